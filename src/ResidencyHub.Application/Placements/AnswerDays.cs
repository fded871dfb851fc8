using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Reckons the days of a placement's request by the district's calendar and the program's rules.</summary>
internal static class AnswerDays
{
    /// <summary>The last day for an answer to a letter that goes out on <paramref name="from"/>.</summary>
    public static async Task<DateOnly> DueAsync(Operation operation, Placement placement, DateOnly from, CancellationToken stop)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, placement.ProgramId, operation.Today, stop);
        var calendar = new DistrictCalendar(await operation.Db.CalendarEntries.AsNoTracking().Where(e => e.DistrictId == placement.DistrictId && e.EndsOn >= from).ToListAsync(stop));
        return calendar.AddSchoolDays(from, rules.Number(RuleCode.PlacementAnswerSchoolDays));
    }

    /// <summary>The last day on which a request that was due on <paramref name="due"/> still counts as waiting.</summary>
    public static DateOnly LapseAfter(DistrictCalendar calendar, RuleBook rules, DateOnly due) => calendar.AddSchoolDays(due, rules.Number(RuleCode.PlacementLapseSchoolDays));
}

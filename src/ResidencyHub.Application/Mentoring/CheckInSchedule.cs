using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The weeks that ask for a check-in, per district and program, read once for an operation.</summary>
internal sealed class CheckInSchedule
{
    private readonly Dictionary<Id<District>, DistrictCalendar> _calendars;
    private readonly Dictionary<Id<PreparationProgram>, CheckInRules> _rules;

    private CheckInSchedule(Dictionary<Id<District>, DistrictCalendar> calendars, Dictionary<Id<PreparationProgram>, CheckInRules> rules) => (_calendars, _rules) = (calendars, rules);

    public static async Task<CheckInSchedule> OpenAsync(ResidencyDb db, IReadOnlyCollection<(Id<District> District, Id<PreparationProgram> Program)> of, DateOnly day, CancellationToken stop)
    {
        var districts = of.Select(o => o.District).Distinct().ToList();
        var (from, to) = (day.AddDays(-800), day.AddDays(60));
        var entries = await db.CalendarEntries.AsNoTracking().Where(e => districts.Contains(e.DistrictId) && e.EndsOn >= from && e.StartsOn <= to).ToListAsync(stop);
        var rules = new Dictionary<Id<PreparationProgram>, CheckInRules>();
        foreach (var program in of.Select(o => o.Program).Distinct())
            rules[program] = Read(await RuleBook.OpenAsync(db, program, day, stop));
        return new(districts.ToDictionary(d => d, d => new DistrictCalendar(entries.Where(e => e.DistrictId == d))), rules);
    }

    public CheckInWeeks For(Id<District> district, Id<PreparationProgram> program) => new(_calendars[district], _rules[program]);

    private static CheckInRules Read(RuleBook book) =>
        new(book.Number(RuleCode.CheckInLeastSchoolDays), book.Number(RuleCode.CheckInDueWeekday), book.Number(RuleCode.CheckInGraceDays), book.Number(RuleCode.CheckInSilentWeeks));
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Application.Hours;

/// <summary>Who has at least the hours that one would expect by the week before last, spread evenly over their running placement: for counts, never for a list of names.</summary>
internal static class HoursPace
{
    /// <param name="Program">Whose rules say how many hours are needed.</param>
    public sealed record Home(Id<Resident> Resident, Id<PreparationProgram> Program, DateOnly StartsOn, DateOnly EndsOn);

    /// <summary>The residents of whom hours are expected by now, and those of them who have them, approved or waiting.</summary>
    public static async Task<(IReadOnlySet<Id<Resident>> Expected, IReadOnlySet<Id<Resident>> Have)> OfAsync(ResidencyDb wide, IReadOnlyCollection<Home> homes, DateOnly today, CancellationToken stop)
    {
        var by = DistrictCalendar.WeekOf(today).AddDays(-8);
        var needed = new Dictionary<Id<PreparationProgram>, int>();
        foreach (var program in homes.Select(h => h.Program).Distinct())
            needed[program] = (await RuleBook.OpenAsync(wide, program, today, stop)).Hours().NeededMinutes;
        var expected = homes.GroupBy(h => h.Resident).Select(g => (g.Key, Minutes: HoursPlan.ExpectedBy(by, g.Min(h => h.StartsOn), g.Max(h => h.EndsOn), needed[g.First().Program]))).Where(e => e.Minutes > 0).ToList();
        var ids = expected.ConvertAll(e => e.Key);
        var logged = await wide.HoursWeeks.Where(w => ids.Contains(w.ResidentId)).GroupBy(w => w.ResidentId).Select(g => new { g.Key, Minutes = g.Sum(w => w.ApprovedMinutes + w.PendingMinutes) }).ToDictionaryAsync(g => g.Key, g => g.Minutes, stop);
        return (ids.ToHashSet(), expected.Where(e => logged.GetValueOrDefault(e.Key) >= e.Minutes).Select(e => e.Key).ToHashSet());
    }
}

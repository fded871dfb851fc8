using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>The hours of an even pace, with their base: what is needed, spread over the days of the placements.</summary>
/// <param name="Minutes">Minutes by the end of <paramref name="By"/>.</param>
/// <param name="By">The end of the week before last: later ones may still be with the resident.</param>
/// <param name="From">The first day over which they are spread.</param>
/// <param name="To">The last.</param>
public sealed record EvenPace(int Minutes, DateOnly By, DateOnly From, DateOnly To);

/// <summary>The hours that one would expect by the week before last, spread evenly over all placements of a resident, wherever they were: for the list of hours, and for counts that name nobody.</summary>
internal static class HoursPace
{
    /// <summary>Placements over which hours are spread: those that run, and those that ran.</summary>
    public static readonly PlacementState[] Spread = [PlacementState.Active, PlacementState.Completed, PlacementState.EndedEarly];

    /// <summary>The end of the week before last: later ones may still be with the resident.</summary>
    public static DateOnly By(DateOnly today) => DistrictCalendar.WeekOf(today).AddDays(-8);

    /// <summary>Minutes that one would expect of a resident; null without a placement.</summary>
    public static int? Expected(DateOnly today, IReadOnlyCollection<(DateOnly StartsOn, DateOnly EndsOn)> homes, int needed) => Of(today, homes, needed)?.Minutes;

    /// <summary>The even pace with its base; null without a placement.</summary>
    public static EvenPace? Of(DateOnly today, IReadOnlyCollection<(DateOnly StartsOn, DateOnly EndsOn)> homes, int needed)
    {
        if (homes.Count == 0)
            return null;
        var (by, first, last) = (By(today), homes.Min(h => h.StartsOn), homes.Max(h => h.EndsOn));
        return new(HoursPlan.ExpectedBy(by, first, last, needed), by, first, last);
    }

    /// <summary>The even pace of one resident, over all their placements.</summary>
    public static async Task<EvenPace?> OfAsync(ResidencyDb wide, Id<Resident> resident, DateOnly today, int needed, CancellationToken stop) =>
        Of(today, [.. (await wide.Placements.Where(p => p.ResidentId == resident && Spread.Contains(p.State)).Select(p => new { p.StartsOn, p.EndsOn }).ToListAsync(stop)).Select(p => (p.StartsOn, p.EndsOn))], needed);

    /// <summary>The residents of whom hours are expected by now, and those of them who have them, approved or waiting.</summary>
    public static async Task<(IReadOnlySet<Id<Resident>> Expected, IReadOnlySet<Id<Resident>> Have)> OfAsync(ResidencyDb wide, IReadOnlyCollection<Id<Resident>> residents, DateOnly today, CancellationToken stop)
    {
        if (residents.Count == 0)
            return (new HashSet<Id<Resident>>(), new HashSet<Id<Resident>>());
        var homes = await wide.Placements.Where(p => residents.Contains(p.ResidentId) && Spread.Contains(p.State)).Join(wide.Residents, p => p.ResidentId, r => r.Id, (p, r) => new { Resident = r.Id, r.ProgramId, p.StartsOn, p.EndsOn }).ToListAsync(stop);
        var books = await RuleBook.OpenEachAsync(wide, [.. homes.Select(h => h.ProgramId).Distinct()], today, stop);
        var needed = books.ToDictionary(b => b.Key, b => b.Value.Hours().NeededMinutes);
        var expected = homes.GroupBy(h => (h.Resident, h.ProgramId)).Select(g => (g.Key.Resident, Minutes: Expected(today, [.. g.Select(h => (h.StartsOn, h.EndsOn))], needed[g.Key.ProgramId]))).Where(e => e.Minutes > 0).ToList();
        var ids = expected.ConvertAll(e => e.Resident);
        var logged = await wide.HoursWeeks.Where(w => ids.Contains(w.ResidentId)).GroupBy(w => w.ResidentId).Select(g => new { g.Key, Minutes = g.Sum(w => w.ApprovedMinutes + w.PendingMinutes) }).ToDictionaryAsync(g => g.Key, g => g.Minutes, stop);
        return (ids.ToHashSet(), expected.Where(e => logged.GetValueOrDefault(e.Resident) >= e.Minutes).Select(e => e.Resident).ToHashSet());
    }
}

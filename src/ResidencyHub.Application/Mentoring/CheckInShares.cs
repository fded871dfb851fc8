using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Check-ins that were due in the last weeks that count before a day, and those that came on time: one count for the status of a school, for that of many, and for goals.</summary>
internal static class CheckInShares
{
    /// <summary>A placement whose check-ins are counted.</summary>
    public sealed record Placed(Id<Placement> Id, Id<School> School, Id<District> District, Id<PreparationProgram> Program, DateOnly StartsOn, DateOnly EndsOn);

    /// <summary>The share of each placement for which something was due.</summary>
    /// <param name="operation">The act that asks.</param>
    /// <param name="wide">Check-ins leave it as numbers.</param>
    /// <param name="placements">Those that run, or ran.</param>
    /// <param name="weeks">So many weeks back (rule check-in.status-weeks).</param>
    /// <param name="day">As of this day.</param>
    /// <param name="stop">Ends the work.</param>
    public static async Task<Dictionary<Id<Placement>, ShareFact>> OfAsync(Operation operation, ResidencyDb wide, IReadOnlyCollection<Placed> placements, int weeks, DateOnly day, CancellationToken stop)
    {
        if (placements.Count == 0)
            return [];
        var schedule = await CheckInSchedule.OpenAsync(wide, [.. placements.Select(p => (p.District, p.Program)).Distinct()], day, stop);
        // most residents of a cohort have the same days: their weeks are worked out once
        var asked = placements.Select(p => (p.District, p.Program, p.StartsOn, p.EndsOn)).Distinct()
            .ToDictionary(t => t, t => schedule.For(t.District, t.Program).Past(new Period(t.StartsOn, t.EndsOn), day, weeks + 1).Where(w => w.LateAfter < day).Take(weeks).ToList());
        if (asked.Values.SelectMany(w => w).Select(w => (DateOnly?)w.Monday).Min() is not { } from)
            return [];
        var schools = placements.Select(p => p.School).Distinct().ToList();
        var sent = (await wide.CheckIns.Where(c => schools.Contains(c.SchoolId) && c.WeekOf >= from && c.WeekOf <= day).Select(c => new { c.PlacementId, c.WeekOf, c.FirstSentAt }).ToListAsync(stop)).ToLookup(c => (c.PlacementId, c.WeekOf), c => operation.DayOf(c.FirstSentAt));
        return placements.Select(p => (p.Id, Weeks: asked[(p.District, p.Program, p.StartsOn, p.EndsOn)])).Where(p => p.Weeks.Count > 0)
            .ToDictionary(p => p.Id, p => new ShareFact(p.Weeks.Count, p.Weeks.Count(w => sent[(p.Id, w.Monday)].Any(sentOn => sentOn <= w.LateAfter)), 1));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The next formal observation of a resident: one that is planned, else the day on which the two agreed in the talk after the last.</summary>
/// <param name="Observation">The planned one; null when a day is agreed and nothing is planned yet.</param>
public sealed record NextObservation(DateOnly On, TimeOnly? At, string Observer, Id<Observation>? Observation);

internal static class NextObservations
{
    /// <summary>By resident, as far as the viewer may read it. The day that was agreed on after the latest lesson stands until a later observation is planned, also when it is past, as long as the placement runs.</summary>
    public static async Task<Dictionary<Id<Resident>, NextObservation>> OfAsync(ResidencyDb db, IReadOnlyCollection<Id<Resident>> residents, DateOnly today, CancellationToken stop)
    {
        var planned = await db.Observations.Where(o => residents.Contains(o.ResidentId) && o.PlannedOn >= today && (o.State == ObservationState.Scheduled || o.State == ObservationState.PreConference))
            .OrderBy(o => o.PlannedOn).ThenBy(o => o.Id).Select(o => new { o.ResidentId, o.PlannedOn, o.PlannedAt, o.ObserverName, o.Id }).ToListAsync(stop);
        var next = planned.GroupBy(o => o.ResidentId).ToDictionary(g => g.Key, g => new NextObservation(g.First().PlannedOn, g.First().PlannedAt, g.First().ObserverName, g.First().Id));
        var rest = residents.Where(r => !next.ContainsKey(r)).ToList();
        var agreed = await db.Debriefs.Where(d => rest.Contains(d.ResidentId) && d.IsShared && d.NextOn != null).Join(db.Observations, d => d.ObservationId, o => o.Id, (d, o) => new { d.ResidentId, On = d.NextOn!.Value, o.ObserverName, o.PlacementId, o.PlannedOn })
            .Where(a => db.Placements.Any(p => p.Id == a.PlacementId && (p.State == PlacementState.Active || p.State == PlacementState.Confirmed)) && !db.Observations.Any(later => later.PlacementId == a.PlacementId && later.PlannedOn > a.PlannedOn && later.State != ObservationState.Cancelled)).ToListAsync(stop);
        foreach (var day in agreed.OrderByDescending(a => a.PlannedOn).ThenByDescending(a => a.On))
            next.TryAdd(day.ResidentId, new(day.On, null, day.ObserverName, null));
        return next;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The talk after a lesson that was observed and not talked about yet.</summary>
/// <param name="Number">Which lesson of this resident in the placement.</param>
/// <param name="DueOn">The last day for it, by the district's calendar.</param>
public sealed record TalkDue(Id<Observation> Observation, int Number, DateOnly DueOn, string Observer);

internal static class TalksDue
{
    /// <summary>Lessons of running placements whose talk is still to come, on its day or late: after the placement's end nobody owes it.</summary>
    public static IQueryable<Observation> Of(ResidencyDb db) =>
        db.Observations.Where(o => o.IsOpen && o.ConferenceOn == null && o.ConferenceDueOn != null && db.Placements.Any(p => p.Id == o.PlacementId && p.State == PlacementState.Active));

    /// <summary>By resident, as far as the viewer may read it; the earliest due first.</summary>
    public static async Task<ILookup<Id<Resident>, TalkDue>> OfAsync(ResidencyDb db, IReadOnlyCollection<Id<Resident>> residents, CancellationToken stop) =>
        (await Of(db).Where(o => residents.Contains(o.ResidentId)).OrderBy(o => o.ConferenceDueOn).ThenBy(o => o.Id).Select(o => new { o.ResidentId, o.Id, o.Number, o.ConferenceDueOn, o.ObserverName }).ToListAsync(stop))
        .ToLookup(o => o.ResidentId, o => new TalkDue(o.Id, o.Number, o.ConferenceDueOn!.Value, o.ObserverName));
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Access;

/// <summary>Which records go with a mentor today. What is shared about a resident, and what is still open, is read by the mentor of record of today, not by the one of the day on which it was written (domain.md §8: "own resident"); so nothing has to be moved when a mentor changes, and who gives a running placement up reads no day longer than they mentor. The last mentor of a placement that is over goes on reading it, also what was never shared; in its observations they write nothing any more, and open none again (<see cref="OverAsync"/>).</summary>
internal static class MentorSight
{
    /// <summary>A mentor's reach with the placements of today, and those that were theirs to the end; every other reach as it is.</summary>
    public static async Task<Reach> OfAsync(ResidencyDb db, Reach reach, DateOnly today, CancellationToken stop)
    {
        if (reach.Kind is not ReachKind.Mentor)
            return reach;
        var mentor = reach.Mentor;
        var homes = await db.Placements.Where(p => p.MentorId == mentor && p.SeenByMentor && (p.MentorThrough == null || p.MentorThrough >= today || p.State == PlacementState.Completed || p.State == PlacementState.EndedEarly)).Select(p => new { p.Id, p.ResidentId }).ToListAsync(stop);
        var named = await db.ApproverNamings.Where(n => n.MentorId == mentor && n.ChecksIn && n.StartsOn <= n.EndsOn).Select(n => n.PlacementId).Distinct().ToListAsync(stop);
        return reach.Mentoring(homes.ConvertAll(p => p.Id), [.. homes.Select(p => p.ResidentId).Distinct()], named);
    }

    /// <summary>Why a mentor writes nothing in an observation any more: the placement is over. Null for everybody else, and while it is confirmed or runs.</summary>
    public static async Task<Refusal?> OverAsync(Operation operation, Id<Placement> placement, CancellationToken stop) =>
        operation.Reach.Kind is ReachKind.Mentor && !await operation.Db.Placements.AnyAsync(p => p.Id == placement && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active), stop)
            ? Outcome.Refused("placement-over", "This placement is over: its mentor reads what was shared and changes nothing any more. The university supervisor can still finish it.")
            : null;
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;

namespace ResidencyHub.Application.Access;

/// <summary>Which records go with a mentor today. What is shared about a resident, and what is still open, is read by the mentor of record of today, not by the one of the day on which it was written (domain.md §8: "own resident"); so nothing has to be moved when a mentor changes, and nobody reads a minute longer than they mentor.</summary>
internal static class MentorSight
{
    /// <summary>A mentor's reach with the placements of today; every other reach as it is.</summary>
    public static async Task<Reach> OfAsync(ResidencyDb db, Reach reach, CancellationToken stop)
    {
        if (reach.Kind is not ReachKind.Mentor)
            return reach;
        var mentor = reach.Mentor;
        var homes = await db.Placements.Where(p => p.MentorId == mentor && p.SeenByMentor).Select(p => new { p.Id, p.ResidentId }).ToListAsync(stop);
        var named = await db.ApproverNamings.Where(n => n.MentorId == mentor && n.ChecksIn && n.StartsOn <= n.EndsOn).Select(n => n.PlacementId).Distinct().ToListAsync(stop);
        return reach.Mentoring(homes.ConvertAll(p => p.Id), [.. homes.Select(p => p.ResidentId).Distinct()], named);
    }
}

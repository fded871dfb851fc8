using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Ends the mentorships of a placement.</summary>
internal static class Mentorships
{
    /// <summary>Cuts the mentorships to <paramref name="lastDay"/>; one that would only begin after it never was, and goes (the audit keeps it). Null: none has begun.</summary>
    public static async Task EndAsync(Operation operation, Placement placement, DateOnly? lastDay, string why, CancellationToken stop)
    {
        foreach (var mentorship in await operation.Db.Mentorships.Where(m => m.PlacementId == placement.Id && m.EndedBecause == null).ToListAsync(stop))
        {
            if (lastDay is not { } last || last < mentorship.StartsOn)
                operation.Db.Remove(mentorship);
            else
                mentorship.End(last < mentorship.EndsOn ? last : mentorship.EndsOn ?? last, why);
        }
    }

    /// <summary>As the placement ends, so does its team: what is current is cut, what had not begun goes, earlier ends stay.</summary>
    public static async Task EndTeamAsync(Operation operation, Placement placement, DateOnly? lastDay, CancellationToken stop)
    {
        foreach (var mate in await operation.Db.Teammates.Where(t => t.PlacementId == placement.Id).ToListAsync(stop))
            if (lastDay is not { } last || !mate.LeaveAfter(last))
                operation.Db.Remove(mate);
    }
}

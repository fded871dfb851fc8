using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Who a placement's warnings are about, each read once, over all programs.</summary>
/// <param name="Resident">With the dated states.</param>
/// <param name="Mentor">The mentor of record; null while nobody is named.</param>
/// <param name="Open">The resident's placements that are not over, this one among them.</param>
internal sealed record PlacementScene(Resident Resident, Mentor? Mentor, IReadOnlyList<PlacementScene.OpenOne> Open)
{
    public sealed record OpenOne(Id<Placement> Id, Id<Placement>? FollowsId, int Year, string SchoolName, PlacementState State, DateOnly StartsOn);

    /// <summary>The first day with pupils of those that run or are to come; null: there are none.</summary>
    public DateOnly? Begins => Open.Where(p => p.State is PlacementState.Confirmed or PlacementState.Active).Select(p => (DateOnly?)p.StartsOn).Min();

    /// <summary>The schools of those that stand beside this one in its year; one that takes over and the one that it takes over from are one.</summary>
    public IReadOnlyList<string> Beside(Placement placement) =>
        [.. Open.Where(p => p.Year == placement.Year && p.Id != placement.Id && p.Id != placement.FollowsId && p.FollowsId != placement.Id).Select(p => p.SchoolName)];

    /// <summary>The school at which one is asked for that is to take this one's place; null: none.</summary>
    public string? Next(Placement placement) => Open.FirstOrDefault(p => p.FollowsId == placement.Id)?.SchoolName;

    /// <summary>Null: the resident is gone.</summary>
    /// <param name="wide">Over all programs.</param>
    /// <param name="placement">Whose.</param>
    /// <param name="known">The mentor, where they were read already.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<PlacementScene?> ReadAsync(ResidencyDb wide, Placement placement, Mentor? known, CancellationToken stop)
    {
        var id = placement.ResidentId;
        if (await wide.Residents.Include(r => r.Standings).SingleOrDefaultAsync(r => r.Id == id, stop) is not { } resident)
            return null;
        var mentor = known?.Id == placement.MentorId ? known : placement.MentorId is { } named ? await wide.Mentors.SingleOrDefaultAsync(m => m.Id == named, stop) : null;
        return new(resident, mentor, await wide.Placements.Where(p => p.ResidentId == id && PlacementRules.Open.Contains(p.State)).Select(p => new OpenOne(p.Id, p.FollowsId, p.Year, p.SchoolName, p.State, p.StartsOn)).ToListAsync(stop));
    }
}

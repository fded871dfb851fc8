using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>About whom a mentor writes a week's check-in: the own residents, and those for whom the team has named them instead of the mentor of record.</summary>
internal static class CheckInHomes
{
    /// <summary>A placement with the name of whom the team named to write; null: the mentor of record does.</summary>
    public sealed record Home(Placement Placement, string? Named);

    /// <summary>Null when the viewer writes nothing about this placement in that week.</summary>
    public static async Task<Home?> FindAsync(Operation operation, Id<Placement> id, DateOnly monday, CancellationToken stop) =>
        await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == id, stop) is { } own ? new(own, null)
        : await NamedAsync(operation, monday, id, stop) is [var named, ..] ? named : null;

    /// <summary>Those for whom the viewer is named in a week, by the residents' names.</summary>
    public static async Task<IReadOnlyList<Home>> NamedAsync(Operation operation, DateOnly monday, Id<Placement>? only, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Mentor)
            return [];
        var named = await Of(operation.Db.ApproverNamings, monday).Where(n => n.MentorId == operation.Reach.Mentor && (only == null || n.PlacementId == only)).OrderBy(n => n.Id).Select(n => new { n.PlacementId, n.Name }).ToListAsync(stop);
        if (named.Count == 0)
            return [];
        var ids = named.ConvertAll(n => n.PlacementId);
        await using var wide = operation.LookWider("the placements for which a mentor is named to write the week's check-in");
        return (await wide.Placements.AsNoTracking().Where(p => ids.Contains(p.Id) && p.State == PlacementState.Active && p.MentorId != operation.Reach.Mentor).OrderBy(p => p.ResidentSort).ToListAsync(stop)).ConvertAll(p => new Home(p, named.FindLast(n => n.PlacementId == p.Id)!.Name));
    }

    /// <summary>Whom the team named to write a week's check-in in the mentor's place, by placement, as it stands on a day of that week (its Friday, from the weekend on): nothing is due from the mentor of record then.</summary>
    public static async Task<Dictionary<Id<Placement>, ApproverNaming>> InsteadAsync(ResidencyDb wide, DateOnly monday, DateOnly today, IReadOnlyCollection<Id<Placement>>? only, CancellationToken stop)
    {
        var (friday, of) = (monday.AddDays(4), only ?? []);
        var day = today < monday ? monday : today > friday ? friday : today;
        return (await Of(wide.ApproverNamings.AsNoTracking(), monday).Where(n => n.StartsOn <= day && n.EndsOn >= day && (only == null || of.Contains(n.PlacementId))).ToListAsync(stop)).GroupBy(n => n.PlacementId).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Id)!);
    }

    /// <summary>The namings that hold on a school day of a week.</summary>
    public static IQueryable<ApproverNaming> Of(IQueryable<ApproverNaming> all, DateOnly monday)
    {
        var friday = monday.AddDays(4);
        return all.Where(n => n.ChecksIn && n.StartsOn <= friday && n.EndsOn >= monday && n.StartsOn <= n.EndsOn);
    }
}

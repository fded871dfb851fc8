using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>Who approves a placement's hours on a day: whom the team named for it, else the mentor of record.</summary>
/// <param name="Mentor">The mentor.</param>
/// <param name="Name">Their name.</param>
/// <param name="Reason">Why it is not the mentor of record; null when it is.</param>
public sealed record Approver(Id<Mentor> Mentor, string Name, string? Reason);

internal static class Approvers
{
    /// <summary>Null: the placement has no mentor, and nobody is named.</summary>
    /// <param name="db">One that sees the namings.</param>
    /// <param name="placement">The placement.</param>
    /// <param name="day">Usually today.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<Approver?> OfAsync(ResidencyDb db, Placement placement, DateOnly day, CancellationToken stop)
    {
        var named = await db.ApproverNamings.Where(n => n.PlacementId == placement.Id && n.StartsOn <= day && n.EndsOn >= day).OrderByDescending(n => n.Id).FirstOrDefaultAsync(stop);
        return Of(named, placement);
    }

    /// <summary>Whom the team named for a day, by placement; the newest naming holds.</summary>
    public static async Task<Dictionary<Id<Placement>, ApproverNaming>> NamedAsync(ResidencyDb db, IReadOnlyCollection<Id<Placement>> placements, DateOnly day, CancellationToken stop) =>
        (await db.ApproverNamings.AsNoTracking().Where(n => placements.Contains(n.PlacementId) && n.StartsOn <= day && n.EndsOn >= day).ToListAsync(stop)).GroupBy(n => n.PlacementId).ToDictionary(g => g.Key, g => g.MaxBy(n => n.Id)!);

    public static Approver? Of(ApproverNaming? named, Placement placement) =>
        named is not null ? new(named.MentorId, named.Name, named.Reason) : placement is { NeedsMentor: false, MentorId: { } mentor } ? new(mentor, placement.MentorName ?? "", null) : null;
}

/// <summary>Hours that wait go to whoever approves today: after a mentor has changed, and when the days of a named approver begin or end; to nobody while nobody can.</summary>
public sealed class FollowApprovers(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        // only those that lie with somebody else than the mentor of record, or for whom somebody is named today
        var weeks = await db.HoursWeeks.Where(w => w.State == HoursState.Sent || (w.State == HoursState.Returned && w.WasSent))
            .Where(w => db.Placements.Any(p => p.Id == w.PlacementId && (p.NeedsMentor || p.MentorId != w.ApproverId || w.ApproverId == null)) || db.ApproverNamings.Any(n => n.PlacementId == w.PlacementId && n.StartsOn <= today && n.EndsOn >= today)).ToListAsync(stop);
        var ids = weeks.Select(w => w.PlacementId).Distinct().ToList();
        var placements = await db.Placements.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var named = await Approvers.NamedAsync(db, ids, today, stop);
        var moved = 0;
        foreach (var week in weeks)
        {
            var approver = Approvers.Of(named.GetValueOrDefault(week.PlacementId), placements[week.PlacementId]);
            if (approver?.Mentor == week.ApproverId)
                continue;
            week.Address(approver?.Mentor, approver?.Name);
            moved++;
        }
        return moved;
    }
}

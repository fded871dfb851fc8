using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Ends the mentorships of a placement, and knows the gaps between them.</summary>
internal static class Mentorships
{
    /// <summary>Cuts the mentorships to <paramref name="lastDay"/>; one that would only begin after it never was, and goes (the audit keeps it); earlier ends stay. Null: none has begun.</summary>
    public static async Task EndAsync(Operation operation, Placement placement, DateOnly? lastDay, string why, CancellationToken stop)
    {
        foreach (var mentorship in await operation.Db.Mentorships.Where(m => m.PlacementId == placement.Id && m.EndedBecause == null).ToListAsync(stop))
            if (lastDay is not { } last || !mentorship.LeaveAfter(last, why))
                operation.Db.Remove(mentorship);
    }

    /// <summary>The mentor will leave, or stays after all: the mentorship of that day runs through <paramref name="lastDay"/>, and who was to follow later does not.</summary>
    public static async Task RunThroughAsync(Operation operation, Placement placement, DateOnly lastDay, CancellationToken stop)
    {
        foreach (var mentorship in await operation.Db.Mentorships.Where(m => m.PlacementId == placement.Id && m.EndedBecause == null).ToListAsync(stop))
            if (mentorship.MentorId == placement.MentorId && mentorship.StartsOn <= lastDay)
                mentorship.WillEndOn(lastDay);
            else
                operation.Db.Remove(mentorship);
    }

    /// <summary>Somebody follows on <paramref name="first"/>: what runs ends the day before, what would have begun that day or later goes. What was ended before stays, and its days can't be taken again.</summary>
    public static async Task<Refusal?> GiveWayAsync(Operation operation, Placement placement, DateOnly first, string why, CancellationToken stop)
    {
        var all = await operation.Db.Mentorships.Where(m => m.PlacementId == placement.Id).ToListAsync(stop);
        if (all.Where(m => m.EndedBecause is not null && m.EndsOn >= first).MaxBy(m => m.EndsOn) is { } ended)
            return Outcome.Refused("mentorship-overlaps", $"The last mentorship here ended on {ended.EndsOn:d MMMM yyyy}; the last day counts. The next one begins on {ended.EndsOn!.Value.AddDays(1):d MMMM yyyy} or later.");
        foreach (var mentorship in all.Where(m => m.EndedBecause is null))
            if (!mentorship.GiveWayOn(first, why))
                operation.Db.Remove(mentorship);
        return null;
    }

    /// <summary>As the placement ends, so does its team: what is current is cut, what had not begun goes, earlier ends stay.</summary>
    public static async Task EndTeamAsync(Operation operation, Placement placement, DateOnly? lastDay, CancellationToken stop)
    {
        foreach (var mate in await operation.Db.Teammates.Where(t => t.PlacementId == placement.Id).ToListAsync(stop))
            if (lastDay is not { } last || !mate.LeaveAfter(last))
                operation.Db.Remove(mate);
    }

    /// <summary>The first day without a mentor, for a placement that needs one: the day after the last mentorship, else the placement's first day. For one that is to take over: the day after the last mentorship of the one before, while it has not begun.</summary>
    public static async Task<DateOnly?> GapSinceAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        if (placement is { FollowsId: { } before, State: PlacementState.Confirmed } && placement.StartsOn > operation.Today)
            return await operation.Db.Mentorships.Where(m => m.PlacementId == before).MaxAsync(m => m.EndsOn, stop) is { } ended && ended.AddDays(1) < placement.StartsOn ? ended.AddDays(1) : null;
        if (placement.MentorNeededFrom is { } needed)
            return needed;
        if (!placement.NeedsMentor || placement.State is not (PlacementState.Confirmed or PlacementState.Active))
            return null;
        await using var db = operation.LookWider("since when a placement that the viewer reads has no mentor");
        var last = await db.Mentorships.Where(m => m.PlacementId == placement.Id).MaxAsync(m => m.EndsOn, stop);
        return last is { } end ? end.AddDays(1) : placement.StartsOn;
    }
}

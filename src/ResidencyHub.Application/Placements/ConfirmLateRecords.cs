using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Lets stand what mentors wrote and approved for days after a last day that was entered later: of the placement, or of the mentor. Nothing is taken from the resident: check-ins and hours stay and are flagged until they are confirmed.</summary>
public sealed class ConfirmLateRecords(UseCaseServices services) : Command<ConfirmLateRecords.Request, WhatNext>(services)
{
    /// <param name="Placement">One that ended early, or whose mentor was lost or followed by another.</param>
    public sealed record Request(Id<Placement> Placement);

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var late = await OfAsync(operation, placement, stop);
        var hours = await LateHours.OfAsync(operation, placement, stop);
        if (late.Count == 0 && hours.Count == 0)
            return Outcome.Refused("nothing-late", "Nothing waits here to be confirmed: nothing was written or approved for days after the last one, or it is confirmed already.");
        foreach (var checkIn in late)
            checkIn.ConfirmLate(operation.Now);
        placement.ConfirmLateRecords(late.Count, [.. hours.Select(h => h.WeekOf)], new Act(operation.Viewer.Name, operation.Now));
        operation.Announce("placements", placement.Id.Value);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), []);
    }

    /// <summary>Check-ins among which those are: of weeks after the last day of a placement that ended early, or by somebody else than its mentor of today.</summary>
    internal static IQueryable<CheckIn> Perhaps(ResidencyDb db, Placement placement)
    {
        var (id, mentor, last, ended) = (placement.Id, placement.MentorId, placement.EndsOn, placement.State is PlacementState.EndedEarly);
        return db.CheckIns.Where(c => c.PlacementId == id && c.LateConfirmedAt == null && ((ended && c.WeekOf > last) || c.MentorId != mentor));
    }

    /// <summary>Check-ins of weeks that begin after the last day of the placement or of the mentor who wrote them, as long as nobody has confirmed them. What this act has changed is counted as changed.</summary>
    internal static async Task<List<CheckIn>> OfAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        if (placement.State is not (PlacementState.Confirmed or PlacementState.Active or PlacementState.Completed or PlacementState.EndedEarly))
            return [];
        var written = await Perhaps(operation.Db, placement).ToListAsync(stop);
        if (written.Count == 0)
            return [];
        var stays = await operation.Db.Mentorships.Where(m => m.PlacementId == placement.Id).ToListAsync(stop);
        // those that this act cancels are still in the database
        stays.RemoveAll(m => operation.Db.Entry(m).State is EntityState.Deleted);
        return written.FindAll(c => (placement.State is PlacementState.EndedEarly && c.WeekOf > placement.EndsOn)
            || (c.MentorId != placement.MentorId && !stays.Exists(m => m.MentorId == c.MentorId && (m.EndsOn is null || m.EndsOn >= c.WeekOf))));
    }

    /// <summary>What to do about them, in words; null when there are none.</summary>
    internal static async Task<string?> WordsAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        var (late, hours) = ((await OfAsync(operation, placement, stop)).Count, (await LateHours.OfAsync(operation, placement, stop)).Count);
        return (late, hours) switch
        {
            (0, 0) => null,
            ( > 0, 0) => $"{CheckIns(late)} of weeks after the last day stay{(late == 1 ? "s" : "")} with the resident. Read and confirm on the placement’s page.",
            (0, > 0) => $"{Weeks(hours)} after the last day stay{(hours == 1 ? "s" : "")} with the resident. Read and confirm on the placement’s page.",
            _ => $"{CheckIns(late)} and {Weeks(hours)} after the last day stay with the resident. Read and confirm on the placement’s page.",
        };

        static string CheckIns(int count) => $"{count} check-in{(count == 1 ? "" : "s")}";

        static string Weeks(int count) => $"{count} week{(count == 1 ? "" : "s")} with approved hours";
    }
}

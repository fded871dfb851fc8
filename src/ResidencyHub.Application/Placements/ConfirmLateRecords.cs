using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Lets stand what mentors wrote for weeks after the last day of a placement that was ended backdated: nothing that was written is taken from the resident.</summary>
public sealed class ConfirmLateRecords(UseCaseServices services) : Command<ConfirmLateRecords.Request, WhatNext>(services)
{
    /// <param name="Placement">One that ended early.</param>
    public sealed record Request(Id<Placement> Placement);

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.Include(p => p.Steps).SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var late = await CountAsync(operation, placement, stop);
        if (late == 0)
            return Outcome.Refused("nothing-late", "Nothing waits here to be confirmed: nothing was written for weeks after the last day, or it is confirmed already.");
        placement.ConfirmLateRecords(late, new Act(operation.Viewer.Name, operation.Now));
        operation.Announce("placements", placement.Id.Value);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), []);
    }

    /// <summary>Check-ins of weeks that begin after the last day of a placement that ended early, as long as nobody has confirmed them.</summary>
    internal static async Task<int> CountAsync(Operation operation, Placement placement, CancellationToken stop) =>
        placement.State is PlacementState.EndedEarly && !placement.LateRecordsConfirmed ? await operation.Db.CheckIns.CountAsync(c => c.PlacementId == placement.Id && c.WeekOf > placement.EndsOn, stop) : 0;
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Ends a placement before its time; its days and its mentorship are cut to the last day, hours and feedback stay.</summary>
public sealed class EndPlacement(UseCaseServices services, Postbox postbox) : Command<EndPlacement.Request, WhatNext>(services)
{
    /// <param name="Placement">The placement.</param>
    /// <param name="LastDay">The last day that counts, today or before.</param>
    /// <param name="Why">For the history and for those who are told.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly? LastDay, string Why);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");
            RuleFor(r => r.LastDay).NotNull().WithMessage("Give the last day.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say why; all sides will read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(EndPlacement));
        var act = new Act(operation.Viewer.Name, operation.Now);
        if (request.LastDay > operation.Today)
            return Outcome.Invalid(nameof(request.LastDay), "The last day is today or before. What ends later is ended when the day has come.");
        if (placement.State is PlacementState.Active && request.LastDay < placement.StartsOn)
            return Outcome.Invalid(nameof(request.LastDay), $"The placement began on {placement.StartsOn:d MMMM yyyy}: the last day is that day or later. A placement of one day has the same first and last day.");
        operation.Why = request.Why;
        var everyone = await letters.AllSidesAsync(placement, stop);
        var begun = placement.State is PlacementState.Active;
        await FollowQuestion.StopAsync(operation, letters, placement, act, stop);
        placement.EndEarly(request.LastDay!.Value, request.Why, act);
        await Mentorships.EndAsync(operation, placement, begun ? placement.EndsOn : null, request.Why, stop);
        await Mentorships.EndTeamAsync(operation, placement, begun ? placement.EndsOn : null, stop);
        var resident = await operation.Db.Residents.SingleAsync(r => r.Id == placement.ResidentId, stop);
        if (await Takeovers.OtherAsync(operation, placement, stop) is { } other)
            resident.PlaceAt(other.DistrictId, other.SchoolId, other.SchoolName, other.MentorId);
        else
            Leave(resident, operation, request.Why);
        await letters.TellAsync(placement, $"Ended: {placement.ResidentName} at {placement.SchoolName}", $"The placement has ended; its last day is {placement.EndsOn:d MMMM yyyy}. {request.Why}", stop, [.. everyone.OfType<Reachable>()]);
        return new WhatNext(placement.Id, placement.State, await ConfirmLateRecords.WordsAsync(operation, placement, stop) ?? PlacementAsk.Next(placement, operation.Today), letters.Told);
    }

    private static void Leave(Resident resident, Operation operation, string why)
    {
        resident.Unplace();
        resident.Stand(resident.IsClearedOn(operation.Today) ? ResidentState.Cleared : ResidentState.Admitted, operation.Today, why);
    }
}

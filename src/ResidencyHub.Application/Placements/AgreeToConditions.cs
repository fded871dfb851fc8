using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The program agrees to the conditions of school or mentor; the request goes on where it stood.</summary>
public sealed class AgreeToConditions(UseCaseServices services, Postbox postbox) : Command<AgreeToConditions.Request, WhatNext>(services)
{
    public sealed record Request(Id<Placement> Placement);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");

        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(AgreeToConditions));
        var act = new Act(operation.Viewer.Name, operation.Now);
        var next = await letters.AskedAsync(placement, placement.SchoolSaidYes ? PlacementState.WithMentor : PlacementState.WithSchool, stop);
        var conditions = placement.Conditions;
        placement.AgreeToConditions(await letters.DueAsync(placement, next, stop), act);
        operation.Why = $"Agreed to: {conditions}";
        if (placement.State is PlacementState.WithMentor && !await letters.AskAsync(placement, stop))
            return Outcome.Refused("mentor-address", $"{placement.MentorName} has no e-mail address here. Add it to the mentor’s record first.");
        if (placement.State is PlacementState.WithSchool && !await letters.AskAsync(placement, stop))
            return Outcome.Refused("principal-known", $"{placement.SchoolName} has no principal with an e-mail address here. Add one to the school’s contacts first.");
        if (placement.SchoolSaidYes && await new PlacementPeople(operation).PrincipalAsync(placement.SchoolId, stop) is { } principal)
            await letters.TellAsync(placement, $"Conditions agreed: {placement.ResidentName}", $"The program agrees to the conditions: {conditions}", stop, [principal]);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

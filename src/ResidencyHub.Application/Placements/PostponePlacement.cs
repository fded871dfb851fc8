using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Brings a request back to the beginning, to be asked again later; those who know of it are told.</summary>
public sealed class PostponePlacement(UseCaseServices services, Postbox postbox) : Command<PostponePlacement.Request, WhatNext>(services)
{
    public sealed record Request(Id<Placement> Placement, string Why);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say why; those who were asked will read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(PostponePlacement));
        var act = new Act(operation.Viewer.Name, operation.Now);
        operation.Why = request.Why;
        if (!placement.IsOpen && await operation.Db.Residents.SingleOrDefaultAsync(r => r.Id == placement.ResidentId, stop) is { } resident)
        {
            var (refused, slot) = await PeriodRules.SlotAsync(operation, resident, placement.Year, placement.Term, stop, placement);
            if (refused is not null)
                return refused;
            placement.Occupy(slot);
        }
        var know = await letters.WhoKnowsAsync(placement, stop);
        placement.Postpone(act, request.Why);
        await letters.TellAsync(placement, $"Postponed: the request for {placement.ResidentName}", $"The program has postponed its request. {request.Why} Nothing is asked of you now; you will hear again.", stop, [.. know.OfType<Reachable>()]);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

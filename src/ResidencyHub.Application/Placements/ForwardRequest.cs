using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The district's residency lead passes a request to the school, or declines it for the district.</summary>
public sealed class ForwardRequest(UseCaseServices services, Postbox postbox) : Command<ForwardRequest.Request, WhatNext>(services)
{
    public sealed record Request(Id<Placement> Placement, AnswerGiven Answer);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Answer).SetValidator(new AnswerValidator()).OverridePropertyName("");
    }

    private protected override Permission Needs => Permission.AnswerForDistrict;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        return await new Answering(operation, postbox, nameof(ForwardRequest)).GiveAsync(placement, PlacementState.WithDistrict, request.Answer, new Act(operation.Viewer.Name, operation.Now), stop);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>A school leader answers a request in the app: yes, yes with conditions, or no with a reason; and names the mentor or leaves that for later.</summary>
public sealed class AnswerForSchool(UseCaseServices services, Postbox postbox) : Command<AnswerForSchool.Request, WhatNext>(services)
{
    public sealed record Request(Id<Placement> Placement, AnswerGiven Answer);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Answer).SetValidator(new AnswerValidator()).OverridePropertyName("");
    }

    private protected override Permission Needs => Permission.AnswerForSchool;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        return await new Answering(operation, postbox, nameof(AnswerForSchool)).GiveAsync(placement, PlacementState.WithSchool, request.Answer, new Act(operation.Viewer.Name, operation.Now), stop);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Writes down a telephone call about a request that waits: with whom, what came of it, when to call next.</summary>
public sealed class RecordCall(UseCaseServices services) : Command<RecordCall.Request, Id<CallAttempt>>(services)
{
    public sealed record Request(Id<Placement> Placement, string SpokeTo, CallOutcome Result, string? Note, DateOnly? NextContactOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.SpokeTo).NotEmpty().WithMessage("Say whom you called.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.Result).IsInEnum().WithMessage("Say what came of the call.");
            RuleFor(r => r.Note).MaximumLength(2000).WithMessage("A note has up to 2,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RecordAnswers;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<CallAttempt>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (request.NextContactOn < operation.Today)
            return Outcome.Invalid(nameof(request.NextContactOn), "The next contact is today or later.");
        // the same form sent twice, by a second click or a reload, is one call
        var since = operation.Now.AddMinutes(-10);
        var same = await operation.Db.CallAttempts.FirstOrDefaultAsync(
            c => c.PlacementId == placement.Id && c.CalledAt > since && c.CalledBy == operation.Viewer.Name && c.SpokeTo == request.SpokeTo && c.Outcome == request.Result && c.Note == request.Note && c.NextContactOn == request.NextContactOn, stop);
        if (same is not null)
            return same.Id;
        var call = new CallAttempt(placement, request.SpokeTo, request.Result, request.Note, request.NextContactOn, operation.Viewer.Name, operation.Now);
        operation.Db.Add(call);
        operation.Announce("placements", placement.Id.Value);
        return call.Id;
    }
}

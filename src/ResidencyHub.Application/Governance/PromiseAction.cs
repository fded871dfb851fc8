using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>Writes down what somebody promised in a meeting, by when; it appears in their home list.</summary>
public sealed class PromiseAction(UseCaseServices services) : MeetingCommand<PromiseAction.Request, Id<ActionItem>>(services)
{
    /// <param name="Account">The owner, when they have an account.</param>
    /// <param name="Owner">The owner's name, when they have none.</param>
    /// <param name="Side">The owner's side, when they have no account.</param>
    public sealed record Request(Id<Meeting> Meeting, string Title, Guid? Account, string? Owner, PartnershipSide? Side, DateOnly? DueOn, Id<Decision>? Decision = null);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Id<ActionItem>>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var (db, at, title) = (operation.Db, of.At!, request.Title.Trim());
        at.RefuseUnlessWritten();
        if (request.Decision is { } under && !await db.Decisions.AnyAsync(d => d.Id == under && d.PartnershipId == of.Partnership.Id, stop))
            return Outcome.NotFound;
        if (request.DueOn < at.Day)
            return Outcome.Invalid(nameof(Request.DueOn), "The day lies before the meeting. Choose a later one.");
        if (await OwnerAsync(operation, of, request.Account, request.Owner, request.Side, stop) is not { } owner)
            return Outcome.Invalid(request.Account is null && string.IsNullOrWhiteSpace(request.Owner) ? nameof(Request.Account) : nameof(Request.Side), "Say who does it: choose a person, or write a name and its side.");
        Claim.On(db, at, at.Id);
        if (await db.ActionItems.AnyAsync(a => a.MeetingId == at.Id && a.Title == title && a.Owner == owner.Name, stop))
            return Outcome.Refused("promised-already", "This is written down already. It stands below.");
        var action = new ActionItem(of.Partnership.Id, title, owner.Side, owner.Name, request.DueOn!.Value, request.Decision, at.About);
        action.Promise(owner.Account, at.Id);
        db.Add(action);
        operation.Announce("actions", action.Id.Value);
        return action.Id;
    }

    /// <summary>Who is meant: somebody with an account whom the viewer may name, or a name with its side; null when neither is said whole.</summary>
    internal static async Task<(string Name, Guid? Account, PartnershipSide Side)?> OwnerAsync(Operation operation, Gathering of, Guid? account, string? name, PartnershipSide? side, CancellationToken stop)
    {
        if (account is { } id)
            return (await Governing.PeopleAsync(operation, of, stop)).FirstOrDefault(p => p.Account == id) is { } person ? (person.Name, person.Account, person.Side) : null;
        return Record.Line(name) is { } typed && side is { } its ? (typed, null, its) : null;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what is to be done.").MaximumLength(250).WithMessage("One line of up to 250 characters.");
            RuleFor(r => r.Owner).MaximumLength(200).WithMessage("Shorten the name to 200 characters.");
            RuleFor(r => r.Side).IsInEnum().When(r => r.Side is not null);
            RuleFor(r => r.DueOn).NotNull().WithMessage("Say by when.");
        }
    }
}

/// <summary>Somebody else does it, or by another day; the others read why.</summary>
public sealed class ChangeAction(UseCaseServices services) : RecordCommand<ChangeAction.Request, Nothing>(services)
{
    /// <param name="Account">The new owner; null leaves the owner.</param>
    /// <param name="Version">What the form showed.</param>
    public sealed record Request(Id<ActionItem> Action, Guid? Account, DateOnly? DueOn, string Because, int Version);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ActionItems.SingleOrDefaultAsync(a => a.Id == request.Action, stop) is not { } action || await Record.FindAsync(operation, action.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (!FinishAction.MayChange(operation, action))
            return Outcome.Refused("action-other-side", $"This is promised for the {PartnershipWords.Of(action.Side)} side; its owner or that side changes it.");
        var (owner, account, side) = (action.Owner, action.OwnerAccountId, action.Side);
        if (request.Account is { } id)
        {
            if ((await Governing.PeopleAsync(operation, partnership, stop)).FirstOrDefault(p => p.Account == id) is not { } person)
                return Outcome.Invalid(nameof(Request.Account), "Choose a person from the list.");
            if (person.Side != action.Side)
                return Outcome.Invalid(nameof(Request.Account), "Nobody promises for the other side. Write it down at the next meeting.");
            (owner, account) = (person.Name, person.Account);
        }
        Record.Expect(operation, action, request.Version);
        operation.Why = request.Because.Trim();
        action.Change(owner, account, side, request.DueOn ?? action.DueOn);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Because).NotEmpty().WithMessage("Say why; the others read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

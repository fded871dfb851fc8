using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>A side votes, by whoever speaks for it or by a delegate in their absence; when every side of the partnership has, the decision falls.</summary>
public sealed class VoteOnDecision(UseCaseServices services) : Command<VoteOnDecision.Request, DecisionState>(services)
{
    /// <param name="Decision">The decision.</param>
    /// <param name="Vote">How the side votes.</param>
    /// <param name="CommunityVoice">Who of the community's side voted so; null when the viewer votes for their own side. People of the community have no account: what they said is recorded with both names.</param>
    public sealed record Request(Id<Decision> Decision, Vote? Vote, string? CommunityVoice = null);

    /// <summary>As long as the column: two names together are longer.</summary>
    private const int CastByLength = 256;

    // a delegate need not speak for a side otherwise
    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of two sides that vote in the same moment the second begins again and finds the first one's vote
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<DecisionState>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, me) = (operation.Db, operation.Today, operation.Viewer.AccountId);
        if (await db.Decisions.Include(d => d.Votes).SingleOrDefaultAsync(d => d.Id == request.Decision, stop) is not { } decision || await Record.FindAsync(operation, decision.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        var own = ListDecisions.SideOf(operation.Viewer);
        var delegation = own is null ? await db.VoteDelegations.FirstOrDefaultAsync(g => g.PartnershipId == partnership.Id && g.AccountId == me && g.TakenBackOn == null && g.StartsOn <= today && g.EndsOn >= today, stop) : null;
        if ((own ?? delegation?.Side) is not { } side)
            return new Outcome<DecisionState>.Forbidden();
        // a delegate's voice ends with the voice of who named them
        if (delegation is not null && !await SpeaksAsync(operation, partnership, delegation.FromAccountId, stop))
            return Outcome.Refused("delegate-alone", $"{delegation.FromName}, who named you, does not speak for this side any more. Ask somebody who does.");
        if (Governing.Over(partnership, today) is { } over)
            return over;
        if (decision.State is DecisionState.Open && decision.AnswerBy < today)
            return Outcome.Refused("decision-late", $"The answers were due by {PartnershipWords.Day(decision.AnswerBy)}. It goes on the next agenda, or the sides are asked again with a new date.");
        var by = operation.Viewer.Name;
        if (request.CommunityVoice?.Trim() is { Length: > 0 } voice)
        {
            if (!await db.RecordEntries.AnyAsync(e => e.PartnershipId == decision.PartnershipId && e.Kind == EntryKind.Role && e.Side == PartnershipSide.Community && e.Person == voice && e.TakenOutOn == null && e.StartsOn <= today && (e.EndsOn == null || e.EndsOn >= today), stop))
                return Outcome.Invalid(nameof(Request.CommunityVoice), "This person holds no role for the community today. Enter the role in the partnership's record first.");
            (side, by) = (PartnershipSide.Community, Record.Clip($"{voice}, recorded by {by}", CastByLength));
        }
        Data.Claim.On(db, decision, decision.Id);
        decision.Cast(side, request.Vote!.Value, by, today, Governing.Sides(partnership, today), new VoteBasis(delegation?.FromName));
        foreach (var vote in decision.Votes.Where(v => db.Entry(v).State is EntityState.Detached))
            db.Add(vote);
        operation.Announce("decisions", decision.Id.Value);
        return decision.State;
    }

    /// <summary>Whether an account holds a role today that speaks for a partner.</summary>
    private static async Task<bool> SpeaksAsync(Operation operation, Partnership partnership, Guid account, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether who named a delegate still speaks for the side");
        return await new PartnerVoices(wide, operation.Today).VotesAsync(partnership, account, stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Vote).Must(v => v is { } vote && Enum.IsDefined(vote)).WithMessage("Choose yes, no or abstain.");
            RuleFor(r => r.CommunityVoice).MaximumLength(120).WithMessage("Choose a name from the list.");
        }
    }
}

/// <summary>Somebody who speaks for a side names who votes in their absence, for some days.</summary>
public sealed class NameDelegate(UseCaseServices services) : Command<NameDelegate.Request, Id<VoteDelegation>>(services)
{
    public sealed record Request(Id<Partnership>? Partnership, Guid? Account, DateOnly? StartsOn, DateOnly? EndsOn);

    /// <summary>Nobody is away for longer; who is, gives up the role.</summary>
    private const int MostDays = 366;

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is said already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<VoteDelegation>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, me) = (operation.Db, operation.Today, operation.Viewer.AccountId!.Value);
        if (request.Partnership is not { } id || await Record.FindAsync(operation, id, stop) is not { } partnership || ListDecisions.SideOf(operation.Viewer) is not { } side)
            return Outcome.NotFound;
        if (Governing.Over(partnership, today) is { } over)
            return over;
        if (request.StartsOn < today)
            return Outcome.Invalid(nameof(Request.StartsOn), "Choose today or a later day.");
        if (request.EndsOn!.Value.DayNumber - request.StartsOn!.Value.DayNumber >= MostDays)
            return Outcome.Invalid(nameof(Request.EndsOn), "A delegate votes for a year at most.");
        if (request.Account == me || (await Governing.PeopleAsync(operation, partnership, stop)).FirstOrDefault(p => p.Account == request.Account && p.Side == side) is not { } person)
            return Outcome.Invalid(nameof(Request.Account), "Choose somebody else of your own side from the list.");
        Data.Claim.On(db, partnership, partnership.Id);
        var (first, last) = (request.StartsOn.Value, request.EndsOn.Value);
        if (await db.VoteDelegations.AnyAsync(g => g.PartnershipId == partnership.Id && g.FromAccountId == me && g.TakenBackOn == null && g.StartsOn <= last && g.EndsOn >= first, stop))
            return Outcome.Refused("delegate-named", "You have named a delegate for some of these days already. Take that back first.");
        var delegation = new VoteDelegation(partnership.Id, side, (me, operation.Viewer.Name), (person.Account, person.Name), new Period(first, last));
        db.Add(delegation);
        operation.Announce("decisions");
        return delegation.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Account).NotNull().WithMessage("Choose who votes instead.");
            RuleFor(r => r.StartsOn).NotNull().WithMessage("Say from which day.");
            RuleFor(r => r.EndsOn).NotNull().WithMessage("Say through which day.").Must((r, last) => last is null || r.StartsOn is null || last >= r.StartsOn).WithMessage("The last day lies before the first.");
        }
    }
}

/// <summary>Takes back that a delegate votes; what the delegate has voted stays.</summary>
public sealed class TakeDelegateBack(UseCaseServices services) : Command<TakeDelegateBack.Request, Nothing>(services)
{
    public sealed record Request(Id<VoteDelegation> Delegation);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.VoteDelegations.SingleOrDefaultAsync(g => g.Id == request.Delegation, stop) is not { } delegation || delegation.FromAccountId != operation.Viewer.AccountId)
            return Outcome.NotFound;
        delegation.TakeBack(operation.Today);
        operation.Announce("decisions");
        return default(Nothing);
    }
}

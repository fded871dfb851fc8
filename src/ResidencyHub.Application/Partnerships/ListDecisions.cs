using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What the partners decided and promised: decisions with each side's vote, actions with owner and due day.</summary>
public sealed class ListDecisions(UseCaseServices services) : Query<Nothing, ListDecisions.Answer>(services)
{
    /// <param name="MySide">The side for which the viewer may vote; null when they may not.</param>
    public sealed record Answer(IReadOnlyList<Row> Decisions, IReadOnlyList<Action> Actions, PartnershipSide? MySide);

    /// <param name="Sides">The sides that vote: those with a partner today.</param>
    /// <param name="Voices">Who holds a role for the community today: nobody of it signs in, its vote is recorded.</param>
    public sealed record Row(Id<Decision> Id, string Partnership, string Title, string Rationale, string ProposedBy, PartnershipSide ProposedFor, DateOnly ProposedOn, DateOnly AnswerBy, DecisionState State, DateOnly? DecidedOn, IReadOnlyList<Cast> Votes, IReadOnlyList<PartnershipSide> Sides, IReadOnlyList<string> Voices);

    public sealed record Cast(PartnershipSide Side, Vote Vote, string By, DateOnly On);

    public sealed record Action(Id<ActionItem> Id, string Title, PartnershipSide Side, string Owner, DateOnly DueOn, DateOnly? DoneOn, string? Decision);

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var names = await db.Partnerships.ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var decisions = await db.Decisions.Include(d => d.Votes).OrderBy(d => d.State == DecisionState.Open ? 0 : 1).ThenByDescending(d => d.ProposedOn).Take(100).ToListAsync(stop);
        var actions = await (
            from a in db.ActionItems.OrderBy(a => a.DoneOn != null).ThenBy(a => a.DueOn).Take(100)
            join d in db.Decisions on a.DecisionId equals d.Id into of
            from d in of.DefaultIfEmpty()
            orderby a.DoneOn != null, a.DueOn
            select new Action(a.Id, a.Title, a.Side, a.Owner, a.DueOn, a.DoneOn, d == null ? null : d.Title)).ToListAsync(stop);
        var today = operation.Today;
        var sides = (await db.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => new { m.PartnershipId, m.Side }).Distinct().ToListAsync(stop)).ToLookup(m => m.PartnershipId, m => m.Side);
        var voices = (await db.RecordEntries.Where(e => e.Kind == EntryKind.Role && e.Side == PartnershipSide.Community && e.TakenOutOn == null && e.StartsOn <= today && (e.EndsOn == null || e.EndsOn >= today)).Select(e => new { e.PartnershipId, e.Person }).ToListAsync(stop)).ToLookup(e => e.PartnershipId, e => e.Person!);
        return new Answer(
            decisions.ConvertAll(d => new Row(d.Id, names[d.PartnershipId], d.Title, d.Rationale, d.ProposedBy, d.ProposedFor, d.ProposedOn, d.AnswerBy, d.State, d.DecidedOn, [.. d.Votes.Select(v => new Cast(v.Side, v.Vote, v.CastBy, v.CastOn))],
                [.. sides[d.PartnershipId].Concat(d.Votes.Select(v => v.Side)).Distinct().Order()], [.. voices[d.PartnershipId].Distinct().Order(StringComparer.Ordinal)])),
            actions, SideOf(operation.Viewer));
    }

    /// <summary>Program people vote for the university's side, school and district people for the district's.</summary>
    internal static PartnershipSide? SideOf(Viewer viewer) => viewer.May(Permission.VoteForSide) ? Record.SideOf(viewer.Role) : null;
}

/// <summary>A side votes; when every side of the partnership has, the decision falls.</summary>
public sealed class VoteOnDecision(UseCaseServices services) : Command<VoteOnDecision.Request, DecisionState>(services)
{
    /// <param name="Decision">The decision.</param>
    /// <param name="Vote">How the side votes.</param>
    /// <param name="CommunityVoice">Who of the community's side voted so; null when the viewer votes for their own side. People of the community have no account: what they said is recorded with both names.</param>
    public sealed record Request(Id<Decision> Decision, Vote? Vote, string? CommunityVoice = null);

    /// <summary>As long as the column: two names together are longer.</summary>
    private const int CastByLength = 256;

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<DecisionState>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Decisions.Include(d => d.Votes).SingleOrDefaultAsync(d => d.Id == request.Decision, stop) is not { } decision || ListDecisions.SideOf(operation.Viewer) is not { } side)
            return Outcome.NotFound;
        var sides = await db.PartnershipMembers.Where(m => m.PartnershipId == decision.PartnershipId && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.Side).Distinct().ToListAsync(stop);
        var by = operation.Viewer.Name;
        if (request.CommunityVoice?.Trim() is { Length: > 0 } voice)
        {
            if (!await db.RecordEntries.AnyAsync(e => e.PartnershipId == decision.PartnershipId && e.Kind == EntryKind.Role && e.Side == PartnershipSide.Community && e.Person == voice && e.TakenOutOn == null && e.StartsOn <= today && (e.EndsOn == null || e.EndsOn >= today), stop))
                return Outcome.Invalid(nameof(Request.CommunityVoice), "This person holds no role for the community today. Enter the role in the partnership's record first.");
            (side, by) = (PartnershipSide.Community, Record.Clip($"{voice}, recorded by {by}", CastByLength));
        }
        decision.Cast(side, request.Vote!.Value, by, today, sides);
        operation.Announce("decisions", decision.Id.Value);
        return decision.State;
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

/// <summary>A side proposes a decision; its own vote is not cast by that.</summary>
public sealed class ProposeDecision(UseCaseServices services) : Command<ProposeDecision.Request, Id<Decision>>(services)
{
    public sealed record Request(Id<Partnership>? Partnership, string Title, string Rationale, DateOnly? AnswerBy);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // the second of two taps begins again and reads that it is said already
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Id<Decision>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var partnership = request.Partnership is { } chosen ? await db.Partnerships.SingleOrDefaultAsync(p => p.Id == chosen, stop) : await db.Partnerships.Where(p => p.EndedOn == null || p.EndedOn >= operation.Today).OrderBy(p => p.StartedOn).FirstOrDefaultAsync(stop);
        if (partnership is null || ListDecisions.SideOf(operation.Viewer) is not { } side)
            return Outcome.NotFound;
        if (request.AnswerBy < operation.Today)
            return Outcome.Invalid(nameof(Request.AnswerBy), "The answer date lies in the past. Choose today or later.");
        var (title, today) = (request.Title.Trim(), operation.Today);
        if (await db.Decisions.AnyAsync(d => d.PartnershipId == partnership.Id && d.Title == title && d.ProposedOn == today, stop))
            return Outcome.Refused("proposed-already", "This is proposed already, today and in the same words. It stands below.");
        Claim.On(db, partnership, partnership.Id);
        var decision = new Decision(partnership.Id, title, request.Rationale.Trim(), operation.Viewer.Name, side, today, request.AnswerBy!.Value);
        db.Add(decision);
        operation.Announce("decisions", decision.Id.Value);
        return decision.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Title).NotEmpty().WithMessage("Say what is to be decided, in one line.").MaximumLength(250).WithMessage("One line of up to 250 characters.");
            RuleFor(r => r.Rationale).NotEmpty().WithMessage("Say why.").MaximumLength(8000).WithMessage("Up to 8,000 characters, please.");
            RuleFor(r => r.AnswerBy).NotNull().WithMessage("Say by when each side answers.");
        }
    }
}

/// <summary>An action is done, or is not done after all.</summary>
public sealed class FinishAction(UseCaseServices services) : Command<FinishAction.Request, Nothing>(services)
{
    public sealed record Request(Id<ActionItem> Action, bool Done);

    private protected override Permission Needs => Permission.VoteForSide;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ActionItems.SingleOrDefaultAsync(a => a.Id == request.Action, stop) is not { } action)
            return Outcome.NotFound;
        if (request.Done)
            action.Finish(operation.Today);
        else
            action.Reopen();
        operation.Announce("actions", action.Id.Value);
        return default(Nothing);
    }
}

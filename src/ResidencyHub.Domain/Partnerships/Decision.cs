using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

public enum DecisionState { Open, Agreed, Rejected, Stalled }

public enum Vote { Yes, No, Abstain }

/// <summary>Something the partners decide together; it is not made until each side that must vote has voted.</summary>
public sealed class Decision
{
    private readonly List<DecisionVote> _votes = [];

    private Decision() { }

    public Decision(Id<Partnership> partnership, string title, string rationale, string proposedBy, PartnershipSide proposedFor, DateOnly proposedOn, DateOnly answerBy)
    {
        Id = Id<Decision>.New();
        (PartnershipId, Title, Rationale, ProposedBy, ProposedFor, ProposedOn, AnswerBy) = (partnership, title, rationale, proposedBy, proposedFor, proposedOn, answerBy);
    }

    public Id<Decision> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public string Title { get; private set; } = "";
    public string Rationale { get; private set; } = "";
    public string ProposedBy { get; private set; } = "";
    public PartnershipSide ProposedFor { get; private set; }
    public DateOnly ProposedOn { get; private set; }
    public DateOnly AnswerBy { get; private set; }
    public DecisionState State { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<DecisionVote> Votes => _votes;

    /// <summary>Records how a side votes; when all of <paramref name="sides"/> have, the decision falls: one No rejects it, and what nobody said Yes to is not agreed but stalled.</summary>
    /// <exception cref="RuleBroken">Already decided, or this side has voted.</exception>
    public void Cast(PartnershipSide side, Vote vote, string by, DateOnly on, IReadOnlyCollection<PartnershipSide> sides)
    {
        if (State is not DecisionState.Open)
            throw new RuleBroken("decision-made", "This was decided already; another decision can amend it.");
        if (_votes.Exists(v => v.Side == side))
            throw new RuleBroken("side-voted", "This side has voted.");
        _votes.Add(new DecisionVote(Id, side, vote, by, on));
        if (!sides.All(s => _votes.Exists(v => v.Side == s)))
            return;
        State = _votes.Exists(v => v.Vote is Vote.No) ? DecisionState.Rejected : _votes.Exists(v => v.Vote is Vote.Yes) ? DecisionState.Agreed : DecisionState.Stalled;
        DecidedOn = State is DecisionState.Stalled ? null : on;
    }
}

/// <summary>How one side voted, by whom and when.</summary>
public sealed class DecisionVote
{
    private DecisionVote() { }

    internal DecisionVote(Id<Decision> decision, PartnershipSide side, Vote vote, string by, DateOnly on)
    {
        Id = Id<DecisionVote>.New();
        (DecisionId, Side, Vote, CastBy, CastOn) = (decision, side, vote, by, on);
    }

    public Id<DecisionVote> Id { get; private set; }
    public Id<Decision> DecisionId { get; private set; }
    public PartnershipSide Side { get; private set; }
    public Vote Vote { get; private set; }
    public string CastBy { get; private set; } = "";
    public DateOnly CastOn { get; private set; }
}

/// <summary>Something somebody on one side promised to do by a day.</summary>
public sealed class ActionItem
{
    private ActionItem() { }

    public ActionItem(Id<Partnership> partnership, string title, PartnershipSide side, string owner, DateOnly dueOn, Id<Decision>? decision = null, Id<School>? school = null)
    {
        Id = Id<ActionItem>.New();
        (PartnershipId, Title, Side, Owner, DueOn, DecisionId, SchoolId) = (partnership, title, side, owner, dueOn, decision, school);
    }

    public Id<ActionItem> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public Id<Decision>? DecisionId { get; private set; }

    /// <summary>The school that it is about; null for the whole partnership.</summary>
    public Id<School>? SchoolId { get; private set; }
    public string Title { get; private set; } = "";
    public PartnershipSide Side { get; private set; }
    public string Owner { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>It was done; the first day stays, so that "on time" cannot slip by a second tap.</summary>
    public void Finish(DateOnly on) => DoneOn ??= on;

    public void Reopen() => DoneOn = null;
}

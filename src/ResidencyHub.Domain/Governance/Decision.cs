using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

public enum DecisionState { Open, Agreed, Rejected, Stalled }

public enum Vote { Yes, No, Abstain }

/// <summary>What it means when a side says nothing by the date, chosen by the partners beforehand.</summary>
public enum SilenceMeans { Stalls, Rejects, CarriedByVoters }

/// <summary>What a decision decides about.</summary>
public enum LinkKind { Placement, Agreement, Goal, Entry, Committee }

/// <summary>In which frame a decision is taken.</summary>
/// <param name="About">The whole partnership or one place of it.</param>
/// <param name="Committee">On whose next agenda it goes when it stalls; null for the steering committee's.</param>
/// <param name="Silence">What it means when a side says nothing.</param>
/// <param name="NeedsEverySide">Silence never makes it.</param>
/// <param name="Amends">The decision that it changes; null for one of its own.</param>
/// <param name="Meeting">The meeting in which it was proposed.</param>
public sealed record DecisionFrame(RecordPlace About, Id<Committee>? Committee = null, SilenceMeans Silence = SilenceMeans.Stalls, bool NeedsEverySide = true, Id<Decision>? Amends = null, Id<Meeting>? Meeting = null);

/// <summary>How a side says its vote besides its name: for whom, and where.</summary>
/// <param name="ForWhom">The person for whom a delegate votes.</param>
/// <param name="Meeting">The meeting in which it was said.</param>
public sealed record VoteBasis(string? ForWhom = null, Id<Meeting>? Meeting = null);

/// <summary>Something the partners decide together; it is not made until each side that must vote has voted.</summary>
public sealed class Decision : RecordPart
{
    private readonly List<DecisionVote> _votes = [];
    private readonly List<DecisionLink> _links = [];

    private Decision() { }

    public Decision(Id<Partnership> partnership, string title, string rationale, string proposedBy, PartnershipSide proposedFor, DateOnly proposedOn, DateOnly answerBy, DecisionFrame? frame = null) : base(partnership, frame?.About ?? RecordPlace.Whole)
    {
        Id = Id<Decision>.New();
        (Title, Rationale, ProposedBy, ProposedFor, ProposedOn, AnswerBy) = (title, rationale, proposedBy, proposedFor, proposedOn, answerBy);
        var how = frame ?? new(RecordPlace.Whole);
        (CommitteeId, Silence, NeedsEverySide, AmendsId, MeetingId) = (how.Committee, how.Silence, how.NeedsEverySide, how.Amends, how.Meeting);
    }

    public Id<Decision> Id { get; private set; }
    public string Title { get; private set; } = "";
    public string Rationale { get; private set; } = "";
    public string ProposedBy { get; private set; } = "";
    public PartnershipSide ProposedFor { get; private set; }
    public DateOnly ProposedOn { get; private set; }
    public DateOnly AnswerBy { get; private set; }
    public DecisionState State { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public Id<Committee>? CommitteeId { get; private set; }
    public SilenceMeans Silence { get; private set; }
    public bool NeedsEverySide { get; private set; }
    public Id<Decision>? AmendsId { get; private set; }

    /// <summary>The meeting in which it was proposed, or settled.</summary>
    public Id<Meeting>? MeetingId { get; private set; }

    /// <summary>A side said nothing by the date, and the outcome is the one chosen for that.</summary>
    public bool BySilence { get; private set; }

    /// <summary>How often it was put to the vote, from 1.</summary>
    public int Round { get; private set; } = 1;
    public int Version { get; private set; }

    /// <summary>Every vote, of earlier rounds, too.</summary>
    public IReadOnlyList<DecisionVote> Votes => _votes;
    public IReadOnlyList<DecisionLink> Links => _links;

    /// <summary>The votes that count now.</summary>
    public IEnumerable<DecisionVote> Standing => _votes.Where(v => v.Round == Round);

    /// <summary>Records how a side votes; when all of <paramref name="sides"/> have, the decision falls: one No rejects it, and what nobody said Yes to is not agreed but stalled.</summary>
    /// <exception cref="RuleBroken">Already decided, stalled, or this side has voted.</exception>
    public void Cast(PartnershipSide side, Vote vote, string by, DateOnly on, IReadOnlyCollection<PartnershipSide> sides, VoteBasis? basis = null)
    {
        if (State is DecisionState.Stalled)
            throw new RuleBroken("decision-stalled", "This is stalled and on the next agenda. Settle it there, or ask the sides again with a new date.");
        if (State is not DecisionState.Open)
            throw new RuleBroken("decision-made", "This was decided already; another decision can amend it.");
        if (!sides.Contains(side))
            throw new RuleBroken("side-gone", $"The {PartnershipWords.Of(side)} side has no partner in it today.");
        if (Standing.Any(v => v.Side == side))
            throw new RuleBroken("side-voted", "This side has voted.");
        _votes.Add(new DecisionVote(Id, Round, side, vote, by, on, basis ?? new()));
        if (sides.All(s => Standing.Any(v => v.Side == s)))
            Fall(on);
    }

    /// <summary>Its date has passed and a side said nothing: the outcome that was chosen beforehand. School holidays put nothing off.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool FallSilent(DateOnly today)
    {
        if (State is not DecisionState.Open || AnswerBy >= today)
            return false;
        BySilence = true;
        switch (Silence)
        {
            case SilenceMeans.Rejects:
                (State, DecidedOn) = (DecisionState.Rejected, today);
                break;
            case SilenceMeans.CarriedByVoters when !NeedsEverySide:
                Fall(today);
                break;
            default:
                State = DecisionState.Stalled;
                break;
        }
        return true;
    }

    /// <summary>The sides are asked again, with a new date; who has voted has voted, but where all abstained all vote anew.</summary>
    /// <exception cref="RuleBroken">It is not stalled.</exception>
    public void AskAgain(DateOnly answerBy, IReadOnlyCollection<PartnershipSide> sides)
    {
        if (State is not DecisionState.Stalled)
            throw new RuleBroken("decision-not-stalled", State is DecisionState.Open ? "It is open; the sides are being asked." : "This was decided already; another decision can amend it.");
        if (sides.All(s => Standing.Any(v => v.Side == s)))
            Round++;
        (State, AnswerBy, BySilence) = (DecisionState.Open, answerBy, false);
    }

    /// <summary>The sides settle it in the room: each says its vote anew, and it is recorded as voted there.</summary>
    /// <exception cref="RuleBroken">It was decided already, or a side is missing.</exception>
    public void SettleInRoom(Id<Meeting> meeting, IReadOnlyList<(PartnershipSide Side, Vote Vote, string By)> said, DateOnly on, IReadOnlyCollection<PartnershipSide> sides)
    {
        if (State is DecisionState.Agreed or DecisionState.Rejected)
            throw new RuleBroken("decision-made", "This was decided already; another decision can amend it.");
        if (sides.Where(s => said.All(v => v.Side != s)).Select(PartnershipWords.Of).ToList() is { Count: > 0 } missing)
            throw new RuleBroken("sides-missing", $"In the room every side says its vote; the {PartnershipWords.Series(missing)} side is missing.");
        if (Standing.Any())
            Round++;
        (State, BySilence, MeetingId) = (DecisionState.Open, false, meeting);
        foreach (var (side, vote, by) in said)
            Cast(side, vote, by, on, sides, new(null, meeting));
    }

    public void Link(LinkKind kind, Guid subject)
    {
        if (!_links.Exists(l => l.Kind == kind && l.Subject == subject))
            _links.Add(new DecisionLink(Id, kind, subject));
    }

    private void Fall(DateOnly on)
    {
        State = Standing.Any(v => v.Vote is Vote.No) ? DecisionState.Rejected : Standing.Any(v => v.Vote is Vote.Yes) ? DecisionState.Agreed : DecisionState.Stalled;
        DecidedOn = State is DecisionState.Stalled ? null : on;
    }
}

/// <summary>How one side voted, by whom and when.</summary>
public sealed class DecisionVote
{
    private DecisionVote() { }

    internal DecisionVote(Id<Decision> decision, int round, PartnershipSide side, Vote vote, string by, DateOnly on, VoteBasis basis)
    {
        Id = Id<DecisionVote>.New();
        (DecisionId, Round, Side, Vote, CastBy, CastOn, ForWhom, MeetingId) = (decision, round, side, vote, by, on, basis.ForWhom, basis.Meeting);
    }

    public Id<DecisionVote> Id { get; private set; }
    public Id<Decision> DecisionId { get; private set; }
    public int Round { get; private set; } = 1;
    public PartnershipSide Side { get; private set; }
    public Vote Vote { get; private set; }
    public string CastBy { get; private set; } = "";

    /// <summary>The person for whom a delegate voted.</summary>
    public string? ForWhom { get; private set; }

    /// <summary>The meeting in which it was said; null for a vote outside of one.</summary>
    public Id<Meeting>? MeetingId { get; private set; }
    public DateOnly CastOn { get; private set; }
}

/// <summary>Something that a decision decides about. It keeps no title: who may not read it does not learn it here.</summary>
public sealed class DecisionLink
{
    private DecisionLink() { }

    internal DecisionLink(Id<Decision> decision, LinkKind kind, Guid subject)
    {
        Id = Id<DecisionLink>.New();
        (DecisionId, Kind, Subject) = (decision, kind, subject);
    }

    public Id<DecisionLink> Id { get; private set; }
    public Id<Decision> DecisionId { get; private set; }
    public LinkKind Kind { get; private set; }
    public Guid Subject { get; private set; }
}

/// <summary>Somebody votes for a side in another's absence, for some days.</summary>
public sealed class VoteDelegation
{
    private VoteDelegation() { }

    public VoteDelegation(Id<Partnership> partnership, PartnershipSide side, (Guid Account, string Name) from, (Guid Account, string Name) to, Period holds)
    {
        Id = Id<VoteDelegation>.New();
        (PartnershipId, Side, FromAccountId, FromName, AccountId, Name, StartsOn, EndsOn) = (partnership, side, from.Account, from.Name, to.Account, to.Name, holds.First, holds.Last ?? throw new RuleBroken("delegate-open", "Say through which day."));
    }

    public Id<VoteDelegation> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public PartnershipSide Side { get; private set; }

    /// <summary>Who is away.</summary>
    public Guid FromAccountId { get; private set; }
    public string FromName { get; private set; } = "";

    /// <summary>Who votes instead.</summary>
    public Guid AccountId { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public DateOnly? TakenBackOn { get; private set; }
    public int Version { get; private set; }

    public Period Holds => new(StartsOn, EndsOn);

    public void TakeBack(DateOnly on)
    {
        if (TakenBackOn is not null)
            throw new RuleBroken("delegate-back", "This was taken back already.");
        TakenBackOn = on;
    }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Reciprocity;

/// <summary>How far a wording has come.</summary>
public enum BalanceState { Proposed, Agreed, Declined, Replaced }

/// <summary>How the sides say in words what they gave and got in a school year, taken together. One side proposes, the other accepts; its words never change, a better wording is a new one.</summary>
public sealed class BalanceWording : RecordPart
{
    private BalanceWording() { }

    public BalanceWording(Id<Partnership> partnership, AcademicYear year, string words, PartnershipSide side, string by, DateTime at) : base(partnership, RecordPlace.Whole)
    {
        if (side is PartnershipSide.Community)
            throw new RuleBroken("balance-side", "The university’s side and that of district and schools agree on the wording.");
        Id = Id<BalanceWording>.New();
        (Year, Words, ProposedFor, ProposedBy, ProposedAt) = (year.StartYear, words, side, by, at);
    }

    public Id<BalanceWording> Id { get; private set; }

    /// <summary>The school year's first calendar year.</summary>
    public int Year { get; private set; }
    public string Words { get; private set; } = "";
    public PartnershipSide ProposedFor { get; private set; }

    /// <summary>Read by the own side alone.</summary>
    public string ProposedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private set; }
    public BalanceState State { get; private set; }
    public string? AnsweredBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? AnswerWords { get; private set; }
    public int Version { get; private set; }

    /// <summary>The other side says yes, or no with the reason.</summary>
    /// <exception cref="RuleBroken">The own wording, answered or replaced already, or a no without its reason.</exception>
    public void Answer(bool agrees, string? because, PartnershipSide side, string by, DateTime at)
    {
        if (State is not BalanceState.Proposed)
            throw new RuleBroken("balance-answered", "This wording was answered or replaced meanwhile. Read what stands there now.");
        if (side == ProposedFor || side is PartnershipSide.Community)
            throw new RuleBroken("balance-own", "The other side says whether it agrees.");
        if (!agrees && string.IsNullOrWhiteSpace(because))
            throw new RuleBroken("balance-reason", "Say what should be said otherwise; the other side reads it.");
        (State, AnsweredBy, AnsweredAt, AnswerWords) = (agrees ? BalanceState.Agreed : BalanceState.Declined, by, at, because);
    }

    /// <summary>Another wording stands in its place.</summary>
    public void Replace() => State = BalanceState.Replaced;
}

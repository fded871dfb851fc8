using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Partnerships;

public enum EffectKind { Partner, Agreement }

/// <summary>A partner leaves on a last day, and with the last one of a side the partnership ends. It says what it changed, before and after, so that it can be taken back.</summary>
public sealed class PartnershipEnding
{
    private readonly List<EndingEffect> _effects = [];

    private PartnershipEnding() { }

    public PartnershipEnding(PartnershipMember leaving, DateOnly lastDay, string because, string by, PartnershipSide side, DateOnly on, bool endsAll)
    {
        Id = Id<PartnershipEnding>.New();
        (PartnershipId, MemberId, MemberName, LastDay, Because, SaidBy, Side, SaidOn, EndsAll) = (leaving.PartnershipId, leaving.Id, leaving.Name, lastDay, because, by, side, on, endsAll);
    }

    public Id<PartnershipEnding> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public Id<PartnershipMember> MemberId { get; private set; }
    public string MemberName { get; private set; } = "";
    public DateOnly LastDay { get; private set; }
    public string Because { get; private set; } = "";
    public string SaidBy { get; private set; } = "";
    public PartnershipSide Side { get; private set; }
    public DateOnly SaidOn { get; private set; }

    /// <summary>A side has no partner left after it: the partnership ends.</summary>
    public bool EndsAll { get; private set; }
    public DateOnly? TakenBackOn { get; private set; }
    public string? TakenBackBy { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<EndingEffect> Effects => _effects;

    /// <summary>Whether a side has nobody left once <paramref name="leaving"/> is gone: both universities and districts are needed.</summary>
    public static bool LeavesASideEmpty(IEnumerable<PartnershipMember> members, PartnershipMember leaving, DateOnly lastDay) =>
        leaving.Side is PartnershipSide.University or PartnershipSide.District
        && !members.Any(m => m != leaving && m.Side == leaving.Side && (m.EndsOn is null || m.EndsOn > lastDay));

    public void Note(EffectKind kind, Guid subject, string title, DateOnly? before, DateOnly? after, AgreementState? state = null) =>
        _effects.Add(new EndingEffect(Id, kind, subject, title, before, after, state));

    /// <exception cref="RuleBroken">It was taken back, or the last day is over.</exception>
    public void TakeBack(string by, DateOnly on)
    {
        if (TakenBackOn is not null)
            throw new RuleBroken("ending-back", "This was taken back already.");
        if (on > LastDay)
            throw new RuleBroken("ending-over", $"The last day was {LastDay:d MMMM yyyy}. Declare the partnership anew.");
        (TakenBackBy, TakenBackOn) = (by, on);
    }
}

/// <summary>One thing that an ending changed: its last day before and after.</summary>
public sealed class EndingEffect
{
    private EndingEffect() { }

    internal EndingEffect(Id<PartnershipEnding> ending, EffectKind kind, Guid subject, string title, DateOnly? before, DateOnly? after, AgreementState? state)
    {
        Id = Id<EndingEffect>.New();
        (EndingId, Kind, Subject, Title, LastDayBefore, LastDayAfter, StateBefore) = (ending, kind, subject, title, before, after, state);
    }

    public Id<EndingEffect> Id { get; private set; }
    public Id<PartnershipEnding> EndingId { get; private set; }
    public EffectKind Kind { get; private set; }
    public Guid Subject { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>Null: it was open.</summary>
    public DateOnly? LastDayBefore { get; private set; }
    public DateOnly? LastDayAfter { get; private set; }
    public AgreementState? StateBefore { get; private set; }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Governance;

/// <summary>Something somebody on one side promised to do by a day.</summary>
public sealed class ActionItem : RecordPart
{
    private ActionItem() { }

    public ActionItem(Id<Partnership> partnership, string title, PartnershipSide side, string owner, DateOnly dueOn, Id<Decision>? decision = null, RecordPlace? about = null) : base(partnership, about ?? RecordPlace.Whole)
    {
        Id = Id<ActionItem>.New();
        (Title, Side, Owner, DueOn, DecisionId) = (title, side, owner, dueOn, decision);
    }

    public Id<ActionItem> Id { get; private set; }
    public Id<Decision>? DecisionId { get; private set; }

    /// <summary>The meeting in which it was promised.</summary>
    public Id<Meeting>? MeetingId { get; private set; }
    public string Title { get; private set; } = "";
    public PartnershipSide Side { get; private set; }
    public string Owner { get; private set; } = "";

    /// <summary>The owner's account, whose home list shows it; null for somebody who has none.</summary>
    public Guid? OwnerAccountId { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public int Version { get; private set; }

    /// <summary>Whose it is, and where it was promised.</summary>
    public void Promise(Guid? account, Id<Meeting>? meeting) => (OwnerAccountId, MeetingId) = (account, meeting);

    /// <summary>Somebody else does it, or by another day.</summary>
    /// <exception cref="RuleBroken">It is done.</exception>
    public void Change(string owner, Guid? account, PartnershipSide side, DateOnly dueOn)
    {
        if (DoneOn is not null)
            throw new RuleBroken("action-done", "This is done. Open it again first.");
        (Owner, OwnerAccountId, Side, DueOn) = (owner, account, side, dueOn);
    }

    /// <summary>It was done; the first day stays, so that "on time" cannot slip by a second tap.</summary>
    public void Finish(DateOnly on) => DoneOn ??= on;

    public void Reopen() => DoneOn = null;
}

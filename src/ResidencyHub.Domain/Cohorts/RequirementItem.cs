using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>What was last done with an item.</summary>
public enum ItemState { NotStarted, InProgress, Waiting, Approved, Returned }

/// <summary>An item as people read it on a day: the last two follow from the day.</summary>
public enum ItemStatus { NotStarted, InProgress, Waiting, Returned, Approved, Expiring, Expired }

/// <summary>One requirement of one person: what was handed in, and what the reviewer said. There is none until something is handed in or recorded.</summary>
public sealed class RequirementItem
{
    private readonly List<HandedIn> _handedIn = [];

    private RequirementItem() { }

    public RequirementItem(Requirement requirement, Resident resident) : this(requirement, resident.CohortId) => ResidentId = resident.Id;

    public RequirementItem(Requirement requirement, Mentor mentor) : this(requirement, requirement.CohortId) => MentorId = mentor.Id;

    private RequirementItem(Requirement requirement, Id<Cohort>? cohort)
    {
        Id = Id<RequirementItem>.New();
        (RequirementId, ProgramId, CohortId) = (requirement.Id, requirement.ProgramId, cohort);
    }

    public Id<RequirementItem> Id { get; private set; }
    public Id<Requirement> RequirementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort>? CohortId { get; private set; }
    public Id<Resident>? ResidentId { get; private set; }
    public Id<Mentor>? MentorId { get; private set; }
    public ItemState State { get; private set; }

    /// <summary>UTC: when the present state began; the list of what waits is sorted by it.</summary>
    public DateTime Since { get; private set; }

    /// <summary>The day of the approval that stands; a new paper that waits does not end it. Null: none stands.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>The last day of that approval; null with an approval: no end.</summary>
    public DateOnly? ValidThrough { get; private set; }

    /// <summary>What the reviewer said last.</summary>
    public string? Comment { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<HandedIn> HandedIn => _handedIn;

    /// <summary>The newest hand-in that stands.</summary>
    public HandedIn? Newest => _handedIn.OrderBy(h => h.Id).LastOrDefault(h => h.Fate is not (HandInFate.Replaced or HandInFate.TakenBack));

    /// <summary>The last day on which what was approved holds; null: nothing is approved.</summary>
    public DateOnly? MetThrough => ApprovedOn is null ? null : ValidThrough ?? Clearance.NoEnd;

    public ItemStatus StatusOn(DateOnly day, int reopensDays) => State switch
    {
        ItemState.NotStarted => ItemStatus.NotStarted,
        ItemState.Waiting => ItemStatus.Waiting,
        ItemState.InProgress => ItemStatus.InProgress,
        ItemState.Returned => ItemStatus.Returned,
        _ when ValidThrough < day => ItemStatus.Expired,
        _ when ValidThrough is { } end && end.AddDays(-reopensDays) <= day => ItemStatus.Expiring,
        _ => ItemStatus.Approved,
    };

    /// <summary>Hands a file in, to be reviewed now or kept until it is sent.</summary>
    /// <exception cref="RuleBroken">What is approved does not open yet.</exception>
    public HandedIn HandIn(Requirement requirement, KeptFile? file, Paper paper, bool send, DateOnly today)
    {
        if (!paper.OnBehalf && StatusOn(today, requirement.ReopensDays) is ItemStatus.Approved)
            throw new RuleBroken("paper-approved", ValidThrough is { } end
                ? $"“{requirement.Name}” is approved through {end:d MMMM yyyy}; it can be handed in anew from {end.AddDays(-requirement.ReopensDays):d MMMM yyyy}."
                : $"“{requirement.Name}” is approved. There is nothing to hand in.");
        foreach (var open in _handedIn.Where(h => h.Fate is HandInFate.InProgress or HandInFate.Waiting))
            open.End(HandInFate.Replaced, paper.By, paper.At, null);
        var made = new HandedIn(Id, file, paper, send ? HandInFate.Waiting : HandInFate.InProgress);
        _handedIn.Add(made);
        (State, Since, Comment) = (send ? ItemState.Waiting : ItemState.InProgress, paper.At, null);
        return made;
    }

    /// <summary>Takes an approval over that was on record before the papers were asked for.</summary>
    public void TakeOver(string by, DateTime at, DateOnly on, DateOnly through)
    {
        var made = new HandedIn(Id, null, new Paper(by, at, true, null, through, $"Taken over: cleared through {through:d MMMM yyyy} by the record so far."), HandInFate.Waiting);
        made.End(HandInFate.Approved, by, at, null);
        made.Tell(at);
        _handedIn.Add(made);
        (State, Since, ApprovedOn, ValidThrough) = (ItemState.Approved, at, on, through);
    }

    /// <exception cref="RuleBroken">Nothing is kept that could be sent.</exception>
    public void Send(DateTime at)
    {
        if (State is not ItemState.InProgress || Newest is not { } newest)
            throw new RuleBroken("paper-send", "There is nothing to send. Choose a file first.");
        newest.Send();
        (State, Since) = (ItemState.Waiting, at);
    }

    /// <summary>Takes back what was not approved yet; who handed it in, and that it was taken back, stays in the history.</summary>
    /// <exception cref="RuleBroken">Nothing is open.</exception>
    public void TakeBack(string by, DateTime at)
    {
        if (State is ItemState.Approved || Newest is not { Fate: not HandInFate.Approved } newest)
            throw new RuleBroken("paper-take-back", "What is approved stays. Hand in a newer one when it opens, or ask your coordinator.");
        newest.End(HandInFate.TakenBack, by, at, null);
        (State, Since) = (ApprovedOn is null ? ItemState.NotStarted : ItemState.Approved, at);
    }

    /// <summary>The reviewer approves what waits.</summary>
    /// <param name="requirement">Whose rule says how long it holds.</param>
    /// <param name="by">The reviewer.</param>
    /// <param name="at">UTC.</param>
    /// <param name="on">The calendar day.</param>
    /// <param name="onPaper">The last day on the paper, where the reviewer reads another one than was typed.</param>
    /// <exception cref="RuleBroken">Nothing waits; a day is missing; the paper's last day is over.</exception>
    public void Approve(Requirement requirement, string by, DateTime at, DateOnly on, DateOnly? onPaper = null)
    {
        if (State is not ItemState.Waiting || Newest is not { Fate: HandInFate.Waiting } newest)
            throw new RuleBroken("paper-not-waiting", $"“{requirement.Name}” does not wait for review any more. Load the page again to see it.");
        var through = requirement.ThroughFor(newest.IssuedOn, onPaper ?? newest.StatedThrough);
        if (through < on)
            throw new RuleBroken("paper-over", $"“{requirement.Name}” held through {through:d MMMM yyyy}, which is over. Return it and ask for a newer one.");
        newest.End(HandInFate.Approved, by, at, null);
        (State, Since, ApprovedOn, ValidThrough, Comment) = (ItemState.Approved, at, on, through, null);
    }

    /// <summary>The reviewer gives it back with a comment; what was approved is taken back.</summary>
    /// <exception cref="RuleBroken">Nothing to return, or no comment.</exception>
    public void Return(string by, DateTime at, string? comment)
    {
        if (string.IsNullOrWhiteSpace(comment))
            throw new RuleBroken("paper-comment", "Say what is wrong and what to do: the person reads it.");
        if (State is not (ItemState.Waiting or ItemState.Approved) || Newest is not { } newest)
            throw new RuleBroken("paper-not-waiting", "It does not wait for review any more. Load the page again to see it.");
        if (State is ItemState.Approved)
            (ApprovedOn, ValidThrough) = (null, null);
        newest.End(HandInFate.Returned, by, at, comment.Trim());
        (State, Since, Comment) = (ItemState.Returned, at, comment.Trim());
    }
}

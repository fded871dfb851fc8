using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>What may show, weeks before a placement fails, that somebody should look (peers.md §3, 17).</summary>
public enum SignalKind { NoApprovedHours, MentorSilent, Worries, RatersApart }

/// <summary>Where a signal stands: to be looked at, put off, settled with what came of it, or gone because its reason is.</summary>
public enum SignalState { Open, PutOff, Settled, Gone }

/// <summary>A reason found in the records: always words that anybody can check, never a number that ranks people.</summary>
/// <param name="Kind">What sort of reason.</param>
/// <param name="Words">The reason as it is read, with its days and names.</param>
/// <param name="SeenOn">The latest day of the records that give it; a later one makes it a new reason.</param>
public sealed record SignalReason(SignalKind Kind, string Words, DateOnly SeenOn)
{
    /// <summary>The earliest day of the records that give it: a reason that begins after what was put off has moved on by all that its rule asks for.</summary>
    public DateOnly FromOn { get; init; } = SeenOn;
}

/// <summary>A reason to look at a placement, from the day on which the records first gave it to the day on which it was settled or went by itself.</summary>
public sealed class Signal
{
    private Signal() { }

    public Signal(Placement placement, SignalReason reason, DateOnly on)
    {
        Id = Id<Signal>.New();
        (PlacementId, ProgramId, ResidentId, ResidentName, ResidentSort, SchoolName) = (placement.Id, placement.ProgramId, placement.ResidentId, placement.ResidentName, placement.ResidentSort, placement.SchoolName);
        (Kind, Words, SeenOn, OpenedOn) = (reason.Kind, reason.Words, reason.SeenOn, on);
    }

    public Id<Signal> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public string ResidentName { get; private set; } = "";
    public string ResidentSort { get; private set; } = "";
    public string SchoolName { get; private set; } = "";
    public SignalKind Kind { get; private set; }

    /// <summary>The reason, as the records stand.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The latest day of the records that give the reason.</summary>
    public DateOnly SeenOn { get; private set; }
    public DateOnly OpenedOn { get; private set; }

    /// <summary>Not asked about through this day, which somebody chose; null: never put off, or heard again before that day.</summary>
    public DateOnly? PutOffThrough { get; private set; }

    /// <summary>Why it was put off.</summary>
    public string? PutOffWhy { get; private set; }

    /// <summary>The latest day of the records when it was put off; null: never put off.</summary>
    public DateOnly? PutOffSeenOn { get; private set; }

    /// <summary>What came of it, when somebody settled it.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Who put it off or settled it last.</summary>
    public string? HandledBy { get; private set; }
    public DateTime? HandledAt { get; private set; }

    /// <summary>The day on which it was settled or went; null while the reason holds.</summary>
    public DateOnly? EndedOn { get; private set; }
    public int Version { get; private set; }

    public SignalState StateOn(DateOnly day) =>
        Outcome is not null ? SignalState.Settled : EndedOn is not null ? SignalState.Gone : PutOffThrough >= day ? SignalState.PutOff : SignalState.Open;

    /// <summary>The records still give the reason, perhaps in other words. What was put off is heard again when all that gives the reason now came after it was put off: so many weeks, check-ins or levels as the rule asks for.</summary>
    /// <returns>True: it was put off, and is to be looked at again; who put it off and why stays.</returns>
    public bool See(SignalReason reason, DateOnly today)
    {
        (Words, SeenOn) = (reason.Words, reason.SeenOn);
        if (StateOn(today) is not SignalState.PutOff || !(reason.FromOn > PutOffSeenOn))
            return false;
        PutOffThrough = null;
        return true;
    }

    /// <summary>The records give the reason no more.</summary>
    public void Go(DateOnly on) => EndedOn ??= on;

    /// <summary>Leaves it for some days: something is under way.</summary>
    /// <param name="through">The last day on which nobody is asked.</param>
    /// <param name="why">What is under way.</param>
    /// <param name="mostDays">No longer than this, so that putting off is not forgetting.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">UTC.</param>
    /// <param name="today">The day.</param>
    /// <exception cref="RuleBroken">It is over, no reason is given, or the day is past or too far.</exception>
    public void PutOff(DateOnly through, string why, int mostDays, string by, DateTime at, DateOnly today)
    {
        DemandCurrent();
        if (string.IsNullOrWhiteSpace(why))
            throw new RuleBroken("signal-why", "Say what is under way; whoever looks next reads it.");
        if (through < today)
            throw new RuleBroken("signal-past", "The day is past. Choose today or a later one.");
        if (through > today.AddDays(mostDays))
            throw new RuleBroken("signal-far", $"A signal is put off for {mostDays} days at most, through {today.AddDays(mostDays):d MMMM yyyy}. It can be put off again then.");
        (PutOffThrough, PutOffWhy, PutOffSeenOn, HandledBy, HandledAt) = (through, why.Trim(), SeenOn, by, at);
    }

    /// <summary>Somebody looked, and says what came of it. It comes back only with a later reason.</summary>
    /// <exception cref="RuleBroken">It is over, or nothing is said.</exception>
    public void Settle(string outcome, string by, DateTime at, DateOnly today)
    {
        DemandCurrent();
        if (string.IsNullOrWhiteSpace(outcome))
            throw new RuleBroken("signal-outcome", "Say what came of it; it stays with the signal.");
        (Outcome, HandledBy, HandledAt, EndedOn) = (outcome.Trim(), by, at, today);
    }

    private void DemandCurrent()
    {
        if (EndedOn is { } day)
            throw new RuleBroken("signal-over", Outcome is null ? $"This signal went by itself on {day:d MMMM yyyy}: the records give it no reason any more." : $"{HandledBy} settled this signal on {day:d MMMM yyyy}. Load the page again to read what came of it.");
    }
}

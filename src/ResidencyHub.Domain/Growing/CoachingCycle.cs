using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Growing;

/// <summary>How a coach works in a talk: shows and tells, thinks together, or asks so that the other finds it. People read "coaching approach".</summary>
public enum Stance { Instructive, Collaborative, Facilitative }

/// <summary>How the two met.</summary>
public enum MeetingMode { InPerson, Video, Phone }

/// <summary>What became of an agreed action.</summary>
public enum ActionFate { Done, Kept, LetGo }

/// <summary>What a coach notes of one talk (instruments.md K3).</summary>
/// <param name="On">The day.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Mode">How the two met.</param>
/// <param name="Stance">The approach.</param>
/// <param name="Focus">The element or practice that it was about.</param>
/// <param name="Noticing">What was noticed.</param>
/// <param name="Action">What the two agreed on.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Evidence">What it rests on: seen, counted, said.</param>
public sealed record CycleText(DateOnly On, int Minutes, MeetingMode Mode, Stance Stance, string Focus, string Noticing, string Action, DateOnly DueOn, string? Evidence = null);

/// <summary>One round of coaching: a focus, what was noticed, and an agreed action that comes up again next time. The resident reads it at once.</summary>
public sealed class CoachingCycle : PlacementRecord
{
    private CoachingCycle() { }

    /// <param name="placement">A running one.</param>
    /// <param name="text">What is noted.</param>
    /// <param name="before">The cycle of the same coach with this resident whose action was open; it is settled first.</param>
    /// <param name="today">The day.</param>
    /// <param name="by">Mentor or university supervisor.</param>
    /// <exception cref="RuleBroken">The action of last time is open, a day is wrong, or the placement does not run.</exception>
    public CoachingCycle(Placement placement, CycleText text, CoachingCycle? before, DateOnly today, Signer by) : base(placement)
    {
        Id = Id<CoachingCycle>.New();
        if (by.As is not (Signatory.Mentor or Signatory.Supervisor))
            throw new RuleBroken("cycle-coach", "Mentor or university supervisor note a coaching cycle.");
        if (placement.State is not PlacementState.Active)
            throw new RuleBroken("placement-not-running", $"Coaching is noted while a placement runs; {placement.ResidentName}’s at {placement.SchoolName} does not.");
        if (before is { Fate: null })
            throw new RuleBroken("action-open", $"Last time, on {before.On:d MMMM}, you agreed: “{before.Action}”. Say what became of it first.");
        if (text.On > today || !placement.Term.Contains(text.On))
            throw new RuleBroken("cycle-day", text.On > today ? "The talk has not been yet; choose today or a day before." : $"Choose a day within the placement, {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}.");
        if (text.DueOn < text.On)
            throw new RuleBroken("action-day", "The action is due on the day of the talk or later.");
        (On, Minutes, Mode, Stance, Focus, Noticing, Action, DueOn) = (text.On, text.Minutes, text.Mode, text.Stance, text.Focus.Trim(), text.Noticing.Trim(), text.Action.Trim(), text.DueOn);
        Evidence = string.IsNullOrWhiteSpace(text.Evidence) ? null : text.Evidence.Trim();
        (ResidentName, CoachAccountId, CoachName, CoachAs, NotedAt) = (placement.ResidentName, by.Account, by.Name, by.As, by.At);
        Show(leaders: false);
    }

    public Id<CoachingCycle> Id { get; private set; }
    public string ResidentName { get; private set; } = "";
    public Guid CoachAccountId { get; private set; }
    public string CoachName { get; private set; } = "";
    public Signatory CoachAs { get; private set; }
    public DateOnly On { get; private set; }
    public int Minutes { get; private set; }
    public MeetingMode Mode { get; private set; }
    public Stance Stance { get; private set; }
    public string Focus { get; private set; } = "";
    public string Noticing { get; private set; } = "";
    public string? Evidence { get; private set; }
    public string Action { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public DateTime NotedAt { get; private set; }

    /// <summary>What became of the action; null while it is open.</summary>
    public ActionFate? Fate { get; private set; }
    public string? Came { get; private set; }
    public DateTime? FollowedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Says what became of the action.</summary>
    /// <exception cref="RuleBroken">Said already.</exception>
    public void Follow(ActionFate fate, string? came, Signer by)
    {
        if (Fate is { } known)
            throw new RuleBroken("action-followed", $"It is noted already: {GrowingWords.Of(known).ToLowerInvariant()}.");
        (Fate, Came, FollowedAt) = (fate, string.IsNullOrWhiteSpace(came) ? null : came.Trim(), by.At);
    }
}

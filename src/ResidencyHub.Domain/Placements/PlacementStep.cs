using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Placements;

/// <summary>One step in the history of a placement: from where to where, who, when, how, and what was said.</summary>
public sealed class PlacementStep
{
    private PlacementStep() { }

    internal PlacementStep(Id<Placement> placement, PlacementState from, PlacementState to, Act act, string? note, DateOnly? dueOn)
    {
        Id = Id<PlacementStep>.New();
        (PlacementId, From, To, Note, DueOn) = (placement, from, to, note, dueOn);
        (ActedBy, ActedAt, Channel, RecordedBy) = (act.Name, act.At, act.Channel, act.RecordedBy);
    }

    public Id<PlacementStep> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public PlacementState From { get; private set; }
    public PlacementState To { get; private set; }
    public string ActedBy { get; private set; } = "";
    public DateTime ActedAt { get; private set; }
    public AnswerChannel Channel { get; private set; }
    public string? RecordedBy { get; private set; }
    public string? Note { get; private set; }

    /// <summary>The date that mattered after the step: answer due, release, first or last day.</summary>
    public DateOnly? DueOn { get; private set; }
}

public enum CallOutcome { Answered, LeftMessage, NoAnswer, WrongNumber }

/// <summary>A telephone call about a request that waits: one line of the call list.</summary>
public sealed class CallAttempt
{
    private CallAttempt() { }

    public CallAttempt(Placement placement, string spokeTo, CallOutcome outcome, string? note, DateOnly? nextContactOn, string calledBy, DateTime at)
    {
        Id = Id<CallAttempt>.New();
        (PlacementId, ProgramId, SpokeTo, Outcome, Note, NextContactOn, CalledBy, CalledAt) = (placement.Id, placement.ProgramId, spokeTo, outcome, note, nextContactOn, calledBy, at);
    }

    public Id<CallAttempt> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<Cohorts.PreparationProgram> ProgramId { get; private set; }
    public string SpokeTo { get; private set; } = "";
    public CallOutcome Outcome { get; private set; }
    public string? Note { get; private set; }
    public DateOnly? NextContactOn { get; private set; }
    public string CalledBy { get; private set; } = "";
    public DateTime CalledAt { get; private set; }
}

/// <summary>The days on which a mentor is the mentor of record of a placement.</summary>
public sealed class Mentorship
{
    private Mentorship() { }

    /// <exception cref="RuleBroken">The days lie outside the placement.</exception>
    public Mentorship(Placement placement, Id<Cohorts.Mentor> mentor, Period days)
    {
        if (!placement.Term.Contains(days))
            throw new RuleBroken("mentorship-inside-placement", "A mentorship lies within the placement's days.");
        Id = Id<Mentorship>.New();
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId, MentorId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId, mentor);
        (StartsOn, EndsOn) = (days.First, days.Last);
    }

    public Id<Mentorship> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<Cohorts.PreparationProgram> ProgramId { get; private set; }
    public Id<Directory.District> DistrictId { get; private set; }
    public Id<Directory.School> SchoolId { get; private set; }
    public Id<Cohorts.Resident> ResidentId { get; private set; }
    public Id<Cohorts.Mentor> MentorId { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public string? EndedBecause { get; private set; }
    public int Version { get; private set; }

    public Period Days => new(StartsOn, EndsOn);

    /// <summary>Cuts the days to <paramref name="lastDay"/>; what had ended earlier stays as it was. False when none had begun by then: there is nothing to keep.</summary>
    public bool LeaveAfter(DateOnly lastDay, string why)
    {
        if (Days.TruncateTo(lastDay) is not { } left)
            return false;
        if (EndedBecause is null || left.Last != EndsOn)
            (EndsOn, EndedBecause) = (left.Last, why);
        return true;
    }

    /// <summary>The mentor has told the last day, which is still to come.</summary>
    public void WillEndOn(DateOnly lastDay) => EndsOn = lastDay;

    /// <summary>Somebody else follows on <paramref name="first"/>: it ends the day before. False when it began on that day or later, and so never was.</summary>
    public bool GiveWayOn(DateOnly first, string why) => LeaveAfter(first.AddDays(-1), why);
}

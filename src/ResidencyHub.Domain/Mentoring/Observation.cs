using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>A formal observation of one lesson, from the day that is agreed to the resident's answer. Scores, evidence and debrief stay with mentor and supervisor until they are shared.</summary>
public sealed partial class Observation : PlacementRecord
{
    private readonly List<ObservationStep> _steps = [];

    private Observation() { }

    public Observation(Placement placement, int number, Rubric rubric, Rater observer, DateOnly on, TimeOnly? at, ObservationSetting setting, ObservationAct act) : base(placement)
    {
        Id = Id<Observation>.New();
        if (rubric.State is not EditionState.Published)
            throw new RuleBroken("rubric-not-in-use", $"“{rubric.Name}”, edition {rubric.Number}, is not in use. Choose a rubric that is.");
        if (observer.Kind is RaterKind.Resident)
            throw new RuleBroken("observer-resident", "A resident does not observe themselves; mentor or university supervisor do.");
        (Number, RubricId, ResidentName, SchoolName) = (number, rubric.Id, placement.ResidentName, placement.SchoolName);
        (ObserverAccountId, ObserverName, ObserverKind, Setting) = (observer.Account, observer.Name, observer.Kind, setting);
        Plan(on, at, placement);
        Step(ObservationState.Scheduled, act, null);
    }

    public Id<Observation> Id { get; private set; }

    /// <summary>Which one of this resident in this placement, from 1.</summary>
    public int Number { get; private set; }
    public Id<Rubric> RubricId { get; private set; }
    public string ResidentName { get; private set; } = "";
    public string SchoolName { get; private set; } = "";
    public Guid ObserverAccountId { get; private set; }
    public string ObserverName { get; private set; } = "";
    public RaterKind ObserverKind { get; private set; }
    public ObservationSetting Setting { get; private set; }
    public ObservationState State { get; private set; }
    public DateOnly PlannedOn { get; private set; }
    public TimeOnly? PlannedAt { get; private set; }

    /// <summary>What the lesson is for.</summary>
    public string? Goal { get; private set; }

    /// <summary>Which content standards it teaches.</summary>
    public string? ContentStandards { get; private set; }

    /// <summary>Pupils to watch, by code, never by name.</summary>
    public string? FocalPupils { get; private set; }

    /// <summary>What the observer is to look at.</summary>
    public string? WatchFor { get; private set; }

    /// <summary>What the resident wants to know.</summary>
    public string? ResidentQuestion { get; private set; }

    /// <summary>When observing began (UTC); evidence is timed from it.</summary>
    public DateTime? BeganAt { get; private set; }
    public DateOnly? ObservedOn { get; private set; }

    /// <summary>The last day for the post-conference, by the district's calendar.</summary>
    public DateOnly? ConferenceDueOn { get; private set; }
    public DateOnly? ConferenceOn { get; private set; }

    /// <summary>What the resident thinks of the lesson, sent with the self-score.</summary>
    public string? Reflection { get; private set; }

    /// <summary>Why there is no self-score; null when there is one.</summary>
    public string? NoSelfScoreBecause { get; private set; }
    public DateTime? SharedAt { get; private set; }

    /// <summary>The resident's answer to what was shared.</summary>
    public string? Response { get; private set; }
    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>The day that matters next: planned, or the post-conference due; the far future when none does, so that lists can sort on it.</summary>
    public DateOnly NextOn { get; private set; } = DateOnly.MaxValue;
    /// <summary>Neither shared nor cancelled: somebody still has to do something. Stored, so that lists find the few among the many.</summary>
    public bool IsOpen { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<ObservationStep> Steps => _steps;

    /// <summary>Mentor and supervisor may still write evidence, scores and debrief.</summary>
    public bool IsInWriting => State is ObservationState.PreConference or ObservationState.Observed or ObservationState.EvidenceTagged or ObservationState.ResidentSelfScored or ObservationState.PostConference;

    /// <summary>The evidence is closed and nothing is shared: what came of it is being written.</summary>
    public bool IsInTalk => State is ObservationState.EvidenceTagged or ObservationState.ResidentSelfScored or ObservationState.PostConference;

    /// <summary>The resident may score the own lesson: it was observed, and nothing is shared yet.</summary>
    public bool TakesSelfScore => State is ObservationState.Observed or ObservationState.EvidenceTagged or ObservationState.ResidentSelfScored;

    private void Plan(DateOnly on, TimeOnly? at, Placement placement)
    {
        if (on < placement.StartsOn || on > placement.EndsOn)
            throw new RuleBroken("observation-outside", $"{placement.ResidentName} is placed from {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}. Choose a day between.");
        (PlannedOn, PlannedAt, NextOn) = (on, at, on);
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Demand(string verb, params ReadOnlySpan<ObservationState> allowed)
    {
        foreach (var state in allowed)
            if (State == state)
                return;
        throw new RuleBroken("observation-state", $"This observation is “{ObservationWords.Of(State)}”; one cannot {verb} from there.");
    }

    private void Step(ObservationState to, ObservationAct act, string? why)
    {
        _steps.Add(new ObservationStep(Id, _steps.Count, State, to, act, why));
        State = to;
        IsOpen = to is not (ObservationState.Shared or ObservationState.Acknowledged or ObservationState.Locked or ObservationState.Cancelled);
        if (!IsOpen)
            NextOn = DateOnly.MaxValue;
    }
}

/// <summary>One move of an observation: from where to where, who, when, why.</summary>
public sealed class ObservationStep
{
    private ObservationStep() { }

    internal ObservationStep(Id<Observation> observation, int number, ObservationState from, ObservationState to, ObservationAct act, string? why)
    {
        Id = Id<ObservationStep>.New();
        (ObservationId, Number, From, To, By, At, Why) = (observation, number, from, to, act.Name, act.At, why);
    }

    public Id<ObservationStep> Id { get; private set; }
    public Id<Observation> ObservationId { get; private set; }
    public int Number { get; private set; }
    public ObservationState From { get; private set; }
    public ObservationState To { get; private set; }
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
    public string? Why { get; private set; }
}

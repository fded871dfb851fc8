using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

public sealed partial class Observation
{
    /// <summary>Another day or hour, before it has begun.</summary>
    public void Reschedule(Placement placement, DateOnly on, TimeOnly? at)
    {
        Demand("reschedule it", ObservationState.Scheduled, ObservationState.PreConference);
        Plan(on, at, placement);
    }

    /// <summary>It does not take place.</summary>
    public void Cancel(string why, ObservationAct act)
    {
        Demand("cancel it", ObservationState.Scheduled, ObservationState.PreConference);
        Step(ObservationState.Cancelled, act, why);
    }

    /// <summary>The resident says what the lesson is for and what they want to know.</summary>
    public void Prepare(string? goal, string? contentStandards, string? focalPupils, string? question)
    {
        Demand("prepare it", ObservationState.Scheduled, ObservationState.PreConference);
        (Goal, ContentStandards, FocalPupils, ResidentQuestion) = (Tidy(goal), Tidy(contentStandards), Tidy(focalPupils), Tidy(question));
    }

    /// <summary>The two have talked before the lesson, or it is noted why they did not.</summary>
    /// <exception cref="RuleBroken">Neither what is to be watched nor why there was no talk.</exception>
    public void HoldPreConference(string? watchFor, string? skippedBecause, ObservationAct act)
    {
        Demand("hold the pre-conference", ObservationState.Scheduled);
        WatchFor = Tidy(watchFor);
        if (WatchFor is null && Tidy(skippedBecause) is null)
            throw new RuleBroken("watch-for", "Write what you will watch for; or, when you could not talk before, why.");
        Step(ObservationState.PreConference, act, Tidy(skippedBecause) is { } why ? $"No talk before the lesson: {why}" : null);
    }

    /// <summary>Observing begins with the first timed note, or by itself.</summary>
    public void Begin(DateTime at)
    {
        Demand("observe", ObservationState.PreConference, ObservationState.Observed, ObservationState.EvidenceTagged, ObservationState.ResidentSelfScored, ObservationState.PostConference);
        BeganAt ??= at;
    }

    /// <summary>When something was seen, as the observer's device told it. A device's clock may be wrong: nothing was seen ahead of the hub's, nor before the talk before the lesson.</summary>
    /// <param name="told">UTC, as the device knows it.</param>
    /// <param name="now">UTC, by the hub.</param>
    public DateTime SeenAt(DateTime told, DateTime now)
    {
        var first = _steps.Find(s => s.To is ObservationState.PreConference)?.At ?? now;
        return told > now ? now : told < first ? first : told;
    }

    /// <summary>The lesson is over.</summary>
    /// <param name="on">The day of the lesson.</param>
    /// <param name="conferenceDueOn">The last day for the post-conference.</param>
    /// <param name="act">Who says so.</param>
    /// <param name="apart">What does not go together with that day, in words: everybody reads it. Null: nothing.</param>
    public void Finish(DateOnly on, DateOnly conferenceDueOn, ObservationAct act, string? apart = null)
    {
        Demand("finish observing", ObservationState.PreConference);
        if (BeganAt is null)
            throw new RuleBroken("evidence-missing", "Nothing was noted yet. Stamp a time or write what you saw first.");
        (ObservedOn, ConferenceDueOn, NextOn) = (on, conferenceDueOn, conferenceDueOn);
        Step(ObservationState.Observed, act, apart);
    }

    /// <summary>Whether a day can be the day of the lesson: while the placement runs.</summary>
    /// <exception cref="RuleBroken">It is not.</exception>
    public void DemandLesson(DateOnly on, Placement placement)
    {
        if (!placement.Term.Contains(on))
            throw new RuleBroken("lesson-outside", $"{placement.ResidentName} is placed from {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}. The lesson was on a day between.");
    }

    /// <summary>The lesson was on another day than was noted; with it moves the last day for the talk after it. Everybody reads that it was corrected.</summary>
    /// <exception cref="RuleBroken">It is not noted yet, or shared; or the talk after it was before that day.</exception>
    public void CorrectLesson(DateOnly on, DateOnly conferenceDueOn, ObservationAct act)
    {
        Demand("correct the day of the lesson", ObservationState.Observed, ObservationState.EvidenceTagged, ObservationState.ResidentSelfScored, ObservationState.PostConference);
        if (on == ObservedOn)
            return;
        if (ConferenceOn < on)
            throw new RuleBroken("conference-before", $"The talk after the lesson was on {ConferenceOn:d MMM yyyy}; the lesson cannot be after it. Correct the day of the talk first.");
        var was = ObservedOn;
        (ObservedOn, ConferenceDueOn, NextOn) = (on, conferenceDueOn, conferenceDueOn);
        Step(State, act, $"The lesson was on {on:d MMM yyyy}, not on {was:d MMM yyyy}");
    }

    /// <summary>Every note is tied to an element, or said to be of a general kind.</summary>
    /// <param name="notes">All of them.</param>
    /// <param name="selfScored">The resident has scored already.</param>
    /// <param name="act">Who says so.</param>
    public void Tag(IReadOnlyCollection<EvidenceNote> notes, bool selfScored, ObservationAct act)
    {
        Demand("close the evidence", ObservationState.Observed);
        var open = notes.Where(n => !n.IsSettled).OrderBy(n => n.At).ToList();
        if (notes.Count == 0 || open.Count > 0)
            throw new RuleBroken("evidence-open", notes.Count == 0 ? "There is no evidence yet." : $"{open.Count} of {notes.Count} notes have no words or are tied to no element. Tie them, or tick “general”.");
        Step(ObservationState.EvidenceTagged, act, null);
        if (selfScored)
            Step(ObservationState.ResidentSelfScored, act, $"{ResidentName} had scored before");
    }

    /// <summary>The resident has scored the own lesson, once or again.</summary>
    public void TakeSelfScore(string? reflection, ObservationAct act)
    {
        Demand("score yourself", ObservationState.Observed, ObservationState.EvidenceTagged, ObservationState.ResidentSelfScored);
        (Reflection, NoSelfScoreBecause) = (Tidy(reflection), null);
        if (State is ObservationState.EvidenceTagged)
            Step(ObservationState.ResidentSelfScored, act, null);
    }

    /// <summary>Resident and observer have talked about the lesson.</summary>
    /// <param name="on">The day.</param>
    /// <param name="selfScored">The resident has scored.</param>
    /// <param name="noSelfScoreBecause">Why not, when they have not: it is shown as missing.</param>
    /// <param name="act">Who notes it.</param>
    public void HoldPostConference(DateOnly on, bool selfScored, string? noSelfScoreBecause, ObservationAct act)
    {
        Demand("hold the post-conference", ObservationState.EvidenceTagged, ObservationState.ResidentSelfScored);
        if (on < ObservedOn)
            throw new RuleBroken("conference-before", $"The lesson was on {ObservedOn:d MMM yyyy}; the post-conference cannot be before it.");
        if (!selfScored && Tidy(noSelfScoreBecause) is null)
            throw new RuleBroken("self-score-missing", $"{ResidentName} has not scored yet. Wait for it, or say why you go on without; it is shown as missing.");
        (ConferenceOn, NoSelfScoreBecause) = (on, selfScored ? null : Tidy(noSelfScoreBecause));
        Step(ObservationState.PostConference, act, on > ConferenceDueOn ? $"Late: due {ConferenceDueOn:d MMM yyyy}" : null);
    }

    /// <summary>The talk after the lesson was on another day than was noted; with it goes, or comes, that it was late.</summary>
    /// <exception cref="RuleBroken">It is not noted yet, or shared; or the day is before the lesson.</exception>
    public void CorrectConference(DateOnly on, ObservationAct act)
    {
        Demand("correct the day of the talk", ObservationState.PostConference);
        if (on == ConferenceOn)
            return;
        if (on < ObservedOn)
            throw new RuleBroken("conference-before", $"The lesson was on {ObservedOn:d MMM yyyy}; the post-conference cannot be before it.");
        var was = ConferenceOn;
        ConferenceOn = on;
        Step(State, act, $"The talk was on {on:d MMM yyyy}, not on {was:d MMM yyyy}: {(on > ConferenceDueOn ? "late" : "in time")}, due {ConferenceDueOn:d MMM yyyy}");
    }

    /// <summary>Whether a day can be agreed on for the next observation: after this lesson, and while the placement runs.</summary>
    /// <exception cref="RuleBroken">It is not.</exception>
    public void DemandNext(DateOnly? on, Placement placement)
    {
        if (on <= (ObservedOn ?? PlannedOn))
            throw new RuleBroken("next-before", $"The lesson was on {ObservedOn ?? PlannedOn:d MMM yyyy}; the next observation comes after it.");
        if (on > placement.EndsOn)
            throw new RuleBroken("next-outside", $"{placement.ResidentName}’s placement ends on {placement.EndsOn:d MMM yyyy}; the next observation is on a day by then.");
    }

    /// <summary>Resident and program read it from now on; the school's leader where the agreement grants it.</summary>
    /// <param name="leftOut">What was taken out before, in words: everybody reads it. Null: nothing.</param>
    /// <exception cref="RuleBroken">No score, a level that needs evidence stands without, or evidence that came later is tied to nothing.</exception>
    public void Share(IReadOnlyCollection<Rating> scores, IReadOnlyCollection<EvidenceNote> notes, Debrief? debrief, ObservationRules rules, bool leaders, ObservationAct act, string? leftOut = null)
    {
        Demand("share it", ObservationState.PostConference);
        var given = scores.Where(s => s.RaterKind is not RaterKind.Resident).ToList();
        if (given.Count == 0)
            throw new RuleBroken("scores-missing", "Score at least one row; “not observed” is a score, too.");
        if (given.Where(s => s.Evidence is null && rules.EvidenceLevels.Contains(s.Level)).Select(s => s.Code).Distinct().Order(NaturalOrder.Instance).ToList() is { Count: > 0 } bare)
            throw new RuleBroken("evidence-needed", $"Levels {string.Join(" and ", rules.EvidenceLevels.Order())} need evidence in words. It is missing for {string.Join(", ", bare)}.");
        // what was noted after the evidence was closed is asked the same as what was noted before
        if (notes.Count(n => !n.IsSettled) is var open and > 0)
            throw new RuleBroken("evidence-open", $"{open} of {notes.Count} notes {(open == 1 ? "has no words or is" : "have no words or are")} tied to no element, noted after the evidence was closed. Open Evidence and tie them, or tick “general”.");
        if (debrief is not { IsComplete: true })
            throw new RuleBroken("debrief-missing", "Write the strength and the next step you agreed on first.");
        foreach (PlacementRecord part in (PlacementRecord[])[.. scores, .. notes, debrief])
            part.Show(leaders);
        Show(leaders);
        SharedAt = act.At;
        Step(ObservationState.Shared, act, leftOut);
    }

    /// <summary>The resident has read it, and answers if they wish. Of an observation that was opened again and shared anew the newest answer stands; each earlier one stays in the history.</summary>
    public void Acknowledge(string? response, ObservationAct act)
    {
        Demand("acknowledge it", ObservationState.Shared);
        var former = Response;
        (Response, AcknowledgedAt) = (Tidy(response), act.At);
        Step(ObservationState.Acknowledged, act, former is null || former == Response ? null : $"Answered before: {former}");
    }

    /// <summary>Closed for good, but for a reason.</summary>
    public void Lock(ObservationAct act)
    {
        Demand("lock it", ObservationState.Acknowledged);
        Step(ObservationState.Locked, act, null);
    }

    /// <summary>Back into writing: what was shared is hidden again until it is shared anew.</summary>
    public void Reopen(string why, IReadOnlyCollection<Rating> scores, IReadOnlyCollection<EvidenceNote> notes, Debrief? debrief, ObservationAct act)
    {
        Demand("reopen it", ObservationState.Shared, ObservationState.Acknowledged, ObservationState.Locked);
        foreach (PlacementRecord part in (PlacementRecord[])[.. scores.Where(s => s.RaterKind is not RaterKind.Resident), .. notes])
            part.Hide();
        debrief?.Hide();
        Hide();
        NextOn = ConferenceDueOn ?? DateOnly.MaxValue;
        Step(ObservationState.PostConference, act, why);
    }
}

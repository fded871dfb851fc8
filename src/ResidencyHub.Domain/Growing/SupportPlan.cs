using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Growing;

/// <summary>How far a support plan is (domain.md §6): drafted, given to read, talked about in a conference, running (perhaps extended), and met, or not met and then reviewed and decided; or withdrawn.</summary>
public enum SupportPlanState { Drafted, Given, ConferenceHeld, Active, Extended, Met, NotMet, UnderReview, Decided, Withdrawn }

/// <summary>What became of an appeal.</summary>
public enum AppealAnswer { Stands, Rewritten, Withdrawn }

/// <summary>What a support plan says.</summary>
/// <param name="Concern">What worries, about the work, never the person.</param>
/// <param name="Area">The element or disposition that it is about.</param>
/// <param name="Evidence">What was seen, where and when.</param>
/// <param name="Goals">What will be different, so that anybody can see it.</param>
/// <param name="Supports">Who does what to help.</param>
/// <param name="Lead">Who sees that it happens.</param>
/// <param name="Days">From when to when; on the last day one looks whether it is met.</param>
public sealed record SupportPlanText(string Concern, string? Area, string Evidence, string Goals, string Supports, string Lead, Period Days);

/// <summary>A formal plan that helps a resident whose work worries: concern, evidence, goals, supports and dates, signed with typed names, open to an appeal. The resident reads it from the day on which it is given to them, and answers; the school's leader only while the placement is at risk.</summary>
public sealed partial class SupportPlan : PlacementRecord
{
    private readonly List<SupportPlanStep> _steps = [];
    private readonly List<SupportPlanNote> _notes = [];
    private readonly List<SupportPlanSignature> _signatures = [];

    private SupportPlan() { }

    /// <param name="placement">A running one.</param>
    /// <param name="number">Which one of this resident, from 1.</param>
    /// <param name="text">What it says.</param>
    /// <param name="given">How many plans were given to the resident before, without those that an appeal brought down.</param>
    /// <param name="most">After so many, another one needs a conference at dean level first.</param>
    /// <param name="conferenceWith">With whom that conference was held; null: there was none.</param>
    /// <param name="by">Who writes it.</param>
    /// <exception cref="RuleBroken">The placement does not run, the days lie outside it, or the conference is missing.</exception>
    public SupportPlan(Placement placement, int number, SupportPlanText text, int given, int most, string? conferenceWith, Signer by) : base(placement)
    {
        Id = Id<SupportPlan>.New();
        if (placement.State is not PlacementState.Active)
            throw new RuleBroken("placement-not-running", $"A support plan belongs to a running placement; {placement.ResidentName}’s at {placement.SchoolName} does not run.");
        if (given >= most && string.IsNullOrWhiteSpace(conferenceWith))
            throw new RuleBroken("support-plans-most", $"{placement.ResidentName} has had {given} formal support {(given == 1 ? "plan" : "plans")}. Before another one a conference at dean level is held: say with whom.");
        (Number, ResidentName, SchoolName, ConferenceWith) = (number, placement.ResidentName, placement.SchoolName, string.IsNullOrWhiteSpace(conferenceWith) ? null : conferenceWith.Trim());
        Take(text, placement, by);
        Step(SupportPlanState.Drafted, by, ConferenceWith is null ? null : $"Conference held with {ConferenceWith}");
    }

    public Id<SupportPlan> Id { get; private set; }

    /// <summary>Which one of this resident, from 1.</summary>
    public int Number { get; private set; }
    public string ResidentName { get; private set; } = "";
    public string SchoolName { get; private set; } = "";
    public SupportPlanState State { get; private set; }
    public string Concern { get; private set; } = "";
    public string? Area { get; private set; }
    public string Evidence { get; private set; } = "";
    public string Goals { get; private set; } = "";
    public string Supports { get; private set; } = "";
    public string Lead { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }

    /// <summary>The day by which one looks whether it is met.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>The text's edition: a signature is under one edition.</summary>
    public int Edition { get; private set; }
    public string WrittenBy { get; private set; } = "";
    public DateTime WrittenAt { get; private set; }

    /// <summary>With whom the conference at dean level was held that had to come before this plan.</summary>
    public string? ConferenceWith { get; private set; }

    /// <summary>When the resident was first given it to read; from then on it counts as a formal statement, unless an appeal brings it down.</summary>
    public DateTime? GivenAt { get; private set; }
    public DateOnly? ConferenceOn { get; private set; }

    /// <summary>The last day of an appeal in writing.</summary>
    public DateOnly? AppealBy { get; private set; }
    public string? AppealWords { get; private set; }
    public DateTime? AppealedAt { get; private set; }
    public AppealAnswer? AppealAnswer { get; private set; }
    public string? AppealAnswerWords { get; private set; }
    public string? AppealAnsweredBy { get; private set; }
    public DateTime? AppealAnsweredAt { get; private set; }

    /// <summary>Why the placement is at risk, so that the school's leader reads it; null: the leader does not.</summary>
    public string? AtRiskBecause { get; private set; }

    /// <summary>What came of it.</summary>
    public string? Outcome { get; private set; }

    /// <summary>Somebody still has to do something; a resident has one open plan at a time.</summary>
    public bool IsOpen { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<SupportPlanStep> Steps => _steps;
    public IReadOnlyList<SupportPlanNote> Notes => _notes;
    public IReadOnlyList<SupportPlanSignature> Signatures => _signatures;

    /// <summary>Under the text as it stands.</summary>
    public IReadOnlyList<SupportPlanSignature> Current() => [.. _signatures.Where(s => s.Edition == Edition)];

    /// <summary>An appeal waits for its answer.</summary>
    public bool AppealWaits => AppealedAt is not null && AppealAnsweredAt is null;

    public bool IsRunning => State is SupportPlanState.Active or SupportPlanState.Extended;

    private void Take(SupportPlanText text, Placement placement, Signer by)
    {
        if (!placement.Term.Contains(text.Days) || text.Days.Last is not { } last)
            throw new RuleBroken("support-plan-days", $"The plan lies within the placement, {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}.");
        (Concern, Area, Evidence, Goals, Supports, Lead) = (text.Concern.Trim(), string.IsNullOrWhiteSpace(text.Area) ? null : text.Area.Trim(), text.Evidence.Trim(), text.Goals.Trim(), text.Supports.Trim(), text.Lead.Trim());
        (StartsOn, EndsOn, WrittenBy, WrittenAt) = (text.Days.First, last, by.Name, by.At);
        Edition++;
    }

    private void Demand(string verb, params ReadOnlySpan<SupportPlanState> allowed)
    {
        foreach (var state in allowed)
            if (State == state)
                return;
        throw new RuleBroken("support-plan-state", $"This plan is “{GrowingWords.Of(State)}”; one cannot {verb} from there. Load the page again to see what happened.");
    }

    private void Step(SupportPlanState to, Signer by, string? why, string? signed = null)
    {
        _steps.Add(new SupportPlanStep(Id, _steps.Count, State, to, by, why, signed));
        State = to;
        IsOpen = to is not (SupportPlanState.Met or SupportPlanState.Decided or SupportPlanState.Withdrawn);
        // the school's leader reads it while the placement is at risk, and no longer
        if (!IsOpen || to is SupportPlanState.Drafted)
            (SeenByLeaders, AtRiskBecause) = (false, null);
    }
}

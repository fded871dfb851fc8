using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Growing;

/// <summary>Where a goal of the growth plan stands.</summary>
public enum GoalState { Open, Reached, LetGo }

/// <summary>What a goal of the growth plan says (instruments.md K8).</summary>
/// <param name="Words">The goal.</param>
/// <param name="Element">The element that it is about, by code and words; null: none.</param>
/// <param name="Baseline">Where one stands today.</param>
/// <param name="Actions">What one does for it.</param>
/// <param name="Evidence">By what one will see it.</param>
/// <param name="DueOn">By when.</param>
public sealed record GoalText(string Words, string? Element, string? Baseline, string Actions, string Evidence, DateOnly DueOn);

/// <summary>One goal of a resident's growth plan. Resident, mentor and supervisor set and close goals; the program reads them.</summary>
public sealed class GrowthGoal : PlacementRecord
{
    private GrowthGoal() { }

    /// <exception cref="RuleBroken">The placement does not run, or the day lies outside it.</exception>
    public GrowthGoal(Placement placement, GoalText text, Signer by) : base(placement)
    {
        Id = Id<GrowthGoal>.New();
        if (placement.State is not PlacementState.Active)
            throw new RuleBroken("placement-not-running", $"Goals are set while a placement runs; {placement.ResidentName}’s at {placement.SchoolName} does not.");
        (SetBy, SetAs, SetAt) = (by.Name, by.As, by.At);
        Take(text, placement);
        Show(leaders: false);
    }

    public Id<GrowthGoal> Id { get; private set; }
    public string Words { get; private set; } = "";
    public string? Element { get; private set; }
    public string? Baseline { get; private set; }
    public string Actions { get; private set; } = "";
    public string Evidence { get; private set; } = "";
    public DateOnly DueOn { get; private set; }
    public GoalState State { get; private set; }
    public string SetBy { get; private set; } = "";
    public Signatory SetAs { get; private set; }
    public DateTime SetAt { get; private set; }

    /// <summary>What came of it, when it was reached or let go.</summary>
    public string? Came { get; private set; }
    public string? ClosedBy { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public int Version { get; private set; }

    /// <exception cref="RuleBroken">Closed, or the day lies outside the placement.</exception>
    public void Write(GoalText text, Placement placement)
    {
        DemandOpen();
        Take(text, placement);
    }

    /// <exception cref="RuleBroken">Closed already.</exception>
    public void Close(bool reached, string came, Signer by)
    {
        DemandOpen();
        (State, Came, ClosedBy, ClosedAt) = (reached ? GoalState.Reached : GoalState.LetGo, came.Trim(), by.Name, by.At);
    }

    private void Take(GoalText text, Placement placement)
    {
        if (!placement.Term.Contains(text.DueOn))
            throw new RuleBroken("goal-day", $"Choose a day within the placement, {placement.StartsOn:d MMM yyyy} to {placement.EndsOn:d MMM yyyy}.");
        (Words, Actions, Evidence, DueOn) = (text.Words.Trim(), text.Actions.Trim(), text.Evidence.Trim(), text.DueOn);
        (Element, Baseline) = (Tidy(text.Element), Tidy(text.Baseline));
    }

    private void DemandOpen()
    {
        if (State is not GoalState.Open)
            throw new RuleBroken("goal-closed", $"{ClosedBy} has closed this goal on {ClosedAt:d MMMM yyyy}. Set a new one instead.");
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

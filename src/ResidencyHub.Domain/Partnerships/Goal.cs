using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>Where a goal's values come from.</summary>
public enum GoalMeasure
{
    /// <summary>Numbers that a side enters, with source and date.</summary>
    Entered,

    /// <summary>Residents placed in a school year, as the hub counts them.</summary>
    ResidentsPlaced,

    /// <summary>Mentors with a resident in a school year.</summary>
    MentorsHosting,

    /// <summary>Schools that host in a school year.</summary>
    SchoolsHosting,

    /// <summary>Published positions at the partners' schools that graduates of a residency filled in a school year.</summary>
    GraduatesHired,

    /// <summary>The percent of the meeting and release hours planned in a school year that were kept.</summary>
    TimeKept,

    /// <summary>Visits made in a school year.</summary>
    VisitsMade,

    /// <summary>The percent of weekly check-ins that came on time, in the last weeks that count.</summary>
    CheckInsOnTime,

    /// <summary>The percent of rated residents who stand where the rule wants them at the end of the year.</summary>
    ResidentsAtLevel,

    /// <summary>The mean over all sentences of the short survey, one value a survey.</summary>
    SurveyMean,
}

public enum GoalState { Open, Reached, SetAside }

/// <summary>Where a goal begins and where it is to go.</summary>
/// <param name="Baseline">The value at the beginning.</param>
/// <param name="BaselineOn">When that was measured.</param>
/// <param name="Target">The value aimed at; lower than the baseline where less is better.</param>
/// <param name="TargetOn">By when.</param>
public sealed record GoalAim(decimal Baseline, DateOnly BaselineOn, decimal Target, DateOnly TargetOn);

/// <summary>Who on each side sees to a goal.</summary>
public sealed record GoalOwners(string University, string School, string? Community);

/// <summary>What the partners want to reach together, with an owner on each side. Its values are aggregates, never a pupil.</summary>
public sealed class Goal : RecordItem
{
    private readonly List<MeasuredValue> _values = [];

    private Goal() { }

    /// <exception cref="RuleBroken">As <see cref="Write"/>.</exception>
    public Goal(Id<Partnership> partnership, RecordPlace about, string title, string? why, GoalMeasure measure, string unit, bool countsPupils, GoalAim aim, GoalOwners owners) : base(partnership, about)
    {
        Id = Id<Goal>.New();
        Write(about, title, why, measure, unit, countsPupils, aim, owners);
    }

    public Id<Goal> Id { get; private set; }
    public string Title { get; private set; } = "";
    public string? Why { get; private set; }
    public GoalMeasure Measure { get; private set; }

    /// <summary>What is counted: "% of pupils who pass algebra", "departments".</summary>
    public string Unit { get; private set; } = "";

    /// <summary>Its values count pupils: each says of how many, and small groups are refused.</summary>
    public bool CountsPupils { get; private set; }
    public decimal Baseline { get; private set; }
    public DateOnly BaselineOn { get; private set; }
    public decimal Target { get; private set; }
    public DateOnly TargetOn { get; private set; }
    public string UniversityOwner { get; private set; } = "";
    public string SchoolOwner { get; private set; } = "";
    public string? CommunityOwner { get; private set; }
    public GoalState State { get; private set; }
    public DateOnly? ClosedOn { get; private set; }
    public string? ClosedBecause { get; private set; }
    public IReadOnlyList<MeasuredValue> Values => _values;

    public GoalAim Aim => new(Baseline, BaselineOn, Target, TargetOn);

    /// <summary>What counts, oldest first.</summary>
    public IReadOnlyList<MeasuredValue> Standing => [.. _values.Where(v => v.TakenOutOn is null).OrderBy(v => v.MeasuredOn)];

    /// <exception cref="RuleBroken">The target is the baseline, lies before it, or an owner is missing.</exception>
    public void Write(RecordPlace about, string title, string? why, GoalMeasure measure, string unit, bool countsPupils, GoalAim aim, GoalOwners owners)
    {
        RefuseWhenTakenOut();
        if (aim.Target == aim.Baseline)
            throw new RuleBroken("goal-moves", "The target is the same as the baseline. Say what is to change.");
        if (aim.TargetOn <= aim.BaselineOn)
            throw new RuleBroken("goal-days", "The target's day lies before the baseline's.");
        if (_values.Exists(v => v.TakenOutOn is null && v.MeasuredOn < aim.BaselineOn))
            throw new RuleBroken("goal-baseline", "A value was measured before that day. Take it out or choose an earlier day for the baseline.");
        MoveTo(about);
        (Title, Why, Measure, Unit, CountsPupils) = (title, why, measure, unit, countsPupils);
        (Baseline, BaselineOn, Target, TargetOn) = aim;
        (UniversityOwner, SchoolOwner, CommunityOwner) = owners;
    }

    /// <summary>How far the way from baseline to target has been gone by a value: 0 at the baseline, 1 at the target.</summary>
    public decimal ProgressAt(decimal value) => (value - Baseline) / (Target - Baseline);

    /// <param name="leastGroup">Groups of pupils smaller than this are refused (small-cell practice, domain.md §8).</param>
    /// <inheritdoc cref="MeasuredValue"/>
    /// <exception cref="RuleBroken">It is counted by the hub, closed, measured before the baseline or twice on a day, or counts too few pupils.</exception>
    public MeasuredValue Enter(decimal value, int? outOf, DateOnly on, string source, string by, int leastGroup)
    {
        RefuseWhenTakenOut();
        if (Measure is not GoalMeasure.Entered)
            throw new RuleBroken("goal-counted", "The hub counts this goal's values by itself.");
        Check(null, outOf, on, leastGroup);
        var entered = new MeasuredValue(Id, value, outOf, on, source, by);
        _values.Add(entered);
        return entered;
    }

    /// <exception cref="RuleBroken">As <see cref="Enter"/>.</exception>
    public void Correct(MeasuredValue entered, decimal value, int? outOf, DateOnly on, string source, string by, int leastGroup)
    {
        RefuseWhenTakenOut();
        Check(entered, outOf, on, leastGroup);
        entered.Write(value, outOf, on, source, by);
    }

    /// <exception cref="RuleBroken">It is closed already.</exception>
    public void Close(GoalState state, DateOnly on, string because)
    {
        RefuseWhenTakenOut();
        if (State is not GoalState.Open)
            throw new RuleBroken("goal-closed", "This goal is closed already. Open it again first.");
        (State, ClosedOn, ClosedBecause) = (state, on, because);
    }

    public void OpenAgain() => (State, ClosedOn, ClosedBecause) = (GoalState.Open, null, null);

    private void Check(MeasuredValue? besides, int? outOf, DateOnly on, int leastGroup)
    {
        if (on < BaselineOn)
            throw new RuleBroken("value-before", $"The baseline is from {BaselineOn:d MMMM yyyy}; this value was measured before.");
        if (_values.Exists(v => v != besides && v.TakenOutOn is null && v.MeasuredOn == on))
            throw new RuleBroken("value-twice", $"There is a value of {on:d MMMM yyyy} already. Correct that one.");
        if (CountsPupils && outOf is not { } many)
            throw new RuleBroken("value-base", "Say of how many pupils: a number without its base can't be judged.");
        if (CountsPupils && outOf < leastGroup)
            throw new RuleBroken("value-small", $"Fewer than {leastGroup} pupils: such a number could point at a child. Enter a larger group or several years together.");
    }
}

/// <summary>One value of a goal: an aggregate, with source and day.</summary>
public sealed class MeasuredValue
{
    private MeasuredValue() { }

    internal MeasuredValue(Id<Goal> goal, decimal value, int? outOf, DateOnly on, string source, string by)
    {
        (Id, GoalId) = (Id<MeasuredValue>.New(), goal);
        Write(value, outOf, on, source, by);
    }

    public Id<MeasuredValue> Id { get; private set; }
    public Id<Goal> GoalId { get; private set; }
    public decimal Value { get; private set; }

    /// <summary>Of how many; a number without its base can't be judged.</summary>
    public int? OutOf { get; private set; }
    public DateOnly MeasuredOn { get; private set; }

    /// <summary>Where it comes from: "district course report, spring".</summary>
    public string Source { get; private set; } = "";
    public string EnteredBy { get; private set; } = "";
    public DateOnly? TakenOutOn { get; private set; }

    public void TakeOut(DateOnly on) => TakenOutOn = on;

    internal void Write(decimal value, int? outOf, DateOnly on, string source, string by) =>
        (Value, OutOf, MeasuredOn, Source, EnteredBy) = (value, outOf, on, source, by);
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Improvement;

/// <summary>What the partners do with a change that they tried (Plan–Do–Study–Act).</summary>
public enum CycleVerdict { Adopt, Adapt, Abandon }

/// <summary>How a cycle stands on a day.</summary>
public enum CycleStanding { Planned, Running, ToStudy, Concluded }

/// <summary>What is planned.</summary>
/// <param name="Aim">What is to be better, by how much, by when.</param>
/// <param name="Change">The idea that is tried.</param>
/// <param name="Prediction">What one expects to see.</param>
/// <param name="Plan">Who does what, where and when; which data are looked at.</param>
/// <param name="ChangeOn">The day from which the change is made; the run chart marks it.</param>
/// <param name="StudyOn">The day on which one looks at what came of it.</param>
/// <param name="Owner">Who sees to it.</param>
public sealed record CyclePlan(string Aim, string Change, string Prediction, string Plan, DateOnly ChangeOn, DateOnly StudyOn, string Owner);

/// <summary>One round of trying a change on the measure of a shared goal. Either side begins one; the next one links to the one before it, and all stay.</summary>
public sealed class ImprovementCycle : RecordItem
{
    private ImprovementCycle() { }

    /// <param name="goal">Whose measure is looked at.</param>
    /// <param name="before">The concluded cycle that this one goes on from.</param>
    /// <param name="once">Made with the form: posted twice it writes once.</param>
    /// <exception cref="RuleBroken">The goal was taken out, the days are the wrong way round, or the one before is not concluded or is of another goal.</exception>
    public ImprovementCycle(Goal goal, CyclePlan plan, ImprovementCycle? before, Guid once, string by, PartnershipSide? side, DateOnly on) : base(goal.PartnershipId, goal.About)
    {
        if (goal.IsTakenOut)
            throw new RuleBroken("cycle-goal", "This goal was taken out of the record. Choose another.");
        if (before is not null && (before.Verdict is null || before.GoalId != goal.Id))
            throw new RuleBroken("cycle-before", before.Verdict is null ? "Conclude the cycle first; the next one goes on from what came of it." : "The next cycle is on the same goal as the one before.");
        if (before?.Verdict is CycleVerdict.Abandon)
            throw new RuleBroken("cycle-abandoned", "The change was abandoned. Begin a new cycle with another idea.");
        Id = Id<ImprovementCycle>.New();
        (GoalId, BeforeId, Number, Once, BegunBy, BegunFor, BegunOn) = (goal.Id, before?.Id, (before?.Number ?? 0) + 1, once, by, side, on);
        Write(plan);
    }

    public Id<ImprovementCycle> Id { get; private set; }
    public Id<Goal> GoalId { get; private set; }

    /// <summary>The cycle before; one cycle has one next.</summary>
    public Id<ImprovementCycle>? BeforeId { get; private set; }

    /// <summary>The how manieth of its chain, from 1.</summary>
    public int Number { get; private set; }
    public string Aim { get; private set; } = "";
    public string Change { get; private set; } = "";
    public string Prediction { get; private set; } = "";
    public string Plan { get; private set; } = "";
    public DateOnly ChangeOn { get; private set; }
    public DateOnly StudyOn { get; private set; }
    public string Owner { get; private set; } = "";
    public string BegunBy { get; private set; } = "";
    public PartnershipSide? BegunFor { get; private set; }
    public DateOnly BegunOn { get; private set; }

    /// <summary>What happened, beside what was predicted.</summary>
    public string? Happened { get; private set; }
    public bool? RanAsPlanned { get; private set; }
    public CycleVerdict? Verdict { get; private set; }
    public DateOnly? ConcludedOn { get; private set; }
    public string? ConcludedBy { get; private set; }
    public Guid Once { get; private set; }

    public CycleStanding StandingOn(DateOnly day) => Verdict is not null ? CycleStanding.Concluded : day < ChangeOn ? CycleStanding.Planned : day < StudyOn ? CycleStanding.Running : CycleStanding.ToStudy;

    /// <exception cref="RuleBroken">It is concluded or taken out, or one looks before the change is made.</exception>
    public void Write(CyclePlan plan)
    {
        RefuseWhenTakenOut();
        if (Verdict is not null)
            throw new RuleBroken("cycle-concluded", $"It was concluded on {PartnershipWords.Day(ConcludedOn!.Value)} and stays as it was. Begin the next one.");
        if (plan.StudyOn <= plan.ChangeOn)
            throw new RuleBroken("cycle-days", "One looks at what came of it after the change is made. Give a later day.");
        (Aim, Change, Prediction, Plan, ChangeOn, StudyOn, Owner) = plan;
    }

    /// <summary>What happened, and what is done with the change. It stands from then on.</summary>
    /// <exception cref="RuleBroken">It is concluded or taken out, or the change has not been made yet.</exception>
    public void Conclude(string happened, bool asPlanned, CycleVerdict verdict, string by, DateOnly on)
    {
        RefuseWhenTakenOut();
        if (Verdict is not null)
            throw new RuleBroken("cycle-concluded", $"{ConcludedBy} concluded it on {PartnershipWords.Day(ConcludedOn!.Value)}.");
        if (on < ChangeOn)
            throw new RuleBroken("cycle-ahead", $"The change is made from {PartnershipWords.Day(ChangeOn)} on; there is nothing to conclude yet.");
        (Happened, RanAsPlanned, Verdict, ConcludedBy, ConcludedOn) = (happened, asPlanned, verdict, by, on);
    }
}

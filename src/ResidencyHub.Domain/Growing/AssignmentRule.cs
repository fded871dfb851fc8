using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Growing;

/// <summary>What a program asks by rule.</summary>
public enum AssignedWork { Observation, InformalVisit, CoachingConversation, CoachingCycle, GrowthGoal, ReviewStart, ReviewMiddle, ReviewEnd, MentorRating, Form }

/// <summary>When something asked by rule opens, is due and closes.</summary>
/// <param name="Words">"Week 12" or the phase's name.</param>
/// <param name="Phase">The phase with which it moves; null: by week.</param>
public sealed record AssignmentTimes(string Words, DateOnly OpensOn, DateOnly DueOn, DateOnly ClosesOn, Id<CohortPhase>? Phase = null)
{
    /// <summary>From a phase of the cohort's year: due on its last day.</summary>
    /// <param name="closesAfter">Days after which it closes.</param>
    public static AssignmentTimes Of(CohortPhase phase, int closesAfter) => new(phase.Name, phase.StartsOn, phase.EndsOn, phase.EndsOn.AddDays(closesAfter), phase.Id);

    /// <summary>From a week of the cohort, counted from the week of its first day.</summary>
    /// <param name="week">From 1.</param>
    /// <param name="dueAfter">Days from the Monday of that week.</param>
    /// <param name="closesAfter">Days after the due day.</param>
    public static AssignmentTimes Of(Cohort cohort, int week, int dueAfter, int closesAfter)
    {
        var monday = DistrictCalendar.WeekOf(cohort.StartsOn).AddDays(7 * (week - 1));
        return new($"Week {week}", monday < cohort.StartsOn ? cohort.StartsOn : monday, monday.AddDays(dueAfter), monday.AddDays(dueAfter + closesAfter));
    }
}

/// <summary>What a program asks of one role in a cohort at one time of the year: it opens, is due, closes, and reminds before, on and after the day. Whether it is done is read from the records themselves; nothing is ticked.</summary>
public sealed class AssignmentRule
{
    private readonly List<AssignmentMove> _moves = [];

    private AssignmentRule() { }

    /// <param name="form">The form, for <see cref="AssignedWork.Form"/>.</param>
    /// <exception cref="RuleBroken">Not that role's work, or the days lie outside the cohort.</exception>
    public AssignmentRule(Cohort cohort, AssignedWork work, Signatory who, AssignmentTimes times, int remindBefore, int remindAfter, string by, DateTime at, AssignedForm? form = null)
    {
        Id = Id<AssignmentRule>.New();
        if (work is AssignedWork.Form != form is not null)
            throw new RuleBroken("assignment-form", "Choose which form is asked.");
        (FormLineage, FormName) = (form?.Lineage, form?.Name);
        if (!May(work, who))
            throw new RuleBroken("assignment-role", $"“{GrowingWords.Of(work)}” is not what a {GrowingWords.Of(who)} does.");
        if (!cohort.Runs.Contains(times.OpensOn) || times.DueOn > cohort.EndsOn)
            throw new RuleBroken("assignment-days", $"{times.Words} opens on {times.OpensOn:d MMM yyyy} and is due on {times.DueOn:d MMM yyyy}; the cohort runs from {cohort.StartsOn:d MMM yyyy} to {cohort.EndsOn:d MMM yyyy}.");
        if (times.DueOn < times.OpensOn)
            throw new RuleBroken("assignment-days", $"{times.Words} opens on {times.OpensOn:d MMM yyyy}, the cohort’s first day, and would be due before it, on {times.DueOn:d MMM yyyy}. Give more days, or choose a later week.");
        (ProgramId, CohortId, CohortName, Work, Who) = (cohort.ProgramId, cohort.Id, cohort.Name, work, who);
        (When, OpensOn, DueOn, ClosesOn, PhaseId) = (times.Words, times.OpensOn, times.DueOn, times.ClosesOn, times.Phase);
        (RemindBefore, RemindAfter, SetBy, SetAt) = (remindBefore, remindAfter, by, at);
    }

    public Id<AssignmentRule> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public string CohortName { get; private set; } = "";
    public AssignedWork Work { get; private set; }
    public Signatory Who { get; private set; }

    /// <summary>The form that is asked, over all its editions; null for other work.</summary>
    public Guid? FormLineage { get; private set; }
    public string? FormName { get; private set; }

    /// <summary>"Formal observation", or the form's name.</summary>
    public string What => FormName ?? GrowingWords.Of(Work);

    /// <summary>"Week 12" or the phase's name.</summary>
    public string When { get; private set; } = "";

    /// <summary>The phase with which it moves until it opens; null: by week, or its phase is gone.</summary>
    public Id<CohortPhase>? PhaseId { get; private set; }

    /// <summary>The days that it had before its phase moved, with who moved it and when.</summary>
    public IReadOnlyList<AssignmentMove> Moves => _moves;
    public DateOnly OpensOn { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateOnly ClosesOn { get; private set; }

    /// <summary>Days before the due day of the first reminder; 0: none.</summary>
    public int RemindBefore { get; private set; }

    /// <summary>Days after the due day of the last reminder; 0: none.</summary>
    public int RemindAfter { get; private set; }
    public string SetBy { get; private set; } = "";
    public DateTime SetAt { get; private set; }
    public string? StoppedBy { get; private set; }
    public string? StoppedWhy { get; private set; }
    public DateTime? StoppedAt { get; private set; }
    public int Version { get; private set; }

    public bool IsOpenOn(DateOnly day) => StoppedAt is null && day >= OpensOn && day <= ClosesOn;

    /// <summary>The days on which those who have not done it are reminded: before, on and after.</summary>
    public IReadOnlyList<DateOnly> ReminderDays() =>
        [.. new[] { RemindBefore > 0 ? DueOn.AddDays(-RemindBefore) : DueOn, DueOn, RemindAfter > 0 ? DueOn.AddDays(RemindAfter) : DueOn }.Where(d => d >= OpensOn && d <= ClosesOn).Distinct().Order()];

    /// <summary>The latest day of reminding that has come, while it is open: a day that passed while the hub stood still is made up for, and of several only the latest.</summary>
    /// <param name="today">The day.</param>
    /// <param name="setOn">The day on which it was set: of days before nobody is reminded.</param>
    public DateOnly? ReminderOn(DateOnly today, DateOnly setOn) =>
        IsOpenOn(today) && ReminderDays().Where(d => d <= today && d >= setOn).ToList() is { Count: > 0 } come ? come[^1] : null;

    /// <summary>Whether it is asked by the days of this phase; what was set before rules kept their phase is known by its name and days.</summary>
    public bool IsOf(CohortPhase phase) => PhaseId is { } id ? id == phase.Id : (When, OpensOn, DueOn) == (phase.Name, phase.StartsOn, phase.EndsOn);

    /// <summary>Goes with its phase to other days until it opens; the days before stay in its history. What people are asked already keeps the days that they were told.</summary>
    /// <returns>False: it had opened, is over, or would be due on a day that is past, and keeps its days.</returns>
    public bool Follow(CohortPhase phase, string by, DateTime at, DateOnly today)
    {
        var times = AssignmentTimes.Of(phase, ClosesOn.DayNumber - DueOn.DayNumber);
        PhaseId = phase.Id;
        if ((times.OpensOn, times.DueOn) == (OpensOn, DueOn))
        {
            When = times.Words;
            return true;
        }
        if (StoppedAt is not null || today >= OpensOn || times.DueOn < today)
            return false;
        _moves.Add(new AssignmentMove(this, by, at));
        (When, OpensOn, DueOn, ClosesOn) = (times.Words, times.OpensOn, times.DueOn, times.ClosesOn);
        return true;
    }

    /// <summary>Keeps its days though its phase has others.</summary>
    public void StayBeside(CohortPhase phase) => PhaseId = phase.Id;

    /// <summary>Its phase is gone: it stays on its days.</summary>
    public void LeavePhase() => PhaseId = null;

    /// <exception cref="RuleBroken">Stopped already.</exception>
    public void Stop(string why, string by, DateTime at)
    {
        if (StoppedAt is not null)
            throw new RuleBroken("assignment-stopped", $"{StoppedBy} has stopped this already.");
        (StoppedWhy, StoppedBy, StoppedAt) = (why.Trim(), by, at);
    }

    /// <summary>Whose work it is.</summary>
    public static bool May(AssignedWork work, Signatory who) => work switch
    {
        AssignedWork.Observation or AssignedWork.InformalVisit or AssignedWork.CoachingCycle => who is Signatory.Mentor or Signatory.Supervisor,
        AssignedWork.CoachingConversation => who is Signatory.Mentor,
        AssignedWork.GrowthGoal or AssignedWork.MentorRating => who is Signatory.Resident,
        AssignedWork.Form => who is not Signatory.Coordinator,
        _ => who is Signatory.Resident or Signatory.Mentor or Signatory.Supervisor,
    };
}

/// <summary>A form that is asked by rule.</summary>
/// <param name="Lineage">The same for all its editions.</param>
/// <param name="Name">Its name on the day.</param>
public sealed record AssignedForm(Guid Lineage, string Name);

/// <summary>The days on which something was asked by rule before its phase moved.</summary>
public sealed class AssignmentMove
{
    private AssignmentMove() { }

    internal AssignmentMove(AssignmentRule rule, string by, DateTime at)
    {
        Id = Id<AssignmentMove>.New();
        (RuleId, When, OpensOn, DueOn, ClosesOn, By, At) = (rule.Id, rule.When, rule.OpensOn, rule.DueOn, rule.ClosesOn, by, at);
    }

    public Id<AssignmentMove> Id { get; private set; }
    public Id<AssignmentRule> RuleId { get; private set; }

    /// <summary>What the phase was called then.</summary>
    public string When { get; private set; } = "";
    public DateOnly OpensOn { get; private set; }
    public DateOnly DueOn { get; private set; }
    public DateOnly ClosesOn { get; private set; }
    public string By { get; private set; } = "";
    public DateTime At { get; private set; }
}

/// <summary>A reminder that went out: one for a rule, a placement and a day of reminding, on that day or when it was made up for.</summary>
public sealed class AssignmentReminder
{
    private AssignmentReminder() { }

    public AssignmentReminder(AssignmentRule rule, Id<Placement> placement, DateOnly on) => (Id, RuleId, PlacementId, On) = (Id<AssignmentReminder>.New(), rule.Id, placement, on);

    public Id<AssignmentReminder> Id { get; private set; }
    public Id<AssignmentRule> RuleId { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public DateOnly On { get; private set; }
}

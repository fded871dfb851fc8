using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Growing;

/// <summary>What a program asks by rule.</summary>
public enum AssignedWork { Observation, InformalVisit, CoachingConversation, CoachingCycle, GrowthGoal, ReviewStart, ReviewMiddle, ReviewEnd, MentorRating, Form }

/// <summary>When something asked by rule opens, is due and closes.</summary>
/// <param name="Words">"Week 12" or the phase's name.</param>
public sealed record AssignmentTimes(string Words, DateOnly OpensOn, DateOnly DueOn, DateOnly ClosesOn)
{
    /// <summary>From a phase of the cohort's year: due on its last day.</summary>
    /// <param name="closesAfter">Days after which it closes.</param>
    public static AssignmentTimes Of(CohortPhase phase, int closesAfter) => new(phase.Name, phase.StartsOn, phase.EndsOn, phase.EndsOn.AddDays(closesAfter));

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
        (When, OpensOn, DueOn, ClosesOn) = (times.Words, times.OpensOn, times.DueOn, times.ClosesOn);
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

/// <summary>A reminder that went out: one for a rule, a placement and a day.</summary>
public sealed class AssignmentReminder
{
    private AssignmentReminder() { }

    public AssignmentReminder(AssignmentRule rule, Id<Placement> placement, DateOnly on) => (Id, RuleId, PlacementId, On) = (Id<AssignmentReminder>.New(), rule.Id, placement, on);

    public Id<AssignmentReminder> Id { get; private set; }
    public Id<AssignmentRule> RuleId { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public DateOnly On { get; private set; }
}

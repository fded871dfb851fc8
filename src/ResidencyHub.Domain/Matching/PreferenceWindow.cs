using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Matching;

/// <summary>The days on which the residents of a cohort, and the schools and mentors who host them, say whom they would like. Before and after, nobody changes a word; afterwards everybody reads the own answer.</summary>
public sealed class PreferenceWindow
{
    private PreferenceWindow() { }

    public PreferenceWindow(Cohort cohort, Period days, bool hostsRank)
    {
        Id = Id<PreferenceWindow>.New();
        (ProgramId, CohortId) = (cohort.ProgramId, cohort.Id);
        Change(days, hostsRank);
    }

    public Id<PreferenceWindow> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public DateOnly OpensOn { get; private set; }

    /// <summary>The last day on which answers are taken.</summary>
    public DateOnly ClosesOn { get; private set; }

    /// <summary>Schools and mentors rank residents too: so they read names, subjects and grades of those without a placement.</summary>
    public bool HostsRank { get; private set; }
    public int Version { get; private set; }

    public Period Days => new(OpensOn, ClosesOn);

    public bool IsOpenOn(DateOnly day) => Days.Contains(day);

    /// <exception cref="RuleBroken">No last day.</exception>
    public void Change(Period days, bool hostsRank)
    {
        (OpensOn, ClosesOn) = (days.First, days.Last ?? throw new RuleBroken("window-open", "Give the last day on which preferences are taken."));
        HostsRank = hostsRank;
    }

    /// <exception cref="RuleBroken">The day lies outside the window.</exception>
    public void DemandOpenOn(DateOnly day)
    {
        if (day < OpensOn)
            throw new RuleBroken("window-early", $"Preferences are taken from {OpensOn:d MMMM yyyy} on. Nothing was saved.");
        if (day > ClosesOn)
            throw new RuleBroken("window-closed", $"Preferences were taken through {ClosesOn:d MMMM yyyy}; now they can only be read. If something has changed, tell your coordinator.");
    }
}

using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>The residents who go through one year of a program together.</summary>
public sealed class Cohort
{
    private readonly List<CohortPhase> _phases = [];
    private readonly List<CohortTarget> _targets = [];

    private Cohort() { }

    public Cohort(Id<PreparationProgram> program, string name, AcademicYear year, Period runs, int seats)
    {
        Id = Id<Cohort>.New();
        ProgramId = program;
        Year = year.StartYear;
        Change(name, runs, seats);
    }

    public Id<Cohort> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The year in which the school year begins.</summary>
    public int Year { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }

    /// <summary>How many residents the partners want, from the districts' need.</summary>
    public int Seats { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<CohortPhase> Phases => _phases;
    public IReadOnlyList<CohortTarget> Targets => _targets;

    public Period Runs => new(StartsOn, EndsOn);

    /// <exception cref="RuleBroken">No last day, or a negative number of seats.</exception>
    public void Change(string name, Period runs, int seats)
    {
        if (seats < 0)
            throw new RuleBroken("cohort-seats", "A cohort has no fewer than 0 seats.");
        (Name, Seats) = (name, seats);
        (StartsOn, EndsOn) = (runs.First, runs.Last ?? throw new RuleBroken("cohort-open", "A cohort needs a last day."));
    }

    /// <summary>Takes a phase out of the year.</summary>
    public void DropPhase(CohortPhase phase) => _phases.Remove(phase);

    /// <summary>Says how many residents the partners want in a district, at a school or in a subject. The targets must have been read.</summary>
    /// <returns>The target that is no more; null when one was set or none was there.</returns>
    /// <exception cref="RuleBroken">Fewer than none.</exception>
    public CohortTarget? Aim(TargetOf of, int? seats)
    {
        if (seats < 0)
            throw new RuleBroken("target-seats", "A target has no fewer than 0 seats.");
        var target = _targets.Find(t => t.Is(of));
        if (seats is not { } wanted)
        {
            _targets.RemoveAll(t => t == target);
            return target;
        }
        if (target is null)
            _targets.Add(target = new CohortTarget(this, of));
        target.Want(wanted);
        return null;
    }

    /// <exception cref="RuleBroken">The phase lies outside the cohort's days.</exception>
    public void AddPhase(string name, Period days)
    {
        DemandInside(name, days);
        _phases.Add(new CohortPhase(Id, name, days));
    }

    /// <summary>Gives a phase another name or other days; it stays the same one for what is asked by it.</summary>
    /// <exception cref="RuleBroken">The phase lies outside the cohort's days.</exception>
    public void ChangePhase(CohortPhase phase, string name, Period days)
    {
        DemandInside(name, days);
        phase.Change(name, days);
    }

    private void DemandInside(string name, Period days)
    {
        if (!Runs.Contains(days))
            throw new RuleBroken("phase-inside-cohort", $"“{name}” lies outside the cohort's days, {StartsOn:d MMM yyyy} to {EndsOn:d MMM yyyy}.");
    }
}

/// <summary>A stretch of the cohort's year with its own expectations: observe, co-teach, takeover week.</summary>
public sealed class CohortPhase
{
    private CohortPhase() { }

    internal CohortPhase(Id<Cohort> cohort, string name, Period days)
    {
        (Id, CohortId) = (Id<CohortPhase>.New(), cohort);
        Change(name, days);
    }

    public Id<CohortPhase> Id { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }

    internal void Change(string name, Period days) => (Name, StartsOn, EndsOn) = (name, days.First, days.Last!.Value);
}

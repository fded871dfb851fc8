using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>Of whom something is asked.</summary>
public enum RequirementRole { Resident, Mentor }

/// <summary>How long an approved paper holds: for ever, through a day that stands on it, or some months from its date.</summary>
public enum Validity { NoEnd, DayOnPaper, Months }

/// <summary>The kinds of files that people may hand in.</summary>
public enum FileKind { Pdf, Png, Jpeg, Heic, Word }

/// <summary>A file as it is kept: under a random id, with its hash; the name is only shown.</summary>
/// <param name="Id">The name in the store.</param>
/// <param name="Name">What the file was called, without its ending.</param>
/// <param name="Kind">What its content is, whatever its name said.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">64 hex digits.</param>
public sealed record KeptFile(Guid Id, string Name, FileKind Kind, long Bytes, string Sha256);

/// <summary>A clearance or document that a program asks of the residents or mentors of a cohort, or of all its cohorts. Pages say "Clearances and documents".</summary>
public sealed class Requirement
{
    private Requirement() { }

    public Requirement(Id<PreparationProgram> program, Id<Cohort>? cohort, RequirementRole role, string name, string? words, bool mandatory)
    {
        Id = Id<Requirement>.New();
        (ProgramId, CohortId, Role) = (program, cohort, role);
        Describe(name, words, mandatory);
    }

    public Id<Requirement> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }

    /// <summary>Null: every cohort of the program.</summary>
    public Id<Cohort>? CohortId { get; private set; }
    public RequirementRole Role { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>What to get, where, and what must be seen on it.</summary>
    public string? Words { get; private set; }

    /// <summary>Without it nobody is cleared to start.</summary>
    public bool IsMandatory { get; private set; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>Days before the first day with pupils.</summary>
    public int? DueDaysBefore { get; private set; }
    public Validity Validity { get; private set; }

    /// <summary>With <see cref="Validity.Months"/>: how many, from the day of the paper.</summary>
    public int? ValidMonths { get; private set; }

    /// <summary>Days before its end on which an approved paper can be handed in anew.</summary>
    public int ReopensDays { get; private set; } = 60;
    public Guid? SampleId { get; private set; }
    public string? SampleName { get; private set; }
    public FileKind? SampleKind { get; private set; }

    /// <summary>From this day on it is not asked any more; what was handed in stays.</summary>
    public DateOnly? RetiredOn { get; private set; }
    public int Version { get; private set; }

    public void Describe(string name, string? words, bool mandatory)
    {
        if (string.IsNullOrWhiteSpace(name))
            throw new RuleBroken("requirement-name", "Give it a name, such as “TB test”.");
        (Name, Words, IsMandatory) = (name.Trim(), words, mandatory);
    }

    /// <exception cref="RuleBroken">Both a day and a number of days, or a negative number.</exception>
    public void Due(DateOnly? on, int? daysBefore)
    {
        if (on is not null && daysBefore is not null)
            throw new RuleBroken("requirement-due", "Give either a day or a number of days before the start, not both.");
        if (daysBefore < 0)
            throw new RuleBroken("requirement-due", "Days before the start are 0 or more.");
        (DueOn, DueDaysBefore) = (on, daysBefore);
    }

    /// <exception cref="RuleBroken">Months without a number, or a negative number of days.</exception>
    public void Hold(Validity validity, int? months, int reopensDays)
    {
        if (validity is Validity.Months && months is not > 0)
            throw new RuleBroken("requirement-months", "Say for how many months it holds: 1 or more.");
        if (reopensDays < 0)
            throw new RuleBroken("requirement-reopens", "Days before the end are 0 or more.");
        (Validity, ValidMonths, ReopensDays) = (validity, validity is Validity.Months ? months : null, reopensDays);
    }

    /// <summary>A file that shows what a good one looks like; null takes it away.</summary>
    public void Show(KeptFile? sample) => (SampleId, SampleName, SampleKind) = (sample?.Id, sample?.Name, sample?.Kind);

    public void Retire(DateOnly on) => RetiredOn ??= on;

    /// <summary>Whether it is asked in a cohort on a day.</summary>
    public bool IsAskedIn(Id<Cohort> cohort, DateOnly day) => (CohortId is null || CohortId == cohort) && !(RetiredOn <= day);

    /// <summary>The last day to hand it in, for somebody who starts on <paramref name="start"/>; null when none is set.</summary>
    public DateOnly? DueFor(DateOnly start) => DueOn ?? (DueDaysBefore is { } days ? start.AddDays(-days) : null);

    /// <summary>The last day of a paper.</summary>
    /// <param name="issuedOn">The paper's date.</param>
    /// <param name="onPaper">The last day that stands on it.</param>
    /// <exception cref="RuleBroken">The day that the rule needs is missing.</exception>
    public DateOnly? ThroughFor(DateOnly? issuedOn, DateOnly? onPaper) => Validity switch
    {
        Validity.NoEnd => null,
        Validity.Months => (issuedOn ?? throw new RuleBroken("paper-date", $"Give the date of “{Name}”: it holds for {ValidMonths} months from then.")).AddMonths(ValidMonths!.Value),
        _ => onPaper ?? throw new RuleBroken("paper-through", $"Give the last day on which “{Name}” holds, as it stands on the paper."),
    };

    /// <summary>The same for another cohort; a due day moves with the school year.</summary>
    public Requirement CloneFor(Cohort cohort, int yearsLater)
    {
        var copy = new Requirement(cohort.ProgramId, cohort.Id, Role, Name, Words, IsMandatory);
        copy.Due(DueOn?.AddYears(yearsLater), DueDaysBefore);
        copy.Hold(Validity, ValidMonths, ReopensDays);
        (copy.SampleId, copy.SampleName, copy.SampleKind) = (SampleId, SampleName, SampleKind);
        return copy;
    }
}

namespace ResidencyHub.Web.Cohorts;

/// <summary>A change of status as it is posted.</summary>
public sealed class StateForm
{
    public string? State { get; set; }
    public DateOnly? On { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A resident as posted.</summary>
public sealed class ResidentForm
{
    public string? Cohort { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Number { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Subject { get; set; }
    public string? GradeBand { get; set; }
    public string? Supervisor { get; set; }
    public string? SchoolWish { get; set; }
    public DateOnly? AdmittedOn { get; set; }

    /// <summary>What was said about people who are alike.</summary>
    public string? Answer { get; set; }
    public string? Notes { get; set; }
    public int Version { get; set; }
}

/// <summary>A mentor as posted.</summary>
public sealed class MentorForm
{
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Number { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? Subject { get; set; }
    public string? GradeBand { get; set; }
    public string? Room { get; set; }
    public string? CredentialField { get; set; }
    public int? YearsTeaching { get; set; }
    public int? ProgramTrainingHours { get; set; }
    public int? GeneralTrainingHours { get; set; }
    public DateOnly? PrincipalApprovedOn { get; set; }
    public DateOnly? AtSchoolFrom { get; set; }
    public DateOnly? AtSchoolThrough { get; set; }
    public Guid? School { get; set; }
    public string? SchoolText { get; set; }

    /// <summary>What was said about people who are alike.</summary>
    public string? Answer { get; set; }
    public int? Capacity { get; set; }
    public string? Notes { get; set; }
    public int Version { get; set; }
}

/// <summary>A cohort as posted.</summary>
public sealed class CohortForm
{
    public string? Program { get; set; }
    public string? Name { get; set; }
    public int? Year { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public int? Seats { get; set; }
    /// <summary>Never null, although binding says so after a day that is none.</summary>
    public List<PhaseForm> Phases
    {
        get => field ??= [];
        set;
    }

    public int Version { get; set; }
}

public sealed class PhaseForm
{
    /// <summary>The phase that is changed; empty for a new one.</summary>
    public string? Id { get; set; }
    public string? Name { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
}

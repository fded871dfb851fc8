using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>Where a resident stands in the program, from admission to completion.</summary>
public enum ResidentState { Admitted, Cleared, Placed, Active, OnLeave, Completed, Withdrawn, Dismissed, Transferred }

/// <summary>A future teacher in a residency year (Ed-Fi: candidate).</summary>
public sealed class Resident
{
    private readonly List<ResidentStanding> _standings = [];

    private Resident() { }

    public Resident(Person person, Cohort cohort, string? number, DateOnly admittedOn)
    {
        Id = Id<Resident>.New();
        (PersonId, ProgramId, CohortId, Number) = (person.Id, cohort.ProgramId, cohort.Id, number);
        Take(person);
        Stand(ResidentState.Admitted, admittedOn, null);
    }

    public Id<Resident> Id { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }

    /// <summary>The program's own id for the person; unique within the program.</summary>
    public string? Number { get; private set; }
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public string SortName { get; private set; } = "";
    public string SearchWords { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Phone { get; private set; }

    /// <summary>What the credential will be for: "Mathematics", "Special education".</summary>
    public string Subject { get; private set; } = "";

    /// <summary>"K–2", "6–8", "9–12".</summary>
    public string GradeBand { get; private set; } = "";
    public ResidentState State { get; private set; }

    /// <summary>The day to which clearances hold; null: not cleared to start.</summary>
    public DateOnly? ClearedUntil { get; private set; }

    /// <summary>The faculty member who supervises.</summary>
    public Id<Person>? SupervisorId { get; private set; }
    public string? SupervisorName { get; private set; }

    /// <summary>The school that the resident wished for or a sheet named; a note for the coordinator, no placement.</summary>
    public string? SchoolWish { get; private set; }

    /// <summary>The program's own notes: shown to coordinators alone.</summary>
    public string? Notes { get; private set; }

    /// <summary>Where the placement of record is: scope columns, kept by the placement's verbs.</summary>
    public Id<District>? DistrictId { get; private set; }
    public Id<School>? SchoolId { get; private set; }

    /// <summary>The school's name, by which lists are sorted; empty without a placement.</summary>
    public string SchoolName { get; private set; } = "";
    public Id<Mentor>? MentorId { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<ResidentStanding> Standings => _standings;

    public PersonName Name => new(FirstName, LastName);

    /// <summary>Whether the resident may be with pupils on <paramref name="day"/>: no candidate without a certificate of clearance (California, domain.md §4).</summary>
    public bool IsClearedOn(DateOnly day) => ClearedUntil >= day;

    public void Take(Person person)
    {
        (FirstName, LastName, Email, Phone) = (person.FirstName, person.LastName, person.Email, person.Phone);
        SortName = person.Name.Sort;
        Find();
    }

    public void Prepare(string subject, string gradeBand) => (Subject, GradeBand) = (subject, gradeBand);

    public void Renumber(string? number)
    {
        Number = number;
        Find();
    }

    public void Note(string? schoolWish, string? notes) => (SchoolWish, Notes) = (schoolWish, notes);

    public void Clear(DateOnly? until) => ClearedUntil = until;

    public void Supervise(Id<Person>? supervisor, string? name) => (SupervisorId, SupervisorName) = (supervisor, name);

    public void Join(Cohort cohort) => (CohortId, ProgramId) = (cohort.Id, cohort.ProgramId);

    /// <summary>Notes the placement of record.</summary>
    public void PlaceAt(Id<District> district, Id<School> school, string schoolName, Id<Mentor>? mentor) => (DistrictId, SchoolId, SchoolName, MentorId) = (district, school, schoolName, mentor);

    /// <summary>Notes that there is no placement of record.</summary>
    public void Unplace() => (DistrictId, SchoolId, SchoolName, MentorId) = (null, null, "", null);

    /// <summary>The school has another name.</summary>
    public void Follow(School school) => SchoolName = school.Name;

    /// <exception cref="RuleBroken">The program is over for this resident.</exception>
    public void Stand(ResidentState state, DateOnly on, string? reason)
    {
        if (_standings.Count > 0 && State is ResidentState.Completed or ResidentState.Dismissed)
            throw new RuleBroken("residency-over", $"{Name.Full} has {(State is ResidentState.Completed ? "completed" : "been dismissed from")} the program.");
        State = state;
        _standings.Add(new ResidentStanding(Id, state, on, reason));
    }

    /// <summary>Corrects the day of admission: somebody entered late was in the program before. The standings must be read.</summary>
    /// <exception cref="RuleBroken">A later state had begun by that day.</exception>
    public void AdmittedFrom(DateOnly on)
    {
        var first = _standings.OrderBy(s => s.StartsOn).ThenBy(s => s.Id).First();
        if (_standings.Where(s => s != first).OrderBy(s => s.StartsOn).FirstOrDefault() is { } next && next.StartsOn < on)
            throw new RuleBroken("admitted-after", $"The next status began on {next.StartsOn:d MMMM yyyy}: give that day or an earlier one.");
        first.Begin(on);
    }

    private void Find() => SearchWords = SearchText.Words(FirstName, LastName, Number, Email?.Split('@')[0]);
}

/// <summary>A dated state of a resident, with its reason.</summary>
public sealed class ResidentStanding
{
    private ResidentStanding() { }

    internal ResidentStanding(Id<Resident> resident, ResidentState state, DateOnly on, string? reason)
    {
        Id = Id<ResidentStanding>.New();
        (ResidentId, State, StartsOn, Reason) = (resident, state, on, reason);
    }

    public Id<ResidentStanding> Id { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public ResidentState State { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public string? Reason { get; private set; }

    internal void Begin(DateOnly on) => StartsOn = on;
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>Where a mentor stands, from nomination on (domain.md §6).</summary>
public enum MentorState { Nominated, Applied, Reviewed, Approved, Trained, Assignable, Paused, Released }

/// <summary>A teacher of record who takes a resident into the classroom for the year (district-employed supervisor, cooperating teacher). One record serves all programs.</summary>
public sealed partial class Mentor
{
    private readonly List<MentorStanding> _standings = [];
    private readonly List<MentorTraining> _trainings = [];

    private Mentor() { }

    public Mentor(Person person, School school, string? number, DateOnly nominatedOn, string? nominatedBy = null, string? why = null)
    {
        Id = Id<Mentor>.New();
        (PersonId, Number) = (person.Id, number);
        Take(person);
        Teach(school);
        Stand(MentorState.Nominated, nominatedOn, why, nominatedBy);
    }

    public Id<Mentor> Id { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public string SchoolName { get; private set; } = "";

    /// <summary>The first day at the present school; null: not known, and then no day is too early.</summary>
    public DateOnly? AtSchoolFrom { get; private set; }

    /// <summary>The last day at the present school; null: no end is known.</summary>
    public DateOnly? AtSchoolThrough { get; private set; }

    /// <summary>An id that the program's sheets use for the mentor.</summary>
    public string? Number { get; private set; }
    public string FirstName { get; private set; } = "";
    public string LastName { get; private set; } = "";
    public string SortName { get; private set; } = "";
    public string SearchWords { get; private set; } = "";
    public string? Email { get; private set; }
    public string? Phone { get; private set; }
    public string Subject { get; private set; } = "";
    public string GradeBand { get; private set; } = "";
    public string? Room { get; private set; }

    /// <summary>The field of the clear credential; null when not known.</summary>
    public string? CredentialField { get; private set; }

    /// <summary>Full years of teaching.</summary>
    public int? YearsTeaching { get; private set; }

    /// <summary>Hours of mentor training that belong to one program.</summary>
    public int ProgramTrainingHours { get; private set; }

    /// <summary>Hours of mentor training that count in every program.</summary>
    public int GeneralTrainingHours { get; private set; }
    public DateOnly? PrincipalApprovedOn { get; private set; }
    public string? PrincipalApprovedBy { get; private set; }

    /// <summary>Who vouches for the teaching: a record of successful teaching is more than years.</summary>
    public string? RecommendedBy { get; private set; }
    public DateOnly? RecommendedOn { get; private set; }

    /// <summary>The last day of the approval; null: no end is known.</summary>
    public DateOnly? ApprovedThrough { get; private set; }

    /// <summary>The last day on which the training counts; null: no end is known.</summary>
    public DateOnly? TrainedThrough { get; private set; }

    /// <summary>Since when a renewal of the approval is open; null: none is.</summary>
    public DateOnly? RenewalOpenedOn { get; private set; }
    public MentorState State { get; private set; }

    /// <summary>What the partners noted about the mentoring: shown to coordinators and district leads.</summary>
    public string? Notes { get; private set; }

    /// <summary>How many residents at a time the mentor would take; the program's limit is rule data, see <see cref="TakesAtATime"/>.</summary>
    public int Capacity { get; private set; } = 1;
    public int Version { get; private set; }
    public IReadOnlyList<MentorStanding> Standings => _standings;
    public IReadOnlyList<MentorTraining> Trainings => _trainings;

    public PersonName Name => new(FirstName, LastName);

    public void Take(Person person)
    {
        (FirstName, LastName, Email, Phone) = (person.FirstName, person.LastName, person.Email, person.Phone);
        SortName = person.Name.Sort;
        Find();
    }

    public void Teach(School school) => (SchoolId, DistrictId, SchoolName) = (school.Id, school.DistrictId, school.Name);

    /// <summary>The stay at the present school.</summary>
    /// <exception cref="RuleBroken">It ends before it begins.</exception>
    public void Stay(DateOnly? from, DateOnly? through)
    {
        if (from is { } first)
            _ = new Period(first, through);
        (AtSchoolFrom, AtSchoolThrough) = (from, through);
    }

    /// <summary>What is wrong with mentoring at the present school on these days, with the days; null when they lie inside the stay.</summary>
    public string? StayMisses(Period days)
    {
        if ((AtSchoolFrom is null || days.First >= AtSchoolFrom) && (AtSchoolThrough is null || days.Last <= AtSchoolThrough))
            return null;
        var stay = AtSchoolFrom is { } first ? Enrolment.Words(new Period(first, AtSchoolThrough)) : $"through {AtSchoolThrough:d MMMM yyyy}";
        return $"{Name.Full} teaches at {SchoolName} {stay}; these days are {days.First:d MMMM yyyy} to {days.Last:d MMMM yyyy}.";
    }

    public void Teach(string subject, string gradeBand, string? room) => (Subject, GradeBand, Room) = (subject, gradeBand, room);

    public void Qualify(string? credentialField, int? yearsTeaching, int programHours, int generalHours, DateOnly? principalApprovedOn) =>
        (CredentialField, YearsTeaching, ProgramTrainingHours, GeneralTrainingHours, PrincipalApprovedOn) = (credentialField, yearsTeaching, programHours, generalHours, principalApprovedOn);

    public void Note(string? notes) => Notes = notes;

    public void Renumber(string? number)
    {
        Number = number;
        Find();
    }

    public void Host(int residentsAtATime) => Capacity = residentsAtATime;

    /// <summary>How many residents at a time may be named: the smaller of the rule and the mentor's own number; with a waiver the own number, and one more than the rule at least. Who takes nobody takes nobody.</summary>
    public int TakesAtATime(int rule, bool waived) => Capacity == 0 ? 0 : waived ? Math.Max(Capacity, rule + 1) : Math.Min(rule, Capacity);

    /// <summary>Takes a status over as the partners' own records have it. Who works in the hub uses the steps of the pool, which refuse wrong moves.</summary>
    public void Stand(MentorState state, DateOnly on, string? reason, string? by = null)
    {
        State = state;
        _standings.Add(new MentorStanding(Id, state, on, reason, by));
    }

    private void Find() => SearchWords = SearchText.Words(FirstName, LastName, Number, Email?.Split('@')[0]);
}

/// <summary>A dated state of a mentor, with its reason.</summary>
public sealed class MentorStanding
{
    private MentorStanding() { }

    internal MentorStanding(Id<Mentor> mentor, MentorState state, DateOnly on, string? reason, string? by)
    {
        Id = Id<MentorStanding>.New();
        (MentorId, State, StartsOn, Reason, By) = (mentor, state, on, reason, by);
    }

    public Id<MentorStanding> Id { get; private set; }
    public Id<Mentor> MentorId { get; private set; }
    public MentorState State { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public string? Reason { get; private set; }

    /// <summary>Who made the step; null where it was taken over from a sheet.</summary>
    public string? By { get; private set; }
}

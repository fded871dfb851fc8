using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>A worry that somebody in the placement tells the coordinator. The resident is not notified; it may be a record they can inspect.</summary>
public sealed class Concern
{
    private Concern() { }

    public Concern(Placement placement, Guid raisedBy, string raisedByName, Id<Mentor>? mentor, string words, bool isAboutSafety, bool seenBySchool, DateTime at)
    {
        Id = Id<Concern>.New();
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId, SupervisorId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId, placement.SupervisorId);
        (RaisedBy, RaisedByName, MentorId, Words, IsAboutSafety, RaisedAt) = (raisedBy, raisedByName, mentor, words, isAboutSafety, at);
        SeenBySchool = seenBySchool || isAboutSafety;
    }

    public Id<Concern> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<Person>? SupervisorId { get; private set; }

    /// <summary>The mentor who raised it; null when somebody else did.</summary>
    public Id<Mentor>? MentorId { get; private set; }

    /// <summary>The account that raised it.</summary>
    public Guid RaisedBy { get; private set; }
    public string RaisedByName { get; private set; } = "";
    public string Words { get; private set; } = "";
    public bool IsAboutSafety { get; private set; }

    /// <summary>True for safety, or where the agreement lets the school's leader read concerns.</summary>
    public bool SeenBySchool { get; private set; }
    public DateTime RaisedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public string? Outcome { get; private set; }
    public int Version { get; private set; }

    public void Close(string outcome, DateTime at) => (Outcome, ClosedAt) = (outcome, at);
}

/// <summary>Classroom work paused for a day because somebody may not be safe. Anyone in the placement can; principal, supervisor and coordinator are told at once.</summary>
public sealed class Pause
{
    private Pause() { }

    public Pause(Placement placement, DateOnly day, string pausedBy, string? why, DateTime at)
    {
        Id = Id<Pause>.New();
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId, SupervisorId, MentorId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId, placement.SupervisorId, placement.MentorId);
        (Day, PausedBy, Why, PausedAt) = (day, pausedBy, why, at);
    }

    public Id<Pause> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<Person>? SupervisorId { get; private set; }
    public Id<Mentor>? MentorId { get; private set; }
    public DateOnly Day { get; private set; }
    public string PausedBy { get; private set; } = "";
    public string? Why { get; private set; }
    public DateTime PausedAt { get; private set; }
    public DateTime? LiftedAt { get; private set; }
    public string? LiftedBy { get; private set; }
    public int Version { get; private set; }

    public void Lift(string by, DateTime at) => (LiftedBy, LiftedAt) = (by, at);
}

/// <summary>A day on which the resident is not in school, told by the resident in one tap.</summary>
public sealed class Absence
{
    private Absence() { }

    public Absence(Placement placement, DateOnly day, string? why, DateTime at)
    {
        Id = Id<Absence>.New();
        (PlacementId, ProgramId, DistrictId, SchoolId, ResidentId, SupervisorId, MentorId) = (placement.Id, placement.ProgramId, placement.DistrictId, placement.SchoolId, placement.ResidentId, placement.SupervisorId, placement.MentorId);
        (Day, Why, ReportedAt) = (day, why, at);
    }

    public Id<Absence> Id { get; private set; }
    public Id<Placement> PlacementId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<Person>? SupervisorId { get; private set; }
    public Id<Mentor>? MentorId { get; private set; }
    public DateOnly Day { get; private set; }
    public string? Why { get; private set; }
    public DateTime ReportedAt { get; private set; }
    public DateTime? TakenBackAt { get; private set; }

    public void TakeBack(DateTime at) => TakenBackAt = at;
}

/// <summary>A resident's private "I need help": reaches the coordinator, the supervisor only if the resident says so, the mentor and the school never.</summary>
public sealed class HelpRequest
{
    private HelpRequest() { }

    public HelpRequest(Resident resident, string words, bool tellSupervisor, DateTime at)
    {
        Id = Id<HelpRequest>.New();
        (ResidentId, ProgramId, SupervisorId) = (resident.Id, resident.ProgramId, tellSupervisor ? resident.SupervisorId : null);
        (ResidentName, Words, AskedAt) = (resident.Name.Full, words, at);
    }

    public Id<HelpRequest> Id { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }

    /// <summary>Set only when the resident lets the supervisor know.</summary>
    public Id<Person>? SupervisorId { get; private set; }
    public string ResidentName { get; private set; } = "";
    public string Words { get; private set; } = "";
    public DateTime AskedAt { get; private set; }
    public DateTime? AnsweredAt { get; private set; }
    public string? AnsweredBy { get; private set; }
    public string? Answer { get; private set; }
    public int Version { get; private set; }

    public void Reply(string by, string answer, DateTime at) => (AnsweredBy, Answer, AnsweredAt) = (by, answer, at);
}

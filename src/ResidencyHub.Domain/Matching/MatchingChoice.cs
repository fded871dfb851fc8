using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Matching;

/// <summary>What a coordinator settles by hand before a matching is worked out. A conflict of interest is declared (a relative, a former teacher) and stands whoever matches.</summary>
public enum ChoiceSort { Pin, Forbid, Conflict }

/// <summary>A pair that a coordinator keeps together or apart, with the reason; for coordinators alone to read.</summary>
public sealed class MatchingChoice
{
    private MatchingChoice() { }

    /// <exception cref="RuleBroken">No school and no mentor.</exception>
    public MatchingChoice(Resident resident, School? school, Mentor? mentor, ChoiceSort sort, string reason, Act act)
    {
        if (school is null && mentor is null)
            throw new RuleBroken("choice-whom", "Choose a school or a mentor.");
        if (mentor is not null && school is not null && mentor.SchoolId != school.Id)
            throw new RuleBroken("mentor-at-school", $"{mentor.Name.Full} does not teach at {school.Name}. Choose a mentor of that school.");
        Id = Id<MatchingChoice>.New();
        (ProgramId, CohortId, ResidentId, Sort, Reason) = (resident.ProgramId, resident.CohortId, resident.Id, sort, reason);
        (SchoolId, MentorId) = (sort is ChoiceSort.Pin ? school?.Id ?? mentor!.SchoolId : school is not null && mentor is null ? school.Id : null, mentor?.Id);
        (MadeBy, MadeAt) = (act.Name, act.At);
    }

    public Id<MatchingChoice> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<School>? SchoolId { get; private set; }
    public Id<Mentor>? MentorId { get; private set; }
    public ChoiceSort Sort { get; private set; }
    public string Reason { get; private set; } = "";
    public string MadeBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }
}

/// <summary>A day on which a resident visited a school, or observed there.</summary>
public sealed class SchoolVisit
{
    private SchoolVisit() { }

    public SchoolVisit(Resident resident, School school, DateOnly on, string? note)
    {
        Id = Id<SchoolVisit>.New();
        (ProgramId, CohortId, ResidentId, SchoolId, VisitedOn, Note) = (resident.ProgramId, resident.CohortId, resident.Id, school.Id, on, note);
    }

    public Id<SchoolVisit> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }
    public Id<School> SchoolId { get; private set; }
    public DateOnly VisitedOn { get; private set; }
    public string? Note { get; private set; }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>Of what a target is: of one district, one school, or one subject.</summary>
public readonly record struct TargetOf(Id<District>? District = null, Id<School>? School = null, string? Subject = null);

/// <summary>How many residents of a cohort the partners want in a district, at a school or in a subject; the home of the coordinator counts what is secured of it.</summary>
public sealed class CohortTarget
{
    private CohortTarget() { }

    internal CohortTarget(Cohort cohort, TargetOf of)
    {
        if ((of.District is null ? 0 : 1) + (of.School is null ? 0 : 1) + (string.IsNullOrWhiteSpace(of.Subject) ? 0 : 1) != 1)
            throw new RuleBroken("target-of", "A target is of one district, one school or one subject.");
        Id = Id<CohortTarget>.New();
        (CohortId, DistrictId, SchoolId, Subject) = (cohort.Id, of.District, of.School, of.Subject?.Trim());
    }

    public Id<CohortTarget> Id { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public Id<District>? DistrictId { get; private set; }
    public Id<School>? SchoolId { get; private set; }
    public string? Subject { get; private set; }
    public int Seats { get; private set; }

    internal bool Is(TargetOf of) => DistrictId == of.District && SchoolId == of.School && SearchText.Of(Subject) == SearchText.Of(of.Subject);

    internal void Want(int seats) => Seats = seats;
}

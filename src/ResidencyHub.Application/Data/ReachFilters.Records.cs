using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Reciprocity;
using ResidencyHub.Domain.Surveys;
using static ResidencyHub.Application.Data.ReachRule;

namespace ResidencyHub.Application.Data;

/// <summary>The conditions that several entities share.</summary>
internal static partial class ReachFilters
{
    /// <summary>A part of a partnership's record: the whole partnership's to all its partners; one program's, district's or school's not to another. A school's people stay with it, its district and the programs.</summary>
    private static ReachRule Recorded<T>() where T : RecordPart => Scoped<T>(
        programs: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
        caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
        districts: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.DistrictId == null || r.Districts.Contains(x.DistrictId.Value)),
        schools: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.DistrictId == null || (x.SchoolId == null && r.DistrictsOfSchools.Contains(x.DistrictId.Value)) || (x.SchoolId != null && r.Schools.Contains(x.SchoolId.Value))));

    /// <summary>Between resident, mentor, supervisor and program; mentor and supervisor read it as it grows, the others once it is shared.</summary>
    private static ReachRule BetweenThree<T>() where T : PlacementRecord => Scoped<T>(
        programs: (r, x) => r.Programs.Contains(x.ProgramId) && x.IsShared, caseload: (r, x) => r.Residents.Contains(x.ResidentId), mentor: (r, x) => x.MentorId == r.Mentor, resident: (r, x) => x.ResidentId == r.Resident && x.IsShared);

    /// <summary>As <see cref="BetweenThree{T}"/>, and it goes with the resident: the mentor of record of today reads it, whoever mentored when it was written.</summary>
    private static ReachRule GoesWithResident<T>() where T : PlacementRecord => Scoped<T>(
        programs: (r, x) => r.Programs.Contains(x.ProgramId) && x.IsShared, caseload: (r, x) => r.Residents.Contains(x.ResidentId), mentor: (r, x) => r.Mentees.Contains(x.ResidentId) && r.Mentored.Contains(x.PlacementId), resident: (r, x) => x.ResidentId == r.Resident && x.IsShared);

    /// <summary>Evidence and scores: mentor and supervisor of today write them; program and resident read them once they are shared, the school's leader where the agreement grants it, too.</summary>
    private static ReachRule ReadWithObservation<T>() where T : PlacementRecord => Scoped<T>(
        programs: (r, x) => r.Programs.Contains(x.ProgramId) && x.IsShared, caseload: (r, x) => r.Residents.Contains(x.ResidentId), schools: (r, x) => r.Schools.Contains(x.SchoolId) && x.SeenByLeaders && r.LeaderObservations.Contains(x.PlacementId),
        mentor: (r, x) => r.Mentees.Contains(x.ResidentId) && r.Mentored.Contains(x.PlacementId), resident: (r, x) => x.ResidentId == r.Resident && x.IsShared);

    /// <summary>As a part of the record; but sums of money are between a program's coordinators and the district's lead.</summary>
    private static ReachRule Given() => Scoped<Contribution>(
        programs: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
        caseload: (r, x) => x.Kind != ContributionKind.Money && r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
        districts: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.DistrictId == null || r.Districts.Contains(x.DistrictId.Value)),
        schools: (r, x) => x.Kind != ContributionKind.Money && r.Partnerships.Contains(x.PartnershipId) && (x.DistrictId == null || (x.SchoolId == null && r.DistrictsOfSchools.Contains(x.DistrictId.Value)) || (x.SchoolId != null && r.Schools.Contains(x.SchoolId.Value))));

    /// <summary>What a group said is read by all partners; a part of it by school, by that school, its district and the programs: a school never reads another school's.</summary>
    private static ReachRule Surveyed() => Scoped<SurveyResult>(
        programs: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
        caseload: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.ProgramId == null || r.Programs.Contains(x.ProgramId.Value)),
        districts: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.Sites == null || (x.DistrictId != null && r.Districts.Contains(x.DistrictId.Value))),
        schools: (r, x) => r.Partnerships.Contains(x.PartnershipId) && (x.Sites == null || (x.SchoolId != null && r.Schools.Contains(x.SchoolId.Value))))
        .AddedBy(ReachKind.Programs, ReachKind.Districts); // who ends a round writes the result, also of schools that they don't read
}

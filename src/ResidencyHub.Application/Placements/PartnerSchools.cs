using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Placements;

/// <summary>The schools with which the viewer works: of the partnerships, of the district, or one's own. Those that closed are left out.</summary>
internal static class PartnerSchools
{
    public static IQueryable<School> Of(Operation operation, string? q)
    {
        var (db, reach, today) = (operation.Db, operation.Reach, operation.Today);
        var schools = db.Schools.Where(s => s.EndedOn == null);
        foreach (var prefix in SearchPrefixes.Of(q))
            schools = schools.Where(s => s.SearchWords.Contains(prefix));
        return reach.Kind switch
        {
            ReachKind.Everything => schools,
            ReachKind.Schools => schools.Where(s => reach.Schools.Contains(s.Id)),
            ReachKind.Districts => schools.Where(s => reach.Districts.Contains(s.DistrictId)),
            _ => schools.Where(s => reach.Districts.Contains(s.DistrictId) && db.PartnershipMembers.Any(m => m.DistrictId == s.DistrictId && (m.SchoolId == null || m.SchoolId == s.Id) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today))),
        };
    }
}

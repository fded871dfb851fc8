using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Which schools agreements reach, as one question to the database: every reading of coverage asks here. Over rows in memory <see cref="CoverInMemory"/> says the same.</summary>
internal static class AgreementReach
{
    /// <summary>An agreement at a district, or a single school, of its partnership.</summary>
    public sealed class Place
    {
        public required Agreement Agreement { get; init; }
        public required Id<District>? DistrictId { get; init; }

        /// <summary>Set where the school is a partner by itself.</summary>
        public required Id<School>? SchoolId { get; init; }

        /// <summary>It covers every school there; else those that it names.</summary>
        public required bool IsWhole { get; init; }
    }

    /// <param name="agreements">Those that count.</param>
    /// <param name="members">Through whom schools belong to their partnerships.</param>
    public static IQueryable<Place> Of(IQueryable<Agreement> agreements, IQueryable<PartnershipMember> members) =>
        from a in agreements
        join m in members.Where(m => m.DistrictId != null) on a.PartnershipId equals m.PartnershipId
        select new Place
        {
            Agreement = a,
            DistrictId = m.DistrictId,
            SchoolId = m.SchoolId,
            IsWhole = a.CoversAllSchools && (a.CoversLaterPartners || (m.StartsOn <= a.SettledOn && m.EnteredAt <= a.SentAt)),
        };

    /// <summary>Those that cover one school.</summary>
    public static IQueryable<Agreement> At(IQueryable<Agreement> agreements, IQueryable<PartnershipMember> members, Id<School> school, Id<District> district)
    {
        var places = Of(agreements, members);
        return agreements.Where(a => places.Any(p => p.Agreement.Id == a.Id && p.DistrictId == district && (p.SchoolId == null || p.SchoolId == school) && (p.IsWhole || a.Schools.Any(s => s.SchoolId == school))));
    }
}

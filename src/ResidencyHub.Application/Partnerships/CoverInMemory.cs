using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Which agreements cover a program at a school, over rows that are read already: the one reading in memory of what <see cref="AgreementReach"/> asks the database.</summary>
/// <param name="agreements">With their schools and programs.</param>
/// <param name="members">Through whom programs and schools belong to their partnerships.</param>
internal sealed class CoverInMemory(IEnumerable<Agreement> agreements, IReadOnlyCollection<PartnershipMember> members)
{
    private readonly ILookup<Id<Partnership>, Agreement> _agreements = agreements.ToLookup(a => a.PartnershipId);
    private readonly ILookup<Id<PreparationProgram>, Id<Partnership>> _ofProgram = members.Where(m => m.ProgramId is not null).ToLookup(m => m.ProgramId!.Value, m => m.PartnershipId);
    private readonly ILookup<Id<District>, PartnershipMember> _ofDistrict = members.Where(m => m.DistrictId is not null).ToLookup(m => m.DistrictId!.Value);

    /// <summary>Each once, whatever its days.</summary>
    public IEnumerable<Agreement> Of(Id<PreparationProgram> program, Id<School> school, Id<District> district) =>
        _ofDistrict[district].Where(m => (m.SchoolId is null || m.SchoolId == school) && _ofProgram[program].Contains(m.PartnershipId))
            .SelectMany(m => _agreements[m.PartnershipId].Where(a => a.Covers(school, m) && a.Covers(program))).Distinct();
}

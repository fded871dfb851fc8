using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Partnerships;

/// <summary>The sides that own a partnership as equals.</summary>
public enum PartnershipSide { University, District, Community }

/// <summary>A teacher residency as its partners' common record.</summary>
public sealed class Partnership
{
    private readonly List<PartnershipMember> _members = [];

    private Partnership() { }

    public Partnership(string name, DateOnly startedOn)
    {
        Id = Id<Partnership>.New();
        (Name, StartedOn) = (name, startedOn);
    }

    public Id<Partnership> Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Vision { get; private set; }
    public DateOnly StartedOn { get; private set; }
    public DateOnly? EndedOn { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<PartnershipMember> Members => _members;

    public void Describe(string name, string? vision) => (Name, Vision) = (name, vision);

    public PartnershipMember Join(PreparationProgram program, Period stays) => Add(new PartnershipMember(Id, PartnershipSide.University, program.Id, null, null, program.Name, stays));

    public PartnershipMember Join(District district, Period stays) => Add(new PartnershipMember(Id, PartnershipSide.District, null, district.Id, null, district.Name, stays));

    public PartnershipMember Join(School school, Period stays) => Add(new PartnershipMember(Id, PartnershipSide.District, null, school.DistrictId, school.Id, school.Name, stays));

    private PartnershipMember Add(PartnershipMember member)
    {
        _members.Add(member);
        return member;
    }
}

/// <summary>A program, a district or a school that belongs to a partnership for some days.</summary>
public sealed class PartnershipMember
{
    private PartnershipMember() { }

    internal PartnershipMember(Id<Partnership> partnership, PartnershipSide side, Id<PreparationProgram>? program, Id<District>? district, Id<School>? school, string name, Period stays)
    {
        Id = Id<PartnershipMember>.New();
        (PartnershipId, Side, ProgramId, DistrictId, SchoolId, Name) = (partnership, side, program, district, school, name);
        (StartsOn, EndsOn) = (stays.First, stays.Last);
    }

    public Id<PartnershipMember> Id { get; private set; }
    public Id<Partnership> PartnershipId { get; private set; }
    public PartnershipSide Side { get; private set; }
    public Id<PreparationProgram>? ProgramId { get; private set; }
    public Id<District>? DistrictId { get; private set; }

    /// <summary>Set with <see cref="DistrictId"/> when a single school is the member.</summary>
    public Id<School>? SchoolId { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }

    public Period Stays => new(StartsOn, EndsOn);
}

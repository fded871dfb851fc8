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

    /// <summary>Declared by one partner it is agreed once both a program and a district or school belong to it.</summary>
    public bool IsAgreed => _members.Exists(m => m.ProgramId is not null) && _members.Exists(m => m.DistrictId is not null);

    public void Describe(string name, string? vision) => (Name, Vision) = (name, vision);

    /// <inheritdoc cref="Join(School, Period, DateTime?)"/>
    public PartnershipMember Join(PreparationProgram program, Period stays, DateTime? enteredAt = null) => Add(new PartnershipMember(Id, PartnershipSide.University, program.Id, null, null, program.Name, stays, enteredAt));

    /// <inheritdoc cref="Join(School, Period, DateTime?)"/>
    public PartnershipMember Join(District district, Period stays, DateTime? enteredAt = null) => Add(new PartnershipMember(Id, PartnershipSide.District, null, district.Id, null, district.Name, stays, enteredAt));

    /// <param name="school">Who joins.</param>
    /// <param name="stays">Its days, which may lie years back.</param>
    /// <param name="enteredAt">UTC: when it was accepted or entered in fact; null for the beginning of its first day.</param>
    public PartnershipMember Join(School school, Period stays, DateTime? enteredAt = null) => Add(new PartnershipMember(Id, PartnershipSide.District, null, school.DistrictId, school.Id, school.Name, stays, enteredAt));

    /// <summary>A community organization, a union or another body that is in no directory, with its own voice.</summary>
    public PartnershipMember Join(string organization, PartnershipSide side, Period stays, DateTime? enteredAt = null) => Add(new PartnershipMember(Id, side, null, null, null, organization, stays, enteredAt));

    /// <summary>The last partner of a side leaves on that day.</summary>
    public void End(DateOnly lastDay) => EndedOn = lastDay;

    public void Resume() => EndedOn = null;

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

    internal PartnershipMember(Id<Partnership> partnership, PartnershipSide side, Id<PreparationProgram>? program, Id<District>? district, Id<School>? school, string name, Period stays, DateTime? enteredAt)
    {
        Id = Id<PartnershipMember>.New();
        (PartnershipId, Side, ProgramId, DistrictId, SchoolId, Name) = (partnership, side, program, district, school, name);
        (StartsOn, EndsOn, EnteredAt) = (stays.First, stays.Last, enteredAt ?? stays.First.ToDateTime(default, DateTimeKind.Utc));
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

    /// <summary>UTC: when it was accepted or entered in fact. Its first day may be written back; this cannot.</summary>
    public DateTime EnteredAt { get; private set; }

    public Period Stays => new(StartsOn, EndsOn);

    /// <summary>It does not belong to it on that day any more; who joins later has not left.</summary>
    public bool HasLeftBy(DateOnly day) => EndsOn < day;

    /// <exception cref="RuleBroken">It has left before that day already, or had not joined by then.</exception>
    public void Leave(DateOnly lastDay)
    {
        if (EndsOn < lastDay)
            throw new RuleBroken("member-left", $"{Name} leaves on {EndsOn:d MMMM yyyy} already.");
        if (lastDay < StartsOn)
            throw new RuleBroken("member-not-joined", $"{Name} belongs to it from {StartsOn:d MMMM yyyy} on; the last day lies before.");
        EndsOn = lastDay;
    }

    /// <summary>Its leaving was taken back.</summary>
    public void StayTo(DateOnly? lastDay) => EndsOn = lastDay;

    /// <summary>An organization that is in no directory is called otherwise.</summary>
    public void Rename(string name) => Name = name;
}

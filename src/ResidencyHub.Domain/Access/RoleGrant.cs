using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Access;

public enum Role { Administrator, ProgramCoordinator, Faculty, DistrictLead, SchoolLeader, Mentor, Resident, Observer }

/// <summary>A role that an account holds somewhere and from–until. One scope column is set, as the role demands; none for an administrator.</summary>
public sealed class RoleGrant
{
    private RoleGrant() { }

    private RoleGrant(Guid account, Role role, Period holds)
    {
        Id = Id<RoleGrant>.New();
        (AccountId, Role, StartsOn, EndsOn) = (account, role, holds.First, holds.Last);
    }

    public Id<RoleGrant> Id { get; private set; }

    /// <summary>The account (user) that holds it.</summary>
    public Guid AccountId { get; private set; }
    public Role Role { get; private set; }
    public Id<PreparationProgram>? ProgramId { get; private set; }
    public Id<District>? DistrictId { get; private set; }
    public Id<School>? SchoolId { get; private set; }
    public Id<Partnership>? PartnershipId { get; private set; }
    public Id<Mentor>? MentorId { get; private set; }
    public Id<Resident>? ResidentId { get; private set; }

    /// <summary>For faculty: the person whose caseload it is.</summary>
    public Id<Person>? PersonId { get; private set; }

    /// <summary>Where, in words, as the header shows it.</summary>
    public string Place { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }

    public Period Holds => new(StartsOn, EndsOn);

    /// <summary>The program is called otherwise now.</summary>
    public void Follow(PreparationProgram program) => Place = program.Name;

    public static RoleGrant Administrator(Guid account, Period holds) => new(account, Role.Administrator, holds) { Place = "this hub" };

    public static RoleGrant Coordinator(Guid account, PreparationProgram program, Period holds) => new(account, Role.ProgramCoordinator, holds) { ProgramId = program.Id, Place = program.Name };

    public static RoleGrant Faculty(Guid account, PreparationProgram program, Id<Person> person, Period holds) => new(account, Role.Faculty, holds) { ProgramId = program.Id, PersonId = person, Place = program.Name };

    public static RoleGrant DistrictLead(Guid account, District district, Period holds) => new(account, Role.DistrictLead, holds) { DistrictId = district.Id, Place = district.Name };

    public static RoleGrant SchoolLeader(Guid account, School school, Period holds) => new(account, Role.SchoolLeader, holds) { SchoolId = school.Id, DistrictId = school.DistrictId, Place = school.Name };

    public static RoleGrant OfMentor(Guid account, Mentor mentor, Period holds) => new(account, Role.Mentor, holds) { MentorId = mentor.Id, Place = mentor.SchoolName };

    public static RoleGrant OfResident(Guid account, Resident resident, string place, Period holds) => new(account, Role.Resident, holds) { ResidentId = resident.Id, Place = place };

    public static RoleGrant Observer(Guid account, Partnership partnership, Period holds) => new(account, Role.Observer, holds) { PartnershipId = partnership.Id, Place = partnership.Name };

    /// <summary>Ends it on a last day, or sooner than it would have ended.</summary>
    /// <exception cref="RuleBroken">It ends before that day already: a longer stay is a new grant.</exception>
    public void End(DateOnly lastDay)
    {
        if (EndsOn < lastDay)
            throw new RuleBroken("role-ends-sooner", $"This role ends on {EndsOn:d MMM yyyy} already. To prolong it, grant it anew.");
        EndsOn = lastDay;
    }
}

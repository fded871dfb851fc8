using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Tests.Access;

public sealed class RoleGrantTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    [Fact]
    public void A_school_leader_s_role_holds_at_the_school_and_its_district_through_its_last_day()
    {
        var school = new School(Id<District>.New(), "Eastside High School", "CO");
        var grant = RoleGrant.SchoolLeader(Guid.NewGuid(), school, new Period(Day, Day.AddDays(30)));
        (grant.SchoolId, grant.DistrictId, grant.Place, grant.ProgramId).ShouldBe((school.Id, school.DistrictId, "Eastside High School", null));
        (grant.Holds.Contains(Day.AddDays(30)), grant.Holds.Contains(Day.AddDays(31))).ShouldBe((true, false));
    }

    [Fact]
    public void Ending_a_role_never_prolongs_it()
    {
        var grant = RoleGrant.Administrator(Guid.NewGuid(), new Period(Day));
        grant.End(Day.AddDays(30));
        grant.End(Day.AddDays(10));
        Should.Throw<RuleBroken>(() => grant.End(Day.AddDays(11))).Rule.ShouldBe("role-ends-sooner");
        grant.EndsOn.ShouldBe(Day.AddDays(10));
    }

    [Fact]
    public void A_contact_who_leaves_holds_the_role_to_the_last_day_and_never_less_than_one()
    {
        var contact = new Contact(Id<District>.New(), null, ContactRole.ResidencyLead, "Lena Brandt", null, null, new Period(Day));
        contact.Leave(Day.AddDays(-5));
        contact.Holds.ShouldBe(new Period(Day, Day));
        contact.Leave(Day.AddDays(5));
        contact.Holds.Contains(Day.AddDays(5)).ShouldBeTrue();
    }
}

using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Demo;

/// <summary>The demo people whom the sign-in page offers, at least one for each role.</summary>
internal static class DemoAccounts
{
    public static void Build(DemoStage stage)
    {
        var places = stage.Places;
        var since = new Period(new DateOnly(stage.Year.StartYear - 3, 7, 1));
        Account("Dana Whitfield", a => RoleGrant.Coordinator(a, places.HarborValley, since));
        Account("Omar Said", a => RoleGrant.Coordinator(a, places.Northgate, since));
        foreach (var supervisor in stage.People.Supervisors)
            Account(supervisor.Name.Full, a => RoleGrant.Faculty(a, supervisor.KeeperId == places.Northgate.Id ? places.Northgate : places.HarborValley, supervisor.Id, since));
        Account("Lena Brandt", a => RoleGrant.DistrictLead(a, places.Districts[0], since));
        Account("Marcus Webb", a => RoleGrant.DistrictLead(a, places.Districts[1], since));
        Account("Maria Santana", a => RoleGrant.SchoolLeader(a, places.Schools[0], since));
        Account("Ines Ortiz", a => RoleGrant.SchoolLeader(a, places.Schools[1], since));
        Account("Thandiwe Mokoena", a => RoleGrant.SchoolLeader(a, places.Schools[3], since));

        var running = stage.Placements.Placements.Where(p => p.State is PlacementState.Active or PlacementState.Confirmed or PlacementState.Completed && p.MentorId is not null && p.Year == stage.Year.StartYear).ToList();
        foreach (var placement in running.Where((_, i) => i is 0 or 3 or 11))
        {
            var mentor = stage.People.Mentors.Single(m => m.Id == placement.MentorId);
            var resident = stage.People.Residents.Single(r => r.Id == placement.ResidentId);
            Account(mentor.Name.Full, a => RoleGrant.OfMentor(a, mentor, since));
            Account(resident.Name.Full, a => RoleGrant.OfResident(a, resident, placement.SchoolName, since));
        }
        Account("Fay Underwood", a => RoleGrant.Observer(a, places.HarborPartnership, since));
        Account("Alex Admin", a => RoleGrant.Administrator(a, since));

        void Account(string name, params ReadOnlySpan<Func<Guid, RoleGrant>> grants)
        {
            var email = $"{SearchText.Of(name).Replace(' ', '.')}@demo.example";
            var user = stage.Keep(new HubUser
            {
                Id = SequentialGuid.Next(),
                Name = name,
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                EmailConfirmed = true,
                IsDemo = true,
                SecurityStamp = SequentialGuid.Next().ToString("N"),
                LockoutEnabled = true,
            });
            foreach (var grant in grants)
                stage.Keep(grant(user.Id));
        }
    }
}

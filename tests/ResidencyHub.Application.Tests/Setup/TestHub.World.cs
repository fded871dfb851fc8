using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>Two programs, two districts with two schools each, one partnership between the first program and the first district; a mentor and a resident in each program.</summary>
internal sealed record World
{
    public required PreparationProgram Program { get; init; }
    public required PreparationProgram OtherProgram { get; init; }
    public required District District { get; init; }
    public required District OtherDistrict { get; init; }
    public required School School { get; init; }
    public required School SecondSchool { get; init; }
    public required School OtherSchool { get; init; }
    public required Partnership Partnership { get; init; }
    public required Agreement Agreement { get; init; }
    public required Cohort Cohort { get; init; }
    public required Cohort OtherCohort { get; init; }
    public required Person Supervisor { get; init; }
    public required Mentor Mentor { get; init; }
    public required Mentor OtherMentor { get; init; }
    public required Resident Resident { get; init; }
    public required Resident OtherResident { get; init; }
    public required Viewer Administrator { get; init; }
    public required Viewer Coordinator { get; init; }
    public required Viewer OtherCoordinator { get; init; }
    public required Viewer Faculty { get; init; }
    public required Viewer DistrictLead { get; init; }
    public required Viewer OtherDistrictLead { get; init; }
    public required Viewer Principal { get; init; }
    public required Viewer SecondPrincipal { get; init; }
    public required Viewer OtherPrincipal { get; init; }
    public required Viewer MentorViewer { get; init; }
    public required Viewer OtherMentorViewer { get; init; }
    public required Viewer ResidentViewer { get; init; }
    public required Viewer OtherResidentViewer { get; init; }
    public required Viewer Observer { get; init; }
}

internal sealed partial class TestHub
{
    public static Period SchoolYear { get; } = new(new DateOnly(2026, 8, 17), new DateOnly(2027, 6, 4));

    public async Task<World> WorldAsync()
    {
        await using var db = Open();
        var university = new University("Harbor Valley University", "Harbor", "CO");
        var otherUniversity = new University("Mesa State College", "Mesa", "CO");
        var program = new PreparationProgram(university.Id, "Harbor Valley Residency");
        var otherProgram = new PreparationProgram(otherUniversity.Id, "Mesa Residency");
        var district = new District("Harbor City Unified", "CO", "0800001");
        var otherDistrict = new District("Mesa Valley", "CO", "0800002");
        var school = new School(district.Id, "Eastside High School", "CO", "080000100001");
        var second = new School(district.Id, "Lincoln High School", "CO", "080000100002");
        var otherSchool = new School(otherDistrict.Id, "Mesa Elementary School", "CO", "080000200001");
        var partnership = new Partnership("Harbor Valley Teacher Residency", new DateOnly(2016, 8, 1));
        var always = new Period(new DateOnly(2016, 8, 1));
        partnership.Join(program, always);
        partnership.Join(district, always);
        var agreement = new Agreement(partnership.Id, AgreementKind.Mou, "Residency agreement 2025–28", new Period(new DateOnly(2025, 7, 1), new DateOnly(2028, 6, 30)));
        agreement.Write(AgreementKind.Mou, agreement.Title, agreement.Term, false, true, new(ConcernSight.Counts, false, true, 3000, null, null, null, "Mentors receive $3,000 a year."));
        agreement.Cover(school);
        agreement.AddSigner(PartnershipSide.District, district.Name, "Rosa Lind", "superintendent");
        agreement.AddSigner(PartnershipSide.University, university.Name, "Amir Haddad", "dean");
        SignedBefore(agreement, new DateOnly(2025, 6, 1));
        var year = new AcademicYear(2026);
        var cohort = new Cohort(program.Id, "Cohort 12", year, new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)), 24);
        var otherCohort = new Cohort(otherProgram.Id, "Mesa 3", year, new Period(new DateOnly(2026, 7, 1), new DateOnly(2027, 6, 30)), 10);
        var supervisor = new Person(new("Grace", "Oduya"), "grace.oduya@hvu.example", null, program.Id);
        var mentorPerson = new Person(new("Samuel", "Okafor"), "samuel.okafor@harbor.example", "303 555 0101", program.Id);
        var otherMentorPerson = new Person(new("Nora", "Quist"), "nora.quist@mesa.example", null, otherProgram.Id);
        var residentPerson = new Person(new("Ana", "Reyes"), "ana.reyes@hvu.example", "303 555 0111", program.Id);
        var otherResidentPerson = new Person(new("Ben", "Ashford"), "ben.ashford@mesa.example", null, otherProgram.Id);
        var admitted = new DateOnly(2026, 4, 1);
        var mentor = new Mentor(mentorPerson, school, "M-1", admitted);
        mentor.Teach("Mathematics", "9–12", "B214");
        mentor.Qualify("Mathematics", 8, 2, 8, admitted);
        mentor.Stand(MentorState.Assignable, admitted, null);
        var otherMentor = new Mentor(otherMentorPerson, otherSchool, "M-1", admitted);
        var resident = new Resident(residentPerson, cohort, "R-001", admitted);
        resident.Prepare("Mathematics", "9–12");
        resident.Supervise(supervisor.Id, supervisor.Name.Full);
        resident.Clear(new DateOnly(2027, 12, 31));
        var otherResident = new Resident(otherResidentPerson, otherCohort, "R-001", admitted);
        otherResident.Prepare("Elementary", "K–5");
        db.AddRange(university, otherUniversity, program, otherProgram, district, otherDistrict, school, second, otherSchool, partnership, agreement, cohort, otherCohort);
        db.AddRange(supervisor, mentorPerson, otherMentorPerson, residentPerson, otherResidentPerson, mentor, otherMentor, resident, otherResident);

        var world = new World
        {
            Program = program,
            OtherProgram = otherProgram,
            District = district,
            OtherDistrict = otherDistrict,
            School = school,
            SecondSchool = second,
            OtherSchool = otherSchool,
            Partnership = partnership,
            Agreement = agreement,
            Cohort = cohort,
            OtherCohort = otherCohort,
            Supervisor = supervisor,
            Mentor = mentor,
            OtherMentor = otherMentor,
            Resident = resident,
            OtherResident = otherResident,
            Administrator = Account("Alex Admin", Role.Administrator, a => RoleGrant.Administrator(a, always)),
            Coordinator = Account("Dana Whitfield", Role.ProgramCoordinator, a => RoleGrant.Coordinator(a, program, always)),
            OtherCoordinator = Account("Omar Said", Role.ProgramCoordinator, a => RoleGrant.Coordinator(a, otherProgram, always)),
            Faculty = Account("Grace Oduya", Role.Faculty, a => RoleGrant.Faculty(a, program, supervisor.Id, always)),
            DistrictLead = Account("Lena Brandt", Role.DistrictLead, a => RoleGrant.DistrictLead(a, district, always)),
            OtherDistrictLead = Account("Pat Moss", Role.DistrictLead, a => RoleGrant.DistrictLead(a, otherDistrict, always)),
            Principal = Account("Maria Santana", Role.SchoolLeader, a => RoleGrant.SchoolLeader(a, school, always)),
            SecondPrincipal = Account("Ines Ortiz", Role.SchoolLeader, a => RoleGrant.SchoolLeader(a, second, always)),
            OtherPrincipal = Account("Theo Park", Role.SchoolLeader, a => RoleGrant.SchoolLeader(a, otherSchool, always)),
            MentorViewer = Account("Samuel Okafor", Role.Mentor, a => RoleGrant.OfMentor(a, mentor, always)),
            OtherMentorViewer = Account("Nora Quist", Role.Mentor, a => RoleGrant.OfMentor(a, otherMentor, always)),
            ResidentViewer = Account("Ana Reyes", Role.Resident, a => RoleGrant.OfResident(a, resident, program.Name, always)),
            OtherResidentViewer = Account("Ben Ashford", Role.Resident, a => RoleGrant.OfResident(a, otherResident, otherProgram.Name, always)),
            Observer = Account("Fay Under", Role.Observer, a => RoleGrant.Observer(a, partnership, always)),
        };
        await db.SaveChangesAsync();
        return world;

        Viewer Account(string name, Role role, Func<Guid, RoleGrant> grant)
        {
            var email = $"{SearchText.Of(name).Replace(' ', '.')}@people.example";
            var user = new HubUser { Id = SequentialGuid.Next(), Name = name, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), EmailConfirmed = true, SecurityStamp = "test" };
            db.AddRange(user, grant(user.Id));
            return new Viewer(user.Id, name, role);
        }
    }

    /// <summary>Reviewed, sent out and signed by all who are named, from a day before the test begins on.</summary>
    public static Agreement SignedBefore(Agreement agreement, DateOnly on)
    {
        agreement.SendForReview();
        agreement.SendForSignature("text", new DateTime(2025, 6, 1, 0, 0, 0, DateTimeKind.Utc));
        foreach (var (party, i) in agreement.Parties.OrderBy(p => p.Order).Select((p, i) => (p, i)))
            agreement.Sign(party, agreement.SentHash!, new SignatureProof(SignatureWay.Typed, party.Signer, on.AddDays(i), new DateTime(2025, 6, 2, 0, 0, 0, DateTimeKind.Utc), on, "192.0.2.1", null));
        return agreement;
    }

    /// <summary>Ana Reyes beside Samuel Okafor at Eastside High, running since August.</summary>
    public async Task<Placement> ActivePlacementAsync(World world)
    {
        await using var db = Open();
        var at = Time.GetUtcNow().UtcDateTime.AddDays(-150);
        var act = new Act("Dana Whitfield", at);
        var placement = new Placement(world.Resident, world.Cohort, world.School, world.Mentor, "Mathematics", "9–12", SchoolYear, act);
        placement.Propose(false, new DateOnly(2026, 7, 1), act);
        placement.AcceptForSchool(null, new DateOnly(2026, 7, 10), act with { Name = "Maria Santana" });
        placement.AcceptForMentor(null, new DateOnly(2026, 7, 20), act with { Name = "Samuel Okafor" });
        placement.Confirm(null, new DateOnly(2026, 7, 20), act);
        placement.Begin(act);
        var resident = (await db.Residents.FindAsync(world.Resident.Id))!;
        resident.PlaceAt(world.District.Id, world.School.Id, world.School.Name, world.Mentor.Id);
        db.AddRange(placement, new Mentorship(placement, world.Mentor.Id, SchoolYear));
        await db.SaveChangesAsync();
        return placement;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Cohorts;

/// <summary>People who are added one by one: who may be here already is asked about, never guessed.</summary>
public sealed class PeopleByHandTests
{
    private static KeepMentor.Request Teacher(World world, string first, string last, string? email = null, string? answer = null) =>
        new(null, world.School.Id, first, last, null, email, null, "Mathematics", "9–12", null, null, null, null, null, null, null, null, 0, answer);

    private static KeepResident.Request Admitted(World world, string first, string last, string? email = null, string? answer = null) =>
        new(null, world.Cohort.Id, first, last, null, email, null, "Science", "6–8", null, null, null, 0, answer);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_of_the_same_name_is_asked_about_before_another_is_added(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var keep = () => hub.As<KeepMentor>(world.Coordinator);
        (await keep().RunAsync(Teacher(world, "Samuel", "Okafor"))).ShouldBeOfType<Outcome<Id<Mentor>>.Invalid>().Errors.Single().Field.ShouldBe("Answer");
        var alike = (await hub.As<FindAlike>(world.Coordinator).RunAsync(new(" samuel ", "OKAFOR", null, null))).ValueOrDefault!.Single();
        (alike.Mentor, alike.Words.StartsWith("Samuel Okafor, mentor at ", StringComparison.Ordinal)).ShouldBe((world.Mentor.Id, true));
        (await keep().RunAsync(Teacher(world, "Samuel", "Okafor", answer: alike.Person.ToString()))).ShouldBeOfType<Outcome<Id<Mentor>>.Refused>().Rule.ShouldBe("mentor-there");
        (await keep().RunAsync(Teacher(world, "Samuel", "Okafor", answer: Guid.Empty.ToString()))).ShouldBeOfType<Outcome<Id<Mentor>>.Invalid>();
        (await keep().RunAsync(Teacher(world, "Samuel", "Okafor", answer: FindAlike.Another))).IsDone.ShouldBeTrue();
        (await keep().RunAsync(Teacher(world, "Nia", "Solano"))).IsDone.ShouldBeTrue();
        await using var db = hub.Open();
        (await db.Mentors.CountAsync(m => m.LastName == "Okafor"), await db.Mentors.CountAsync(m => m.LastName == "Solano")).ShouldBe((2, 1));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_resident_who_becomes_a_mentor_stays_one_person(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var added = (await hub.As<KeepMentor>(world.Coordinator).RunAsync(Teacher(world, "Ana", "Reyes", answer: world.Resident.PersonId.ToString()))).ValueOrDefault;
        await using var db = hub.Open();
        var mentor = await db.Mentors.SingleAsync(m => m.Id == added);
        (mentor.PersonId, mentor.Email, mentor.Subject).ShouldBe((world.Resident.PersonId, world.Resident.Email, "Mathematics"));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_address_that_another_program_entered_is_asked_about_without_a_name(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var elsewhere = new Person(new("Ida", "Strand"), "ida@elsewhere.example", null, world.OtherProgram.Id);
        await hub.SaveAsync(elsewhere);
        var asked = (await hub.As<FindAlike>(world.Coordinator).RunAsync(new("Ida", "Lund", "Ida@elsewhere.example", null))).ValueOrDefault!.Single();
        (asked.Person, asked.Words.Contains("Strand", StringComparison.Ordinal)).ShouldBe((elsewhere.Id, false));
        (await hub.As<KeepResident>(world.Coordinator).RunAsync(Admitted(world, "Ida", "Lund", "ida@elsewhere.example"))).ShouldBeOfType<Outcome<Id<Resident>>.Invalid>();
        (await hub.As<KeepResident>(world.Coordinator).RunAsync(Admitted(world, "Ida", "Lund", "ida@elsewhere.example", FindAlike.Another))).ShouldBeOfType<Outcome<Id<Resident>>.Invalid>().Errors.Single().Field.ShouldBe("Email");
        (await hub.As<KeepResident>(world.Coordinator).RunAsync(Admitted(world, "Ida", "Lund", "ida@elsewhere.example", elsewhere.Id.ToString()))).IsDone.ShouldBeTrue();
        (await hub.As<KeepResident>(world.Coordinator).RunAsync(Admitted(world, "Ida", "Strand", "ida@elsewhere.example", elsewhere.Id.ToString()))).ShouldBeOfType<Outcome<Id<Resident>>.Refused>().Rule.ShouldBe("resident-there");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Residents_are_filtered_by_school_grade_and_what_is_missing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<KeepResident>(world.Coordinator).RunAsync(Admitted(world, "Zora", "Quill"))).IsDone.ShouldBeTrue();
        await hub.ActivePlacementAsync(world);
        (await NamesAsync(new(new(), School: world.School.Id))).ShouldBe(["Ana Reyes"]);
        (await NamesAsync(new(new(), Grade: "6–8"))).ShouldBe(["Zora Quill"]);
        (await NamesAsync(new(new(), Unasked: true))).ShouldBe(["Zora Quill"]);
        (await NamesAsync(new(new(), Unplaced: true))).ShouldBe(["Zora Quill"]);
        (await NamesAsync(new(new(), EndsSoon: true))).ShouldBeEmpty();
        var offer = (await hub.As<OfferResidentFilters>(world.Coordinator).RunAsync(default)).ValueOrDefault!;
        (offer.Schools.Single().Name, offer.Grades.Contains("6–8"), offer.Subjects.Contains("Science")).ShouldBe((world.School.Name, true, true));

        async Task<IEnumerable<string>> NamesAsync(ListResidents.Request request) => (await hub.As<ListResidents>(world.Coordinator).RunAsync(request)).ValueOrDefault!.Rows.Select(r => r.Name);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Cohorts;

public sealed class PeopleTests
{
    private static KeepResident.Request Edit(ShowResident.Answer r, string subject) =>
        new(r.Id, null, r.FirstName, r.LastName, r.Number, r.Email, r.Phone, subject, r.GradeBand, r.SupervisorId, null, null, r.Version);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Two_who_edit_the_same_resident_get_both_versions(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = (await hub.As<ShowResident>(world.Coordinator).RunAsync(world.Resident.Id)).ValueOrDefault!;
        (await hub.As<KeepResident>(world.Coordinator).RunAsync(Edit(shown, "Physics"))).IsDone.ShouldBeTrue();
        var second = await hub.As<KeepResident>(world.Coordinator).RunAsync(Edit(shown, "Chemistry"));
        second.ShouldBeOfType<Outcome<Id<Resident>>.Conflict>().Values.ShouldContain(new ConflictingValue("Subject", "Chemistry", "Physics"));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_new_name_and_a_new_supervisor_follow_into_the_open_placement(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = (await hub.ActivePlacementAsync(world)).Id;
        var resident = (await hub.As<ShowResident>(world.Coordinator).RunAsync(world.Resident.Id)).ValueOrDefault!;
        (await hub.As<KeepResident>(world.Coordinator).RunAsync(Edit(resident, "Physics") with { LastName = "Reyes-Okoro" })).IsDone.ShouldBeTrue();
        (await hub.As<AssignSupervisor>(world.Coordinator).RunAsync(new([world.Resident.Id], null))).IsDone.ShouldBeTrue();
        var school = (await hub.As<ShowSchool>(world.Administrator).RunAsync(new(world.School.Id))).ValueOrDefault!;
        (await hub.As<CorrectSchool>(world.Administrator).RunAsync(new(world.School.Id, "Rosa Parks High", "Harbor City", "9", "12", null, false, school.Version))).IsDone.ShouldBeTrue();

        await using var db = hub.Open();
        var placement = await db.Placements.SingleAsync(p => p.Id == id);
        (placement.ResidentName, placement.SupervisorId, placement.SchoolName).ShouldBe(("Ana Reyes-Okoro", null, "Rosa Parks High"));
        placement.SearchWords.ShouldContain(" rosa parks");
        (await db.Mentors.SingleAsync(m => m.Id == world.Mentor.Id)).SchoolName.ShouldBe("Rosa Parks High");
        (await db.Residents.SingleAsync(r => r.Id == world.Resident.Id)).SchoolName.ShouldBe("Rosa Parks High");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Every_sort_of_residents_and_mentors_pages_forth_and_back(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        for (var i = 0; i < 30; i++)
        {
            var person = new Person(new("P", $"Same{i % 4}"), $"p{i}@x.example", null, world.Program.Id);
            var resident = new Resident(person, world.Cohort, $"P{i}", new DateOnly(2026, 4, 1));
            resident.Prepare(i % 2 == 0 ? "Science" : "Art", "6–8");
            if (i % 3 == 0)
                resident.Stand(ResidentState.Active, new DateOnly(2026, 8, 1), null);
            if (i % 5 > 0)
                resident.PlaceAt(world.District.Id, i % 2 == 0 ? world.School.Id : world.SecondSchool.Id, i % 2 == 0 ? world.School.Name : world.SecondSchool.Name, null);
            var teacher = new Person(new("T", $"Same{i % 4}"), $"t{i}@x.example", null, world.Program.Id);
            await hub.SaveAsync(person, resident, teacher, new Mentor(teacher, i % 2 == 0 ? world.School : world.SecondSchool, null, new DateOnly(2026, 4, 1)));
        }
        foreach (var down in new[] { false, true })
        {
            foreach (var sort in new[] { "name", "status", "cohort", "subject", "school" })
                await WalkAsync(31, p => hub.As<ListResidents>(world.Coordinator).RunAsync(new(p)), r => r.Id.Value, sort, down);
            foreach (var sort in new[] { "name", "school", "status" })
                await WalkAsync(31, p => hub.As<ListMentors>(world.Coordinator).RunAsync(new(p)), m => m.Id.Value, sort, down);
        }
        (await hub.As<ListResidents>(world.Coordinator).RunAsync(new(new(), Q: "re an"))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Ana Reyes");
        (await hub.As<ListResidents>(world.Coordinator).RunAsync(new(new(), Year: 2026, Cleared: true))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Ana Reyes");
        (await hub.As<ListMentors>(world.Coordinator).RunAsync(new(new(), Free: true, EligibleFor: "mathematics"))).ValueOrDefault!.Rows.Single().Name.ShouldBe("Samuel Okafor");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Nobody_of_another_program_is_listed_found_or_shown(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<ListResidents>(world.OtherCoordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Select(r => r.Name).ShouldBe(["Ben Ashford"]);
        (await hub.As<ListMentors>(world.OtherCoordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<ShowResident>(world.OtherCoordinator).RunAsync(world.Resident.Id)).ShouldBeOfType<Outcome<ShowResident.Answer>.NotFound>();
        (await hub.As<SearchEverything>(world.OtherCoordinator).RunAsync("reyes")).ValueOrDefault!.Count.ShouldBe(0);
        (await hub.As<SearchEverything>(world.Coordinator).RunAsync("rey")).ValueOrDefault!.Residents.Single().Name.ShouldBe("Ana Reyes");
        (await hub.As<AssignSupervisor>(world.OtherCoordinator).RunAsync(new([world.Resident.Id], null))).ShouldBeOfType<Outcome<int>.NotFound>();
        (await hub.As<ListCohorts>(world.OtherCoordinator).RunAsync(new())).ValueOrDefault!.Single().Name.ShouldBe("Mesa 3");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Who_has_an_open_placement_cannot_withdraw_before_it_ends(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var withdraw = new ChangeResidentState.Request(world.Resident.Id, ResidentState.Withdrawn, TestHub.Today, "Moved away");
        (await hub.As<ChangeResidentState>(world.Coordinator).RunAsync(withdraw)).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("open-placement");
        (await hub.As<ChangeResidentState>(world.Coordinator).RunAsync(withdraw with { Reason = null })).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        var shown = (await hub.As<ShowResident>(world.Coordinator).RunAsync(world.Resident.Id)).ValueOrDefault!;
        shown.Moments.Select(m => m.Kind).Distinct().ShouldContain(ShowResident.MomentKind.Mentor);
        var mentor = (await hub.As<ShowMentor>(world.Coordinator).RunAsync(world.Mentor.Id)).ValueOrDefault!;
        (mentor.Load, mentor.IsEligible).ShouldBe((1, true));
        var cohort = (await hub.As<ShowCohort>(world.Coordinator).RunAsync(world.Cohort.Id)).ValueOrDefault!;
        (cohort.Residents, cohort.Confirmed, cohort.Seats).ShouldBe((1, 1, 24));
        (await hub.As<ListSupervisors>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Single().Residents.ShouldBe(1);
    }

    private static async Task WalkAsync<T>(int all, Func<PageRequest, Task<Outcome<PageOf<T>>>> list, Func<T, Guid> id, string sort, bool down)
    {
        var seen = new List<Guid>();
        var request = new PageRequest(sort, down, Take: 7);
        PageOf<T> page;
        do
        {
            page = (await list(request)).ValueOrDefault!;
            seen.AddRange(page.Rows.Select(id));
            request = request with { After = page.Next };
        }
        while (page.Next is not null);
        seen.Distinct().Count().ShouldBe(all, $"{sort}, down: {down}");
        seen.Count.ShouldBe(all);
        var back = (await list(new PageRequest(sort, down, Before: page.Previous, Take: 7))).ValueOrDefault!;
        back.Rows.Select(id).ShouldBe(seen.SkipLast(page.Rows.Count).TakeLast(7));
    }
}

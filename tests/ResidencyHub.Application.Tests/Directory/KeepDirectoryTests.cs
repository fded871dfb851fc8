using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Tests.Directory;

public sealed class KeepDirectoryTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Two_people_who_correct_the_same_school_get_both_versions_and_nothing_is_lost(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = (await hub.As<ShowSchool>(world.Coordinator).RunAsync(new(world.School.Id))).ValueOrDefault!;
        CorrectSchool.Request Form(string name) => new(shown.Id, name, shown.City, shown.LowestGrade, shown.HighestGrade, shown.Phone, false, shown.Version);

        (await hub.As<CorrectSchool>(world.Coordinator).RunAsync(Form("Eastside High"))).IsDone.ShouldBeTrue();
        var second = (await hub.As<CorrectSchool>(world.DistrictLead).RunAsync(Form("East Side High School"))).ShouldBeOfType<Outcome<Nothing>.Conflict>();
        var name = second.Values.Single(v => v.Name == "Name");
        (name.Mine, name.Theirs).ShouldBe(("East Side High School", "Eastside High"));
        (await hub.As<ShowSchool>(world.Coordinator).RunAsync(new(world.School.Id))).ValueOrDefault!.Name.ShouldBe("Eastside High");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Only_those_who_work_with_a_district_change_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        CorrectDistrict.Request Form(string name) => new(world.District.Id, name, null, null, null, 0);
        (await hub.As<CorrectDistrict>(world.OtherDistrictLead).RunAsync(Form("x"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("not-your-district");
        (await hub.As<CorrectDistrict>(world.OtherCoordinator).RunAsync(Form("x"))).ShouldBeOfType<Outcome<Nothing>.Refused>();
        (await hub.As<CorrectDistrict>(world.Principal).RunAsync(Form("x"))).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await hub.As<KeepCalendar>(world.OtherDistrictLead).RunAsync(new(null, world.District.Id, CalendarEntryKind.Break, "x", TestHub.Today, null, 0))).ShouldBeOfType<Outcome<Nothing>.Refused>();
        (await hub.As<RouteRequests>(world.OtherCoordinator).RunAsync(new(world.District.Id, true, 0))).ShouldBeOfType<Outcome<Nothing>.Refused>();
        (await hub.As<CorrectDistrict>(world.DistrictLead).RunAsync(Form("Harbor City Schools"))).IsDone.ShouldBeTrue();
        (await hub.As<RouteRequests>(world.DistrictLead).RunAsync(new(world.District.Id, true, 1))).IsDone.ShouldBeTrue();
        var district = (await hub.As<ShowDistrict>(world.ResidentViewer).RunAsync(new(world.District.Id))).ValueOrDefault!;
        (district.Name, district.RequestsGoThroughDistrict, district.MayEdit, district.SeesPeople).ShouldBe(("Harbor City Schools", true, false, false));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Contacts_come_change_and_leave_with_their_days_and_are_seen_only_in_reach(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        KeepContact.Request New(string name, string? email, DateOnly? starts) => new(null, world.District.Id, world.School.Id, ContactRole.Principal, name, email, null, starts, null, 0);
        (await hub.As<KeepContact>(world.Coordinator).RunAsync(New("Maria Santana", null, null))).ShouldBeOfType<Outcome<Domain.Basics.Id<Contact>>.Invalid>().Errors.Single().Field.ShouldBe("Phone");
        var old = (await hub.As<KeepContact>(world.Coordinator).RunAsync(New("Jon Vale", "jon@harbor.example", new DateOnly(2020, 8, 1)))).ValueOrDefault;
        var present = (await hub.As<KeepContact>(world.Coordinator).RunAsync(New("Maria Santana", "maria@harbor.example", null))).ValueOrDefault;
        (await hub.As<KeepContact>(world.Coordinator).RunAsync(new(old, world.District.Id, world.School.Id, ContactRole.Principal, "Jon Vale", "jon@harbor.example", null, null, new DateOnly(2019, 1, 1), 0))).ShouldBeOfType<Outcome<Domain.Basics.Id<Contact>>.Invalid>();
        (await hub.As<KeepContact>(world.Coordinator).RunAsync(new(old, world.District.Id, world.School.Id, ContactRole.Principal, "Jon Vale", "jon@harbor.example", null, null, new DateOnly(2026, 6, 30), 0))).IsDone.ShouldBeTrue();

        var contacts = (await hub.As<ShowSchool>(world.Principal).RunAsync(new(world.School.Id))).ValueOrDefault!.Contacts;
        contacts.Select(c => (c.Name, c.IsNow)).ShouldBe([("Maria Santana", true), ("Jon Vale", false)]);
        contacts[0].Id.ShouldBe(present);
        foreach (var stranger in new[] { world.OtherPrincipal, world.OtherCoordinator, world.ResidentViewer, world.MentorViewer })
            (await hub.As<ShowSchool>(stranger).RunAsync(new(world.School.Id))).ValueOrDefault!.Contacts.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Calendar_and_quiet_periods_are_kept_changed_and_taken_out(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (first, last) = (new DateOnly(2027, 3, 22), new DateOnly(2027, 3, 26));
        (await hub.As<KeepCalendar>(world.DistrictLead).RunAsync(new(null, world.District.Id, CalendarEntryKind.Break, "Spring break", last, first, 0))).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.Single().Field.ShouldBe("Last");
        (await hub.As<KeepCalendar>(world.DistrictLead).RunAsync(new(null, world.District.Id, CalendarEntryKind.Break, "Spring break", first, last, 0))).IsDone.ShouldBeTrue();
        (await hub.As<KeepQuietPeriods>(world.Coordinator).RunAsync(new(null, world.District.Id, QuietAudience.Mentors, "No mail over the summer", new DateOnly(2027, 6, 7), new DateOnly(2027, 8, 9), 0))).IsDone.ShouldBeTrue();
        var shown = (await hub.As<ShowDistrict>(world.DistrictLead).RunAsync(new(world.District.Id))).ValueOrDefault!;
        var (entry, quiet) = (shown.Calendar.Single(), shown.QuietPeriods.Single());

        (await hub.As<KeepCalendar>(world.DistrictLead).RunAsync(new(entry.Id, world.District.Id, CalendarEntryKind.Closure, "Spring break", first, last.AddDays(3), entry.Version))).IsDone.ShouldBeTrue();
        (await hub.As<KeepCalendar>(world.Coordinator).RunAsync(new(entry.Id, world.District.Id, CalendarEntryKind.Break, "Break", first, last, entry.Version))).ShouldBeOfType<Outcome<Nothing>.Conflict>().Values.ShouldContain(v => v.Name == "Name");
        (await hub.As<KeepQuietPeriods>(world.Coordinator).RunAsync(new(quiet.Id, world.District.Id, quiet.Audience, quiet.Reason, null, null, quiet.Version, Remove: true))).IsDone.ShouldBeTrue();
        var after = (await hub.As<ShowDistrict>(world.DistrictLead).RunAsync(new(world.District.Id))).ValueOrDefault!;
        (after.Calendar.Single().EndsOn, after.Calendar.Single().Kind, after.QuietPeriods.Count).ShouldBe((last.AddDays(3), CalendarEntryKind.Closure, 0));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_the_national_list_lacks_is_added_by_hand_but_not_twice(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var district = (await hub.As<AddDistrict>(world.Coordinator).RunAsync(new("Front Range Charter Network", "co", "Denver"))).ValueOrDefault;
        (await hub.As<AddDistrict>(world.Coordinator).RunAsync(new("Front Range Charter Network", "CO", "Denver"))).ShouldBeOfType<Outcome<Domain.Basics.Id<District>>.Refused>().Rule.ShouldBe("district-exists");
        (await hub.As<AddDistrict>(world.DistrictLead).RunAsync(new("Mine", "CO", null))).ShouldBeOfType<Outcome<Domain.Basics.Id<District>>.Refused>();
        (await hub.As<AddSchool>(world.DistrictLead).RunAsync(new(district, "Front Range One", null, null, null, null))).ShouldBeOfType<Outcome<Domain.Basics.Id<School>>.Refused>();
        (await hub.As<AddSchool>(world.Coordinator).RunAsync(new(district, "Front Range One", null, "Kindergarten", "wrong", null))).ShouldBeOfType<Outcome<Domain.Basics.Id<School>>.Invalid>().Errors.Single().Field.ShouldBe("HighestGrade");
        var school = (await hub.As<AddSchool>(world.Coordinator).RunAsync(new(district, "Front Range One", null, "Kindergarten", "5", null))).ValueOrDefault;
        (await hub.As<AddSchool>(world.Coordinator).RunAsync(new(district, "Front Range One", null, null, null, null))).ShouldBeOfType<Outcome<Domain.Basics.Id<School>>.Refused>();
        var shown = (await hub.As<ShowSchool>(world.Coordinator).RunAsync(new(school))).ValueOrDefault!;
        (shown.City, shown.State, shown.Grades, shown.NcesId).ShouldBe(("Denver", "CO", "Kindergarten to 5", null));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Programs_read_the_directory_page_by_page_without_a_gap(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LoadColoradoAsync(world.Administrator);
        var seen = new HashSet<Guid>();
        DirectoryPage<ListDistricts.Row>? page = null;
        do
        {
            page = (await hub.As<ListDistricts>(world.Observer).RunAsync(new(page?.Next is { } next ? new(next) : null, 100, State: "co"))).ValueOrDefault!;
            page.Rows.ShouldAllBe(r => seen.Add(r.Id));
        }
        while (page.Next is not null);
        await using var db = hub.Open();
        seen.Count.ShouldBe(await db.Districts.CountAsync(d => d.State == "CO"));
        (await hub.As<ListSchools>(world.Observer).RunAsync(new(Text: "east high", Take: 1000))).ValueOrDefault!.Rows.Count.ShouldBeInRange(2, 100);

        var denver = await db.Districts.SingleAsync(d => d.NcesId == "0803360");
        var names = new List<string>();
        string? after = null;
        do
        {
            var shown = (await hub.As<ShowDistrict>(world.Observer).RunAsync(new(denver.Id, after))).ValueOrDefault!;
            names.AddRange(shown.Schools.Select(s => s.Id.ToString()));
            after = shown.MoreAfter;
        }
        while (after is not null);
        names.Distinct().Count().ShouldBe(await db.Schools.CountAsync(s => s.DistrictId == denver.Id));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Placements;

/// <summary>Where the district comes first, "How many can you host?" is its lead's until it is passed on, and then the principal's.</summary>
public sealed class DistrictFirstTests
{
    private static readonly Period Since2020 = new(new DateOnly(2020, 1, 1));

    private static async Task<World> RoutedAsync(TestHub hub)
    {
        var world = await hub.WorldAsync();
        await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(true));
        await hub.SaveAsync(
            new Contact(world.District.Id, world.School.Id, ContactRole.Principal, "Maria Santana", TestHub.PrincipalEmail, null, Since2020),
            new Contact(world.District.Id, null, ContactRole.ResidencyLead, "Lena Brandt", TestHub.LeadEmail, null, Since2020));
        return world;
    }

    private static async Task<SchoolsAsked> AskAsync(TestHub hub, World world, int year, bool remind = false) =>
        (await hub.As<AskSchools>(world.Coordinator).RunAsync(new(year, [world.School.Id], remind))).ValueOrDefault!;

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Who_holds_the_question_after_the_lead_passed_it_on_is_reminded_and_sees_it_at_home_and_the_lead_only_before(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await RoutedAsync(hub);
        (await AskAsync(hub, world, 2027)).Done.ShouldHaveSingleItem();
        (await HomeAsync(world.DistrictLead)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(i => i.Count.ShouldBe(1), i => i.Title.ShouldBe("School: how many can they host in 2027–28?"), i => i.Href.ShouldBe("capacity?standing=Waiting&year=2027"));
        (await HomeAsync(world.Principal)).ShouldBeEmpty("nobody has asked the principal yet");

        hub.Time.Pass(TimeSpan.FromDays(1));
        var (_, lead) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.LeadEmail)).Split('/')[^1]);
        (await lead.GetRequiredService<PassLinkOn>().RunAsync(new("Maria Santana", TestHub.PrincipalEmail))).IsDone.ShouldBeTrue();
        (await HomeAsync(world.Principal)).ShouldHaveSingleItem().Title.ShouldBe("How many can you host in 2027–28?");
        for (var i = 0; i < 2; i++)
        {
            hub.Time.Pass(TimeSpan.FromDays(2));
            (await AskAsync(hub, world, 2027, remind: true)).Done.Single().Told!.Name.ShouldBe("Maria Santana");
            var (_, principal) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.PrincipalEmail)).Split('/')[^1]);
            (await principal.GetRequiredService<ShowHostQuestion>().RunAsync(default)).ValueOrDefault!.PassTo.ShouldBeNull();
        }
        (await hub.LettersAsync())[^1].ShouldSatisfyAllConditions(l => l.Addressee.ShouldBe(Addressee.SchoolStaff), l => l.Body.ShouldNotContain("comes to you first"));

        async Task<List<ShowWork.Item>> HomeAsync(Viewer viewer) => [.. (await hub.As<ShowWork>(viewer).RunAsync(default)).ValueOrDefault!.Items.Where(i => i.Title.Contains("host in", StringComparison.Ordinal))];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_hub_s_own_reminder_goes_to_who_holds_the_question(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await RoutedAsync(hub);
        await AskAsync(hub, world, 2027);
        var (_, lead) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync(TestHub.LeadEmail)).Split('/')[^1]);
        await lead.GetRequiredService<PassLinkOn>().RunAsync(new("Maria Santana", TestHub.PrincipalEmail));
        hub.Time.At = new DateTimeOffset(2027, 3, 20, 17, 0, 0, TimeSpan.Zero);
        (await hub.JobAsync<NudgeSchools>()).ShouldBe(1);
        (await hub.LettersAsync())[^1].ShouldSatisfyAllConditions(l => l.ToAddress.ShouldBe(TestHub.PrincipalEmail), l => l.Body.ShouldContain("the answer for Eastside High School is still open"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_principal_s_list_of_schools_without_a_contact_leaves_out_those_asked_by_way_of_the_lead(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await RoutedAsync(hub);
        (await hub.As<ListCapacity>(world.Principal).RunAsync(new(new(), 2027, NoContact: true))).ValueOrDefault!.Rows.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_s_own_link_from_before_the_rule_is_not_told_that_the_district_comes_first(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new Contact(world.District.Id, world.School.Id, ContactRole.SchoolOffice, "Pat Deputy", "pat.deputy@harbor.example", null, Since2020));
        await AskAsync(hub, world, 2027);
        await hub.SaveAsync(new Contact(world.District.Id, world.School.Id, ContactRole.Principal, "Maria Santana", TestHub.PrincipalEmail, null, Since2020));
        await hub.ChangeAsync(async db => (await db.Districts.SingleAsync(d => d.Id == world.District.Id)).RouteRequests(true));
        var (_, office) = await hub.OpenLinkAsync((await hub.LinkInLetterAsync("pat.deputy@harbor.example")).Split('/')[^1]);
        (await office.GetRequiredService<ShowHostQuestion>().RunAsync(default)).ValueOrDefault!.PassTo.ShouldBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_is_not_asked_by_a_letter_that_would_arrive_after_its_answer_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.HaveContactsAsync(world);
        await hub.SaveAsync(new QuietPeriod(world.District.Id, QuietAudience.SchoolStaff, new Period(TestHub.Today, TestHub.Today.AddDays(60)), "building works"));
        var asked = await AskAsync(hub, world, 2026);
        (asked.Done.Count, asked.Left.Single().Words).ShouldBe((0, "The district asks not to write before 18 January (building works). The answer is asked by 9 December, before a letter can go. Call instead."));
        await using var db = hub.Open();
        ((await db.Capacities.AnyAsync()), (await db.Links.AnyAsync())).ShouldBe((false, false));
    }
}

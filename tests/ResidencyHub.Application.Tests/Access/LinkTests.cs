using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Tests.Access;

public sealed class LinkTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_school_s_link_sees_that_school_and_no_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var placement = await hub.WaitingPlacementAsync(await hub.WorldAsync());
        var (opening, bearer) = await hub.OpenLinkAsync(await hub.LinkAsync(LinkPurpose.AnswerForSchool, placement));

        opening.ShouldBeOfType<LinkOpening.Good>().Link.Placement.ShouldBe(placement.Id);
        var viewer = bearer.GetRequiredService<ViewerContext>().Viewer;
        viewer.Name.ShouldBe("Maria Santana");
        Enum.GetValues<Permission>().Where(viewer.May).ShouldBe([Permission.ProvenOtherwise]);
        await using var db = hub.Open(viewer.OwnReach);
        (await db.Placements.CountAsync()).ShouldBe(1);
        (await db.Mentors.CountAsync()).ShouldBe(1);
        (await db.Residents.CountAsync()).ShouldBe(0);
        (await db.Links.CountAsync()).ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Opening_a_link_changes_nothing_however_often_a_scanner_does(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var placement = await hub.WaitingPlacementAsync(await hub.WorldAsync());
        var token = await hub.LinkAsync(LinkPurpose.AnswerForSchool, placement);
        for (var i = 0; i < 3; i++)
            (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Good>();
        await using var db = hub.Open();
        var link = await db.Links.SingleAsync();
        (link.ClosedAt, link.Version).ShouldBe((null, 0));
        (await db.AuditEntries.CountAsync()).ShouldBe(0);
    }

    [Theory, OnSqlite]
    public async Task A_link_that_does_not_open_says_why_and_leaves_the_viewer_nobody(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var placement = await hub.WaitingPlacementAsync(await hub.WorldAsync());
        var expiring = await hub.LinkAsync(LinkPurpose.AnswerForSchool, placement, lasts: TimeSpan.FromDays(1));
        hub.Time.Pass(TimeSpan.FromDays(2));

        var (expired, bearer) = await hub.OpenLinkAsync(expiring);
        expired.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Expired);
        expired.ShouldBeOfType<LinkOpening.Shut>().Words.ShouldContain("19 November 2026");
        bearer.GetRequiredService<ViewerContext>().Viewer.ShouldBe(Viewer.Nobody);
        (await hub.OpenLinkAsync(expiring[..^1])).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Unknown);
        (await hub.OpenLinkAsync("")).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(LinkFault.Unknown);
    }

    [Theory]
    [InlineData(LinkEnd.Answered, LinkFault.Answered)]
    [InlineData(LinkEnd.Withdrawn, LinkFault.Withdrawn)]
    [InlineData(LinkEnd.Replaced, LinkFault.Replaced)]
    [InlineData(LinkEnd.PassedOn, LinkFault.PassedOn)]
    public async Task A_link_that_was_ended_says_how(LinkEnd end, LinkFault fault)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var token = await hub.LinkAsync(LinkPurpose.AnswerForSchool, await hub.WaitingPlacementAsync(await hub.WorldAsync()));
        await using (var db = hub.Open())
        {
            (await db.Links.SingleAsync()).Close(end, hub.Time.GetUtcNow().UtcDateTime, "Lee Park");
            await db.SaveChangesAsync();
        }
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>().Fault.ShouldBe(fault);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_passes_the_question_to_a_colleague_who_then_has_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var placement = await hub.WaitingPlacementAsync(await hub.WorldAsync());
        var token = await hub.LinkAsync(LinkPurpose.AnswerForSchool, placement);
        var (_, bearer) = await hub.OpenLinkAsync(token);

        var told = await bearer.GetRequiredService<PassLinkOn>().RunAsync(new("Lee Park", "lee.park@HARBOR.example"));

        told.ShouldBeOfType<Outcome<Told>.Done>().Value.Name.ShouldBe("Lee Park");
        var shut = (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Shut>();
        (shut.Fault, shut.Words.Contains("Lee Park", StringComparison.Ordinal)).ShouldBe((LinkFault.PassedOn, true));
        var address = await hub.LinkInLetterAsync("lee.park@HARBOR.example");
        address.ShouldStartWith("https://hub.example/answer/");
        var (opening, colleague) = await hub.OpenLinkAsync(address.Split('/')[^1]);
        opening.ShouldBeOfType<LinkOpening.Good>().Link.Placement.ShouldBe(placement.Id);
        colleague.GetRequiredService<ViewerContext>().Viewer.Name.ShouldBe("Lee Park");
        await using var db = hub.Open();
        (await db.AuditEntries.SingleAsync()).About.ShouldBe("Maria Santana passed a link (AnswerForSchool) to Lee Park, lee.park@HARBOR.example");
    }

    [Theory]
    [InlineData("lee.park@elsewhere.example")]
    [InlineData("maria.santana@harbor.example")]
    [InlineData("no address")]
    public async Task A_link_is_not_passed_outside_the_district_nor_to_oneself(string email)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var token = await hub.LinkAsync(LinkPurpose.AnswerForSchool, await hub.WaitingPlacementAsync(await hub.WorldAsync()));
        var (_, bearer) = await hub.OpenLinkAsync(token);
        (await bearer.GetRequiredService<PassLinkOn>().RunAsync(new("Lee Park", email))).ShouldBeOfType<Outcome<Told>.Invalid>().Errors.Single().Field.ShouldBe("Email");
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Good>();
        await using var db = hub.Open();
        (await db.Outbox.CountAsync()).ShouldBe(0);
    }

    [Theory, OnSqlite]
    public async Task Nobody_passes_on_a_link_that_they_do_not_hold(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LinkAsync(LinkPurpose.AnswerForSchool, await hub.WaitingPlacementAsync(world));
        foreach (var viewer in new[] { Viewer.Nobody, world.Principal, world.Coordinator })
            (await hub.As<PassLinkOn>(viewer).RunAsync(new("Lee Park", "lee.park@harbor.example"))).ShouldBeOfType<Outcome<Told>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_coordinator_s_reach_ends_the_links_of_the_own_program_alone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LinkAsync(LinkPurpose.AnswerForSchool, await hub.WaitingPlacementAsync(world));
        await using var own = hub.Open(Reach.OfPrograms(Guid.Empty, [world.Program.Id], [], []));
        await using var other = hub.Open(Reach.OfPrograms(Guid.Empty, [world.OtherProgram.Id], [], []));
        (await own.Links.CountAsync(), await other.Links.CountAsync()).ShouldBe((1, 0));
    }

    [Theory, OnSqlite]
    public async Task A_link_that_is_one_person_s_own_is_not_passed_on(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        Enum.GetValues<LinkPurpose>().Where(p => PassLinkOn.PassedAs(p) is not null).ShouldBe(
            [LinkPurpose.AnswerForDistrict, LinkPurpose.AnswerForSchool, LinkPurpose.AnswerAsMentor, LinkPurpose.HostCapacity, LinkPurpose.ApproveMentor, LinkPurpose.ForwardApproval], "a new kind of link is passed on only where somebody thought of it");
        var token = await hub.LinkAsync(LinkPurpose.WeeklyCheckIn, mentor: world.Mentor, name: "Samuel Okafor", email: TestHub.MentorEmail);
        var (_, bearer) = await hub.OpenLinkAsync(token);
        (await bearer.GetRequiredService<PassLinkOn>().RunAsync(new("Lee Park", "lee.park@harbor.example"))).ShouldBeOfType<Outcome<Told>.Refused>().Rule.ShouldBe("link-is-personal");
        (await hub.OpenLinkAsync(token)).Opening.ShouldBeOfType<LinkOpening.Good>();
        (await hub.LettersAsync()).ShouldBeEmpty();
    }
}

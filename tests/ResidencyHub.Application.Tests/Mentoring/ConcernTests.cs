using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class ConcernTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_concern_goes_to_the_coordinator_alone_and_its_words_stay_out_of_the_mail(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveContactsAsync(world);
        await RaisedAsync(hub, world, placement);
        (await hub.WrittenToAsync(nameof(RaiseConcern))).ShouldBe([TestHub.CoordinatorEmail], "neither resident nor school");
        var letter = (await hub.LettersAsync()).Single();
        (letter.Body + letter.Subject).ShouldNotContain("unprepared");
        (letter.Body + letter.Subject).ShouldNotContain("Reyes");
        foreach (var viewer in new[] { world.Coordinator, world.Faculty, world.MentorViewer })
            (await hub.As<ListConcerns>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Words.ShouldBe("Comes unprepared", viewer.Name);
        foreach (var viewer in new[] { world.Principal, world.OtherCoordinator, world.OtherMentorViewer })
            (await hub.As<ListConcerns>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty(viewer.Name);
        foreach (var viewer in new[] { world.ResidentViewer, world.DistrictLead, world.Observer })
            (await hub.As<ListConcerns>(viewer).RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListConcerns.Row>>.Forbidden>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_safety_concern_reaches_the_principal_at_once_through_any_quiet_period(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveContactsAsync(world);
        await hub.BeQuietAsync(world);
        var told = await RaisedAsync(hub, world, placement, safety: true);
        told.Select(t => (t.Name, t.Waits)).ShouldBe([("Dana Whitfield", null), ("Maria Santana", null)]);
        var seen = (await hub.As<ListConcerns>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.Single();
        (seen.IsAboutSafety, seen.Resident).ShouldBe((true, "Ana Reyes"));
        (await hub.As<ListConcerns>(world.SecondPrincipal).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty("another building");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_reads_other_concerns_only_where_the_program_s_own_agreement_with_this_school_says_so(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        // another program lets principals of its own district read everything: that says nothing about this one
        var elsewhere = new Partnership("Mesa partnership", new DateOnly(2020, 8, 1));
        elsewhere.Join(world.OtherProgram, new Period(elsewhere.StartedOn));
        elsewhere.Join(world.OtherDistrict, new Period(elsewhere.StartedOn));
        var here = new Partnership("Mesa at Eastside", new DateOnly(2020, 8, 1));
        here.Join(world.OtherProgram, new Period(here.StartedOn));
        here.Join(world.School, new Period(here.StartedOn));
        await hub.SaveAsync(elsewhere, InForce(elsewhere, ConcernSight.All), here, InForce(here, ConcernSight.All));
        await RaisedAsync(hub, world, placement);
        (await hub.As<ListConcerns>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty();

        await hub.ChangeAsync(async db => (await db.Agreements.SingleAsync(a => a.Id == world.Agreement.Id)).Grant(ConcernSight.All, false, null));
        await RaisedAsync(hub, world, placement, "Late twice");
        (await hub.As<ListConcerns>(world.Principal).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Words.ShouldBe("Late twice", "what was raised before the agreement said so stays as it was");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_coordinator_closes_a_concern_once_with_what_came_of_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await RaisedAsync(hub, world, await hub.ActivePlacementAsync(world));
        var id = (await hub.As<ListConcerns>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Id;
        (await hub.As<CloseConcern>(world.MentorViewer).RunAsync(new(id, "Never mind"))).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await hub.As<CloseConcern>(world.OtherCoordinator).RunAsync(new(id, "Never mind"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<CloseConcern>(world.Coordinator).RunAsync(new(id, " "))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<CloseConcern>(world.Coordinator).RunAsync(new(id, "We met."))).IsDone.ShouldBeTrue();
        (await hub.As<CloseConcern>(world.Coordinator).RunAsync(new(id, "We met again."))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("closed-already");
        (await hub.As<ListConcerns>(world.MentorViewer).RunAsync(new(new(), Closed: true))).ValueOrDefault!.Rows.Single().Outcome.ShouldBe("We met.");
    }

    internal static Agreement InForce(Partnership partnership, ConcernSight sight)
    {
        var agreement = new Agreement(partnership.Id, AgreementKind.Mou, $"Agreement of {partnership.Name}", new Period(new DateOnly(2026, 7, 1), new DateOnly(2029, 6, 30)));
        agreement.Grant(sight, false, null);
        agreement.CoverAllSchools();
        agreement.AddSigner(PartnershipSide.District, "District", "Rosa Lind", "superintendent");
        agreement.AddSigner(PartnershipSide.University, "University", "Amir Haddad", "dean");
        return TestHub.SignedBefore(agreement, new DateOnly(2026, 6, 1));
    }

    private static async Task<IReadOnlyList<Told>> RaisedAsync(TestHub hub, World world, Placement placement, string words = "Comes unprepared", bool safety = false) =>
        (await hub.As<RaiseConcern>(world.MentorViewer).RunAsync(new(placement.Id, words, safety))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Done>().Value;
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Oversight;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.Tests.Surveys;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;
using ShowPartnershipStatus = ResidencyHub.Application.Partnerships.ShowPartnershipStatus;

namespace ResidencyHub.Application.Tests.Hours;

public sealed class HoursListTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_coordinator_sees_what_is_approved_waiting_and_missing_and_today_counts_the_same(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.AnotherResidentAsync(world, "Unplaced");
        var old = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek.AddDays(-21));
        (await hub.As<DecideHours>(world.MentorViewer).RunAsync(new(old, HoursDecision.ApproveAll, [], null))).IsDone.ShouldBeTrue();
        var waits = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);

        var all = await ListAsync(new(new()));
        (all.Count, all.Rows.Count).ShouldBe((2, 2));
        var ana = all.Rows.Single(r => r.Name == "Ana Reyes");
        (ana.Totals.Approved, ana.Totals.Pending, ana.Needed, ana.WeeksWithout, ana.LastWeek, ana.IsBehind).ShouldBe((120, 120, 36_000, 2, TestHub.ThisWeek, true));
        all.Rows.Single(r => r.Name == "Bo Unplaced").Expected.ShouldBeNull("who has no placement is behind nothing");
        (await ListAsync(new(new(), Show: HoursShown.Waiting))).Rows.Single().Name.ShouldBe("Ana Reyes");
        (await ListAsync(new(new(), Show: HoursShown.Silent))).Rows.Single().Name.ShouldBe("Ana Reyes", "nothing approved in the two weeks that count");
        var items = (await hub.As<ShowWork>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Items.Where(i => i.Href.StartsWith("hours", StringComparison.Ordinal)).ToList();
        items.Select(i => (i.Href, i.Count)).ShouldBe([("hours?show=Silent", 1), ("hours?show=Waiting", 1)]);

        var last = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek.AddDays(-7));
        foreach (var week in new[] { waits, last })
            (await hub.As<DecideHours>(world.MentorViewer).RunAsync(new(week, HoursDecision.ApproveAll, [], null))).IsDone.ShouldBeTrue();
        (await ListAsync(new(new(), Show: HoursShown.Waiting))).Rows.ShouldBeEmpty();
        (await ListAsync(new(new(), Show: HoursShown.Silent))).Rows.ShouldBeEmpty();
        (await hub.As<ListHours>(world.Faculty).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().Totals.Approved.ShouldBe(360);
        (await hub.As<ListHours>(world.OtherCoordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Select(r => r.Name).ShouldBe(["Ben Ashford"]);
        foreach (var viewer in new[] { world.Principal, world.MentorViewer, world.ResidentViewer, world.DistrictLead })
            (await hub.As<ListHours>(viewer).RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListHours.Row>>.Forbidden>(viewer.Name);

        async Task<PageOf<ListHours.Row>> ListAsync(ListHours.Request request) => (await hub.As<ListHours>(world.Coordinator).RunAsync(request)).ValueOrDefault!;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Whoever_moved_to_another_school_is_behind_on_the_status_page_as_on_the_list(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 1, mentors: 1, school: world.SecondSchool);
        await using (var db = hub.Open())
        {
            var act = new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime);
            var old = await db.Placements.SingleAsync();
            old.EndEarly(new DateOnly(2026, 11, 8), "The mentor left.", act);
            var (resident, person) = (await db.Residents.SingleAsync(r => r.Id == old.ResidentId), new Person(new("Ida", "New"), "ida@harbor.example", null, world.Program.Id));
            var beside = new Mentor(person, world.School, null, new DateOnly(2026, 4, 1));
            var placement = new Placement(resident, world.Cohort, world.School, beside, "Mathematics", "9–12", new Period(new DateOnly(2026, 11, 9), TestHub.SchoolYear.Last), act);
            placement.Propose(false, new DateOnly(2026, 11, 1), act);
            placement.AcceptForSchool(null, new DateOnly(2026, 11, 2), act);
            placement.AcceptForMentor(null, new DateOnly(2026, 11, 3), act);
            placement.Confirm(null, new DateOnly(2026, 11, 3), act);
            placement.Begin(act);
            db.AddRange(person, beside, placement);
            await db.SaveChangesAsync();
        }
        var row = (await hub.As<ListHours>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Single(r => r.Name == "Resident No1");
        (row.IsBehind, row.Expected > 0).ShouldBe((true, true));
        (await hub.As<ShowPartnershipStatus>(world.Coordinator).RunAsync(new(world.School.Id))).ValueOrDefault!.Lines.Single(l => l.Subject == "Clinical hours").Reason.ShouldStartWith("0 of 1 resident");
        (await hub.As<ShowOverview>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Lines.Single(l => l.Subject == "Clinical hours").Reason.ShouldStartWith("0 of 1 residents");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_s_own_plan_holds_from_its_day_and_is_read_against_the_log(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.As<KeepEntry>(world.ResidentViewer).RunAsync(TestHub.Entry(placement, TestHub.ThisWeek, "1 h", ActivityKind.Lead));
        await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        var general = (await hub.As<ShowReleasePlans>(world.Coordinator).RunAsync(default)).ValueOrDefault!;
        general.Select(p => (p.Track, p.IsOwn, p.Steps.Count)).ShouldBe([(Readiness.AsPlanned, false, 7), (Readiness.NeedsMore, false, 7), (Readiness.ReadyForMore, false, 7)]);

        var request = new KeepRelease.Request(world.Program.Id, [new(ReleasePhase.Observe, 1, 4, 0), new(ReleasePhase.CoTeach, 5, 30, 30)], "November: questions", TestHub.Today, "Steering committee of 3 November");
        (await hub.As<KeepRelease>(world.Coordinator).RunAsync(request with { Why = "", Focus = null, From = TestHub.Today.AddDays(-1) })).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Focus", "From", "Why"]);
        (await hub.As<KeepRelease>(world.Coordinator).RunAsync(request with { Steps = [new(ReleasePhase.Observe, 4, 1, 0)] })).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("release-weeks");
        foreach (var viewer in new[] { world.OtherCoordinator, world.MentorViewer })
            (await hub.As<KeepRelease>(viewer).RunAsync(request)).ShouldBeOfType<Outcome<Nothing>.NotFound>(viewer.Name);
        (await hub.As<KeepRelease>(world.Faculty).RunAsync(request)).ShouldBeOfType<Outcome<Nothing>.Forbidden>();
        (await hub.As<KeepRelease>(world.Coordinator).RunAsync(request)).IsDone.ShouldBeTrue();

        foreach (var viewer in new[] { world.MentorViewer, world.Faculty, world.Coordinator })
        {
            var shown = (await hub.As<ShowRelease>(viewer).RunAsync(new(world.Resident.Id))).ValueOrDefault!;
            shown.Phases.Select(p => (p.Step.Phase, p.Share, p.Standing)).ShouldBe([(ReleasePhase.Observe, null, ReleaseStanding.NoLog), (ReleasePhase.CoTeach, 33, ReleaseStanding.Reached)], viewer.Name);
            (shown.Source, shown.Focus.Single()).ShouldBe(("Steering committee of 3 November", "November: questions"));
        }
        (await hub.As<ShowMyRelease>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.Phases[1].Share.ShouldBe(33);
        (await hub.As<ShowRelease>(world.OtherMentorViewer).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowRelease.Answer>.NotFound>();
        (await hub.As<ShowReleasePlans>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.ShouldAllBe(p => !p.IsOwn);

        // different tracks for different readiness: the three-way review says which
        (await hub.As<KeepRelease>(world.Coordinator).RunAsync(request with { Track = Readiness.ReadyForMore, Focus = null, Steps = [new(ReleasePhase.LeadDay, 2, 20, 60)], Why = "Committee, sooner" })).IsDone.ShouldBeTrue();
        (await TrackAsync()).ShouldBe((Readiness.AsPlanned, null, "Steering committee of 3 November"));
        var supervisor = new Signer(Guid.NewGuid(), "Grace Oduya", Signatory.Supervisor, hub.Time.GetUtcNow().UtcDateTime);
        var review = new ThreeWayReview(placement, ReviewTime.Middle, TestHub.Today, supervisor);
        foreach (var side in ThreeWayReview.Sides)
            review.Write("goes well", "has to grow", "comes next", supervisor with { As = side, Account = Guid.NewGuid() });
        review.Discuss(TestHub.Today, new(Readiness.ReadyForMore, "leads a day", null, null, null), TestHub.Today, supervisor);
        await hub.SaveAsync(review);
        (await TrackAsync()).ShouldBe((Readiness.ReadyForMore, TestHub.Today, "Committee, sooner"));
        (await hub.As<ShowMyRelease>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!.Phases.Single().Step.Share.ShouldBe(60);

        async Task<(Readiness, DateOnly?, string)> TrackAsync() => (await hub.As<ShowRelease>(world.MentorViewer).RunAsync(new(world.Resident.Id))).ValueOrDefault! is var r ? (r.Track, r.TrackSince, r.Source) : default;
    }
}

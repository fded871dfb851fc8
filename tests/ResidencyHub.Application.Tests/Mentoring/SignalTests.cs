using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class SignalTests
{
    private static readonly DateOnly Monday = TestHub.ThisWeek.AddDays(-7);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Reasons_are_found_once_read_by_coordinator_and_supervisor_put_off_settled_and_come_back_only_with_something_later(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var rubric = await hub.HaveRubricAsync(world, "1.1");
        await hub.HaveCheckInsAsync(placement, world.Mentor, Monday.AddDays(-7), Monday);
        await hub.SaveAsync(Given(placement, rubric, RaterKind.Mentor, "Samuel Okafor", 4, -9), Given(placement, rubric, RaterKind.Supervisor, "Grace Oduya", 2, -2), Given(placement, rubric, RaterKind.Resident, "Ana Reyes", 1, -1));
        (await hub.JobAsync<LookForSignals>()).ShouldBe(3);
        (await hub.JobAsync<LookForSignals>()).ShouldBe(0, "what is on the list is not put there twice");

        foreach (var viewer in new[] { world.Coordinator, world.Faculty })
            (await OpenAsync(viewer)).Select(r => (r.Kind, r.Words)).ShouldBe([
                (SignalKind.NoApprovedHours, "No approved hours in the weeks of 2 November and 9 November. None were sent."),
                (SignalKind.Worries, "The latest 2 check-ins say “Some worries” (week of 2 November), “Some worries” (week of 9 November)."),
                (SignalKind.RatersApart, "On 1.1, Grace Oduya gave level 2 (16 November) and Samuel Okafor level 4 (9 November)."),
            ], viewer.Name);
        (await OpenAsync(world.OtherCoordinator)).ShouldBeEmpty();
        foreach (var viewer in new[] { world.MentorViewer, world.ResidentViewer, world.Principal, world.DistrictLead, world.Observer, world.Administrator })
            (await hub.As<ListSignals>(viewer).RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListSignals.Row>>.Forbidden>(viewer.Name);
        (await hub.As<ListSignals>(world.Coordinator).RunAsync(new(new(), "rey", Kind: SignalKind.Worries, Cohort: world.Cohort.Id))).ValueOrDefault!.Rows.Count.ShouldBe(1);
        (await hub.As<ShowWork>(world.Coordinator).RunAsync(default)).ValueOrDefault!.Items.Single(i => i.Href == "signals").Count.ShouldBe(3);

        var (hours, worries, apart) = ((await OpenAsync(world.Coordinator))[0].Id, (await OpenAsync(world.Coordinator))[1].Id, (await OpenAsync(world.Coordinator))[2].Id);
        (await hub.As<ShowSignal>(world.OtherCoordinator).RunAsync(new(hours))).ShouldBeOfType<Outcome<ShowSignal.Answer>.NotFound>();
        (await hub.As<PutOffSignal>(world.OtherCoordinator).RunAsync(new(hours, TestHub.Today, "x"))).ShouldBeOfType<Outcome<DateOnly>.NotFound>();
        (await hub.As<SettleSignal>(world.OtherCoordinator).RunAsync(new(hours, "x"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<PutOffSignal>(world.Coordinator).RunAsync(new(hours, null, ""))).ShouldBeOfType<Outcome<DateOnly>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Through", "Why"]);
        (await hub.As<PutOffSignal>(world.Coordinator).RunAsync(new(hours, TestHub.Today.AddDays(29), "jury duty"))).ShouldBeOfType<Outcome<DateOnly>.Refused>().Rule.ShouldBe("signal-far");
        (await hub.As<PutOffSignal>(world.Coordinator).RunAsync(new(hours, TestHub.Today.AddDays(4), "Samuel is on jury duty"))).IsDone.ShouldBeTrue();
        (await hub.As<SettleSignal>(world.Faculty).RunAsync(new(worries, " "))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<SettleSignal>(world.Faculty).RunAsync(new(worries, "Talked; Mondays are planned together now."))).IsDone.ShouldBeTrue();
        (await hub.As<SettleSignal>(world.Coordinator).RunAsync(new(worries, "again"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("signal-over");
        (await hub.As<SettleSignal>(world.Coordinator).RunAsync(new(apart, "They scored a lesson together."))).IsDone.ShouldBeTrue();
        (await hub.JobAsync<LookForSignals>()).ShouldBe(0, "settled is settled as long as nothing later is there");
        (await OpenAsync(world.Coordinator)).ShouldBeEmpty();
        (await ListAsync(world.Coordinator, SignalState.PutOff)).Single().Last.ShouldBe("Samuel is on jury duty");
        (await ListAsync(world.Coordinator, SignalState.Settled)).Count.ShouldBe(2);

        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek);
        hub.GoTo(TestHub.Today.AddDays(7));
        (await hub.JobAsync<LookForSignals>()).ShouldBe(1, "a third worry is a later reason; the ratings are the same");
        (await OpenAsync(world.Coordinator)).Select(r => r.Kind).Order().ShouldBe([SignalKind.NoApprovedHours, SignalKind.Worries]);
        var shown = (await hub.As<ShowSignal>(world.Coordinator).RunAsync(new(hours))).ValueOrDefault!;
        (shown.State, shown.Words, shown.SeenOn).ShouldBe((SignalState.Open, "No approved hours in the weeks of 9 November and 16 November. None were sent.", TestHub.ThisWeek));
        (shown.Rule, shown.MostDays, shown.Others.Count).ShouldBe(("A resident without approved hours for this many weeks that count is somebody to check on. Here: 2 weeks that count.", 28, 3));
        shown.Others.Single(o => o.Id == worries).Outcome.ShouldBe("Talked; Mondays are planned together now.");

        var week = await hub.SentHoursAsync(world, placement, TestHub.ThisWeek);
        await hub.JobAsync<LookForSignals>();
        (await hub.As<ShowSignal>(world.Coordinator).RunAsync(new(hours))).ValueOrDefault!.Words.ShouldEndWith("Hours were sent and wait for Samuel Okafor.");
        (await hub.As<DecideHours>(world.MentorViewer).RunAsync(new(week, HoursDecision.ApproveAll, [], null))).IsDone.ShouldBeTrue();
        (await hub.JobAsync<LookForSignals>()).ShouldBe(1);
        (await ListAsync(world.Coordinator, SignalState.Gone)).Single().Id.ShouldBe(hours);
        await using var db = hub.Open();
        (await db.AuditEntries.Where(a => a.Process == nameof(SettleSignal)).CountAsync()).ShouldBe(2);

        async Task<IReadOnlyList<ListSignals.Row>> ListAsync(Viewer viewer, SignalState state) => [.. (await hub.As<ListSignals>(viewer).RunAsync(new(new(), State: state))).ValueOrDefault!.Rows.OrderBy(r => r.Kind)];
        Task<IReadOnlyList<ListSignals.Row>> OpenAsync(Viewer viewer) => ListAsync(viewer, SignalState.Open);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_was_put_off_is_heard_again_when_the_weeks_of_its_rule_have_passed_once_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, Monday, TestHub.ThisWeek);
        await hub.JobAsync<LookForSignals>();
        var hours = (await ListAsync(SignalState.Open)).Single(r => r.Kind is SignalKind.NoApprovedHours);
        (await hub.As<PutOffSignal>(world.Coordinator).RunAsync(new(hours.Id, TestHub.Today.AddDays(28), "two weeks are being caught up"))).IsDone.ShouldBeTrue();
        hub.GoTo(TestHub.Today.AddDays(7));
        await hub.JobAsync<LookForSignals>();
        (await ListAsync(SignalState.PutOff)).Single().Words.ShouldContain("9 November and 16 November", Case.Sensitive, "one of the two weeks is one that was known");
        hub.GoTo(TestHub.Today.AddDays(14));
        await hub.JobAsync<LookForSignals>();
        (await ListAsync(SignalState.PutOff)).ShouldBeEmpty();
        (await ListAsync(SignalState.Open)).Single(r => r.Id == hours.Id).ShouldSatisfyAllConditions(r => r.Words.ShouldContain("16 November and 23 November"), r => r.Last.ShouldBe("two weeks are being caught up", "what was said stays with it"));

        async Task<IReadOnlyList<ListSignals.Row>> ListAsync(SignalState state) => (await hub.As<ListSignals>(world.Coordinator).RunAsync(new(new(), State: state))).ValueOrDefault!.Rows;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Once_a_week_coordinator_and_supervisor_are_handed_the_signals_that_wait_without_a_name_in_the_letter(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, Monday.AddDays(-7), Monday);
        (await hub.JobAsync<TellOfSignals>()).ShouldBe(0, "nothing waits");
        await hub.JobAsync<LookForSignals>();
        (await hub.JobAsync<TellOfSignals>()).ShouldBe(2);
        (await hub.JobAsync<TellOfSignals>()).ShouldBe(0, "once a week");
        (await hub.WrittenToAsync(nameof(TellOfSignals))).Order().ShouldBe([TestHub.CoordinatorEmail, TestHub.SupervisorEmail]);
        await using (var db = hub.Open())
            foreach (var letter in await db.Outbox.Where(m => m.Cause == nameof(TellOfSignals)).ToListAsync())
                letter.ShouldSatisfyAllConditions(m => m.Subject.ShouldBe("2 signals to look at"), m => m.Body.ShouldContain("- No approved hours: 1\n- Worries in a row: 1"), m => m.Body.ShouldContain("https://hub.example/signals"), m => m.Body.ShouldNotContain("Reyes"), m => m.Body.ShouldNotContain("Okafor"));
        hub.GoTo(TestHub.ThisWeek.AddDays(6));
        (await hub.JobAsync<TellOfSignals>()).ShouldBe(0, "Sunday is of the same week");
        foreach (var row in (await hub.As<ListSignals>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Skip(1))
            (await hub.As<SettleSignal>(world.Coordinator).RunAsync(new(row.Id, "Talked."))).IsDone.ShouldBeTrue();
        await hub.ChangeAsync(async db => db.RemoveRange(await db.RoleGrants.Where(g => g.PersonId == world.Supervisor.Id).ToListAsync()));
        hub.GoTo(TestHub.ThisWeek.AddDays(7));
        (await hub.JobAsync<TellOfSignals>()).ShouldBe(1, "who cannot sign in is led to no locked door");
        await using (var db = hub.Open())
            (await db.Outbox.Where(m => m.Cause == nameof(TellOfSignals)).OrderByDescending(m => m.Id).FirstAsync()).ShouldSatisfyAllConditions(m => m.ToAddress.ShouldBe(TestHub.CoordinatorEmail), m => m.Subject.ShouldBe("One signal to look at"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_mentor_is_silent_by_the_district_s_own_calendar_and_a_placement_that_ends_leaves_the_list(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.CloseAsync(world, Monday, 5);
        await hub.HaveCheckInsAsync(placement, world.Mentor, Monday.AddDays(-14));
        (await hub.JobAsync<LookForSignals>()).ShouldBe(1);
        (await OpenAsync()).ShouldBe([SignalKind.NoApprovedHours], "the last week was closed: only one week that counts went by without a check-in");
        hub.GoTo(TestHub.Today.AddDays(7));
        await hub.JobAsync<LookForSignals>();
        (await OpenAsync()).ShouldBe([SignalKind.NoApprovedHours, SignalKind.MentorSilent]);
        (await hub.As<ListSignals>(world.Coordinator).RunAsync(new(new(), Kind: SignalKind.MentorSilent))).ValueOrDefault!.Rows.Single().Words
            .ShouldBe("Samuel Okafor sent no check-in for the weeks of 2 November and 16 November. The last was for the week of 26 October.");

        await hub.ChangeAsync(async db => (await db.Placements.SingleAsync(p => p.Id == placement.Id)).EndEarly(TestHub.Today.AddDays(7), "moved away", new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime)));
        (await hub.JobAsync<LookForSignals>()).ShouldBe(2);
        (await OpenAsync()).ShouldBeEmpty();

        async Task<IReadOnlyList<SignalKind>> OpenAsync() => [.. (await hub.As<ListSignals>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Select(r => r.Kind).Order()];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_reason_is_never_on_the_list_twice(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var reason = new SignalReason(SignalKind.NoApprovedHours, "No approved hours.", Monday);
        await hub.SaveAsync(new Signal(placement, reason, Monday));
        await Should.ThrowAsync<DbUpdateException>(() => hub.SaveAsync(new Signal(placement, reason, Monday)));
        await hub.JobAsync<LookForSignals>();
        (await hub.As<ListSignals>(world.Coordinator).RunAsync(new(new(), Kind: SignalKind.NoApprovedHours))).ValueOrDefault!.Rows.ShouldHaveSingleItem();
        (await hub.JobAsync<LookForSignals>()).ShouldBe(0);
    }

    private static Rating Given(Placement placement, Rubric rubric, RaterKind kind, string name, int level, int days)
    {
        var rating = new Rating(placement, Instrument.Observation, Guid.NewGuid(), rubric, rubric.Rows[0].Id, new(Guid.NewGuid(), name, kind), level, null, TestHub.Today.AddDays(days));
        rating.Send();
        return rating;
    }
}

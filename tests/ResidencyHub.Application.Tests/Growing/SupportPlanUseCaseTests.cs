using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class SupportPlanUseCaseTests
{
    private static readonly SupportPlanWords Words = new("Plans come late", "6.1", "five of seven", "two days before", "Mondays with Samuel", "Grace Oduya", TestHub.Today, TestHub.Today.AddDays(30));

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_support_plan_goes_its_way_and_each_reads_what_was_promised(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var id = await OpenAsync(hub, world, placement.Id);
        (await hub.As<OpenSupportPlan>(world.Coordinator).RunAsync(new(placement.Id, Words, null))).ShouldBeOfType<Outcome<Id<SupportPlan>>.Refused>("a double post makes no second plan").Rule.ShouldBe("support-plan-open");
        (await hub.As<WriteSupportPlan>(world.Coordinator).RunAsync(new(id, Words with { Goals = "three days before" }, 1))).IsDone.ShouldBeTrue();
        (await hub.As<WriteSupportPlan>(world.Faculty).RunAsync(new(id, Words, 1))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("support-plan-changed");
        (await hub.As<NoteOnSupportPlan>(world.MentorViewer).RunAsync(new(id, "I can give two planning periods"))).IsDone.ShouldBeTrue();
        foreach (var blind in new[] { world.ResidentViewer, world.Principal, world.OtherCoordinator, world.OtherMentorViewer, world.OtherResidentViewer })
        {
            (await hub.As<ShowSupportPlan>(blind).RunAsync(id)).ShouldBeOfType<Outcome<ShowSupportPlan.Answer>.NotFound>(blind.Name);
            (await hub.As<ListSupportPlans>(blind).RunAsync(new(new()))).ValueOrDefault!.Page.Rows.ShouldBeEmpty(blind.Name);
        }
        (await hub.As<ShowSupportPlan>(world.DistrictLead).RunAsync(id)).ShouldBeOfType<Outcome<ShowSupportPlan.Answer>.Forbidden>();
        (await MoveAsync(hub, world.Faculty, id, SupportMove.Give, 2, TestHub.Today)).ShouldBe(["Ana Reyes", "Dana Whitfield", "Samuel Okafor"]);
        (await hub.As<ShowSupportPlan>(world.ResidentViewer).RunAsync(id)).ValueOrDefault!.ShouldSatisfyAllConditions(p => p.Words.Goals.ShouldBe("three days before"), p => p.Me.ShouldBe(Signatory.Resident), p => p.MayMove.ShouldBeFalse());
        await MoveAsync(hub, world.Faculty, id, SupportMove.HoldConference, 2, TestHub.Today, "Ana, Samuel, Grace");
        var talked = (await hub.As<ShowSupportPlan>(world.ResidentViewer).RunAsync(id)).ValueOrDefault!;
        talked.Appeal.By.ShouldBe(new DateOnly(2026, 11, 25), "five school days");
        (await SignAsync(hub, world.ResidentViewer, id, "Grace Oduya")).ShouldBeOfType<Outcome<SupportPlanState>.Refused>().Rule.ShouldBe("signature-name");
        (await SignAsync(hub, world.ResidentViewer, id, "ana reyes")).ValueOrDefault.ShouldBe(SupportPlanState.ConferenceHeld);
        (await SignAsync(hub, world.ResidentViewer, id, "Ana Reyes")).ShouldBeOfType<Outcome<SupportPlanState>.Refused>().Rule.ShouldBe("signed-already");
        (await SignAsync(hub, world.MentorViewer, id, "Samuel Okafor")).ValueOrDefault.ShouldBe(SupportPlanState.ConferenceHeld);
        (await SignAsync(hub, world.Coordinator, id, "Dana Whitfield")).ValueOrDefault.ShouldBe(SupportPlanState.Active);
        (await hub.As<SignSupportPlan>(world.Principal).RunAsync(new(id, "Maria Santana", 2))).ShouldBeOfType<Outcome<SupportPlanState>.Forbidden>();
        await MoveAsync(hub, world.Faculty, id, SupportMove.TellSchool, 2, null, "it may end");
        (await hub.As<ShowSupportPlan>(world.Principal).RunAsync(id)).ValueOrDefault!.Me.ShouldBeNull();
        (await hub.As<ShowSupportPlan>(world.SecondPrincipal).RunAsync(id)).ShouldBeOfType<Outcome<ShowSupportPlan.Answer>.NotFound>();
        await MoveAsync(hub, world.Faculty, id, SupportMove.Met, 2, null, "all on time");
        await using var db = hub.Open();
        (await db.AuditEntries.CountAsync(a => a.Process == nameof(SignSupportPlan))).ShouldBe(3);
        (await db.SupportPlans.SingleAsync()).State.ShouldBe(SupportPlanState.Met);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_resident_appeals_within_the_days_of_the_rule_and_the_coordinator_answers(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = await TalkedAsync(hub, world);
        (await hub.As<AppealSupportPlan>(world.MentorViewer).RunAsync(new(id, "unfair"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Forbidden>();
        (await hub.As<AppealSupportPlan>(world.OtherResidentViewer).RunAsync(new(id, "unfair"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<AppealSupportPlan>(world.ResidentViewer).RunAsync(new(id, " "))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>();
        hub.GoTo(new DateOnly(2026, 11, 26));
        (await hub.As<AppealSupportPlan>(world.ResidentViewer).RunAsync(new(id, "unfair"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Words.ShouldContain("25 November 2026");
        hub.GoTo(new DateOnly(2026, 11, 25));
        (await hub.As<AppealSupportPlan>(world.ResidentViewer).RunAsync(new(id, "The bus did not come"))).ValueOrDefault!.Select(t => t.Name).Order().ShouldBe(["Dana Whitfield", "Grace Oduya"]);
        (await hub.As<AppealSupportPlan>(world.ResidentViewer).RunAsync(new(id, "The bus did not come"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Refused>().Rule.ShouldBe("appealed-already");
        (await hub.As<AnswerAppeal>(world.Faculty).RunAsync(new(id, AppealAnswer.Stands, "why"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Forbidden>();
        (await hub.As<AnswerAppeal>(world.OtherCoordinator).RunAsync(new(id, AppealAnswer.Stands, "why"))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<AnswerAppeal>(world.Coordinator).RunAsync(new(id, null, ""))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Answer", "Words"]);
        (await hub.As<AnswerAppeal>(world.Coordinator).RunAsync(new(id, AppealAnswer.Withdrawn, "The evidence of October is withdrawn"))).IsDone.ShouldBeTrue();
        (await hub.As<ShowSupportPlan>(world.ResidentViewer).RunAsync(id)).ValueOrDefault!.ShouldSatisfyAllConditions(p => p.State.ShouldBe(SupportPlanState.Withdrawn), p => p.Appeal.AnsweredBy.ShouldBe("Dana Whitfield"));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_third_formal_plan_needs_a_conference_at_dean_level(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        for (var number = 1; number <= 3; number++)
        {
            var plan = (await hub.As<OpenSupportPlan>(world.Faculty).RunAsync(new(placement.Id, Words, null))).ValueOrDefault;
            // one that was never given to the resident is no formal statement
            if (number > 1)
                await MoveAsync(hub, world.Faculty, plan, SupportMove.Give, 1, TestHub.Today);
            (await MoveAsync(hub, world.Faculty, plan, SupportMove.Withdraw, 1, null, "talked about it")).Contains("Ana Reyes").ShouldBe(number > 1, "nobody hears of what they never read");
        }
        (await hub.As<OfferSupportPlan>(world.Faculty).RunAsync(default)).ValueOrDefault!.Residents.Single().ShouldSatisfyAllConditions(r => r.Given.ShouldBe(2), r => r.HasOpen.ShouldBeFalse());
        (await hub.As<OpenSupportPlan>(world.Faculty).RunAsync(new(placement.Id, Words, null))).ShouldBeOfType<Outcome<Id<SupportPlan>>.Refused>().Rule.ShouldBe("support-plans-most");
        (await hub.As<OpenSupportPlan>(world.Faculty).RunAsync(new(placement.Id, Words, "Dean Haddad"))).IsDone.ShouldBeTrue();
        (await hub.As<OpenSupportPlan>(world.OtherCoordinator).RunAsync(new(placement.Id, Words, null))).ShouldBeOfType<Outcome<Id<SupportPlan>>.NotFound>();
        (await hub.As<OpenSupportPlan>(world.MentorViewer).RunAsync(new(placement.Id, Words, null))).ShouldBeOfType<Outcome<Id<SupportPlan>>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_plan_that_an_appeal_brought_down_is_no_formal_statement(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var first = await TalkedAsync(hub, world);
        (await hub.As<AppealSupportPlan>(world.ResidentViewer).RunAsync(new(first, "The bus did not come"))).IsDone.ShouldBeTrue();
        (await hub.As<AnswerAppeal>(world.Coordinator).RunAsync(new(first, AppealAnswer.Withdrawn, "The evidence is withdrawn"))).IsDone.ShouldBeTrue();
        (await OfferedAsync()).Given.ShouldBe(0, "the resident was right");
        for (var number = 2; number <= 3; number++)
        {
            var plan = await OpenAsync(hub, world, (await OfferedAsync()).Placement);
            await MoveAsync(hub, world.Faculty, plan, SupportMove.Give, 1, TestHub.Today);
            await MoveAsync(hub, world.Faculty, plan, SupportMove.Withdraw, 1, null, "talked about it");
            (await OfferedAsync()).Given.ShouldBe(number - 1, "withdrawn by its writers it was a formal statement all the same");
        }
        (await hub.As<OpenSupportPlan>(world.Faculty).RunAsync(new((await OfferedAsync()).Placement, Words, null))).ShouldBeOfType<Outcome<Id<SupportPlan>>.Refused>().Words.ShouldContain("has had 2 formal support plans");

        async Task<OfferSupportPlan.Choice> OfferedAsync() => (await hub.As<OfferSupportPlan>(world.Faculty).RunAsync(default)).ValueOrDefault!.Residents.Single();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Goals_are_set_by_resident_mentor_and_supervisor_two_at_a_time(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveRubricAsync(world, "1.1", "2.6");
        SetGrowthGoal.Request Goal(string words) => new(world.Resident.Id, null, null, words, null, null, "count to five", "a tally", TestHub.Today.AddDays(40));
        var first = (await hub.As<SetGrowthGoal>(world.ResidentViewer).RunAsync(Goal("Wait"))).ValueOrDefault;
        (await hub.As<SetGrowthGoal>(world.ResidentViewer).RunAsync(Goal(" Wait "))).ShouldBeOfType<Outcome<Id<GrowthGoal>>.Refused>().Rule.ShouldBe("goal-twice");
        (await hub.As<SetGrowthGoal>(world.MentorViewer).RunAsync(Goal("Begin in two minutes"))).IsDone.ShouldBeTrue();
        (await hub.As<SetGrowthGoal>(world.Faculty).RunAsync(Goal("A third"))).ShouldBeOfType<Outcome<Id<GrowthGoal>>.Refused>().Rule.ShouldBe("goals-most");
        (await hub.As<SetGrowthGoal>(world.Coordinator).RunAsync(Goal("The program's"))).ShouldBeOfType<Outcome<Id<GrowthGoal>>.Refused>().Rule.ShouldBe("goal-whose");
        (await hub.As<SetGrowthGoal>(world.OtherMentorViewer).RunAsync(Goal("A stranger's"))).ShouldBeOfType<Outcome<Id<GrowthGoal>>.NotFound>();
        (await hub.As<SetGrowthGoal>(world.ResidentViewer).RunAsync(Goal("") with { DueOn = null })).ShouldBeOfType<Outcome<Id<GrowthGoal>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Words", "DueOn"]);
        (await hub.As<SetGrowthGoal>(world.Faculty).RunAsync(Goal("Wait five seconds") with { Goal = first, Version = 7 })).ShouldBeOfType<Outcome<Id<GrowthGoal>>.Refused>().Rule.ShouldBe("goal-changed");
        (await hub.As<SetGrowthGoal>(world.Faculty).RunAsync(Goal("Wait five seconds") with { Goal = first, Version = 0 })).IsDone.ShouldBeTrue();
        (await hub.As<CloseGrowthGoal>(world.Coordinator).RunAsync(new(first, 1, true, "yes"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<CloseGrowthGoal>(world.ResidentViewer).RunAsync(new(first, 0, true, "as it was before"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("goal-changed");
        (await hub.As<CloseGrowthGoal>(world.ResidentViewer).RunAsync(new(first, 1, true, "three weeks in a row"))).IsDone.ShouldBeTrue();
        (await hub.As<CloseGrowthGoal>(world.MentorViewer).RunAsync(new(first, 1, false, "no"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("goal-closed");
        var plan = (await hub.As<ShowGrowthPlan>(world.Coordinator).RunAsync(new(world.Resident.Id))).ValueOrDefault!;
        (plan.MayWrite, plan.Goals.Count, plan.Elements.Count, plan.Most).ShouldBe((false, 2, 2, 2));
        (await hub.As<ShowGrowthPlan>(world.ResidentViewer).RunAsync(new(null))).ValueOrDefault!.MayWrite.ShouldBeTrue();
        (await hub.As<ShowGrowthPlan>(world.OtherResidentViewer).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowGrowthPlan.Answer>.NotFound>();
        await hub.ChangeAsync(async db => (await db.Placements.SingleAsync(p => p.Id == placement.Id)).Complete(new Act("ResidencyHub", hub.Time.GetUtcNow().UtcDateTime)));
        (await hub.As<SetGrowthGoal>(world.ResidentViewer).RunAsync(Goal("After the end"))).ShouldBeOfType<Outcome<Id<GrowthGoal>>.Refused>().Rule.ShouldBe("placement-not-running");
    }

    private static async Task<Id<SupportPlan>> OpenAsync(TestHub hub, World world, Id<Placement> placement) => (await hub.As<OpenSupportPlan>(world.Faculty).RunAsync(new(placement, Words, null))).ShouldBeOfType<Outcome<Id<SupportPlan>>.Done>().Value;

    private static async Task<Id<SupportPlan>> TalkedAsync(TestHub hub, World world)
    {
        var id = await OpenAsync(hub, world, (await hub.ActivePlacementAsync(world)).Id);
        await MoveAsync(hub, world.Faculty, id, SupportMove.Give, 1, TestHub.Today);
        await MoveAsync(hub, world.Faculty, id, SupportMove.HoldConference, 1, TestHub.Today, "all three");
        return id;
    }

    private static async Task<List<string>> MoveAsync(TestHub hub, Viewer viewer, Id<SupportPlan> plan, SupportMove move, int seen, DateOnly? on, string? words = null) =>
        [.. (await hub.As<MoveSupportPlan>(viewer).RunAsync(new(plan, move, seen, on, words))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.Done>($"{move}").Value.Select(t => t.Name).Order()];

    private static Task<Outcome<SupportPlanState>> SignAsync(TestHub hub, Viewer viewer, Id<SupportPlan> plan, string name) => hub.As<SignSupportPlan>(viewer).RunAsync(new(plan, name, 2));
}

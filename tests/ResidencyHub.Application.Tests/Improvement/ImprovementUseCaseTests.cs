using ResidencyHub.Application.Access;
using ResidencyHub.Application.Improvement;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Improvement;

public sealed class ImprovementUseCaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_cycle_is_planned_by_one_side_concluded_by_the_other_and_the_next_links_to_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var goal = await GoalAsync(hub, world, RecordPlace.Whole);
        var request = Cycle(world, goal);
        var cycle = (await hub.As<KeepCycle>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<ImprovementCycle>>.Done>().Value;
        (await hub.As<KeepCycle>(world.Coordinator).RunAsync(request)).ValueOrDefault.ShouldBe(cycle, "posted twice it is one");
        (await ShowAsync(hub, world.Principal, world, cycle)).ShouldSatisfyAllConditions(
            c => (c.Standing, c.BegunFor, c.MayGoOn).ShouldBe((CycleStanding.Running, PartnershipSide.University, false)),
            c => c.Chart.Values.Select(v => v.Value).ShouldBe([34m, 30m, 22m]), c => c.Chart.Changes.ShouldBe([request.ChangeOn!.Value]),
            c => c.Chart.Words(c.Plan.ChangeOn, c.Unit).ShouldBe("The middle of 2 values before the change is 32, of 1 value since 22 (% who fail). Fewer than three values since the change say little."));
        (await hub.As<KeepCycle>(world.DistrictLead).RunAsync(Cycle(world, goal) with { Before = cycle })).ShouldBeRefused("cycle-before");
        (await hub.As<KeepCycle>(world.DistrictLead).RunAsync(request with { Cycle = cycle, Owner = "Lena Brandt" })).IsDone.ShouldBeTrue();
        (await hub.As<ConcludeCycle>(world.DistrictLead).RunAsync(new(world.Partnership.Id, cycle, "It fell by a third.", true, CycleVerdict.Adapt, 0))).ShouldBeOfType<Outcome<Nothing>.Conflict>("it was changed meanwhile");
        (await hub.As<ConcludeCycle>(world.DistrictLead).RunAsync(new(world.Partnership.Id, cycle, "It fell by a third.", true, CycleVerdict.Adapt, 1))).IsDone.ShouldBeTrue();
        (await hub.As<ConcludeCycle>(world.Coordinator).RunAsync(new(world.Partnership.Id, cycle, "Otherwise.", true, CycleVerdict.Abandon, 2))).ShouldBeRefused("cycle-concluded");
        (await hub.As<KeepCycle>(world.Coordinator).RunAsync(request with { Cycle = cycle, Version = 2 })).ShouldBeRefused("cycle-concluded");
        var next = (await hub.As<KeepCycle>(world.Principal).RunAsync(Cycle(world, null) with { Before = cycle, Change = "Twice a week." })).ShouldBeOfType<Outcome<Id<ImprovementCycle>>.Done>().Value;
        (await hub.As<KeepCycle>(world.Principal).RunAsync(Cycle(world, null) with { Before = cycle })).ShouldBeRefused("cycle-next");
        (await ShowAsync(hub, world.Coordinator, world, next)).ShouldSatisfyAllConditions(c => c.Number.ShouldBe(2), c => c.Chain.Select(x => x.Id).ShouldBe([cycle, next]), c => c.Goal.ShouldBe(goal));
        (await hub.As<ListCycles>(world.Faculty).RunAsync(new(world.Partnership.Id, new()))).ValueOrDefault!.Cycles.Rows.Select(r => r.Id).ShouldBe([next, cycle], "what is under way stands first");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_cycle_about_one_school_no_other_school_and_no_stranger_reads_or_concludes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var goal = await GoalAsync(hub, world, RecordPlace.Of(world.School));
        var cycle = (await hub.As<KeepCycle>(world.Principal).RunAsync(Cycle(world, goal))).ShouldBeOfType<Outcome<Id<ImprovementCycle>>.Done>().Value;
        foreach (var other in new[] { world.SecondPrincipal, world.OtherPrincipal, world.OtherCoordinator, world.OtherDistrictLead })
        {
            (await hub.As<ShowCycle>(other).RunAsync(new(world.Partnership.Id, cycle))).ShouldBeOfType<Outcome<ShowCycle.Answer>.NotFound>(other.Name);
            (await hub.As<ConcludeCycle>(other).RunAsync(new(world.Partnership.Id, cycle, "x", true, CycleVerdict.Adopt, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>(other.Name);
        }
        (await hub.As<KeepCycle>(world.SecondPrincipal).RunAsync(Cycle(world, goal))).ShouldBeOfType<Outcome<Id<ImprovementCycle>>.Invalid>("the goal of another school");
        (await hub.As<ListCycles>(world.SecondPrincipal).RunAsync(new(world.Partnership.Id, new()))).ValueOrDefault!.Cycles.Rows.ShouldBeEmpty();
        (await hub.As<ListCycles>(world.Observer).RunAsync(new(world.Partnership.Id, new()))).ShouldBeOfType<Outcome<ListCycles.Answer>.Forbidden>();
        (await hub.As<KeepCycle>(world.Principal).RunAsync(Cycle(world, goal) with { Aim = "", Prediction = null, StudyOn = null })).ShouldBeOfType<Outcome<Id<ImprovementCycle>>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Aim", "Prediction", "StudyOn"]);
        (await hub.As<KeepCycle>(world.Principal).RunAsync(Cycle(world, goal) with { StudyOn = TestHub.Today.AddDays(-31) })).ShouldBeRefused("cycle-days");
        (await hub.As<CloseGoal>(world.Principal).RunAsync(new(goal, GoalState.SetAside, "enough"))).IsDone.ShouldBeTrue();
        (await hub.As<KeepCycle>(world.Principal).RunAsync(Cycle(world, goal))).ShouldBeOfType<Outcome<Id<ImprovementCycle>>.Invalid>("a goal that is closed");
    }

    private static KeepCycle.Request Cycle(World world, Id<Goal>? goal) => new(
        world.Partnership.Id, null, goal, null, Guid.NewGuid(), "Fewer pupils fail algebra by June", "Residents tutor in the lunch hour.", "Five points fewer.", "Two residents, room C12, Mondays.", TestHub.Today.AddDays(-30), TestHub.Today.AddDays(60), "Maria Santana", 0);

    private static async Task<Id<Goal>> GoalAsync(TestHub hub, World world, RecordPlace about)
    {
        var goal = new Goal(world.Partnership.Id, about, "Fewer pupils fail algebra", null, GoalMeasure.Entered, "% who fail", false, new(34, TestHub.Today.AddYears(-2), 15, TestHub.Today.AddYears(2)), new("Grace Oduya", "Maria Santana", null));
        goal.Enter(30, null, TestHub.Today.AddYears(-1), "course report", "Maria Santana", 10);
        goal.Enter(22, null, TestHub.Today.AddDays(-3), "course report", "Maria Santana", 10);
        await hub.SaveAsync(goal);
        return goal.Id;
    }

    private static async Task<ShowCycle.Answer> ShowAsync(TestHub hub, Viewer viewer, World world, Id<ImprovementCycle> cycle) => (await hub.As<ShowCycle>(viewer).RunAsync(new(world.Partnership.Id, cycle))).ShouldBeOfType<Outcome<ShowCycle.Answer>.Done>().Value;
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Cohorts;

/// <summary>Phases that move, and what is asked by rule in them.</summary>
public sealed class PhaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_phase_that_moves_takes_what_is_not_open_with_it_and_says_what_stays(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await KeepAsync(hub, world, new("Co-teach", new(2026, 11, 2), new(2026, 11, 30)), new("Lead", new(2026, 12, 1), new(2027, 1, 29)), new("Solo", new(2027, 2, 1), new(2027, 2, 26)));
        foreach (var phase in new[] { "Co-teach", "Lead", "Solo" })
            (await AskAsync(hub, world, phase)).IsDone.ShouldBeTrue();
        // one from before rules kept their phase, known by its name and days
        await hub.ChangeAsync(async db => (await db.AssignmentRules.SingleAsync(r => r.When == "Lead")).LeavePhase());

        var (opened, lead) = ((await PhasesAsync(hub, world))[0], (await PhasesAsync(hub, world))[1]);
        var kept = await KeepAsync(hub, world, new("Co-teach", new(2026, 11, 9), new(2026, 12, 11), opened.Id), new("Lead teaching", new(2026, 12, 14), new(2027, 2, 12), lead.Id));
        kept.Moved.ShouldBe(["“Coaching cycle” (mentor) moved with “Lead teaching”: it opens 14 December 2026 and is due 12 February 2027."]);
        kept.Left.ShouldBe([
            "“Coaching cycle” (mentor) is open already and keeps its days: due 30 November 2026, closes 14 December 2026. To change them, stop it and ask anew.",
            "“Coaching cycle” (mentor) keeps its days, due 26 February 2027, though “Solo” is gone. Stop it if it should not be asked.",
        ]);
        var rows = (await hub.As<ListAssignments>(world.Coordinator).RunAsync(new(world.Cohort.Id, new()))).ValueOrDefault!.Page.Rows;
        rows.Select(r => (r.When, r.OpensOn, r.DueOn, r.ClosesOn)).ShouldBe([("Co-teach", new(2026, 11, 2), new(2026, 11, 30), new(2026, 12, 14)), ("Lead teaching", new(2026, 12, 14), new(2027, 2, 12), new(2027, 2, 26)), ("Solo", new(2027, 2, 1), new(2027, 2, 26), new(2027, 3, 12))]);
        rows.Select(r => r.Beside?.EndsOn).ShouldBe([new DateOnly(2026, 12, 11), null, null]);
        rows[1].Moves.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => (m.When, m.OpensOn, m.DueOn, m.By).ShouldBe(("Lead", new(2026, 12, 1), new(2027, 1, 29), "Dana Whitfield")));

        (await AskAsync(hub, world, "Co-teach")).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Refused>("it would remind twice").Words.ShouldBe("This is asked in “Co-teach” already, by the days that the phase had when it opened: due 30 November 2026. Stop that first.");
        (await AskAsync(hub, world, "Lead teaching")).ShouldBeOfType<Outcome<Id<AssignmentRule>>.Refused>().Rule.ShouldBe("assignment-there");
        (await KeepAsync(hub, world, new("Co-teach", new(2026, 11, 9), new(2026, 12, 11)), new("Lead teaching", new(2026, 12, 14), new(2027, 2, 12)))).ShouldSatisfyAllConditions(k => k.Moved.ShouldBeEmpty("saved again, nothing moves"), k => k.Left.ShouldBeEmpty());
        (await PhasesAsync(hub, world)).Select(p => p.Id).ShouldBe([opened.Id, lead.Id], "who posts no id means the phase of that name");
        hub.GoTo(new DateOnly(2026, 12, 16));
        (await hub.As<ListMyTasks>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Page.Rows.Where(r => r.Work is not null).Select(r => (r.When, r.DueOn)).ShouldBe([("Lead teaching", new DateOnly(2027, 2, 12))], "people are asked by the new days");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_would_be_due_on_a_past_day_or_asked_twice_stays_and_says_why(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await KeepAsync(hub, world, new("Lead", new(2026, 12, 1), new(2027, 1, 29)), new("Solo", new(2027, 2, 1), new(2027, 2, 26)));
        foreach (var phase in new[] { "Lead", "Solo" })
            (await AskAsync(hub, world, phase)).IsDone.ShouldBeTrue();
        // week 36 begins on 1 March
        (await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.CoachingCycle, Signatory.Mentor, null, 36, 11, 14, 3, 3))).IsDone.ShouldBeTrue();

        KeepCohort.Phase[] moved = [new("Lead", new(2026, 11, 2), new(2026, 11, 13)), new("Solo", new(2027, 3, 1), new(2027, 3, 26))];
        (await KeepAsync(hub, world, moved)).ShouldSatisfyAllConditions(k => k.Moved.ShouldBeEmpty(), k => k.Left.ShouldBe([
            "“Coaching cycle” (mentor) keeps its days, due 29 January 2027: “Lead” is over since 13 November 2026. Stop it if it should not be asked.",
            "“Coaching cycle” (mentor) keeps its days, due 26 February 2027: the same is asked from 1 March 2027 on already. Stop it if it should not be asked.",
        ]));
        (await KeepAsync(hub, world, moved)).ShouldSatisfyAllConditions(k => k.Moved.ShouldBeEmpty("saved again, nothing moves"), k => k.Left.ShouldBeEmpty());
        (await hub.As<ListAssignments>(world.Coordinator).RunAsync(new(world.Cohort.Id, new()))).ValueOrDefault!.Page.Rows.Select(r => r.OpensOn).ShouldBe([new DateOnly(2026, 12, 1), new DateOnly(2027, 2, 1), new DateOnly(2027, 3, 1)]);
    }

    private static async Task<KeepCohort.Answer> KeepAsync(TestHub hub, World world, params KeepCohort.Phase[] phases)
    {
        var shown = (await hub.As<ShowCohort>(world.Coordinator).RunAsync(world.Cohort.Id)).ValueOrDefault!;
        return (await hub.As<KeepCohort>(world.Coordinator).RunAsync(new(world.Cohort.Id, null, shown.Name, null, shown.StartsOn, shown.EndsOn, shown.Seats, phases, shown.Version))).ShouldBeOfType<Outcome<KeepCohort.Answer>.Done>().Value;
    }

    private static async Task<IReadOnlyList<ShowCohort.Phase>> PhasesAsync(TestHub hub, World world) => (await hub.As<ShowCohort>(world.Coordinator).RunAsync(world.Cohort.Id)).ValueOrDefault!.Phases;

    private static async Task<Outcome<Id<AssignmentRule>>> AskAsync(TestHub hub, World world, string phase) =>
        await hub.As<SetAssignment>(world.Coordinator).RunAsync(new(world.Cohort.Id, AssignedWork.CoachingCycle, Signatory.Mentor, (await PhasesAsync(hub, world)).Single(p => p.Name == phase).Id, null, null, 14, 3, 3));
}

using ResidencyHub.Application.Access;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>The second half of a school's status: training and pay, observations, growth, health, goals.</summary>
public sealed class StatusDepthTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Each_line_counts_what_the_reader_may_count_and_says_whom_to_ask_else(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.PlannedObservationAsync(world);
        var goal = new Goal(world.Partnership.Id, RecordPlace.Of(world.School), "Models of excellence", null, GoalMeasure.Entered, "departments", false, new(0, TestHub.Today.AddYears(-1), 7, TestHub.Today.AddYears(2)), new("Grace Oduya", "Maria Santana", null));
        goal.Enter(2, null, TestHub.Today.AddDays(-9), "site team", "Maria Santana", 10);
        await hub.SaveAsync(goal);
        hub.Time.Pass(TimeSpan.FromDays(2));
        var principal = await StatusAsync(hub, world.Principal, world);
        Line(principal, "Training and pay").ShouldBe("All trained: 1 of 1 mentor with a resident has the 10 hours of training. By agreement $3,000 a year each.");
        Line(principal, "Observations").ShouldBe("Ask: With 1 placement a share would name the observer. Ask Dana Whitfield.");
        Line(principal, "Clinical hours").ShouldBe("Ask: With 1 resident here a share would speak of each. Ask Dana Whitfield.");
        Line(principal, "Residents’ growth").ShouldBe("Ask: With 1 resident here a count would speak of each. Ask Dana Whitfield.");
        Line(principal, "Goals").ShouldBe("1 of 1 under way: 1 goal open; 1 of 1 moved beyond the baseline. 0 reached this school year.");
        Line(principal, "Health").ShouldBe("Not rated yet: Both sides have not rated the partnership together yet.");
        var coordinator = await StatusAsync(hub, world.Coordinator, world);
        Line(coordinator, "Observations").ShouldBe("Mostly late: 0 of 1 observation planned so far this school year took place.");
        Line(coordinator, "Clinical hours").ShouldBe("Mostly behind: 0 of 1 resident have the hours that an even pace asks by the week before last, approved or waiting.");
        Line(coordinator, "Residents’ growth").ShouldBe("Not rated yet: No rating of 1 resident here has been shared this school year.");
        (await StatusAsync(hub, world.Administrator, world)).Lines.Select(l => l.Subject).ShouldNotContain("Health", "whoever rates for no side reads none");
        (await hub.As<ShowPartnershipStatus>(world.SecondPrincipal).RunAsync(new())).ValueOrDefault!.Lines.Select(l => l.Subject).ShouldNotContain("Goals", "another school’s goal");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Visits_and_cycles_stand_beside_last_year_s_a_goal_that_the_hub_counts_moves_and_what_is_asked_is_said(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var (today, before, whole) = (TestHub.Today, TestHub.Today.AddYears(-1).AddDays(-7), RecordPlace.Of(world.School));
        Visit Visited(DateOnly on, VisitKind kind = VisitKind.SchoolVisit, DateOnly? nextBy = null) => new(world.Partnership.Id, whole, new(on, kind, "Lena Brandt", null, "questions", nextBy is null ? null : "Free Tuesday", nextBy), Guid.NewGuid(), "Lena Brandt", today);
        var counted = new Goal(world.Partnership.Id, RecordPlace.Whole, "More residents", null, GoalMeasure.ResidentsPlaced, "residents", false, new(0, new(2025, 9, 1), 8, today.AddYears(2)), new("Grace Oduya", "Lena Brandt", null));
        var visited = new Goal(world.Partnership.Id, whole, "Seen each month", null, GoalMeasure.VisitsMade, "visits", false, new(1, new(2025, 7, 1), 9, today.AddYears(1)), new("Grace Oduya", "Maria Santana", null));
        ImprovementCycle Cycle(DateOnly from, DateOnly study) => new(counted, new("Aim", "idea", "prediction", "plan", from, study, "Maria"), null, Guid.NewGuid(), "Maria Santana", PartnershipSide.District, from);
        var (done, old) = (Cycle(today.AddDays(-60), today.AddDays(-20)), Cycle(before.AddDays(-60), before.AddDays(-20)));
        done.Conclude("It worked.", true, CycleVerdict.Adopt, "Maria Santana", today.AddDays(-10));
        old.Conclude("It did not.", true, CycleVerdict.Abandon, "Maria Santana", before);
        await hub.SaveAsync(counted, visited, done, old, Cycle(today.AddDays(-30), today.AddDays(30)), Cycle(today.AddDays(-30), today.AddDays(-1)), Visited(today.AddDays(-9), nextBy: today.AddDays(-2)), Visited(today.AddDays(-20)), Visited(today.AddDays(-3), VisitKind.Call), Visited(before));
        var page = await StatusAsync(hub, world.Principal, world);
        Line(page, "Visits").ShouldBe("A step is late: The last visit was on 9 November 2026. 2 visits this school year. 1 next step of a visit is past its day.");
        Line(page, "Improvement cycles").ShouldBe("One to look at: 2 under way, 1 of them past the day of looking. Of 1 concluded this school year 1 was adopted, 0 adapted, 0 abandoned.");
        page.Lines.Where(l => l.Subject is "Visits" or "Improvement cycles").Select(l => l.Since).ShouldBe(["1 concluded by this day last year.", "1 visit by this day last year."]);
        Line(page, "Goals").ShouldBe("2 of 2 under way: 2 goals open; 2 of 2 moved beyond the baseline. 0 reached this school year.");
        page.Lines.ShouldAllBe(l => l.Link != null && l.LinkText != null && l.Reason.Length > 0);
        page.Asked.ShouldContain(a => a.Words.Contains("host", StringComparison.Ordinal));
        (await StatusAsync(hub, world.Administrator, world)).Lines.Select(l => l.Subject).ShouldNotContain("Visits", "who is on no side reads no record");
        (await hub.As<ShowPartnershipStatus>(world.SecondPrincipal).RunAsync(new())).ValueOrDefault!.Lines.Single(l => l.Subject == "Visits").Reason.ShouldStartWith("No visit is logged.");
        var record = (await hub.As<ShowRecord>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;
        record.Goals.Single(g => g.Title == "Seen each month").Values.Select(v => (v.Value, v.Source)).ShouldBe([(1m, "counted by the hub, 2025–26"), (2m, "counted by the hub, 2026–27")]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_next_step_past_its_day_and_a_cycle_to_look_at_stand_in_the_home_lists_of_both_sides(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (today, begun) = (TestHub.Today, TestHub.Today.AddDays(-40));
        var goal = new Goal(world.Partnership.Id, RecordPlace.Of(world.School), "Fewer fail", null, GoalMeasure.Entered, "%", false, new(9, begun, 1, today.AddYears(1)), new("Grace", "Maria", null));
        await hub.SaveAsync(
            goal, new ImprovementCycle(goal, new("Fewer fail by June", "tutoring", "five fewer", "Mondays", begun, today.AddDays(-1), "Maria"), null, Guid.NewGuid(), "Maria Santana", PartnershipSide.District, begun),
            new Visit(world.Partnership.Id, RecordPlace.Of(world.School), new(begun, VisitKind.SchoolVisit, "Lena Brandt", null, "questions", "Free Tuesday", today.AddDays(-3)), Guid.NewGuid(), "Lena Brandt", begun));
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Principal })
            (await hub.As<ShowWork>(viewer).RunAsync(default)).ValueOrDefault!.Items.Select(i => i.Line).Where(l => l.Contains("Tuesday", StringComparison.Ordinal) || l.Contains("came of it", StringComparison.Ordinal)).ShouldBe(["Eastside High School: Free Tuesday", "Fewer fail by June: say what came of it."], viewer.Name);
        foreach (var other in new[] { world.SecondPrincipal, world.OtherCoordinator })
            (await hub.As<ShowWork>(other).RunAsync(default)).ValueOrDefault!.Items.ShouldNotContain(i => i.Href.Contains("/visits", StringComparison.Ordinal) || i.Href.Contains("/cycles", StringComparison.Ordinal), other.Name);
    }

    private static async Task<ShowPartnershipStatus.Answer> StatusAsync(TestHub hub, Viewer viewer, World world) => (await hub.As<ShowPartnershipStatus>(viewer).RunAsync(new(world.School.Id))).ShouldBeOfType<Outcome<ShowPartnershipStatus.Answer>.Done>().Value;

    private static string Line(ShowPartnershipStatus.Answer page, string subject) => page.Lines.Single(l => l.Subject == subject) is var l ? $"{l.Word}: {l.Reason}" : "";
}

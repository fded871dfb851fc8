using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.Tests.Surveys;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>What the record counts by itself: the grid of a professional development school, and the values of goals.</summary>
public sealed class PdsGridTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task The_grid_fills_from_what_happens_in_the_hub_for_those_who_read_it_and_names_nobody(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await CellsAsync(hub, world.Coordinator, world)).ShouldBeEmpty("nothing happened yet");
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 6, mentors: 5);
        var (id, today) = (world.Partnership.Id, TestHub.Today);
        var goal = new Goal(id, RecordPlace.Whole, "Fewer fail", null, GoalMeasure.Entered, "%", false, new(9, today.AddYears(-2), 1, today.AddYears(1)), new("Grace", "Maria", null));
        await hub.SaveAsync(
            goal, new ImprovementCycle(goal, new("Aim", "idea", "prediction", "plan", today.AddDays(-9), today.AddDays(30), "Maria"), null, Guid.NewGuid(), "Maria Santana", PartnershipSide.District, today.AddDays(-9)),
            new RecordEntry(id, RecordPlace.Of(world.School), EntryKind.Change, new("Planning time", null, PartnershipSide.District, null, new Period(today.AddDays(-20)))),
            new RecordEntry(id, RecordPlace.Whole, EntryKind.Change, new("The course moves", null, PartnershipSide.University, null, new Period(today.AddDays(-20)))),
            new RecordEntry(id, RecordPlace.Whole, EntryKind.Change, new("Of last year", null, PartnershipSide.University, null, new Period(today.AddYears(-1)))));
        var cells = (await CellsAsync(hub, world.Principal, world)).ToDictionary(c => (c.Function, c.Group), c => c.Said);
        cells[(PdsFunctions.Preparation, PdsGroups.Candidates)].ShouldBe(["6 residents placed"]);
        cells[(PdsFunctions.Preparation, PdsGroups.ClinicalTeachers)].ShouldBe(["5 mentors with a resident", "0 of 5 have all training hours"]);
        cells[(PdsFunctions.PupilsLearning, PdsGroups.SiteTeam)].ShouldBe(["1 change at the university", "1 change at the schools"], ignoreOrder: true);
        cells[(PdsFunctions.Inquiry, PdsGroups.SiteTeam)].ShouldBe(["1 improvement cycle under way"]);
        (await CellsAsync(hub, world.SecondPrincipal, world)).Single(c => c.Function is PdsFunctions.PupilsLearning).Said.ShouldBe(["1 change at the university"], "what is about another school is not counted for it");
        foreach (var stranger in new[] { world.OtherCoordinator, world.OtherPrincipal })
            (await hub.As<ShowPdsGrid>(stranger).RunAsync(id)).ShouldBeOfType<Outcome<IReadOnlyList<ShowPdsGrid.Cell>>.NotFound>(stranger.Name);
        (await hub.As<ShowPdsGrid>(world.Observer).RunAsync(id)).ShouldBeOfType<Outcome<IReadOnlyList<ShowPdsGrid.Cell>>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Goals_are_counted_from_published_positions_and_protected_time_and_never_from_what_is_private(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (id, today) = (world.Partnership.Id, TestHub.Today);
        Goal Of(GoalMeasure measure, RecordPlace about, decimal target) => new(id, about, measure.ToString(), null, measure, "x", false, new(0, new(2026, 7, 1), target, today.AddYears(1)), new("Grace", "Maria", null));
        var (open, secret) = (Opening(), Opening());
        open.Publish("Maria Santana", today);
        open.Fill(2, true, "Maria Santana", today);
        open.Fill(1, false, "Maria Santana", today);
        var time = new ProtectedTime(id, RecordPlace.Whole, ProtectedKind.Release, new(2026), SchoolTerm.Fall, new("Mentors meet", null, 40));
        time.Note(today.AddDays(-9), 10, true, null, "Maria Santana", today);
        time.Note(today.AddDays(-8), 5, false, "A test day", "Maria Santana", today);
        await hub.SaveAsync(open, secret, time, Of(GoalMeasure.GraduatesHired, RecordPlace.Whole, 9), Of(GoalMeasure.TimeKept, RecordPlace.Whole, 90), Of(GoalMeasure.GraduatesHired, RecordPlace.Of(world.SecondSchool), 9));
        var goals = (await hub.As<ShowRecord>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!.Goals;
        goals.Single(g => g.Measure is GoalMeasure.GraduatesHired && g.Place is null).Values.Select(v => (v.Value, v.OutOf)).ShouldBe([(2m, 3)]);
        goals.Single(g => g.Measure is GoalMeasure.GraduatesHired && g.Place is not null).Values.ShouldBeEmpty("another school");
        goals.Single(g => g.Measure is GoalMeasure.TimeKept).Values.Select(v => (v.Value, v.OutOf)).ShouldBe([(25m, 40)]);

        ExpectedOpening Opening() => new(world.School, new("Mathematics", "9–12", 4, today.AddDays(-20), Likelihood.Certain), Guid.NewGuid(), "Maria Santana", today.AddDays(-30));
    }

    private static async Task<IReadOnlyList<ShowPdsGrid.Cell>> CellsAsync(TestHub hub, Viewer viewer, World world) => (await hub.As<ShowPdsGrid>(viewer).RunAsync(world.Partnership.Id)).ShouldBeOfType<Outcome<IReadOnlyList<ShowPdsGrid.Cell>>.Done>().Value;
}

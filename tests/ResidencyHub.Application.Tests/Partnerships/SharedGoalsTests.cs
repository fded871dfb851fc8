using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Surveys;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.Tests.Surveys;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>Goals whose values are shares over people, and what the grid says of the clinical log: the same numbers as the pages that count them, and nothing of a few.</summary>
public sealed class SharedGoalsTests
{
    private static readonly DateOnly[] Weeks = [new(2026, 10, 12), new(2026, 10, 19), new(2026, 10, 26)];

    [Theory, OnSqlite, OnPostgres]
    public async Task A_goal_of_check_ins_says_what_the_status_page_says_and_nothing_when_too_few_stand_behind_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 4, mentors: 4);
        await SaveGoalsAsync(hub, world, GoalMeasure.CheckInsOnTime, RecordPlace.Whole, RecordPlace.Of(world.School), RecordPlace.Of(world.SecondSchool));
        foreach (var placement in await PlacementsAsync(hub))
            await hub.SaveAsync([.. Weeks.Select(w => (object)new CheckIn(placement, placement.MentorId!.Value, w, true, null, Going.OnTrack, "Good.", null, null, w.AddDays(4).ToDateTime(new TimeOnly(21, 0), DateTimeKind.Utc)))]);
        var before = await GoalsAsync(hub, world.DistrictLead, world);
        before.Single(g => g.Place is null).Values.ShouldBeEmpty("four are fewer than five");
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 2, mentors: 1, from: 4);
        var status = (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.Single(l => l.Subject == "Feedback");
        status.Reason.ShouldStartWith("8 of 24 weekly check-ins came on time");
        foreach (var viewer in new[] { world.Coordinator, world.DistrictLead, world.Principal })
        {
            var goals = await GoalsAsync(hub, viewer, world);
            goals.Single(g => g.Place is null).Values.Select(v => (v.Value, v.OutOf, v.Source)).ShouldBe([(33.3m, 24, "counted by the hub, 2026–27")], viewer.Name);
            goals.Single(g => g.Place == "Eastside High School").Values.Single().Value.ShouldBe(33.3m);
        }
        // a school with a single placement is in no sum from which it could be worked out
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 1, mentors: 1, from: 6, school: world.SecondSchool);
        var after = await GoalsAsync(hub, world.DistrictLead, world);
        after.Single(g => g.Place is null).Values.Single().OutOf.ShouldBe(24, "the other school is left out");
        after.Single(g => g.Place == "Lincoln High School").Values.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_goal_of_growth_counts_rated_residents_of_one_program_and_never_says_all_or_none(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 6, mentors: 5);
        var rubric = await hub.HaveRubricAsync(world, "1.1");
        await SaveGoalsAsync(hub, world, GoalMeasure.ResidentsAtLevel, RecordPlace.Whole);
        var placements = await PlacementsAsync(hub);
        await hub.SaveAsync([.. placements.Take(4).Select(p => (object)Rated(p, rubric, 4))]);
        (await GoalsAsync(hub, world.Principal, world)).Single().Values.ShouldBeEmpty("four are too few");
        await hub.SaveAsync(Rated(placements[4], rubric, 4));
        (await GoalsAsync(hub, world.Principal, world)).Single().Values.ShouldBeEmpty("all of them would be said of each");
        await hub.SaveAsync(Rated(placements[5], rubric, 1));
        (await GoalsAsync(hub, world.Principal, world)).Single().Values.Select(v => (v.Value, v.OutOf)).ShouldBe([(83.3m, 6)]);
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.Single(l => l.Subject == "Residents’ growth").Word.ShouldBe("5 of 6 at the level");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_goal_of_the_short_survey_says_the_mean_of_the_groups_that_can_be_read(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await SaveGoalsAsync(hub, world, GoalMeasure.SurveyMean, RecordPlace.Whole);
        await using (var db = hub.Open())
        {
            var edition = await db.SurveyEditions.Include(e => e.Questions).FirstAsync();
            var round = new SurveyRound(world.Partnership.Id, RecordPlace.Whole, edition, new Period(TestHub.Today.AddDays(-20), TestHub.Today.AddDays(-6)), 5, PartnershipSide.University);
            round.Close(TestHub.Today.AddDays(-6));
            var (residents, part) = (new SurveyResult(round, RecordPlace.Whole, SurveyGroup.Residents, null, null, 6), new SurveyResult(round, RecordPlace.Of(world.School), SurveyGroup.Residents, null, "Eastside", 5));
            var mentors = new SurveyResult(round, RecordPlace.Whole, SurveyGroup.Mentors, null, null, 5);
            foreach (var question in edition.Questions)
            {
                residents.Tell(question, [0, 0, 0, 3, 3, 0]);
                mentors.Tell(question, [0, 5, 0, 0, 0, 0]);
                part.Tell(question, [5, 0, 0, 0, 0, 0]);
            }
            db.AddRange(round, residents, mentors, part);
            await db.SaveChangesAsync();
        }
        (await GoalsAsync(hub, world.Principal, world)).Single().Values.Select(v => (v.Value, v.OutOf, v.Source)).ShouldBe([(3.4m, 11, "short survey, Fall 2026")]);
        var request = new KeepGoal.Request(world.Partnership.Id, null, $"school-{world.School.Id}", "Belonging", null, GoalMeasure.SurveyMean, "of 6", false, 3, TestHub.Today, 5, TestHub.Today.AddYears(1), "Grace", "Maria", null, 0);
        (await hub.As<KeepGoal>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<Goal>>.Invalid>("the survey is asked of no single school");
        (await hub.As<KeepGoal>(world.Coordinator).RunAsync(request with { Place = "" })).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_grid_counts_approved_hours_co_teaching_and_cohort_life_and_nothing_of_a_few(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 6, mentors: 5);
        var placements = await PlacementsAsync(hub);
        await hub.SaveAsync([.. placements.Take(4).Select((p, i) => (object)Logged(p, i))]);
        (await SaidAsync(hub, world)).ShouldNotContain(s => s.Contains("co-taught", StringComparison.Ordinal), "four are too few");
        await hub.SaveAsync([.. placements.Skip(4).Select((p, i) => (object)Logged(p, i))]);
        var said = await SaidAsync(hub, world);
        said.ShouldContain("at least 5 of 6 residents co-taught with their mentors, in 4 models");
        said.ShouldContain("at least 5 of 6 residents took part in professional learning", "all of them is said of each");
        said.ShouldContain("about 30 hours in classrooms, approved");
        said.ShouldContain("1 cohort learning together");
        // of another program's one resident nobody who knows the six works anything out
        await JoinAsync(hub, world, otherProgram: true);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 1, mentors: 1, from: 6, cohort: world.OtherCohort);
        await hub.SaveAsync(Logged((await PlacementsAsync(hub)).Single(p => p.ProgramId == world.OtherProgram.Id), 0));
        (await SaidAsync(hub, world)).ShouldContain("at least 5 of 6 residents of your program took part in professional learning");
        (await SaidAsync(hub, world, world.Faculty)).ShouldContain("at least 5 of 6 of your residents took part in professional learning");
        (await SaidAsync(hub, world, world.Principal)).ShouldContain("at least 5 of 7 residents took part in professional learning");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_goal_about_the_whole_and_one_about_a_district_never_differ_by_a_few(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await JoinAsync(hub, world, otherProgram: false);
        var third = new School(world.District.Id, "Northside High School", "CO", "080000100003");
        await hub.SaveAsync(third);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 10, mentors: 10);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 4, mentors: 4, from: 10, school: world.SecondSchool);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 4, mentors: 4, from: 14, school: third);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 1, mentors: 1, from: 18, school: world.OtherSchool);
        var rubric = await hub.HaveRubricAsync(world, "1.1");
        await hub.SaveAsync([.. (await PlacementsAsync(hub)).GroupBy(p => p.SchoolId).SelectMany(g => g.Select((p, i) => (object)Rated(p, rubric, i % 2 == 0 ? 4 : 1)))]);
        await SaveGoalsAsync(hub, world, GoalMeasure.ResidentsAtLevel, RecordPlace.Whole, RecordPlace.Of(world.District));
        (await OutOfAsync(hub, world.DistrictLead, world)).ShouldBe([("the whole", null), ("Harbor City Unified", 18)], "of nineteen the other district’s one would be left over");
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 4, mentors: 4, from: 19, school: world.OtherSchool);
        await hub.SaveAsync([.. (await PlacementsAsync(hub)).Where(p => p.SchoolId == world.OtherSchool.Id).Skip(1).Select((p, i) => (object)Rated(p, rubric, i % 2 == 0 ? 4 : 1))]);
        (await OutOfAsync(hub, world.DistrictLead, world)).ShouldBe([("the whole", 23), ("Harbor City Unified", 18)]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_goal_about_a_program_never_tells_of_another_program_s_few_beside_the_schools_pages_or_the_own_part(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await JoinAsync(hub, world, otherProgram: true);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 2, mentors: 2);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 1, mentors: 1, from: 2, cohort: world.OtherCohort);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 5, mentors: 5, from: 3, school: world.SecondSchool);
        await SaveGoalsAsync(hub, world, GoalMeasure.CheckInsOnTime, RecordPlace.Whole, RecordPlace.Of(world.Program), RecordPlace.Of(world.School));
        // four weeks count: the schools' pages say twelve and twenty check-ins, so the whole may; the program's part alone would leave one mentor
        (await OutOfAsync(hub, world.DistrictLead, world)).ShouldBe([("the whole", 32), ("Harbor Valley Residency", null), ("Eastside High School", 12)]);
        (await OutOfAsync(hub, world.Coordinator, world)).ShouldBe([("the whole", 28), ("Harbor Valley Residency", 28), ("Eastside High School", 8)], "the own part");
        (await OutOfAsync(hub, world.Faculty, world)).ShouldBe([("the whole", 28), ("Harbor Valley Residency", 28), ("Eastside High School", 8)], "the own residents’ part");
        (await GoalsAsync(hub, world.Faculty, world)).Single(g => g.Place is null).Values.Single().Source.ShouldBe("counted by the hub, 2026–27, the part of your residents");
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 4, mentors: 4, from: 8, cohort: world.OtherCohort);
        foreach (var viewer in new[] { world.DistrictLead, world.Coordinator, world.Faculty })
            (await OutOfAsync(hub, viewer, world)).ShouldBe([("the whole", 48), ("Harbor Valley Residency", 28), ("Eastside High School", 28)], viewer.Name);
    }

    private static async Task JoinAsync(TestHub hub, World world, bool otherProgram)
    {
        await using var db = hub.Open();
        var partnership = await db.Partnerships.Include(p => p.Members).SingleAsync(p => p.Id == world.Partnership.Id);
        if (otherProgram)
            partnership.Join(await db.Programs.SingleAsync(p => p.Id == world.OtherProgram.Id), new Period(partnership.StartedOn));
        else
            partnership.Join(await db.Districts.SingleAsync(d => d.Id == world.OtherDistrict.Id), new Period(partnership.StartedOn));
        await db.SaveChangesAsync();
    }

    private static async Task<IEnumerable<(string, int?)>> OutOfAsync(TestHub hub, Viewer viewer, World world) =>
        (await GoalsAsync(hub, viewer, world)).Select(g => (g.Place ?? "the whole", g.Values.SingleOrDefault()?.OutOf)).OrderBy(g => g.Item1 switch { "the whole" => 0, "Eastside High School" => 2, _ => 1 });

    private static HoursWeek Logged(Placement placement, int i)
    {
        var rules = new HoursRules(36_000, 20, 240, 12, 600, 10, 14, [], new HashSet<ActivityKind>());
        var (week, at) = (new HoursWeek(placement, Weeks[0]), new DateTime(2026, 10, 17, 15, 0, 0, DateTimeKind.Utc));
        week.Keep(new(Weeks[0], ActivityKind.CoTeach, 240, Model: (CoTeachingModel)i), placement, rules, TestHub.Today);
        week.Keep(new(Weeks[0].AddDays(1), ActivityKind.ProfessionalLearning, 120), placement, rules, TestHub.Today);
        week.Send(placement.MentorId!.Value, "A mentor", false, rules, at);
        week.Approve(new HashSet<Id<HoursEntry>>(), null, "A mentor", at, TestHub.Today, rules);
        return week;
    }

    private static Rating Rated(Placement placement, Rubric rubric, int level)
    {
        var rating = new Rating(placement, Instrument.Observation, Guid.NewGuid(), rubric, rubric.Rows[0].Id, new(Guid.NewGuid(), "Grace Oduya", RaterKind.Supervisor), level, null, TestHub.Today.AddDays(-3));
        rating.Send();
        return rating;
    }

    private static Task SaveGoalsAsync(TestHub hub, World world, GoalMeasure measure, params RecordPlace[] places) =>
        hub.SaveAsync([.. places.Select(p => (object)new Goal(world.Partnership.Id, p, $"{measure} {p.Name}", null, measure, "%", false, new(0, new(2026, 7, 1), 90, TestHub.Today.AddYears(1)), new("Grace Oduya", "Maria Santana", null)))]);

    private static async Task<List<Placement>> PlacementsAsync(TestHub hub)
    {
        await using var db = hub.Open();
        return await db.Placements.AsNoTracking().OrderBy(p => p.Id).ToListAsync();
    }

    private static async Task<IReadOnlyList<ShowRecord.GoalRow>> GoalsAsync(TestHub hub, Viewer viewer, World world) => (await hub.As<ShowRecord>(viewer).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Goals;

    private static async Task<List<string>> SaidAsync(TestHub hub, World world, Viewer? viewer = null) => [.. (await hub.As<ShowPdsGrid>(viewer ?? world.Coordinator).RunAsync(world.Partnership.Id)).ValueOrDefault!.SelectMany(c => c.Said)];
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class CohortGrowthUseCaseTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_cohort_s_page_counts_the_latest_levels_what_nobody_has_practised_and_who_is_silent(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.AnotherResidentAsync(world, "Dunn");
        var lesson = await hub.SharedObservationAsync(world);
        await hub.HaveRubricAsync(world, "3.1");

        var shown = (await hub.As<ShowCohortGrowth>(world.Coordinator).RunAsync(world.Cohort.Id)).ShouldBeOfType<Outcome<ShowCohortGrowth.Answer>.Done>().Value;
        (shown.Residents, shown.OwnOnly, shown.Program).ShouldBe((2, false, "Harbor Valley Residency"));
        shown.Elements.Count.ShouldBe(56, "every element of the framework behind the rubrics in use");
        var one = shown.Elements.Single(e => e.Code == "1.1");
        (one.Asked, one.Practised, one.Rated).ShouldBe((true, true, 1));
        one.ByLevel.ShouldBe(new Dictionary<int, int> { [3] = 1 }, "the supervisor's level, not the resident's own 2");
        shown.Elements.Where(e => e is { Asked: true, Practised: false }).Select(e => e.Code).ShouldBe(["3.1"]);
        shown.Raters.Single().ShouldSatisfyAllConditions(r => r.Name.ShouldBe("Grace Oduya"), r => r.Spread.Given.ShouldBe(2), r => r.Spread.AlwaysSame.ShouldBeNull());
        shown.Voices.Select(v => (v.Name, v.Mentor, v.MentorSilent, v.SupervisorSilent)).ShouldBe([("Bo Dunn", null, false, false), ("Ana Reyes", "Samuel Okafor", true, false)]);
        await hub.HaveCheckInsAsync(lesson.Placement, world.Mentor, TestHub.ThisWeek);
        (await hub.As<ShowCohortGrowth>(world.Coordinator).RunAsync(world.Cohort.Id)).ValueOrDefault!.Voices[1].MentorSilent.ShouldBeFalse("a check-in is a word, too");

        var own = (await hub.As<ShowCohortGrowth>(world.Faculty).RunAsync(world.Cohort.Id)).ValueOrDefault!;
        (own.Residents, own.OwnOnly).ShouldBe((1, true));
        (await hub.As<ShowCohortGrowth>(world.OtherCoordinator).RunAsync(world.Cohort.Id)).ShouldBeOfType<Outcome<ShowCohortGrowth.Answer>.NotFound>();
        foreach (var other in new[] { world.MentorViewer, world.Principal, world.ResidentViewer, world.DistrictLead, world.Observer })
            (await hub.As<ShowCohortGrowth>(other).RunAsync(world.Cohort.Id)).ShouldBeOfType<Outcome<ShowCohortGrowth.Answer>.Forbidden>(other.Name);
        await hub.ChangeAsync(async db => (await db.Residents.SingleAsync(r => r.Id == world.Resident.Id)).Stand(ResidentState.Withdrawn, TestHub.Today, "moved"));
        (await hub.As<ShowCohortGrowth>(world.Coordinator).RunAsync(world.Cohort.Id)).ValueOrDefault!.ShouldSatisfyAllConditions(g => g.Residents.ShouldBe(1), g => g.Raters.ShouldBeEmpty());
    }
}

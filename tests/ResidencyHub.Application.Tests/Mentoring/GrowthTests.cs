using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class GrowthTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Growth_shows_what_is_shared_over_time_and_by_rater_with_strengths_and_next_steps(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 2)));
        (await GrowthAsync(hub, world.ResidentViewer, null)).Ratings.ShouldBe(0, "what is still in writing is nobody's growth");
        (await GrowthAsync(hub, world.Faculty, world.Resident.Id)).Ratings.ShouldBe(0);
        await hub.As<ScoreMyself>(world.ResidentViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 2, 0), null));
        await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson));
        await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id);
        await hub.HaveCheckInsAsync(lesson.Placement, world.Mentor, TestHub.ThisWeek.AddDays(-7));

        foreach (var (viewer, id) in new[] { (world.ResidentViewer, (Id<Domain.Cohorts.Resident>?)null), (world.MentorViewer, world.Resident.Id), (world.Faculty, world.Resident.Id), (world.Coordinator, world.Resident.Id) })
        {
            var growth = await GrowthAsync(hub, viewer, id);
            (growth.Ratings, growth.Months.Count, growth.Raters.Count).ShouldBe((4, 1, 2), viewer.Name);
            growth.OverTime.Select(r => (r.Code, r.Levels[0])).ShouldBe([("1.1", 3), ("2.6", 2)]);
            growth.ByRater[1].Levels.ShouldBe([0, 2], "the resident saw no occasion, the supervisor did");
            growth.Steps.Select(s => s.Words).ShouldBe(["Circulate during partner talk", "Step of 9 Nov"], ignoreOrder: true);
            growth.Strengths.ShouldContain(s => s.Words == "Calm routines");
            growth.Levels[3].ShouldBe("Applying");
            growth.Hours.ShouldNotBeNull(viewer.Name).ShouldSatisfyAllConditions(h => h.Rules.NeededMinutes.ShouldBe(36_000), h => h.Totals.Approved.ShouldBe(0),
                // 8 November is day 84 of the 292 from 17 August to 4 June: 600 h × 84 / 292
                h => h.Pace.ShouldBe(new(10_356, new(2026, 11, 8), TestHub.SchoolYear.First, TestHub.SchoolYear.Last!.Value)));
        }
        (await GrowthAsync(hub, world.Principal, world.Resident.Id)).ShouldSatisfyAllConditions(g => g.Ratings.ShouldBe(0), g => g.Steps.ShouldBeEmpty(), g => g.Strengths.ShouldBeEmpty(), g => g.Hours.ShouldBeNull("schools read no hours of a person"));
        foreach (var stranger in new[] { world.OtherCoordinator, world.OtherMentorViewer, world.OtherResidentViewer, world.OtherPrincipal })
            (await hub.As<ShowGrowth>(stranger).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowGrowth.Answer>.NotFound>(stranger.Name);
        (await hub.As<ShowGrowth>(world.DistrictLead).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowGrowth.Answer>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_informal_visit_is_read_at_once_pages_and_is_no_observation(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        SendWalkthrough.Request Visit(int day, int lookFors = 2) => new(placement.Id, TestHub.Today.AddDays(-day), 8, [.. Enumerable.Range(0, lookFors).Select(i => new SendWalkthrough.Line($"Look for {i}", LookForFate.Seen, null)), new(" ", LookForFate.NotSeen, null)], "What if?");
        for (var day = 0; day < 5; day++)
            (await hub.As<SendWalkthrough>(world.MentorViewer).RunAsync(Visit(day))).IsDone.ShouldBeTrue();
        (await hub.As<SendWalkthrough>(world.Faculty).RunAsync(Visit(0, lookFors: 6))).ShouldBeOfType<Outcome<Id<Walkthrough>>.Refused>().Rule.ShouldBe("look-fors-most");
        (await hub.As<SendWalkthrough>(world.Faculty).RunAsync(Visit(-1))).ShouldBeOfType<Outcome<Id<Walkthrough>>.Invalid>();
        (await hub.As<SendWalkthrough>(world.OtherMentorViewer).RunAsync(Visit(0))).ShouldBeOfType<Outcome<Id<Walkthrough>>.NotFound>();
        (await hub.As<SendWalkthrough>(world.ResidentViewer).RunAsync(Visit(0))).ShouldBeOfType<Outcome<Id<Walkthrough>>.Forbidden>();
        var first = (await hub.As<ListWalkthroughs>(world.ResidentViewer).RunAsync(new(new(Take: 2)))).ValueOrDefault!;
        (first.Count, first.Rows[0].On, first.Rows[0].LookFors.Count, first.Previous).ShouldBe((5, TestHub.Today, 2, null));
        var second = (await hub.As<ListWalkthroughs>(world.ResidentViewer).RunAsync(new(new(Take: 2, After: first.Next)))).ValueOrDefault!;
        (await hub.As<ListWalkthroughs>(world.ResidentViewer).RunAsync(new(new(Take: 2, Before: second.Previous)))).ValueOrDefault!.Rows.Select(r => r.Id).ShouldBe(first.Rows.Select(r => r.Id));
        foreach (var blind in new[] { world.OtherCoordinator, world.OtherResidentViewer })
            (await hub.As<ListWalkthroughs>(blind).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty(blind.Name);
        (await hub.As<ListWalkthroughs>(world.Principal).RunAsync(new(new()))).ShouldBeOfType<Outcome<PageOf<ListWalkthroughs.Row>>.Forbidden>();
        (await hub.As<ListObservations>(world.MentorViewer).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldBeEmpty();
        await using var db = hub.Open();
        (await db.Ratings.CountAsync()).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task In_the_month_s_conversation_the_resident_scores_first_then_the_mentor_sees_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await hub.HaveRubricAsync(world, "1.1", "2.2", "2.6", "3.1");
        var offer = (await hub.As<ListConversations>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Offers.Single();
        async Task<Outcome<Id<CoachingConversation>>> OpenAsync(int rows) => await hub.As<OpenConversation>(world.MentorViewer).RunAsync(new(offer.Placement, offer.Rubric, [.. offer.Rows.Take(rows).Select(r => r.Id)]));
        (await OpenAsync(2)).ShouldBeOfType<Outcome<Id<CoachingConversation>>.Refused>().Rule.ShouldBe("conversation-rows");
        var id = (await OpenAsync(3)).ValueOrDefault;
        (await OpenAsync(3)).ShouldBeOfType<Outcome<Id<CoachingConversation>>.Refused>().Rule.ShouldBe("month-there");
        IReadOnlyList<Score> All(int level, int rows = 3) => [.. offer.Rows.Take(rows).Select(r => new Score(r.Id, level, null))];
        (await hub.As<HoldConversation>(world.MentorViewer).RunAsync(new(id, All(2), null, "Wait"))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("conversation-order");
        (await hub.As<ScoreConversation>(world.ResidentViewer).RunAsync(new(id, All(3, rows: 2)))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("scores-missing");
        (await ShowAsync(world.MentorViewer)).ShouldSatisfyAllConditions(c => c.Scores.ShouldBeEmpty(), c => c.MyTurn.ShouldBeFalse());
        (await hub.As<ScoreConversation>(world.ResidentViewer).RunAsync(new(id, All(3)))).IsDone.ShouldBeTrue();
        (await ShowAsync(world.MentorViewer)).ShouldSatisfyAllConditions(c => c.Scores.Count.ShouldBe(3), c => c.MyTurn.ShouldBeTrue());
        (await hub.As<HoldConversation>(world.MentorViewer).RunAsync(new(id, All(2), "talk time", "Wait five seconds"))).IsDone.ShouldBeTrue();
        (await ShowAsync(world.ResidentViewer)).ShouldSatisfyAllConditions(c => c.State.ShouldBe(ConversationState.Held), c => c.Scores.Count.ShouldBe(6), c => c.Goal.ShouldBe("Wait five seconds"));
        (await hub.As<ListConversations>(world.Coordinator).RunAsync(new())).ValueOrDefault!.Page.Rows.Single().Codes.ShouldBe("1.1, 2.2, 2.6");
        (await hub.As<ShowConversation>(world.Principal).RunAsync(id)).ShouldBeOfType<Outcome<ShowConversation.Answer>.Forbidden>();
        foreach (var blind in new[] { world.OtherMentorViewer, world.OtherCoordinator })
            (await hub.As<ShowConversation>(blind).RunAsync(id)).ShouldBeOfType<Outcome<ShowConversation.Answer>.NotFound>(blind.Name);

        async Task<ShowConversation.Answer> ShowAsync(Viewer viewer) => (await hub.As<ShowConversation>(viewer).RunAsync(id)).ShouldBeOfType<Outcome<ShowConversation.Answer>.Done>().Value;
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_rule_advises_and_a_named_person_decides_and_says_why(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var lesson = await hub.TaggedObservationAsync(world);
        await hub.As<ScoreObservation>(world.Faculty).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 3)));
        await hub.As<ScoreObservation>(world.MentorViewer).RunAsync(new(lesson.Id, TestHub.Scores(lesson, 3, 2)));
        await hub.As<HoldPostConference>(world.Faculty).RunAsync(TestHub.Talk(lesson, "ill"));
        await hub.As<ShareObservation>(world.Faculty).RunAsync(lesson.Id);
        var shown = await ShowAsync(world.Coordinator);
        (shown.Advice!.IsMet, string.Join(" ", shown.Advice.Reasons), shown.MayDecide).ShouldBe((false, "The mean of “2 Creating and maintaining effective environments for learning” is 2.5, below 3.0.", true));
        (await hub.As<DecideRecommendation>(world.Coordinator).RunAsync(new(world.Resident.Id, shown.Rubric!.Value, null, ""))).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.Select(e => e.Field).ShouldBe(["Verdict", "Why"]);
        foreach (var other in new[] { world.Faculty, world.MentorViewer, world.Principal })
            (await hub.As<DecideRecommendation>(other).RunAsync(new(world.Resident.Id, shown.Rubric.Value, Verdict.Recommended, "why"))).ShouldBeOfType<Outcome<Nothing>.Forbidden>(other.Name);
        (await hub.As<DecideRecommendation>(world.OtherCoordinator).RunAsync(new(world.Resident.Id, shown.Rubric.Value, Verdict.Recommended, "why"))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<DecideRecommendation>(world.Coordinator).RunAsync(new(world.Resident.Id, shown.Rubric.Value, Verdict.Recommended, "Seen in the takeover weeks"))).IsDone.ShouldBeTrue();
        var decided = (await ShowAsync(world.ResidentViewer)).Decisions.Single();
        (decided.By, decided.RuleAdvised, decided.Why, decided.AdviceWords.StartsWith("The rule did not advise it", StringComparison.Ordinal)).ShouldBe(("Dana Whitfield", false, "Seen in the takeover weeks", true));
        (await hub.As<ShowSummative>(world.Principal).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowSummative.Answer>.Forbidden>();

        async Task<ShowSummative.Answer> ShowAsync(Viewer viewer) => (await hub.As<ShowSummative>(viewer).RunAsync(new(world.Resident.Id))).ShouldBeOfType<Outcome<ShowSummative.Answer>.Done>(viewer.Name).Value;
    }

    private static async Task<ShowGrowth.Answer> GrowthAsync(TestHub hub, Viewer viewer, Id<Domain.Cohorts.Resident>? resident) => (await hub.As<ShowGrowth>(viewer).RunAsync(new(resident))).ShouldBeOfType<Outcome<ShowGrowth.Answer>.Done>(viewer.Name).Value;
}

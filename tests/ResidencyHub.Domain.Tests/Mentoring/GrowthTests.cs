using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;
using ResidencyHub.Domain.Tests.Placements;
using ResidencyHub.Domain.Tests.Standards;

namespace ResidencyHub.Domain.Tests.Mentoring;

public sealed class GrowthTests
{
    private static readonly DateOnly Begin = new(2026, 8, 20);
    private static readonly Guid[] Items = [.. Enumerable.Range(0, 4).Select(i => FrameworkOutline.KeyOf("growth", $"{i}"))];
    private static readonly (Guid Id, RaterKind Kind)[] People = [(FrameworkOutline.KeyOf("p", "r"), RaterKind.Resident), (FrameworkOutline.KeyOf("p", "m"), RaterKind.Mentor), (FrameworkOutline.KeyOf("p", "s"), RaterKind.Supervisor), (FrameworkOutline.KeyOf("p", "n"), RaterKind.Mentor)];

    /// <summary>Any levels on four elements by four people over a year, at most one of each on a day.</summary>
    private static readonly Arbitrary<GrowthPoint[]> Years =
        (from item in Gen.Choose(0, 3)
         from who in Gen.Choose(0, 3)
         from day in Gen.Choose(0, 290)
         from level in Gen.Choose(0, 4)
         select new GrowthPoint(Items[item], $"{item}", Begin.AddDays(day), People[who].Id, $"{who}", People[who].Kind, level)).ListOf(40).Select(points => points.DistinctBy(p => (p.Item, p.Rater, p.On)).ToArray()).ToArbitrary();

    [Fact]
    public void Each_cell_is_the_latest_level_and_not_observed_hides_none() => Prop.ForAll(Years, points =>
    {
        var (months, raters) = (Growth.Months(points), Growth.Raters(points));
        foreach (var row in Growth.OverTime(points))
            for (var i = 0; i < months.Count; i++)
                Level(points.Where(p => p.Item == row.Item && Growth.MonthOf(p.On) == months[i])).ShouldBe(row.Levels[i]);
        foreach (var row in Growth.ByRater(points))
            for (var i = 0; i < raters.Count; i++)
                Level(points.Where(p => p.Item == row.Item && p.Rater == raters[i].Rater)).ShouldBe(row.Levels[i]);
        Growth.ByRater(points).Select(r => r.Item).Order().ShouldBe(points.Select(p => p.Item).Distinct().Order());

        // several people may have rated on the same last day: any of their levels is the latest
        static int? Level(IEnumerable<GrowthPoint> cell)
        {
            var (best, given) = ((GrowthPoint?)null, cell.ToList());
            foreach (var point in given)
                if (best is null || (best.Level == 0 && point.Level > 0) || (point.Level > 0 == best.Level > 0 && point.On >= best.On))
                    best = point;
            return best?.Level;
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_rule_s_advice_agrees_with_a_count_by_hand_and_the_resident_s_own_view_never_moves_it() => Prop.ForAll(Years, points =>
    {
        var rubric = Rubric();
        var rules = new SummativeRules(30, 2, 2);
        var advice = SummativeAdvice.Of(points, rubric.Rows, rules);
        var (met, counted) = (true, new HashSet<Guid>());
        foreach (var domain in rubric.Rows.GroupBy(r => r.Domain))
        {
            var latest = new List<int>();
            foreach (var row in domain)
                foreach (var side in new[] { RaterKind.Mentor, RaterKind.Supervisor })
                    if (points.Where(p => p.Item == row.ItemKey && p.Kind == side && p.Level > 0).OrderBy(p => p.On).LastOrDefault() is { } last)
                    {
                        latest.Add(last.Level);
                        counted.Add(last.Rater);
                    }
            met &= latest.Count > 0 && latest.Sum() >= 3 * latest.Count && latest.TrueForAll(l => l >= 2);
            advice.Domains.Single(d => d.Domain == domain.Key).MeanTenths.ShouldBe(latest.Count == 0 ? null : (int)Math.Floor(10m * latest.Sum() / latest.Count));
        }
        met &= counted.Count >= 2;
        (advice.IsMet, advice.Raters).ShouldBe((met, counted.Count));
        (advice.Reasons.Count == 0).ShouldBe(met);
        SummativeAdvice.Of([.. points.Where(p => p.Kind != RaterKind.Resident)], rubric.Rows, rules).Reasons.ShouldBe(advice.Reasons);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Who_gave_nothing_but_not_observed_or_levels_on_another_rubric_is_no_rater()
    {
        var rubric = Rubric();
        GrowthPoint[] mentor = [.. Items.Select((item, i) => Level(item, 1, 3, day: i))];
        GrowthPoint[] zeros = [.. Items.Select(item => Level(item, 2, 0, day: 9)), Level(FrameworkOutline.KeyOf("growth", "elsewhere"), 2, 4, day: 9)];
        var advice = SummativeAdvice.Of([.. mentor, .. zeros], rubric.Rows, new(30, 2, 2));
        (advice.IsMet, advice.Raters, string.Join(" ", advice.Reasons)).ShouldBe((false, 1, "1 of 2 raters have given levels that count here."));
        SummativeAdvice.Of([.. mentor, .. zeros, Level(Items[0], 2, 3, day: 10)], rubric.Rows, new(30, 2, 2)).IsMet.ShouldBeTrue();
    }

    [Fact]
    public void A_level_of_a_mentor_who_left_stands_until_the_next_one_gives_one_and_no_longer()
    {
        var rubric = Rubric();
        GrowthPoint[] autumn = [.. Items.Select(item => Level(item, 2, 3, day: 1)), .. Items.Select((item, i) => Level(item, 1, i == 0 ? 1 : 3, day: 2))];
        SummativeAdvice.Of(autumn, rubric.Rows, new(30, 2, 2)).Reasons.ShouldContain("0 is at 1 with 1, below 2.");
        var spring = SummativeAdvice.Of([.. autumn, Level(Items[0], 3, 3, day: 200)], rubric.Rows, new(30, 2, 2));
        (spring.IsMet, spring.Raters).ShouldBe((true, 3));
        spring.Domains[0].Elements[0].Latest.Select(l => (l.Kind, l.Rater, l.Level)).ShouldBe([(RaterKind.Mentor, "3", 3), (RaterKind.Supervisor, "2", 3)]);
    }

    private static GrowthPoint Level(Guid item, int who, int level, int day) => new(item, "", Begin.AddDays(day), People[who].Id, $"{who}", People[who].Kind, level);

    [Fact]
    public void Who_takes_over_says_what_became_of_the_step_that_the_mentor_before_gave_until_they_give_their_own()
    {
        var placement = new PlacementScene().In(PlacementState.Active);
        var (former, next, monday) = (placement.MentorId!.Value, Id<ResidencyHub.Domain.Cohorts.Mentor>.New(), new DateOnly(2026, 9, 7));
        CheckIn Week(int n, Id<ResidencyHub.Domain.Cohorts.Mentor> by, string? step, NextStepFate? fate) => new(placement, by, monday.AddDays(7 * n), true, null, Going.OnTrack, "calm", step, fate, new DateTime(2026, 9, 11, 20, 0, 0, DateTimeKind.Utc).AddDays(7 * n));
        var thread = NextStepThread.Of([Week(0, former, "Wait five seconds", null), Week(1, next, "Circulate", NextStepFate.Done), Week(2, next, null, NextStepFate.Kept)], []);
        thread.Select(s => (s.Words, s.Fate, s.FateOn)).ShouldBe([("Circulate", StepFate.Kept, monday.AddDays(14)), ("Wait five seconds", StepFate.Done, monday.AddDays(7))]);
    }

    [Fact]
    public void A_next_step_is_followed_to_done_by_the_same_mentor_s_later_check_in()
    {
        var placement = new PlacementScene().In(PlacementState.Active);
        var (mentor, monday) = (placement.MentorId!.Value, new DateOnly(2026, 9, 7));
        CheckIn Week(int n, string? next, NextStepFate? fate) => new(placement, mentor, monday.AddDays(7 * n), true, null, Going.OnTrack, "calm", next, fate, new DateTime(2026, 9, 11, 20, 0, 0, DateTimeKind.Utc).AddDays(7 * n));
        var thread = NextStepThread.Of([Week(3, "Circulate", NextStepFate.Done), Week(0, "Wait five seconds", null), Week(1, null, NextStepFate.Kept), Week(2, null, NextStepFate.Done)], []);
        thread.Select(s => (s.Words, s.Fate, s.FateOn)).ShouldBe([("Circulate", StepFate.Open, null), ("Wait five seconds", StepFate.Done, monday.AddDays(14))]);
    }

    [Fact]
    public void In_a_coaching_conversation_the_resident_scores_first_and_it_is_about_exactly_three_rows()
    {
        var placement = new PlacementScene().In(PlacementState.Active);
        var rubric = Rubric(placement.ProgramId);
        var at = new DateTime(2026, 10, 5, 20, 0, 0, DateTimeKind.Utc);
        CoachingConversation Open(int rows) => new(placement, Begin, rubric, [.. rubric.Rows.Take(rows).Select(r => r.Id)], 3, "Samuel", at);
        Should.Throw<RuleBroken>(() => Open(2)).Rule.ShouldBe("conversation-rows");
        var talk = Open(3);
        Should.Throw<RuleBroken>(() => talk.Hold(null, "goal", "Samuel", at)).Message.ShouldContain("scores first");
        talk.TakeResidentScores(at);
        Should.Throw<RuleBroken>(() => talk.TakeResidentScores(at)).Rule.ShouldBe("conversation-scored");
        talk.Hold("talk time", "wait", "Priya Raman", at);
        (talk.State, talk.Month, talk.MentorName).ShouldBe((ConversationState.Held, new DateOnly(2026, 8, 1), "Priya Raman"));
    }

    [Fact]
    public void An_informal_visit_has_something_to_say_and_no_more_look_fors_than_the_rule()
    {
        var placement = new PlacementScene().In(PlacementState.Active);
        Walkthrough Visit(int lookFors, string? wondering = null, int day = 20) => new(placement, new(Guid.NewGuid(), "Samuel", RaterKind.Mentor), placement.StartsOn.AddDays(day), 8, [.. Enumerable.Range(0, lookFors).Select(i => ($"Look for {i}", LookForFate.Seen, (string?)null))], wondering, 5, DateTime.UnixEpoch);
        Should.Throw<RuleBroken>(() => Visit(0)).Rule.ShouldBe("visit-empty");
        Should.Throw<RuleBroken>(() => Visit(6)).Rule.ShouldBe("look-fors-most");
        Should.Throw<RuleBroken>(() => Visit(1, day: -2)).Rule.ShouldBe("visit-outside");
        (Visit(0, "What if?").IsShared, Visit(5).LookFors.Count).ShouldBe((true, 5));
    }

    private static Rubric Rubric(Id<ResidencyHub.Domain.Cohorts.PreparationProgram>? program = null)
    {
        var framework = FrameworkTreeTests.Own();
        var (a, b) = (Guid.NewGuid(), Guid.NewGuid());
        framework.Arrange([new(a, null, 1, "A", "First"), new(b, null, 2, "B", "Second"), .. Items.Select((key, i) => new ItemDraft(key, i < 2 ? a : b, i, $"{i}", $"Element {i}"))]);
        framework.Rate([new(0, "Not observed", ""), .. Enumerable.Range(1, 4).Select(l => new LevelDraft(l, $"L{l}", ""))]);
        var rubric = new Rubric(program ?? Id<ResidencyHub.Domain.Cohorts.PreparationProgram>.New(), framework, "Clinical observation");
        rubric.Take(framework, Items);
        rubric.Publish(null, "Dana", DateTime.UnixEpoch);
        return rubric;
    }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Domain.Tests.Surveys;

public sealed class SurveyTests
{
    private static readonly DateOnly Day = new(2026, 11, 18);

    private readonly SurveyEdition _edition = new("S", "1", "Two sentences", "ours", new(2020, 7, 1), ["No", "Rather no", "Rather yes", "Yes"], [("role", "I understand my role."), ("work", "It is manageable.")]);

    [Fact]
    public void Somebody_answers_once_and_whole_and_the_answers_lead_back_to_nobody()
    {
        var round = Round();
        var asked = new SurveyAsked(round, SurveyGroup.Mentors, null, "SAMUEL@X", null);
        Rule(() => asked.Answer(round, _edition, Levels(3), Day)).ShouldBe("survey-incomplete");
        Rule(() => asked.Answer(round, _edition, Levels(3, 5), Day)).ShouldBe("survey-incomplete");
        Rule(() => asked.Answer(round, _edition, Levels(3, 0), Day)).ShouldBe("survey-incomplete");
        Rule(() => asked.Answer(round, _edition, Levels(3, 4), Day.AddDays(15))).ShouldBe("survey-over");
        asked.HasAnswered.ShouldBeFalse();
        var answers = asked.Answer(round, _edition, Levels(3, 4), Day.AddDays(14));
        answers.Select(a => a.Level).Order().ShouldBe([3, 4]);
        Rule(() => asked.Answer(round, _edition, Levels(3, 4), Day)).ShouldBe("survey-answered");
        // the rows of one person have nothing in common but the group, and their ids no order of time
        typeof(SurveyAnswer).GetProperties().Select(p => p.Name).Order().ShouldBe(["Group", "Id", "Level", "QuestionId", "RoundId", "SchoolId"]);
        var ids = Enumerable.Range(0, 40).SelectMany(_ => new SurveyAsked(round, SurveyGroup.Mentors, null, "x", null).Answer(round, _edition, Levels(1, 1), Day)).Select(a => a.Id).ToList();
        ids.SequenceEqual(ids.Order()).ShouldBeFalse();
        round.Close(Day);
        Rule(() => round.Close(Day)).ShouldBe("survey-over");
        Rule(() => new SurveyAsked(round, SurveyGroup.Mentors, null, "late", null).Answer(round, _edition, Levels(1, 1), Day)).ShouldBe("survey-over");
    }

    [Theory]
    [InlineData(4, 1, 0)]
    [InlineData(5, 1, 1)]
    [InlineData(4, 2, 0)] // eight answers of the same four people are those of four people
    public void A_group_is_shown_from_five_people_on_however_often_they_answered(int people, int rounds, int shown) =>
        SurveyPooling.Of([.. Enumerable.Range(0, rounds).SelectMany(_ => Many(people, null))], 5).Count.ShouldBe(shown);

    [Fact]
    public void Schools_with_few_people_are_shown_together_and_never_what_would_be_left_over()
    {
        var (a, b, c, d) = (Id<School>.New(), Id<School>.New(), Id<School>.New(), Id<School>.New());
        Parts([.. Many(6, a), .. Many(7, b), .. Many(3, c), .. Many(2, d)]).ShouldBe(["7", "6", "5 of 2"]);
        // four are left over: the smallest school joins them
        Parts([.. Many(6, a), .. Many(7, b), .. Many(3, c), .. Many(1, d)]).ShouldBe(["7", "10 of 3"]);
        // two schools would work each other's part out from the whole
        Parts([.. Many(6, a), .. Many(7, b)]).ShouldBeEmpty();
        Parts([.. Many(6, a), .. Many(2, b), .. Many(2, c)]).ShouldBeEmpty();
        // somebody without a school would be what is left over
        Parts([.. Many(6, a), .. Many(7, b), .. Many(5, c), .. Many(1, null)]).ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_is_shown_any_sum_and_difference_of_it_comes_from_five_people_or_more()
    {
        var dice = new Random(20261122);
        for (var n = 0; n < 500; n++)
        {
            var schools = Enumerable.Range(0, dice.Next(1, 7)).Select(_ => Id<School>.New()).ToList();
            var all = schools.SelectMany(s => Many(dice.Next(0, 9), s)).ToList();
            // a leader of several, or a district beside another one
            var known = schools.Where(_ => dice.Next(2) == 0).ToList();
            var pools = SurveyPooling.Of(all, 5, [known]);
            var parts = pools.Skip(1).ToList();
            if (pools.Count == 0)
                continue;
            pools[0].Answers.ShouldBe(all.Count);
            parts.SelectMany(p => p.Schools).Distinct().Count().ShouldBe(parts.Sum(p => p.Schools.Count), "parts do not overlap");
            parts.ShouldAllBe(p => p.Answers >= 5);
            if (parts.Count > 0)
                parts.Sum(p => p.Answers).ShouldBe(all.Count, "together they are the whole, so that no difference is anything but parts");
            // whoever knows one school's part does not know the rest of one other school
            foreach (var own in parts.Where(p => p.Schools.Count == 1))
                all.Where(r => r.School != own.Schools[0]).Select(r => r.School).Distinct().Count().ShouldBeGreaterThan(1);
            parts.Where(p => !p.Schools.All(known.Contains)).Sum(p => p.Schools.Count).ShouldNotBe(1, "the whole less what one reader reads is no single school");
        }
    }

    [Fact]
    public void A_result_tells_mean_and_spread()
    {
        var result = new SurveyResult(Round(), RecordPlace.Whole, SurveyGroup.Residents, null, null, 5);
        result.Tell(_edition.Questions[0], [0, 1, 3, 1]);
        (result.Lines[0].Mean, string.Join(' ', result.Lines[0].Counts)).ShouldBe((3.0m, "0 1 3 1"));
    }

    private static List<string> Parts(IReadOnlyCollection<SurveyRespondent> all) => [.. SurveyPooling.Of(all, 5).Skip(1).Select(p => p.Schools.Count == 1 ? $"{p.Answers}" : $"{p.Answers} of {p.Schools.Count}")];

    private static List<SurveyRespondent> Many(int people, Id<School>? school) => [.. Enumerable.Range(0, people).Select(i => new SurveyRespondent($"{school}{i}", school))];

    private SurveyRound Round() => new(Id<Partnership>.New(), RecordPlace.Whole, _edition, new Period(Day, Day.AddDays(14)), 5, PartnershipSide.University);

    private Dictionary<Id<SurveyQuestion>, int> Levels(params int[] levels) => levels.Select((l, i) => (_edition.Questions[i].Id, l)).ToDictionary(x => x.Id, x => x.l);

    private static string Rule(Func<object?> act) => Should.Throw<RuleBroken>(() => act()).Rule;

    private static string Rule(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

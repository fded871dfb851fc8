using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Growing;

public sealed class MentorGrowthTests
{
    private static readonly DateTime Now = new(2026, 11, 18, 17, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 18);
    private readonly PlacementScene _scene = new();

    [Fact]
    public void Means_are_over_whole_groups_in_the_order_of_release_so_that_no_answer_is_a_difference()
    {
        var ratings = Enumerable.Range(0, 4).Select(i => Rating(6, Now.AddDays(i))).ToList();
        ratings.Add(Rating(null, Now));
        ratings.Add(Rating(1, null));
        MentorMeans.Of(ratings, 5).ShouldBeNull("neither “not enough contact” nor what is not released counts");
        ratings.Add(Rating(1, Now.AddDays(5)));
        var five = MentorMeans.Of(ratings, 5)!;
        (five.Ratings, five.Tenths[0]).ShouldBe((5, 50));
        ratings.Insert(0, Rating(1, Now.AddDays(6)));
        MentorMeans.Of(ratings, 5).ShouldBeEquivalentTo(five, "the sixth alone would show itself");
        MentorMeans.Of(ratings, 0).ShouldBeNull();
    }

    [Fact]
    public void A_resident_who_rated_the_same_mentor_in_two_placements_has_one_vote()
    {
        var ratings = Enumerable.Range(0, 4).Select(i => Rating(6, Now.AddDays(i))).ToList();
        var twice = new PlacementScene().Resident;
        ratings.Add(Rating(6, Now.AddDays(4), twice, Now.AddDays(-30)));
        ratings.Add(Rating(1, Now.AddDays(4), twice, Now));
        MentorMeans.Of(ratings, 6).ShouldBeNull("six ratings, five residents");
        var five = MentorMeans.Of(ratings, 5)!;
        (five.Ratings, five.Tenths[0]).ShouldBe((5, 50), "of two that were released together the latest");
        ratings.Add(Rating(6, Now.AddDays(9), twice, Now.AddDays(8)));
        MentorMeans.Of(ratings, 5).ShouldBeEquivalentTo(five, "one that came later would show itself");
    }

    [Fact]
    public void A_rating_has_all_answers_or_none_and_stays_when_it_is_released()
    {
        Broken(() => _ = new MentorRating(_scene.Resident, Id<Placement>.New(), _scene.Mentor, [1, 2, 3], null, Now)).ShouldBe("rating-answers");
        Broken(() => _ = new MentorRating(_scene.Resident, Id<Placement>.New(), _scene.Mentor, [1, 2, 3, 4, 5, 7], null, Now)).ShouldBe("rating-answers");
        var rating = Rating(null, null);
        rating.NotEnoughContact.ShouldBeTrue();
        rating.Write([1, 2, 3, 4, 5, 6], " often away ", Now);
        (rating.NotEnoughContact, rating.Words).ShouldBe((false, "often away"));
        rating.Release(Now);
        Broken(() => rating.Write(null, null, Now)).ShouldBe("rating-released");
    }

    [Fact]
    public void A_mentor_s_entry_is_nobody_else_s_before_it_is_shared_and_only_goals_are_closed()
    {
        var goal = new MentorEntry(_scene.Mentor, MentorEntryKind.Goal, "ask first", null, "own", Today.AddDays(60), Today, Now);
        (goal.SharedWithPrograms, goal.SharedWithSchool).ShouldBe((false, false));
        goal.Close("three talks in a row", Now);
        Broken(() => goal.Close("again", Now)).ShouldBe("goal-closed");
        Broken(() => _ = new MentorEntry(_scene.Mentor, MentorEntryKind.Observed, "spoke most", null, "Grace", Today.AddDays(1), Today, Now)).ShouldBe("entry-ahead");
        Broken(() => new MentorEntry(_scene.Mentor, MentorEntryKind.Feedback, "clear", null, "Ana", Today, Today, Now).Close("no", Now)).ShouldBe("entry-no-goal");
    }

    /// <param name="answer">To all statements; null: not enough contact.</param>
    /// <param name="releasedAt">Null: not yet.</param>
    /// <param name="by">Null: a resident of their own.</param>
    /// <param name="sentAt">Null: now.</param>
    private MentorRating Rating(int? answer, DateTime? releasedAt, Resident? by = null, DateTime? sentAt = null)
    {
        var rating = new MentorRating(by ?? new PlacementScene().Resident, Id<Placement>.New(), _scene.Mentor, answer is { } a ? [a, a, a, a, a, a] : null, null, sentAt ?? Now);
        if (releasedAt is { } at)
            rating.Release(at);
        return rating;
    }

    private static string Broken(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Tests.Placements;

namespace ResidencyHub.Domain.Tests.Growing;

public sealed class ThreeWayReviewTests
{
    private static readonly DateTime Now = new(2026, 11, 18, 17, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 11, 18);
    private static readonly ReviewFacts Facts = new(6_000, 2, 3, 40, [new("1.1", 2, 3, null), new("2.6", null, null, 1)]);
    private readonly Signer[] _three = [Who("Ana Reyes", Signatory.Resident), Who("Samuel Okafor", Signatory.Mentor), Who("Grace Oduya", Signatory.Supervisor)];
    private readonly ThreeWayReview _review;

    public ThreeWayReviewTests() => _review = new(new PlacementScene().In(PlacementState.Active), ReviewTime.Middle, Today.AddDays(14), Who("Dana Whitfield", Signatory.Coordinator));

    public static TheoryData<int[]> Orders => [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    [Theory, MemberData(nameof(Orders))]
    public void All_three_sign_in_any_order_and_with_the_third_it_locks_with_the_day_s_facts(int[] order)
    {
        Talk();
        foreach (var (one, place) in order.Select((o, i) => (_three[o], i)))
        {
            _review.State.ShouldBe(ReviewState.Discussed);
            _review.Sign(one.Name, 2, Facts with { Minutes = 6_000 + place }, one);
        }
        (_review.State, _review.Facts! with { Levels = Facts.Levels }).ShouldBe((ReviewState.Locked, Facts with { Minutes = 6_002 }));
        _review.Facts.Levels.ShouldBe(Facts.Levels, "who gave none stays without");
        Broken(() => _review.Sign(_three[0].Name, 2, Facts, _three[0])).ShouldBe("signed-already");
        Broken(() => Write(_three[0], "other")).ShouldBe("review-state");
    }

    [Fact]
    public void Each_writes_before_the_talk_and_only_the_three_do()
    {
        Write(_three[0]);
        Write(_three[2]);
        Should.Throw<RuleBroken>(() => Discuss(_three[1])).Message.ShouldContain("mentor has not written yet");
        Broken(() => Write(Who("Dana Whitfield", Signatory.Coordinator))).ShouldBe("review-side");
        Broken(() => _review.Sign("Ana Reyes", 1, Facts, _three[0])).ShouldBe("review-state");
        Write(_three[1]);
        Broken(() => _review.Discuss(Today.AddDays(1), new(Readiness.AsPlanned, "goes on", null, null, null), Today, _three[1])).ShouldBe("review-ahead");
        Discuss(_three[1]);
        Broken(() => Discuss(_three[2])).ShouldBe("review-state");
    }

    [Fact]
    public void Words_that_change_after_the_talk_are_read_before_one_signs_and_none_change_after_a_signature()
    {
        Talk();
        Write(_three[0], "other");
        Broken(() => _review.Sign("Grace Oduya", 2, Facts, _three[2])).ShouldBe("review-changed");
        _review.Sign("Grace Oduya", 3, Facts, _three[2]);
        Broken(() => Write(_three[0], "third")).ShouldBe("review-signed");
        Broken(() => _review.Sign("Ana Reyes", 3, Facts, _three[1])).ShouldBe("signature-name");
    }

    [Fact]
    public void Opened_again_it_says_why_and_who_had_signed_and_all_sign_anew()
    {
        Talk();
        foreach (var one in _three)
            _review.Sign(one.Name, 2, Facts, one);
        _review.Reopen("a wrong date", _three[1]);
        (_review.State, _review.Facts, _review.Steps[^1].Why).ShouldBe((ReviewState.Writing, null, "a wrong date (had signed: Ana Reyes, Samuel Okafor, Grace Oduya)"));
        _review.Voices.ShouldAllBe(v => v.SignedName == null);
        Broken(() => _review.Reopen("again", _three[1])).ShouldBe("review-state");
        Discuss(_three[1]);
        _review.Sign("Ana Reyes", 4, Facts, _three[0]);
    }

    [Fact]
    public void Who_takes_over_as_supervisor_writes_their_own_words_before_the_talk_and_the_former_ones_are_kept()
    {
        Talk();
        var hugo = Who("Hugo Lindqvist", Signatory.Supervisor);
        Broken(() => Write(hugo, "mine")).ShouldBe("review-words");
        Broken(() => _review.Sign("Hugo Lindqvist", 2, Facts, hugo)).ShouldBe("review-words");
        _review.Reopen("Grace Oduya has left", _three[1]);
        Write(hugo, "mine");
        _review.Voices.Single(v => v.As is Signatory.Supervisor).ShouldSatisfyAllConditions(v => v.By.ShouldBe("Hugo Lindqvist"), v => v.IsOf(hugo.Account).ShouldBeTrue());
        _review.Steps[^1].ShouldSatisfyAllConditions(s => s.Why!.ShouldContain("in place of Grace Oduya"), s => s.Former!.ShouldStartWith("Grace Oduya, "));
        Discuss(_three[1]);
        _review.Sign("Hugo Lindqvist", _review.Edition, Facts, hugo);
        _review.Reopen("a wrong date", _three[1]);
        _review.Steps[^1].Former!.ShouldSatisfyAllConditions(w => w.ShouldStartWith("Signed by Hugo Lindqvist"), w => w.ShouldContain("mine"));
    }

    [Fact]
    public void The_talk_is_not_before_the_review_was_opened()
    {
        foreach (var one in _three)
            Write(one);
        Broken(() => _review.Discuss(Today.AddDays(-30), new(Readiness.AsPlanned, "goes on", null, null, null), Today, _three[1])).ShouldBe("review-before");
        Discuss(_three[1]);
    }

    [Fact]
    public void A_placement_without_a_mentor_or_that_does_not_run_has_no_review()
    {
        Broken(() => _ = new ThreeWayReview(new PlacementScene().In(PlacementState.Completed), ReviewTime.End, Today, _three[2])).ShouldBe("placement-not-running");
        var lost = new PlacementScene().In(PlacementState.Active);
        lost.LoseMentor("leave", new Act("Dana", Now));
        Broken(() => _ = new ThreeWayReview(lost, ReviewTime.End, Today, _three[2])).ShouldBe("review-mentor");
        Broken(() => _ = new ThreeWayReview(new PlacementScene().In(PlacementState.Active), ReviewTime.End, new DateOnly(2028, 1, 1), _three[2])).ShouldBe("review-day");
    }

    private void Talk()
    {
        foreach (var one in _three)
            Write(one);
        Discuss(_three[1]);
    }

    private void Write(Signer by, string strengths = "calm") => _review.Write(strengths, "talk time", "lead more", by);

    private void Discuss(Signer by) => _review.Discuss(Today, new(Readiness.AsPlanned, "leads part of each lesson", null, null, null), Today, by);

    private static Signer Who(string name, Signatory role) => new(Guid.NewGuid(), name, role, Now);

    private static string Broken(Action act) => Should.Throw<RuleBroken>(act).Rule;
}

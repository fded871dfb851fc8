using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Domain.Tests.Placements;

/// <summary>Switching mentor, leaving, enrolment, stay and exceptions: days held against plain arithmetic.</summary>
public sealed class PeriodsOfPlacementsTests
{
    private static readonly DateOnly Zero = new(2026, 8, 17);

    /// <summary>A mentorship of 1 to 60 days somewhere in the placement's year, and a day from before the year to after it.</summary>
    private static readonly Arbitrary<(int From, int Days, int Cut)> Cuts = (from first in Gen.Choose(0, 200) from days in Gen.Choose(1, 60) from cut in Gen.Choose(-5, 280) select (first, days, cut)).ToArbitrary();

    [Fact]
    public void Switching_ends_the_old_mentorship_the_day_before_or_cancels_it_where_it_began_today_or_later() => Holds(Cuts, c =>
    {
        var (old, first) = (Of(c.From, c.Days), Zero.AddDays(c.Cut));
        var (before, was) = (old.Days, old.EndedBecause);
        if (!old.GiveWayOn(first, "somebody follows"))
        {
            old.StartsOn.ShouldBeGreaterThanOrEqualTo(first);
            (old.Days, old.EndedBecause).ShouldBe((before, was), "what never was is not changed either");
            return;
        }
        old.StartsOn.ShouldBe(before.First);
        old.StartsOn.ShouldBeLessThan(first);
        old.EndsOn.ShouldBe(before.Last < first ? before.Last : first.AddDays(-1));
        old.Days.Overlaps(new Period(first)).ShouldBeFalse("no day has two mentors of record");
    });

    [Fact]
    public void Leaving_truncates_what_is_current_cancels_what_had_not_begun_and_leaves_earlier_ends_alone() => Holds(Cuts, c =>
    {
        var (mentorship, lastDay) = (Of(c.From, c.Days), Zero.AddDays(c.Cut));
        mentorship.LeaveAfter(mentorship.EndsOn!.Value, "first").ShouldBeTrue();
        var before = mentorship.Days;
        mentorship.LeaveAfter(lastDay, "left").ShouldBe(before.First <= lastDay);
        mentorship.EndsOn.ShouldBe(before.First <= lastDay && lastDay < before.Last ? lastDay : before.Last);
        mentorship.EndedBecause.ShouldBe(before.First <= lastDay && lastDay < before.Last ? "left" : "first", "an end that was there keeps its reason");
    });

    [Fact]
    public void Leaving_twice_is_leaving_once() => Holds(Cuts, c =>
    {
        var (once, twice) = (Of(c.From, c.Days), Of(c.From, c.Days));
        var day = Zero.AddDays(c.Cut);
        var kept = once.LeaveAfter(day, "left");
        twice.LeaveAfter(day, "left").ShouldBe(kept);
        if (kept)
            twice.LeaveAfter(day, "again").ShouldBeTrue();
        (twice.Days, twice.EndedBecause).ShouldBe((once.Days, once.EndedBecause));
    });

    [Fact]
    public void A_mentorship_of_one_day_is_one_day_and_gives_way_to_nobody_on_that_day()
    {
        var one = Of(10, 1);
        one.Days.Days.ShouldBe(1);
        one.GiveWayOn(Zero.AddDays(10), "x").ShouldBeFalse();
        one.GiveWayOn(Zero.AddDays(11), "x").ShouldBeTrue();
        one.Days.Days.ShouldBe(1);
    }

    [Fact]
    public void Enrolment_runs_from_admission_to_the_day_before_somebody_leaves_and_begins_again_with_their_return()
    {
        var scene = new PlacementScene();
        var ana = scene.Resident;
        Enrolment.Of(ana.Standings).ShouldBe([new Period(new(2026, 4, 1))]);
        ana.Stand(ResidentState.OnLeave, new(2026, 10, 1), "birth");
        Enrolment.Of(ana.Standings).ShouldBe([new Period(new(2026, 4, 1))], "a leave does not end it");
        ana.Stand(ResidentState.Withdrawn, new(2026, 12, 10), "moved away");
        ana.Stand(ResidentState.Admitted, new(2027, 1, 11), null);
        ana.Stand(ResidentState.Completed, new(2027, 6, 4), null);
        Enrolment.Of(ana.Standings).ShouldBe([new Period(new(2026, 4, 1), new(2026, 12, 9)), new Period(new(2027, 1, 11), new(2027, 6, 4))]);
        Enrolment.Misses(ana, new Period(new(2027, 1, 11), new(2027, 6, 4))).ShouldBeNull("both ends count");
        Enrolment.Misses(ana, new Period(new(2026, 12, 9), new(2027, 1, 11))).ShouldBe("Ana Reyes is enrolled from 1 April 2026 to 9 December 2026 and from 11 January 2027 to 4 June 2027; these days are 9 December 2026 to 11 January 2027.");
    }

    [Fact]
    public void The_day_of_admission_is_corrected_up_to_the_next_status()
    {
        var ana = new PlacementScene().Resident;
        ana.Stand(ResidentState.Cleared, new(2026, 7, 6), null);
        ana.AdmittedFrom(new(2026, 7, 6));
        ana.AdmittedFrom(new(2026, 3, 2));
        Enrolment.Of(ana.Standings).ShouldBe([new Period(new(2026, 3, 2))]);
        Should.Throw<RuleBroken>(() => ana.AdmittedFrom(new(2026, 7, 7))).Rule.ShouldBe("admitted-after");
    }

    [Fact]
    public void A_mentor_without_a_known_stay_is_there_on_all_days_and_one_with_a_stay_on_those()
    {
        var mentor = new PlacementScene().Mentor;
        mentor.StayMisses(new Period(new(1990, 1, 1), new(2090, 1, 1))).ShouldBeNull();
        mentor.Stay(new(2026, 8, 3), new(2027, 1, 15));
        mentor.StayMisses(new Period(new(2026, 8, 3), new(2027, 1, 15))).ShouldBeNull();
        mentor.StayMisses(new Period(new(2026, 8, 3), new(2027, 1, 16))).ShouldBe("Samuel Okafor teaches at Eastside High School from 3 August 2026 to 15 January 2027; these days are 3 August 2026 to 16 January 2027.");
        mentor.Stay(null, new(2027, 1, 15));
        mentor.StayMisses(new Period(new(2027, 2, 1), new(2027, 2, 1)))!.ShouldContain("through 15 January 2027");
        Should.Throw<RuleBroken>(() => mentor.Stay(new(2027, 1, 16), new(2027, 1, 15))).Rule.ShouldBe("period-order");
    }

    [Fact]
    public void An_exception_needs_its_argument_and_lets_only_its_kind_through_on_its_days()
    {
        var scene = new PlacementScene();
        var spring = new Period(new(2027, 1, 11), new(2027, 6, 4));
        PlacementAllowance Allow(AllowanceKind kind, Mentor? mentor = null, string? organization = null, string why = "argued", Period? holds = null) => new(scene.Resident, kind, mentor, organization, why, "Dean Ito", holds ?? spring, scene.Act);
        Should.Throw<RuleBroken>(() => Allow(AllowanceKind.Split, why: " ")).Rule.ShouldBe("allowance-argued");
        Should.Throw<RuleBroken>(() => Allow(AllowanceKind.Split, holds: new Period(spring.First))).Rule.ShouldBe("allowance-argued");
        Should.Throw<RuleBroken>(() => Allow(AllowanceKind.Itinerant)).Rule.ShouldBe("allowance-mentor");
        Should.Throw<RuleBroken>(() => Allow(AllowanceKind.Organization)).Rule.ShouldBe("allowance-organization");

        var split = Allow(AllowanceKind.Split, scene.Elsewhere);
        (split.LetsSecond(spring), split.LetsSecond(new Period(spring.First.AddDays(-1), spring.Last)), split.LetsElsewhere(scene.Elsewhere.Id, spring)).ShouldBe((true, false, false));
        var travels = Allow(AllowanceKind.Itinerant, scene.Elsewhere);
        (travels.LetsSecond(spring), travels.LetsElsewhere(scene.Elsewhere.Id, spring), travels.LetsElsewhere(scene.Second.Id, spring)).ShouldBe((false, true, false));
        travels.EndAfter(new(2027, 3, 1), "she changed schools").ShouldBeTrue();
        (travels.LetsElsewhere(scene.Elsewhere.Id, spring), travels.LetsElsewhere(scene.Elsewhere.Id, new Period(spring.First, new(2027, 3, 1)))).ShouldBe((false, true));
        Should.Throw<RuleBroken>(() => travels.EndAfter(new(2027, 3, 1), "again")).Rule.ShouldBe("allowance-over");
        split.EndAfter(spring.First.AddDays(-1), "not needed").ShouldBeFalse("nothing had begun");
    }

    private static void Holds<T>(Arbitrary<T> of, Action<T> rule) => Prop.ForAll(of, rule).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Mentorship Of(int from, int days)
    {
        var scene = new PlacementScene();
        return new Mentorship(scene.In(PlacementState.Active), scene.Mentor.Id, new Period(Zero.AddDays(from), Zero.AddDays(from + days - 1)));
    }
}

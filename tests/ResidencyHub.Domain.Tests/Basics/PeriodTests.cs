using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Tests.Basics;

/// <summary>Inclusive days, held against plain sets of days.</summary>
public sealed class PeriodTests
{
    private static readonly DateOnly Zero = new(2026, 8, 17);

    /// <summary>Beyond it a set of days is cut off; no generated day comes near.</summary>
    private const int Horizon = 200;

    private static readonly Gen<Period> Periods =
        from first in Gen.Choose(0, 40)
        from days in Gen.Choose(-8, 40)
        select new Period(Zero.AddDays(first), days < 0 ? null : Zero.AddDays(first + days));

    private static readonly Arbitrary<(Period, Period)> Pairs = (from a in Periods from b in Periods select (a, b)).ToArbitrary();

    private static readonly Arbitrary<(Period, int)> Cuts = (from a in Periods from day in Gen.Choose(-5, 90) select (a, day)).ToArbitrary();

    [Fact]
    public void Two_periods_overlap_when_they_share_a_day() => Holds(Pairs, p => p.Item1.Overlaps(p.Item2).ShouldBe(DaysOf(p.Item1).Overlaps(DaysOf(p.Item2))));

    [Fact]
    public void Overlapping_goes_both_ways() => Holds(Pairs, p => p.Item1.Overlaps(p.Item2).ShouldBe(p.Item2.Overlaps(p.Item1)));

    [Fact]
    public void A_period_contains_another_when_it_has_each_of_its_days() => Holds(Pairs, p => p.Item1.Contains(p.Item2).ShouldBe(DaysOf(p.Item2).IsSubsetOf(DaysOf(p.Item1))));

    [Fact]
    public void Leaving_cuts_off_what_comes_after_the_last_day_and_nothing_else() => Holds(Cuts, c =>
    {
        var (period, last) = (c.Item1, Zero.AddDays(c.Item2));
        var left = period.TruncateTo(last);
        (left is { } kept ? DaysOf(kept) : []).SetEquals(DaysOf(period).Where(d => d <= last)).ShouldBeTrue($"{period} cut to {last:O} left {left}");
    });

    [Fact]
    public void Both_ends_count()
    {
        var week = new Period(new(2026, 8, 17), new(2026, 8, 21));
        week.Days.ShouldBe(5);
        (week.Contains(week.First), week.Contains(week.Last!.Value), week.Contains(week.Last.Value.AddDays(1))).ShouldBe((true, true, false));
        week.Overlaps(new Period(new(2026, 8, 21), new(2026, 8, 30))).ShouldBeTrue("a period that ends on the day on which another begins overlaps it");
        week.Overlaps(new Period(new(2026, 8, 22))).ShouldBeFalse();
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused_in_words() =>
        Should.Throw<RuleBroken>(() => new Period(new(2026, 8, 17), new(2026, 8, 16))).Message.ShouldBe("The last day (16 Aug 2026) is before the first (17 Aug 2026).");

    private static void Holds<T>(Arbitrary<T> of, Action<T> rule) => Prop.ForAll(of, rule).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static HashSet<DateOnly> DaysOf(Period period)
    {
        var days = new HashSet<DateOnly>();
        for (var day = period.First; day <= (period.Last ?? Zero.AddDays(Horizon)); day = day.AddDays(1))
            days.Add(day);
        return days;
    }
}

using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using static ResidencyHub.Domain.Tests.Directory.DistrictCalendarTests;

namespace ResidencyHub.Domain.Tests.Mentoring;

public sealed class CheckInWeeksTests
{
    private static readonly CheckInRules Friday = new(LeastSchoolDays: 3, DueWeekday: 5, GraceDays: 3, SilentWeeks: 2);
    private static readonly Period Year = new(new DateOnly(2026, 8, 17), new DateOnly(2027, 6, 4));
    private static readonly DateOnly Monday = new(2026, 11, 16);

    /// <summary>Any calendar, rules, placement and day of the year.</summary>
    private static readonly Arbitrary<Scene> Scenes =
        (from entries in Calendars.ListOf(8)
         from least in Gen.Choose(1, 5)
         from due in Gen.Choose(1, 5)
         from grace in Gen.Choose(0, 6)
         from begins in Gen.Choose(-60, 200)
         from lasts in Gen.Choose(0, 250)
         from today in Gen.Choose(-20, 300)
         select new Scene(Of([.. entries]), new CheckInRules(least, due, grace, 2), new Period(Monday.AddDays(begins), Monday.AddDays(begins + lasts)), Monday.AddDays(today))).ToArbitrary();

    [Fact]
    public void An_ordinary_week_is_due_on_Friday_and_on_time_for_three_days_more() =>
        Weeks().Of(Monday, Year).ShouldBe(new CheckInWeek(Monday, new(2026, 11, 20), new(2026, 11, 23)));

    [Fact]
    public void Where_Friday_is_closed_or_tested_the_last_ordinary_day_before_is_due()
    {
        foreach (var kind in new[] { CalendarEntryKind.Closure, CalendarEntryKind.Testing })
            Weeks(Entry(kind, new(2026, 11, 19), 2)).Of(Monday, Year)!.Value.DueOn.ShouldBe(new DateOnly(2026, 11, 18), $"{kind}");
    }

    [Fact]
    public void A_placement_that_begins_after_the_due_weekday_is_due_on_its_first_day() =>
        new CheckInWeeks(Of(), new(2, 1, 0, 2)).Of(Monday, new Period(new(2026, 11, 19), new(2027, 6, 4)))!.Value.DueOn.ShouldBe(new DateOnly(2026, 11, 19));

    [Fact]
    public void A_placement_of_two_days_in_a_week_asks_for_nothing() => Weeks().Of(Monday, new Period(new(2026, 11, 19), new(2027, 6, 4))).ShouldBeNull();

    [Fact]
    public void A_mentor_is_silent_after_two_weeks_that_count_and_a_break_between_does_not_count()
    {
        var weeks = Weeks(Entry(CalendarEntryKind.Break, new(2026, 11, 23), 5));
        HashSet<DateOnly> sent = [Monday.AddDays(-7)];
        weeks.IsSilent(Year, new(2026, 12, 4), sent).ShouldBeFalse("one week is missing, one was a break, one is due today");
        weeks.SilentFor(Year, new(2026, 12, 5), sent).ShouldBe(2);
        weeks.IsSilent(Year, new(2026, 12, 5), sent).ShouldBeTrue();
        weeks.IsSilent(Year, new(2026, 12, 5), new HashSet<DateOnly> { Monday }).ShouldBeFalse();
    }

    [Fact]
    public void In_a_break_the_last_week_that_counted_is_the_current_one()
    {
        var weeks = Weeks(Entry(CalendarEntryKind.Break, new(2026, 11, 23), 5));
        weeks.Current(Year, new(2026, 11, 25))!.Value.Monday.ShouldBe(Monday);
        weeks.Current(Year, new(2026, 8, 10)).ShouldBeNull("the placement has not begun");
    }

    [Fact]
    public void Nothing_is_ever_due_on_a_day_on_which_nothing_can_be_due() => Holds(s =>
    {
        var monday = DistrictCalendar.WeekOf(s.Today);
        var days = Enumerable.Range(0, 5).Select(monday.AddDays).Where(d => s.Calendar.IsOrdinaryDay(d) && s.Placement.Contains(d)).ToList();
        var week = s.Weeks.Of(monday, s.Placement);
        (week is not null).ShouldBe(days.Count >= s.Rules.LeastSchoolDays);
        if (week is not { } w)
            return;
        days.ShouldContain(w.DueOn);
        w.LateAfter.ShouldBe(w.DueOn.AddDays(s.Rules.GraceDays));
        days.ShouldNotContain(d => d > w.DueOn && d <= monday.AddDays(s.Rules.DueWeekday - 1), "a later ordinary day up to the due weekday");
    });

    [Fact]
    public void Looking_back_skips_no_week_that_counted_and_adds_none() => Holds(s =>
    {
        var past = s.Weeks.Past(s.Placement, s.Today, 12);
        past.ShouldAllBe(w => w.DueOn < s.Today);
        past.Select(w => w.Monday).ShouldBe(past.Select(w => w.Monday).Distinct().OrderDescending());
        var reach = past.Count == 12 ? past[^1].Monday : DistrictCalendar.WeekOf(s.Placement.First);
        for (var monday = DistrictCalendar.WeekOf(s.Today); monday >= reach; monday = monday.AddDays(-7))
            past.Any(w => w.Monday == monday).ShouldBe(s.Weeks.Of(monday, s.Placement) is { } week && week.DueOn < s.Today, $"{monday:O}");
    });

    [Fact]
    public void Sending_one_never_makes_a_mentor_more_silent_and_sending_the_latest_ends_it() => Holds(s =>
    {
        var past = s.Weeks.Past(s.Placement, s.Today, 40);
        HashSet<DateOnly> sent = [];
        s.Weeks.SilentFor(s.Placement, s.Today, sent).ShouldBe(past.Count);
        foreach (var week in past.Reverse())
        {
            var before = s.Weeks.SilentFor(s.Placement, s.Today, sent);
            sent.Add(week.Monday);
            s.Weeks.SilentFor(s.Placement, s.Today, sent).ShouldBeLessThan(before);
        }
        s.Weeks.SilentFor(s.Placement, s.Today, sent).ShouldBe(0);
    });

    private static CheckInWeeks Weeks(params CalendarEntry[] entries) => new(Of(entries), Friday);

    private static void Holds(Action<Scene> rule) => Prop.ForAll(Scenes, rule).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    private sealed record Scene(DistrictCalendar Calendar, CheckInRules Rules, Period Placement, DateOnly Today)
    {
        public CheckInWeeks Weeks { get; } = new(Calendar, Rules);
    }
}

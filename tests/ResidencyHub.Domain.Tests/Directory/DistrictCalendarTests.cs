using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Tests.Directory;

public sealed class DistrictCalendarTests
{
    private static readonly Id<District> Harbor = Id<District>.New();
    private static readonly DateOnly Monday = new(2026, 11, 16);

    [Fact]
    public void Weekends_breaks_closures_and_summer_are_no_school_days_but_testing_days_are()
    {
        var calendar = Of(
            Entry(CalendarEntryKind.Closure, new(2026, 11, 11), 1), Entry(CalendarEntryKind.Break, new(2026, 11, 23), 5),
            Entry(CalendarEntryKind.Summer, new(2027, 6, 7), 60), Entry(CalendarEntryKind.Testing, new(2027, 4, 19), 5));
        calendar.IsSchoolDay(new(2026, 11, 14)).ShouldBeFalse("a Saturday");
        calendar.IsSchoolDay(new(2026, 11, 11)).ShouldBeFalse("a closure");
        calendar.IsSchoolDay(new(2026, 11, 27)).ShouldBeFalse("the last day of a break");
        calendar.IsSchoolDay(new(2027, 7, 1)).ShouldBeFalse("summer");
        calendar.IsSchoolDay(new(2027, 4, 20)).ShouldBeTrue("pupils are there while they are tested");
        calendar.IsOrdinaryDay(new(2027, 4, 20)).ShouldBeFalse("nothing is due while pupils are tested");
    }

    [Theory]
    [InlineData(0, 5, true)]
    [InlineData(2, 3, true)]
    [InlineData(3, 3, false)]
    [InlineData(5, 1, false)]
    public void A_week_counts_when_enough_ordinary_days_are_left(int closed, int least, bool counts)
    {
        foreach (var kind in new[] { CalendarEntryKind.Break, CalendarEntryKind.Testing })
            Of(closed == 0 ? [] : [Entry(kind, Monday, closed)]).WeekCounts(Monday, least).ShouldBe(counts, $"{kind}");
    }

    [Fact]
    public void Every_day_lies_in_the_week_of_one_Monday()
    {
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2028, 1, 1); day = day.AddDays(1))
        {
            var monday = DistrictCalendar.WeekOf(day);
            (monday.DayOfWeek, day.DayNumber - monday.DayNumber is >= 0 and < 7).ShouldBe((DayOfWeek.Monday, true), $"{day:O}");
        }
    }

    [Fact]
    public void Due_dates_skip_what_is_no_school_day_and_count_every_one_that_is()
    {
        var days = from start in Gen.Choose(0, 300) from count in Gen.Choose(1, 25) from entries in Calendars.ListOf(6) select (Monday.AddDays(start), count, Of([.. entries]));
        Prop.ForAll(days.ToArbitrary(), d =>
        {
            var (from, count, calendar) = d;
            var due = calendar.AddSchoolDays(from, count);
            calendar.IsSchoolDay(due).ShouldBeTrue();
            Enumerable.Range(1, due.DayNumber - from.DayNumber).Count(i => calendar.IsSchoolDay(from.AddDays(i))).ShouldBe(count);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Fact]
    public void A_year_without_a_single_school_day_does_not_hang() =>
        Of(Entry(CalendarEntryKind.Closure, Monday, 800)).NextSchoolDay(Monday).ShouldBe(Monday);

    /// <summary>Entries of a few days to two weeks within a year.</summary>
    internal static Gen<CalendarEntry> Calendars { get; } =
        from kind in Gen.Elements(Enum.GetValues<CalendarEntryKind>())
        from first in Gen.Choose(-30, 330)
        from days in Gen.Choose(1, 14)
        select Entry(kind, Monday.AddDays(first), days);

    internal static CalendarEntry Entry(CalendarEntryKind kind, DateOnly first, int days) => new(Harbor, kind, $"{kind}", new Period(first, first.AddDays(days - 1)));

    internal static DistrictCalendar Of(params CalendarEntry[] entries) => new(entries);
}

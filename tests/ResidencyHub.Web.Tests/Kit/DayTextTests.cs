using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Tests.Kit;

public sealed class DayTextTests
{
    // A Wednesday.
    private static readonly DateOnly Today = new(2026, 8, 12);

    [Theory]
    [InlineData("2026-08-12", DayKind.Plain, "today")]
    [InlineData("2026-08-13", DayKind.Plain, "tomorrow")]
    [InlineData("2026-08-11", DayKind.Plain, "yesterday")]
    [InlineData("2026-08-14", DayKind.Plain, "Friday")]
    [InlineData("2026-08-18", DayKind.Plain, "Tuesday")]
    [InlineData("2026-08-19", DayKind.Plain, "19 Aug")]
    [InlineData("2026-08-10", DayKind.Plain, "2 days ago")]
    [InlineData("2026-08-05", DayKind.Plain, "5 Aug")]
    [InlineData("2027-01-04", DayKind.Plain, "4 Jan 2027")]
    [InlineData("2025-12-31", DayKind.Plain, "31 Dec 2025")]
    [InlineData("2026-08-12", DayKind.Due, "due today")]
    [InlineData("2026-08-14", DayKind.Due, "due Friday")]
    [InlineData("2026-11-30", DayKind.Due, "due 30 Nov")]
    [InlineData("2026-08-11", DayKind.Due, "1 day late")]
    [InlineData("2026-08-09", DayKind.Due, "3 days late")]
    [InlineData("2026-06-13", DayKind.Due, "60 days late")]
    [InlineData("2026-06-12", DayKind.Due, "late since 12 Jun")]
    [InlineData("2026-11-30", DayKind.By, "by 30 Nov")]
    [InlineData("2026-08-13", DayKind.By, "by tomorrow")]
    [InlineData("2026-08-10", DayKind.By, "2 days late")]
    public void A_day_is_told_in_words_near_now(string day, DayKind kind, string words) =>
        DayText.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Today, kind).ShouldBe(words);

    [Fact]
    public void The_exact_day_names_weekday_and_year() =>
        DayText.Exact(new DateOnly(2026, 8, 17)).ShouldBe("Monday, 17 August 2026");

    [Theory]
    [InlineData("2026-08-12T18:59:30Z", "just now")]
    [InlineData("2026-08-12T18:58:00Z", "2 minutes ago")]
    [InlineData("2026-08-12T18:00:00Z", "1 hour ago")]
    [InlineData("2026-08-12T17:00:00Z", "2 hours ago")]
    [InlineData("2026-08-12T06:30:00Z", "yesterday, 11:30 PM")]
    [InlineData("2026-08-13T18:00:00Z", "tomorrow, 11:00 AM")]
    [InlineData("2026-08-01T18:00:00Z", "1 Aug, 11:00 AM")]
    public void A_moment_falls_on_the_day_of_the_hubs_own_zone(string instant, string words) =>
        DayText.OfMoment(Utc(instant), Utc("2026-08-12T19:00:00Z"), TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles")).ShouldBe(words);

    private static DateTime Utc(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}

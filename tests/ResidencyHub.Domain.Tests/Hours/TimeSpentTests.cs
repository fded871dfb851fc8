using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Domain.Tests.Hours;

public sealed class TimeSpentTests
{
    [Theory]
    [InlineData("1:30", 90)]
    [InlineData("1.5", 90)]
    [InlineData("1,5 h", 90)]
    [InlineData("1 h 30 min", 90)]
    [InlineData("1h30", 90)]
    [InlineData("90", 90)]
    [InlineData("90 minutes", 90)]
    [InlineData("2", 120)]
    [InlineData("12", 720)]
    [InlineData("13", 13)]
    [InlineData(" 45m ", 45)]
    [InlineData("0.25h", 15)]
    [InlineData("24:00", 1440)]
    public void A_length_is_read_as_people_write_it(string text, int minutes) => TimeSpent.Read(text).ShouldBe((minutes, null));

    [Theory]
    [InlineData("", "Say how long")]
    [InlineData("-2", "below zero")]
    [InlineData("−1:30", "below zero")]
    [InlineData("0", "nothing to log")]
    [InlineData("0:00", "nothing to log")]
    [InlineData("0.33", "19.8 minutes. Write whole minutes, 20 min")]
    [InlineData("12.5 min", "whole minutes")]
    [InlineData("25:00", "longer than a day")]
    [InlineData("1:75", "no length of time")]
    [InlineData("two hours", "no length of time")]
    [InlineData("1e9", "no length of time")]
    [InlineData("99999999999999999999", "no length of time")]
    public void What_is_no_length_is_answered_with_what_is_wrong_and_what_to_write(string text, string part)
    {
        var (minutes, wrong) = TimeSpent.Read(text);
        minutes.ShouldBeNull();
        wrong.ShouldNotBeNull().ShouldContain(part);
    }

    [Fact]
    public void What_the_hub_says_it_reads_back() =>
        Prop.ForAll(Gen.Choose(1, TimeSpent.MinutesOfADay).ToArbitrary(), minutes => TimeSpent.Read(TimeSpent.Words(minutes)) == (minutes, null) && TimeSpent.Read($"{minutes / 60}:{minutes % 60:00}") == (minutes, null)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_at_all_throws() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
        {
            var (minutes, wrong) = TimeSpent.Read(text);
            return (minutes is null) == (wrong is not null) && minutes is null or (> 0 and <= TimeSpent.MinutesOfADay);
        }).QuickCheckThrowOnFailure();
}

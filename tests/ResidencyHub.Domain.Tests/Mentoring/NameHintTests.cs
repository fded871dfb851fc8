using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Domain.Tests.Mentoring;

public sealed class NameHintTests
{
    [Theory]
    [InlineData("Waits five seconds, then Kayla and two others answer.", "Kayla")]
    [InlineData("Kayla says the rule. Diego's hand is up.", "Kayla,Diego")]
    [InlineData("Table two: \"Good thinking, Mateo\" and on she goes.", "Mateo")]
    [InlineData("Waits five seconds; four hands go up. She asks again.", "")]
    [InlineData("On Monday the English group reads chapter two with Umar.", "")]
    [InlineData("Pupil A and pupil B compare. Nobody says it aloud.", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Words_that_look_like_a_pupil_s_name_are_pointed_at_and_no_others(string? text, string found) =>
        string.Join(',', NameHint.In(text, "Umar Delgado", "Eastside High School")).ShouldBe(found);

    [Fact]
    public void A_long_text_is_read_at_once_and_at_most_five_are_named() =>
        NameHint.In(string.Concat(Enumerable.Repeat("then Kayla and Diego and Mateo and Ana and Luis and Omar and Pia talk. ", 800))).Count.ShouldBe(5);

    [Fact]
    public void A_huge_text_names_its_first_five_and_is_not_looked_through_to_its_end()
    {
        var many = string.Concat(Enumerable.Range(0, 300_000).Select(n => $"then Na{(char)('a' + (n % 26))}{(char)('a' + (n / 26 % 26))} talks. "));
        NameHint.In(many).ShouldBe(["Naaa", "Naba", "Naca", "Nada", "Naea"]);
        NameHint.In(new string(' ', 1_000_000) + "then Kayla answers.").ShouldBeEmpty("beyond what anybody writes in a form");
        NameHint.In("Kayla says it." + new string(' ', 1_000_000)).ShouldBe(["Kayla"]);
    }
}

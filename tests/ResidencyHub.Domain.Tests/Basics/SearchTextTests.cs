using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Tests.Basics;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("  José  Núñez-O’Connell ", "jose nunez oconnell")]
    [InlineData("P.S. 102 / Bay View", "ps 102 bay view")]
    [InlineData("ŽÅRKO", "zarko")]
    [InlineData("…", "")]
    [InlineData(null, "")]
    public void Case_accents_and_punctuation_do_not_hide_a_name(string? text, string found) => SearchText.Of(text).ShouldBe(found);

    [Fact]
    public void A_search_finds_the_beginnings_of_words_and_not_their_middles()
    {
        var words = SearchText.Words("Reyes-Okoro", null, "Ana", "—");
        words.ShouldBe(" reyes okoro ana");
        words.Contains(" " + SearchText.Of("OKO"), StringComparison.Ordinal).ShouldBeTrue();
        words.Contains(" " + SearchText.Of("koro"), StringComparison.Ordinal).ShouldBeFalse();
    }
}

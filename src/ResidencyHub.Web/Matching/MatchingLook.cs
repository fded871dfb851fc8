using System.Globalization;
using ResidencyHub.Application.Matching;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Matching;

/// <summary>How matchings are offered and shown.</summary>
public static class MatchingLook
{
    public static IReadOnlyList<Choice> Engines { get; } =
    [
        new(nameof(MatchingEngine.BestFitToRankings), "Best fit to rankings: nobody and no school would rather have each other"),
        new(nameof(MatchingEngine.MostPlaced), "Most placed: as many as can be, then the fewest missed wishes"),
        new(nameof(MatchingEngine.FewestChanges), "Fewest changes: as many as can be, then as near as can be to another scenario"),
    ];

    public static IReadOnlyList<Choice> Sorts { get; } =
    [
        new(nameof(ChoiceSort.Pin), "Keep together (pin)"),
        new(nameof(ChoiceSort.Forbid), "Keep apart"),
        new(nameof(ChoiceSort.Conflict), "Conflict of interest declared: keep apart"),
    ];

    public static string Of(ChoiceSort sort) => sort switch { ChoiceSort.Pin => "Pinned", ChoiceSort.Forbid => "Kept apart", _ => "Conflict of interest" };

    /// <summary>"8.4 miles"; tenths are given.</summary>
    public static string Miles(int? tenths) => tenths is { } n ? string.Create(CultureInfo.InvariantCulture, $"{n / 10}.{n % 10} miles") : "not known";

    /// <summary>The rules of a scenario in one line.</summary>
    public static string Of(MatchingTerms terms) =>
        $"{(terms.TravelLimitMiles is { } miles ? $"At most {miles} miles{MatchingWords.About(miles * 10, terms.MilesPerHour)} from home where both places are known" : "No travel limit beside the residents’ own")}; {(terms.MentorRequired ? "a mentor is named" : "the mentor may be named later")}; {(terms.AtLeastPerSchool > 1 ? $"at least {terms.AtLeastPerSchool} residents at a school, or none" : "no grouping")}.";
}

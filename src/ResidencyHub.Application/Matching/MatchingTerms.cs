using System.Globalization;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Application.Matching;

/// <summary>The program's rules of matching, as rule data gives them, and as a coordinator types others for one scenario.</summary>
/// <param name="TravelLimitMiles">Null: no limit.</param>
/// <param name="AtLeastPerSchool">1: no grouping.</param>
/// <param name="MilesPerHour">At which miles are told as minutes, too; null: they are not.</param>
public sealed record MatchingTerms(int? TravelLimitMiles, bool MentorRequired, int AtLeastPerSchool, IReadOnlyList<string> ShortageFields, IReadOnlyDictionary<Wish, int> Weights, int? MilesPerHour = null)
{
    internal static MatchingTerms Of(RuleBook rules) => new(
        rules.Number(RuleCode.MatchingTravelLimit) is > 0 and var miles ? miles : null, rules.Yes(RuleCode.MatchingMentorRequired), rules.Number(RuleCode.MatchingAtLeast),
        [.. rules[RuleCode.MatchingShortage].Value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Enum.GetValues<Wish>().ToDictionary(w => w, w => rules.Number(RuleCode.MatchingWeight + w)), rules.Number(RuleCode.MatchingMilesPerHour) is > 0 and var speed ? speed : null);

    internal MatchingRules Rules => new() { TravelLimitMiles = TravelLimitMiles, MentorRequired = MentorRequired, AtLeastPerSchool = AtLeastPerSchool, ShortageFields = ShortageFields, MilesPerHour = MilesPerHour };

    internal WishWeights Wishes => Weights.Aggregate(new WishWeights(), (all, one) => all.With(one.Key, one.Value));
}

/// <summary>A whole number as people type it.</summary>
internal static class TypedNumber
{
    /// <summary>Null for an empty field and for what is no whole number in the range.</summary>
    public static int? Of(string? text, int least, int most) => int.TryParse(text, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    /// <summary>True for an empty field too.</summary>
    public static bool IsFine(string? text, int least, int most) => string.IsNullOrWhiteSpace(text) || Of(text, least, most) is not null;
}

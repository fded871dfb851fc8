using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Reciprocity;

/// <summary>The words for what sides give and get.</summary>
public static class ReciprocityWords
{
    public static string Of(ContributionKind kind) => kind switch
    {
        ContributionKind.Seats => "Seats for residents",
        ContributionKind.ReleaseTime => "Release time",
        ContributionKind.MentorHours => "Mentoring",
        ContributionKind.Courses => "Courses",
        ContributionKind.ProfessionalLearning => "Professional learning",
        ContributionKind.CommitteeWork => "Committees",
        ContributionKind.CoInstruction => "Co-instruction",
        ContributionKind.People => "People and their work",
        ContributionKind.Money => "Money",
        _ => "Other",
    };

    public static string Of(ContributionState state) => state switch { ContributionState.Confirmed => "Confirmed", ContributionState.Disputed => "Disputed", _ => "Not confirmed yet" };

    /// <summary>"12 teachers", "$3,000"; null where nothing is counted.</summary>
    public static string? Much(ContributionKind kind, decimal? amount, string? unit) =>
        amount is not { } n ? null : kind is ContributionKind.Money ? $"${PartnershipWords.Number(n)}" : $"{PartnershipWords.Number(n)} {unit}";

    /// <summary>"3 October 2026", or "3 October 2026 to 4 May 2027".</summary>
    public static string Days(Period on) => on.Last is { } last && last != on.First ? $"{PartnershipWords.Day(on.First)} to {PartnershipWords.Day(last)}" : PartnershipWords.Day(on.First);

    /// <summary>All of it in one line, for the history.</summary>
    public static string Line(ContributionText text) =>
        string.Join(", ", new[] { text.Title, Much(text.Kind, text.Amount, text.Unit), Days(text.On), $"from the {PartnershipWords.Of(text.From)} side to the {PartnershipWords.Of(text.To)} side", $"source: {text.Source}" }.OfType<string>());
}

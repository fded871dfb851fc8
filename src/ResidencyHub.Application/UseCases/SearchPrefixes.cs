using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.UseCases;

/// <summary>What was typed into a list's search box, as beginnings of words of a column with search words.</summary>
internal static class SearchPrefixes
{
    /// <summary>More words than these narrow nothing.</summary>
    private const int Most = 6;

    public static IReadOnlyList<string> Of(string? q) => [.. SearchText.Of(q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Most).Select(w => " " + w)];
}

using System.Globalization;
using System.Text.RegularExpressions;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>The two versions of a conflict as people read them: "Grade band", "3 September 2026", "yes".</summary>
internal static partial class ConflictWords
{
    /// <summary>"GradeBand" is "Grade band", "SupervisorId" is "Supervisor", "StartsOn" is "Starts on".</summary>
    public static string Name(ConflictingValue value)
    {
        var words = Capital().Replace(value.Name.EndsWith("Id", StringComparison.Ordinal) ? value.Name[..^2] : value.Name, " $0").TrimStart().ToLowerInvariant();
        return words.Length == 0 ? value.Name : char.ToUpperInvariant(words[0]) + words[1..];
    }

    public static string Value(string? text) => text switch
    {
        null or "" => "(empty)",
        "True" => "yes",
        "False" => "no",
        _ when DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        _ => text,
    };

    [GeneratedRegex("[A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Capital();
}

using System.Globalization;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>The two versions of a conflict as people read them: "Grade band", "3 September 2026", "yes".</summary>
internal static class ConflictWords
{
    /// <summary>"GradeBand" is "Grade band", "SupervisorId" is "Supervisor", "StartsOn" is "Starts on".</summary>
    public static string Name(ConflictingValue value) => SpacedWords.Of(value.Name.EndsWith("Id", StringComparison.Ordinal) ? value.Name[..^2] : value.Name);

    public static string Value(string? text) => text switch
    {
        null or "" => "(empty)",
        "True" => "yes",
        "False" => "no",
        _ when DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        _ => text,
    };
}

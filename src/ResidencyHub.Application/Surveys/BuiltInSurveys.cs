using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Surveys;

/// <summary>The questions that come with the hub: data files in Questions, loaded once, never changed by a start. A new edition is a new file.</summary>
internal static class BuiltInSurveys
{
    private const string Folder = "ResidencyHub.Application.Surveys.Questions.";

    /// <summary>Adds the editions that this version of the hub brings and the database does not have yet.</summary>
    public static async Task LoadAsync(ResidencyDbSource source, CancellationToken stop)
    {
        await using var db = source.Open(Reach.Everything("built-in surveys"), tracking: true);
        var known = await db.SurveyEditions.Select(i => new { i.Code, i.Edition }).ToListAsync(stop);
        db.AddRange(Shipped().Where(s => !known.Exists(k => k.Code == s.Code && k.Edition == s.Edition)));
        await db.SaveChangesAsync(stop);
    }

    public static IEnumerable<SurveyEdition> Shipped()
    {
        var assembly = typeof(BuiltInSurveys).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var file = JsonSerializer.Deserialize<EditionFile>(stream, JsonSerializerOptions.Web)!;
            yield return new SurveyEdition(file.Code, file.Edition, file.Title, file.Source, file.From, file.Levels, file.Questions.Select(q => (q.Code, q.Words)));
        }
    }

    private sealed record EditionFile(string Code, string Edition, string Title, string Source, DateOnly From, List<string> Levels, List<QuestionLine> Questions);

    private sealed record QuestionLine(string Code, string Words);
}

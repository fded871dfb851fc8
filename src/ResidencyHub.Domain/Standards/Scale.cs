using System.Globalization;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Standards;

/// <summary>A level on its way into a scale.</summary>
public sealed record LevelDraft(int Value, string Name, string Words);

/// <summary>A scale as people type it, a line for each level: "3 Applying: does it soundly and without prompts".</summary>
public static class Scale
{
    /// <summary>"Not observed": no judgement, and in no mean.</summary>
    public const int NotObserved = 0;

    /// <exception cref="RuleBroken">Fewer than two levels besides "not observed", a number twice, a level without a name.</exception>
    public static void Check(IReadOnlyList<LevelDraft> levels)
    {
        if (levels.Count(l => l.Value > NotObserved) < 2)
            throw new RuleBroken("scale-short", "A scale has at least two levels besides 0, not observed.");
        if (levels.GroupBy(l => l.Value).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new RuleBroken("level-twice", $"Two levels have the number {twice.Key}.");
        if (levels.FirstOrDefault(l => l.Value is < 0 or > 9) is { } odd)
            throw new RuleBroken("level-number", $"Levels are numbered 0 to 9, not {odd.Value}.");
        if (levels.All(l => l.Value != NotObserved))
            throw new RuleBroken("not-observed-missing", "Add level 0, not observed: an element that nobody could see must not be guessed.");
        if (levels.FirstOrDefault(l => l.Name.Length is 0 or > 60) is { } nameless)
            throw new RuleBroken("level-name", $"Level {nameless.Value} needs a name of up to 60 characters.");
    }

    public static string Write(IEnumerable<LevelDraft> levels) => string.Join('\n', levels.OrderBy(l => l.Value).Select(l => l.Words.Length == 0 ? $"{l.Value} {l.Name}" : $"{l.Value} {l.Name}: {l.Words}"));

    /// <exception cref="RuleBroken">A line that is no level, named by its number.</exception>
    public static IReadOnlyList<LevelDraft> Read(string text)
    {
        var levels = new List<LevelDraft>();
        foreach (var (line, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Trim(), i + 1)))
        {
            if (line.Length == 0)
                continue;
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank < 0 || !int.TryParse(line[..blank], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                throw new RuleBroken("level-line", $"Line {number} of the scale does not begin with a number and a name, like “3 Applying: does it soundly”.");
            var rest = line[(blank + 1)..].Trim();
            var colon = rest.IndexOf(':', StringComparison.Ordinal);
            levels.Add(colon < 0 ? new(value, rest, "") : new(value, rest[..colon].Trim(), rest[(colon + 1)..].Trim()));
        }
        Check(levels);
        return levels;
    }
}

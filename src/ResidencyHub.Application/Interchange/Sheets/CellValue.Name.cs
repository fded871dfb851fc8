using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>A person's name taken apart.</summary>
/// <param name="Given">Given and middle names.</param>
/// <param name="Family">Family name with its particles: "de la Cruz", "García-Lopez".</param>
/// <param name="Suffix">Jr., III, Ph.D.; null when none.</param>
/// <param name="Doubtful">The border between given and family name was guessed ("Maria Garcia Lopez"): show it before using it.</param>
public sealed record NameParts(string Given, string Family, string? Suffix, bool Doubtful);

public static partial class CellValue
{
    private static readonly HashSet<string> Particles = new(StringComparer.OrdinalIgnoreCase)
    {
        "de", "del", "della", "der", "den", "di", "da", "das", "do", "dos", "du", "la", "le", "las", "los", "van", "von", "vander", "ter", "ten", "bin", "ibn", "al", "el", "st.", "st", "saint", "mac", "mc", "y", "e", "af", "av", "zu", "abu",
    };

    /// <summary>"Last, First", "First Last", with title, suffix and particles. One person in a cell.</summary>
    public static Parsed<NameParts> PersonName(string cell)
    {
        var text = Spaces().Replace(CellText.Clean(cell), " ");
        if (text.Length == 0)
            return Parsed<NameParts>.Not(EmptyCell);
        if (TwoPeople().IsMatch(text))
            return Parsed<NameParts>.Not($"“{CellText.Excerpt(text)}” names more than one person: give each a row.");
        if (text.Contains('@', StringComparison.Ordinal) || text.Any(char.IsDigit))
            return Parsed<NameParts>.Not($"“{CellText.Excerpt(text)}” is no name of a person.");
        text = Title().Replace(text, "");
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        var suffixes = parts.Skip(1).Where(p => Suffix().IsMatch(p)).ToList();
        parts.RemoveAll(suffixes.Contains);
        return parts.Count switch
        {
            1 => FirstLast(text, parts[0], suffixes),
            2 => LastFirst(text, parts[0], parts[1], suffixes),
            _ => Parsed<NameParts>.Not($"“{CellText.Excerpt(text)}” cannot be taken apart: write “Last, First” or “First Last”."),
        };
    }

    private static Parsed<NameParts> LastFirst(string text, string family, string given, List<string> suffixes)
    {
        (family, var behindFamily) = WithoutSuffix(family);
        (given, var behindGiven) = WithoutSuffix(given);
        return family.Length == 0 || given.Length == 0
            ? OneWord(text)
            : new NameParts(given, family, Joined(suffixes, behindFamily, behindGiven), false);
    }

    private static Parsed<NameParts> FirstLast(string text, string name, List<string> suffixes)
    {
        (name, var behind) = WithoutSuffix(name);
        var words = name.Split(' ');
        if (words.Length < 2)
            return OneWord(text);
        var family = words.Length - 1;
        while (family > 1 && Particles.Contains(words[family - 1]))
            family--;
        // "Maria de la Cruz Lopez": the particle opens the family name, whatever follows it.
        var particle = Array.FindIndex(words, 1, w => Particles.Contains(w));
        if (particle > 0 && particle < family)
            family = particle;
        // A middle initial is no doubt; a whole word in the middle may be either.
        var doubtful = particle < 0 && words[1..family].Any(w => w.TrimEnd('.').Length > 1);
        return new NameParts(string.Join(' ', words[..family]), string.Join(' ', words[family..]), Joined(suffixes, behind, null), doubtful);
    }

    private static (string Name, string? Suffix) WithoutSuffix(string name)
    {
        var at = name.LastIndexOf(' ');
        return at > 0 && Suffix().IsMatch(name[(at + 1)..]) ? (name[..at], name[(at + 1)..]) : (name, null);
    }

    private static string? Joined(List<string> suffixes, string? one, string? other)
    {
        var all = new[] { one, other }.OfType<string>().Concat(suffixes).ToList();
        return all.Count == 0 ? null : string.Join(", ", all);
    }

    private static Parsed<NameParts> OneWord(string text)
        => Parsed<NameParts>.Not($"“{CellText.Excerpt(text)}” is only part of a name: write “First Last” or “Last, First”.");

    [GeneratedRegex(@"\s+", Plainly, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\s(&|and|or)\s|[/;&+]|\n", Plainly, 1000)]
    private static partial Regex TwoPeople();

    [GeneratedRegex(@"^((dr|mr|mrs|ms|mx|miss|prof|professor|rev|sr|coach)\.?\s+)+(?=\S+\s|\S+,)", Plainly, 1000)]
    private static partial Regex Title();

    [GeneratedRegex(@"^(jr|sr|ii|iii|iv|ph\.?\s?d|ed\.?\s?d|m\.?ed|m\.?a|nbct|esq)\.?\z", Plainly, 1000)]
    private static partial Regex Suffix();
}

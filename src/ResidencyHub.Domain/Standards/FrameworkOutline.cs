using System.Security.Cryptography;
using System.Text;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Standards;

/// <summary>A framework's tree as people type it: a line for each item, "1.1 Uses what pupils know", indented by two blanks for each level.</summary>
public static class FrameworkOutline
{
    private const int Blanks = 2;

    public static string Write(IEnumerable<FrameworkItem> items) =>
        string.Join('\n', items.OrderBy(i => i.Place).Select(i => $"{new string(' ', i.Depth * Blanks)}{i.Code} {OneLine(i.Statement)}"));

    /// <summary>Reads the lines. An item whose code stood in <paramref name="former"/> keeps its identity, also when its words change.</summary>
    /// <exception cref="RuleBroken">A line without code or words, a code twice, a line that jumps a level; each named by its number.</exception>
    public static IReadOnlyList<ItemDraft> Read(string text, IReadOnlyDictionary<string, Guid> former)
    {
        var (items, above, codes) = (new List<ItemDraft>(), new List<Guid>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var (raw, number) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l.Replace("\t", "  ", StringComparison.Ordinal).TrimEnd(), i + 1)))
        {
            var line = raw.TrimStart();
            if (line.Length == 0)
                continue;
            var depth = (raw.Length - line.Length) / Blanks;
            if (depth > above.Count)
                throw new RuleBroken("line-level", $"Line {number} stands more than one level below the line before it. Indent it by {above.Count * Blanks} blanks at most.");
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank is < 0 or > 80 || line[(blank + 1)..].Trim() is not { Length: > 0 } statement)
                throw new RuleBroken("line-words", $"Line {number} needs a code, a blank and the words of the item, like “1.1 Uses what pupils know”.");
            var code = line[..blank];
            if (!codes.Add(code))
                throw new RuleBroken("code-twice", $"Line {number} has the code {code}, which stands above already.");
            if (statement.Length > 4000)
                throw new RuleBroken("line-long", $"Line {number} has more than 4,000 characters.");
            var key = former.TryGetValue(code, out var kept) ? kept : SequentialGuid.Next();
            above.RemoveRange(depth, above.Count - depth);
            items.Add(new(key, depth == 0 ? null : above[depth - 1], items.Count, code, statement));
            above.Add(key);
        }
        return items;
    }

    /// <summary>The identity of a built-in item: the same on every hub, so that data from two hubs meet.</summary>
    public static Guid KeyOf(string framework, string code)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{framework} {code}"));
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private static string OneLine(string statement) => string.Join(' ', statement.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

using System.Text;

namespace ResidencyHub.Application.UseCases;

/// <summary>Changes as they travel between nodes: who made them, then nouns and ids, "6f0a…|placements:0192…;directory". Never a name or a value.</summary>
internal static class Announcement
{
    /// <summary>PostgreSQL carries less than 8,000 bytes in a notification; a database column less by choice.</summary>
    public const int Longest = 1000;

    public static string Write(string node, IReadOnlyList<Change> changes)
    {
        var each = Join(node, changes.Distinct().Select(c => c.Subject is { } one ? $"{c.Topic}:{one:N}" : c.Topic));
        // too many to name: which nouns is enough for those who listen
        return each.Length <= Longest ? each : Join(node, changes.Select(c => c.Topic).Distinct());
    }

    /// <summary>The node that made the changes, and the changes. What another version of the hub wrote otherwise counts as "something changed".</summary>
    public static (string Node, IReadOnlyList<Change> Changes) Read(string text)
    {
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0)
            return ("", [new(Change.Anything, null)]);
        return (text[..bar], [.. text[(bar + 1)..].Split(';').Select(part => part.Split(':') is [var topic, var id]
            ? Guid.TryParse(id, out var subject) ? new Change(topic, subject) : new Change(Change.Anything, null)
            : new Change(part, null))]);
    }

    private static string Join(string node, IEnumerable<string> parts) => new StringBuilder(node).Append('|').AppendJoin(';', parts).ToString();
}

using System.Buffers.Text;
using System.Text;

namespace ResidencyHub.Application.UseCases;

/// <summary>Pages of a list that is composed of several questions and therefore sorted here: a page begins after the key with which the one before ended, whether or not that row is still there.</summary>
internal static class ComposedList
{
    /// <summary>One page of a list.</summary>
    /// <param name="all">The whole list, in any order.</param>
    /// <param name="key">Short, and no two rows have the same: compared sign by sign, it is the order of the list.</param>
    /// <param name="page">Which page; a cursor that is none of ours, or beyond which nothing is left, leads to the first.</param>
    public static PageOf<T> Page<T>(IEnumerable<T> all, Func<T, string> key, PageRequest page)
    {
        var rows = all.Select(row => (Key: key(row), Row: row)).OrderBy(r => r.Key, StringComparer.Ordinal).ToList();
        var (first, end) = (0, page.Size);
        if (Read(page.After) is { } after)
            (first, end) = (rows.FindIndex(r => string.CompareOrdinal(r.Key, after) > 0), int.MaxValue);
        else if (Read(page.Before) is { } before)
            (first, end) = rows.Count(r => string.CompareOrdinal(r.Key, before) < 0) is > 0 and var upTo ? (Math.Max(0, upTo - page.Size), upTo) : (0, page.Size);
        if (first < 0)
            (first, end) = (0, page.Size);
        var shown = rows.Skip(first).Take(Math.Min(page.Size, end - first)).ToList();
        return shown.Count == 0 ? PageOf<T>.Empty : new(shown.ConvertAll(r => r.Row), first > 0 ? Write(shown[0].Key) : null, first + shown.Count < rows.Count ? Write(shown[^1].Key) : null, rows.Count, true);
    }

    private static string Write(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string? Read(string? cursor) => string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor) ? null : Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
}

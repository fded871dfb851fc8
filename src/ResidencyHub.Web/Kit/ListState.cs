using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>How a list is looked at: search, filters, sort, columns, page. It lives in the address, so that Back and a shared link show the same rows. Immutable; whatever changes but the page goes back to the first page.</summary>
public sealed record ListState
{
    private const int LongestValue = 100;
    private const int LongestCursor = 400;
    private const int MostColumns = 40;
    private const int FurthestRow = 100_000_000;

    private string? DefaultSort { get; init; }
    private ImmutableArray<string> FilterKeys { get; init; } = [];
    private ImmutableDictionary<string, string> Presets { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The search words; null when there are none.</summary>
    public string? Q { get; private init; }

    /// <summary>"name", or "-name" for largest first; the list's own sort when none was picked.</summary>
    public string? Sort { get; private init; }

    public string? After { get; private init; }

    public string? Before { get; private init; }

    /// <summary>Rows before this page, as counted while paging; a hint for the footer.</summary>
    public int At { get; private init; }

    /// <summary>Keys of the columns shown; empty shows the list's own choice.</summary>
    public ImmutableArray<string> Cols { get; private init; } = [];

    /// <summary>Which form of the page ("board"); null for its own.</summary>
    public string? View { get; private init; }

    private ImmutableSortedDictionary<string, string> Filters { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public bool Descending => Sort?.StartsWith('-') == true;

    /// <summary>The sort's key without its direction.</summary>
    public string? SortKey => Sort?.TrimStart('-');

    /// <summary>Whether search or filters narrow the list.</summary>
    public bool IsNarrowed => Q is not null || Filters.Any(filter => filter.Value != Presets.GetValueOrDefault(filter.Key));

    /// <summary>A filter's value; null when it is not set.</summary>
    public string? this[string filter] => Filters.GetValueOrDefault(filter);

    /// <summary>Sets a filter that the address leaves open ("year" to the present one): such a value is not written into addresses and does not count as narrowing.</summary>
    public ListState Preset(string filter, string value) => this with
    {
        Presets = Presets.SetItem(filter, value),
        Filters = Filters.ContainsKey(filter) ? Filters : Filters.Add(filter, value),
    };

    /// <summary>Reads an address. Unknown keys, empty, repeated and overlong values are passed over; nothing throws.</summary>
    /// <param name="uri">Absolute, relative, or just the query.</param>
    /// <param name="defaultSort">The list's own sort, left out of addresses.</param>
    /// <param name="filters">Keys of the filters that the list offers.</param>
    public static ListState Parse(string uri, string? defaultSort = null, params string[] filters)
    {
        var end = uri.IndexOf('#', StringComparison.Ordinal);
        var text = end < 0 ? uri : uri[..end];
        var start = text.IndexOf('?', StringComparison.Ordinal);
        var asked = QueryHelpers.ParseQuery(start < 0 ? "" : text[start..]);

        string? One(string key, int longest = LongestValue) =>
            asked.TryGetValue(key, out var values) ? values.Select(value => value?.Trim()).FirstOrDefault(value => value?.Length > 0 && value.Length <= longest && !value.Any(char.IsControl)) : null;

        var sort = One("sort");
        return new ListState
        {
            DefaultSort = defaultSort,
            FilterKeys = [.. filters],
            Q = One("q"),
            Sort = sort is not null && IsKey(sort.StartsWith('-') ? sort[1..] : sort) ? sort : defaultSort,
            After = One("after", LongestCursor),
            Before = One("after", LongestCursor) is null ? One("before", LongestCursor) : null,
            At = int.TryParse(One("at"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? Math.Min(at, FurthestRow) : 0,
            Cols = asked.TryGetValue("cols", out var cols) ? [.. cols.SelectMany(value => (value ?? "").Split('.')).Where(IsKey).Distinct().Take(MostColumns)] : [],
            View = One("view") is { } view && IsKey(view) ? view : null,
            Filters = filters.Select(key => (key, value: One(key))).Where(pair => pair.value is not null).DistinctBy(pair => pair.key).ToImmutableSortedDictionary(pair => pair.key, pair => pair.value!, StringComparer.Ordinal),
        };
    }

    /// <summary>The page that a list query is asked for.</summary>
    public PageRequest ToPageRequest(int take = 25) => new(SortKey, Descending, After, Before, take);

    /// <summary>Sorts by a column; by the same column again, the other way round.</summary>
    public ListState SortedBy(string key) => First() with { Sort = Sort == key ? "-" + key : key };

    public ListState Search(string? q) => First() with { Q = string.IsNullOrWhiteSpace(q) ? null : q.Trim() };

    /// <summary>Sets a filter, or with null takes it off.</summary>
    public ListState With(string filter, string? value) =>
        First() with { Filters = (string.IsNullOrWhiteSpace(value) ? Presets.GetValueOrDefault(filter) : value) is { } kept ? Filters.SetItem(filter, kept) : Filters.Remove(filter) };

    /// <summary>As if the address did not name the filter; the page stays.</summary>
    public ListState Without(string filter) => this with { Filters = Filters.Remove(filter) };

    public ListState In(string? view) => First() with { View = view };

    public ListState Show(params string[] columns) => First() with { Cols = [.. columns] };

    /// <summary>Without search and filters.</summary>
    public ListState Clear() => First() with { Q = null, Filters = ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).AddRange(Presets) };

    public ListState NextPage(string cursor, int at) => this with { After = cursor, Before = null, At = at };

    public ListState PreviousPage(string cursor, int at) => this with { After = null, Before = cursor, At = Math.Max(0, at) };

    /// <summary>The address on a path: "/placements?q=reyes&amp;sort=-asked".</summary>
    public string Href(string path) => Pairs().Select(pair => $"{pair.Key}={Escape(pair.Value)}").ToArray() is { Length: > 0 } pairs ? $"{path}?{string.Join('&', pairs)}" : path;

    /// <summary>Whether a saved view's query asks for the same list, whatever the page.</summary>
    public bool Shows(string query) =>
        First().Href("") == Presets.Aggregate(Parse(query.StartsWith('?') ? query : "?" + query, DefaultSort, [.. FilterKeys]), (state, preset) => state.Preset(preset.Key, preset.Value)).First().Href("");

    /// <summary>What a form that changes some keys must carry along; the page starts over.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Kept(Func<string, bool> except) => First().Pairs().Where(pair => !except(pair.Key));

    /// <summary>The same list from its beginning.</summary>
    public ListState First() => this with { After = null, Before = null, At = 0 };

    private IEnumerable<KeyValuePair<string, string>> Pairs()
    {
        if (View is not null) yield return new("view", View);
        if (Q is not null) yield return new("q", Q);
        foreach (var filter in Filters.Where(filter => filter.Value != Presets.GetValueOrDefault(filter.Key))) yield return filter;
        if (Sort is not null && Sort != DefaultSort) yield return new("sort", Sort);
        if (Cols.Length > 0) yield return new("cols", string.Join('.', Cols));
        if (After is not null) yield return new("after", After);
        if (Before is not null) yield return new("before", Before);
        if (At > 0) yield return new("at", At.ToString(CultureInfo.InvariantCulture));
    }

    private static bool IsKey(string text) => text.Length is > 0 and <= 40 && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    // Uri escapes half a surrogate pair by replacing it; a space is shorter as a plus.
    private static string Escape(string value) => new StringBuilder(Uri.EscapeDataString(value)).Replace("%20", "+").ToString();
}

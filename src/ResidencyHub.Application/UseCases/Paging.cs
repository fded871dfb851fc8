namespace ResidencyHub.Application.UseCases;

/// <summary>Which page of a list: keyset paging, so that page 40,000 costs what page 1 costs.</summary>
/// <param name="Sort">The key of an offered sort; null for the list's own.</param>
/// <param name="Descending">Largest first.</param>
/// <param name="After">Opaque cursor: rows after it.</param>
/// <param name="Before">Opaque cursor: rows before it.</param>
/// <param name="Take">Rows on a page, 1 to 100.</param>
public sealed record PageRequest(string? Sort = null, bool Descending = false, string? After = null, string? Before = null, int Take = 25)
{
    private const int PartOfFile = 2000;

    /// <summary>One part of a file that holds the whole list: larger than a page, and nothing is counted.</summary>
    public bool ForFile { get; init; }

    public int Size => ForFile ? PartOfFile : Math.Clamp(Take, 1, 100);
}

/// <summary>One page of a list.</summary>
/// <param name="Rows">In the order asked for.</param>
/// <param name="Previous">Cursor for the page before; null on the first.</param>
/// <param name="Next">Cursor for the page after; null on the last.</param>
/// <param name="Count">How many rows the whole list has; counted up to <see cref="CountLimit"/>.</param>
/// <param name="CountIsExact">False: there are more than <paramref name="Count"/>.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, string? Previous, string? Next, int Count, bool CountIsExact)
{
    /// <summary>Counting stops here: a click never counts a million rows.</summary>
    public const int CountLimit = 1000;

    public static PageOf<T> Empty { get; } = new([], null, null, 0, true);

    /// <summary>The same page with other rows, one for each.</summary>
    public PageOf<TOther> Of<TOther>(Func<T, TOther> row) => new([.. Rows.Select(row)], Previous, Next, Count, CountIsExact);
}

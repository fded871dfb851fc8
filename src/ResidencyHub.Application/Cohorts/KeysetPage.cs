using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Where a page of a list ends: the sort's value and the id.</summary>
internal sealed record ListCursor(string Value, Guid Id)
{
    public static ListCursor? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text))
            return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n');
        return parts.Length == 2 && Guid.TryParse(parts[1], out var id) ? new(parts[0], id) : null;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Value}\n{Id}"));
}

/// <summary>Reads one page of a list after or before a cursor: page 40,000 costs what page 1 costs.</summary>
internal static class KeysetPage
{
    /// <param name="all">The list with its filters.</param>
    /// <param name="page">Which page.</param>
    /// <param name="inOrder">Orders, downwards when true, and begins after the cursor when there is one.</param>
    /// <param name="row">What a row shows.</param>
    /// <param name="cursor">The cursor of a row.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<PageOf<TRow>> ReadAsync<T, TRow>(IQueryable<T> all, PageRequest page, Func<IQueryable<T>, bool, ListCursor?, IQueryable<T>> inOrder, Expression<Func<T, TRow>> row, Func<TRow, ListCursor> cursor, CancellationToken stop)
    {
        var from = ListCursor.Read(page.After ?? page.Before);
        var backwards = page.After is null && from is not null;
        var rows = await inOrder(all, page.Descending ^ backwards, from).Take(page.Size + 1).Select(row).ToListAsync(stop);
        var more = rows.Count > page.Size;
        if (more)
            rows.RemoveAt(page.Size);
        if (backwards)
            rows.Reverse();
        if (rows.Count == 0)
            return PageOf<TRow>.Empty;
        var count = page.ForFile ? 0 : await all.Take(PageOf<TRow>.CountLimit + 1).CountAsync(stop);
        var previous = (backwards ? more : from is not null) ? cursor(rows[0]).ToString() : null;
        var next = backwards || more ? cursor(rows[^1]).ToString() : null;
        return new(rows, previous, next, Math.Min(count, PageOf<TRow>.CountLimit), count <= PageOf<TRow>.CountLimit);
    }

    /// <summary>Rows in which every word typed begins a word.</summary>
    public static IReadOnlyList<string> Prefixes(string? q) => [.. SearchText.Of(q).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6).Select(w => " " + w)];
}

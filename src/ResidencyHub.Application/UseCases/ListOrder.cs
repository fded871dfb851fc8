using System.Buffers.Text;
using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.UseCases;

/// <summary>One offered sort of a list: a column, then the id. A page begins where the one before ended, so that page 40,000 costs what page 1 costs.</summary>
internal abstract class ListOrder<T> where T : class
{
    /// <param name="key">The column. It needs an index that ends with the id, and is never null.</param>
    public static ListOrder<T> By<TKey>(Expression<Func<T, TKey>> key) => new ListOrder<T, TKey>(key);

    /// <summary>One page of a list.</summary>
    /// <param name="all">The list with its filters.</param>
    /// <param name="page">Which page; a cursor that is none of ours, or beyond which nothing is left, leads to the first.</param>
    /// <param name="row">What a row shows.</param>
    /// <param name="stop">Ends the reading.</param>
    public abstract Task<PageOf<TRow>> ReadAsync<TRow>(IQueryable<T> all, PageRequest page, Expression<Func<T, TRow>> row, CancellationToken stop);

    public abstract IOrderedQueryable<T> Sorted(IQueryable<T> rows, bool down);

    /// <summary>The cursor of the page that begins after a row.</summary>
    public abstract string CursorOf(T row);
}

internal sealed class ListOrder<T, TKey>(Expression<Func<T, TKey>> key) : ListOrder<T> where T : class
{
    private const string RowId = "Id";

    private readonly ParameterExpression _one = key.Parameters[0];
    private readonly MemberExpression _id = Expression.Property(key.Parameters[0], RowId);

    /// <summary>Where a page ends. Its members become parameters of the query, so that it is planned once.</summary>
    private sealed record Edge(TKey Key, Id<T> Id);

    private sealed record Keyed<TRow>(TRow Row, TKey Key, Id<T> Id);

    public override async Task<PageOf<TRow>> ReadAsync<TRow>(IQueryable<T> all, PageRequest page, Expression<Func<T, TRow>> row, CancellationToken stop)
    {
        var from = Read(page.After ?? page.Before);
        var back = page.After is null && from is not null;
        var down = page.Descending != back;
        var asked = page.Size + 1;
        var rows = await (from is null ? Sorted(all, down).Take(asked) : Beyond(all, from, down, asked)).Select(WithKey(row)).ToListAsync(stop);
        var more = rows.Count == asked;
        if (more)
            rows.RemoveAt(page.Size);
        if (back)
            rows.Reverse();
        if (rows.Count == 0)
            return from is null ? PageOf<TRow>.Empty : await ReadAsync(all, page with { After = null, Before = null }, row, stop);
        var count = page.ForFile ? 0 : await all.Take(PageOf<TRow>.CountLimit + 1).CountAsync(stop);
        return new(
            rows.ConvertAll(r => r.Row), (back ? more : from is not null) ? CursorOf(rows[0].Key, rows[0].Id) : null, back || more ? CursorOf(rows[^1].Key, rows[^1].Id) : null,
            Math.Min(count, PageOf<TRow>.CountLimit), count <= PageOf<TRow>.CountLimit);
    }

    public override IOrderedQueryable<T> Sorted(IQueryable<T> rows, bool down) =>
        down ? rows.OrderByDescending(key).ThenByDescending(Id) : rows.OrderBy(key).ThenBy(Id);

    private Expression<Func<T, Id<T>>> Id => Expression.Lambda<Func<T, Id<T>>>(_id, _one);

    // Two seeks of an index instead of one condition with "or": a million rows may share the key, and none of those before the edge is read over.
    private IQueryable<T> Beyond(IQueryable<T> rows, Edge from, bool down, int asked)
    {
        var at = Expression.Constant(from);
        var (keyAt, idAt) = (Expression.Property(at, nameof(Edge.Key)), Expression.Property(at, nameof(Edge.Id)));
        var sameKey = Where(rows, Expression.AndAlso(Expression.Equal(key.Body, keyAt), Compare(_id, idAt, down)));
        var rest = Where(rows, Compare(key.Body, keyAt, down));
        return Sorted(Sorted(sameKey, down).Take(asked).Concat(Sorted(rest, down).Take(asked)), down).Take(asked);
    }

    private IQueryable<T> Where(IQueryable<T> rows, Expression condition) => rows.Where(Expression.Lambda<Func<T, bool>>(condition, _one));

    private static BinaryExpression Compare(Expression left, Expression right, bool down)
    {
        if (left.Type == typeof(string))
            (left, right) = (Expression.Call(typeof(string), nameof(string.Compare), null, left, right), Expression.Constant(0));
        else if (left.Type.IsEnum) // C# compares enums as numbers; EF takes the conversion off again and compares the words of the column, by its index
            (left, right) = (Expression.Convert(left, typeof(int)), Expression.Convert(right, typeof(int)));
        return down ? Expression.LessThan(left, right) : Expression.GreaterThan(left, right);
    }

    private Expression<Func<T, Keyed<TRow>>> WithKey<TRow>(Expression<Func<T, TRow>> row) => Expression.Lambda<Func<T, Keyed<TRow>>>(
        Expression.New(typeof(Keyed<TRow>).GetConstructors()[0], ReplacingExpressionVisitor.Replace(row.Parameters[0], _one, row.Body), key.Body, _id), _one);

    public override string CursorOf(T row) => CursorOf(key.Compile()(row), Expression.Lambda<Func<T, Id<T>>>(_id, _one).Compile()(row));

    private static string CursorOf(TKey key, Id<T> id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id}{JsonSerializer.Serialize(key)}"));

    private static Edge? Read(string? cursor)
    {
        const int id = 36;
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor))
            return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        try
        {
            return text.Length > id && Guid.TryParse(text.AsSpan(0, id), out var guid) && JsonSerializer.Deserialize<TKey>(text.AsSpan(id)) is { } at ? new(at, new(guid)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

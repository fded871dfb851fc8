using System.Globalization;
using System.Linq.Expressions;
using System.Text;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>One offered sort of the list of placements: its column, then the id, so that a page begins where the one before ended, however many rows there are.</summary>
internal sealed class PlacementOrder
{
    private readonly LambdaExpression _key;
    private readonly Func<ListPlacements.Row, string> _text;
    private readonly Func<string, object?> _parse;

    private PlacementOrder(LambdaExpression key, Func<ListPlacements.Row, string> text, Func<string, object?> parse) => (_key, _text, _parse) = (key, text, parse);

    public static IReadOnlyDictionary<string, PlacementOrder> All { get; } = new Dictionary<string, PlacementOrder>(StringComparer.Ordinal)
    {
        ["resident"] = Text(p => p.ResidentSort, r => r.Sort),
        ["school"] = Text(p => p.SchoolName, r => r.SchoolName),
        ["status"] = State(p => p.State, r => r.State),
        ["next"] = Day(p => p.NextOn, r => r.NextOn ?? DateOnly.MaxValue),
        ["start"] = Day(p => p.StartsOn, r => r.StartsOn),
    };

    public string Cursor(ListPlacements.Row row) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{row.Id}{_text(row)}")).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public IQueryable<Placement> Sort(IQueryable<Placement> rows, bool descending) =>
        descending ? OrderBy(rows, nameof(Queryable.OrderByDescending)).ThenByDescending(p => p.Id) : OrderBy(rows, nameof(Queryable.OrderBy)).ThenBy(p => p.Id);

    /// <summary>The rows beyond a cursor; all of them when it is none of ours.</summary>
    public IQueryable<Placement> Beyond(IQueryable<Placement> rows, string cursor, bool descending)
    {
        if (!TryRead(cursor, out var id, out var value))
            return rows;
        var row = _key.Parameters[0];
        var key = _key.Body;
        // a member of a captured object becomes a parameter, so that the query is planned once
        Expression at = Expression.Convert(Expression.Property(Expression.Constant(new Box(value)), nameof(Box.Value)), key.Type);
        // C# compares enums as numbers; EF takes the conversion off again and compares the words of the column, by its index
        if (key.Type.IsEnum)
            (key, at) = (Expression.Convert(key, typeof(int)), Expression.Convert(at, typeof(int)));
        var idColumn = Expression.Property(row, nameof(Placement.Id));
        var idAt = Expression.Property(Expression.Constant(new IdBox(id)), nameof(IdBox.Value));
        var idBeyond = descending ? Expression.LessThan(idColumn, idAt) : Expression.GreaterThan(idColumn, idAt);
        var beyond = Expression.OrElse(Compare(key, at, descending, orEqual: false), Expression.AndAlso(Compare(key, at, descending, orEqual: true), idBeyond));
        // the first condition alone lets the index begin at the right place
        return rows.Where(Expression.Lambda<Func<Placement, bool>>(Expression.AndAlso(Compare(key, at, descending, orEqual: true), beyond), row));
    }

    private static BinaryExpression Compare(Expression key, Expression at, bool descending, bool orEqual)
    {
        var (left, right) = key.Type == typeof(string)
            ? ((Expression)Expression.Call(typeof(string), nameof(string.Compare), null, key, at), (Expression)Expression.Constant(0))
            : (key, at);
        return (descending, orEqual) switch
        {
            (false, false) => Expression.GreaterThan(left, right),
            (false, true) => Expression.GreaterThanOrEqual(left, right),
            (true, false) => Expression.LessThan(left, right),
            _ => Expression.LessThanOrEqual(left, right),
        };
    }

    private bool TryRead(string cursor, out Id<Placement> id, out object? value)
    {
        (id, value) = (default, null);
        var padded = cursor.Replace('-', '+').Replace('_', '/').PadRight((cursor.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length];
        if (!Convert.TryFromBase64String(padded, buffer, out var length))
            return false;
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        if (text.Length < 36 || !Guid.TryParse(text.AsSpan(0, 36), out var guid))
            return false;
        (id, value) = (new(guid), _parse(text[36..]));
        return value is not null;
    }

    private IOrderedQueryable<Placement> OrderBy(IQueryable<Placement> rows, string method) =>
        (IOrderedQueryable<Placement>)rows.Provider.CreateQuery<Placement>(Expression.Call(typeof(Queryable), method, [typeof(Placement), _key.Body.Type], rows.Expression, Expression.Quote(_key)));

    private static PlacementOrder Text(Expression<Func<Placement, string>> key, Func<ListPlacements.Row, string> text) => new(key, text, t => t);

    private static PlacementOrder Day(Expression<Func<Placement, DateOnly>> key, Func<ListPlacements.Row, DateOnly> day) =>
        new(key, r => day(r).ToString("O", CultureInfo.InvariantCulture), t => DateOnly.TryParseExact(t, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : null);

    private static PlacementOrder State(Expression<Func<Placement, PlacementState>> key, Func<ListPlacements.Row, PlacementState> state) =>
        new(key, r => state(r).ToString(), t => Enum.TryParse<PlacementState>(t, out var s) && Enum.IsDefined(s) ? s : null);

    private sealed record Box(object? Value);

    private sealed record IdBox(Id<Placement> Value);
}

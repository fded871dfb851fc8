using System.Linq.Expressions;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Data;

/// <summary>How an entity stands to reach.</summary>
internal enum ReachMode
{
    /// <summary>A condition per kind of reach.</summary>
    Scoped,

    /// <summary>Everybody reads it; who may write it is a matter of permission.</summary>
    Open,

    /// <summary>Read only through the entity it belongs to, which is scoped.</summary>
    Part,

    /// <summary>Each account its own rows.</summary>
    Own,

    /// <summary>Any command adds rows; only a reach over everything reads them.</summary>
    WrittenByAll,

    /// <summary>Any command adds rows; who holds the proof reads and changes the one row, others as the condition says.</summary>
    Bearer,
}

/// <summary>Which rows of one entity each kind of reach sees and may write.</summary>
internal sealed class ReachRule
{
    private readonly Dictionary<ReachKind, LambdaExpression> _filters;
    private readonly Dictionary<ReachKind, Func<Reach, object, bool>> _checks;

    private ReachRule(Type entity, ReachMode mode, string reason, Dictionary<ReachKind, LambdaExpression> filters, Dictionary<ReachKind, Func<Reach, object, bool>> checks) =>
        (Entity, Mode, Reason, _filters, _checks) = (entity, mode, reason, filters, checks);

    public Type Entity { get; }
    public ReachMode Mode { get; }

    /// <summary>Why it is open, or of what it is a part.</summary>
    public string Reason { get; }

    private HashSet<ReachKind> Adders { get; } = [];
    private Dictionary<ReachKind, Func<Reach, object, bool>> Additions { get; } = [];

    /// <summary>Kinds that add rows which they don't read afterwards.</summary>
    public ReachRule AddedBy(params ReadOnlySpan<ReachKind> kinds)
    {
        foreach (var kind in kinds)
            Adders.Add(kind);
        return this;
    }

    /// <summary>Rows that a kind may add though it does not read them: its own, at a place that is somebody else's.</summary>
    public ReachRule AddedWhen<T>(Func<Reach, T, bool> programs, Func<Reach, T, bool> districts, Func<Reach, T, bool> schools)
    {
        foreach (var (kind, check) in new[] { (ReachKind.Programs, programs), (ReachKind.Districts, districts), (ReachKind.Schools, schools) })
            Additions[kind] = (reach, row) => check(reach, (T)row);
        return this;
    }

    /// <summary>One more kind that reads rows, by a condition of its own.</summary>
    public ReachRule ReadBy<T>(ReachKind kind, Expression<Func<Reach, T, bool>> filter)
    {
        var compiled = filter.Compile();
        (_filters[kind], _checks[kind]) = (filter, (reach, row) => compiled(reach, (T)row));
        return this;
    }

    public static ReachRule Scoped<T>(
        Expression<Func<Reach, T, bool>>? programs = null, Expression<Func<Reach, T, bool>>? caseload = null, Expression<Func<Reach, T, bool>>? districts = null,
        Expression<Func<Reach, T, bool>>? schools = null, Expression<Func<Reach, T, bool>>? mentor = null, Expression<Func<Reach, T, bool>>? resident = null,
        Expression<Func<Reach, T, bool>>? partnerships = null) =>
        Make(ReachMode.Scoped, "", (ReachKind.Programs, programs), (ReachKind.Caseload, caseload), (ReachKind.Districts, districts), (ReachKind.Schools, schools), (ReachKind.Mentor, mentor), (ReachKind.Resident, resident), (ReachKind.Partnerships, partnerships));

    public static ReachRule Own<T>(Expression<Func<Reach, T, bool>> own) =>
        Make(ReachMode.Own, "each account its own", [.. Enum.GetValues<ReachKind>().Where(k => k is not (ReachKind.Everything or ReachKind.Nothing)).Select(k => (k, (Expression<Func<Reach, T, bool>>?)own))]);

    /// <summary>Added by any command; each kind reads and changes by <paramref name="bearer"/>, or by <paramref name="programs"/> or <paramref name="invitation"/> where given.</summary>
    public static ReachRule Bearer<T>(string reason, Expression<Func<Reach, T, bool>> bearer, Expression<Func<Reach, T, bool>>? programs = null, Expression<Func<Reach, T, bool>>? invitation = null) =>
        Make(ReachMode.Bearer, reason, [.. Enum.GetValues<ReachKind>().Where(k => k is not (ReachKind.Everything or ReachKind.Nothing))
            .Select(k => (k, k is ReachKind.Programs ? programs ?? bearer : k is ReachKind.Invitation ? invitation ?? bearer : bearer))]);

    public static ReachRule Open<T>(string reason) => Make<T>(ReachMode.Open, reason);

    public static ReachRule Part<T>(string reason) => Make<T>(ReachMode.Part, reason);

    public static ReachRule WrittenByAll<T>(string reason) => Make<T>(ReachMode.WrittenByAll, reason);

    /// <summary>The filter for a kind as EF takes it; null when the kind sees all.</summary>
    public LambdaExpression? FilterFor(ReachKind kind, Expression reach)
    {
        if (kind is ReachKind.Everything || Mode is ReachMode.Open or ReachMode.Part)
            return null;
        if (!_filters.TryGetValue(kind, out var filter))
            return Expression.Lambda(Expression.Constant(false), Expression.Parameter(Entity, "x"));
        return Expression.Lambda(new Swap(filter.Parameters[0], reach).Visit(filter.Body)!, filter.Parameters[1]);
    }

    /// <summary>Whether a row lies within a reach.</summary>
    public bool Sees(Reach reach, object row) =>
        reach.Kind is ReachKind.Everything || Mode is ReachMode.Open or ReachMode.Part || (_checks.TryGetValue(reach.Kind, out var check) && check(reach, row));

    /// <summary>Whether a new row may be added within a reach.</summary>
    public bool Admits(Reach reach, object row) => Mode is ReachMode.WrittenByAll or ReachMode.Bearer || Adders.Contains(reach.Kind) || (Additions.TryGetValue(reach.Kind, out var own) && own(reach, row)) || Sees(reach, row);

    private static ReachRule Make<T>(ReachMode mode, string reason, params ReadOnlySpan<(ReachKind Kind, Expression<Func<Reach, T, bool>>? Filter)> filters)
    {
        var kept = new Dictionary<ReachKind, LambdaExpression>();
        var checks = new Dictionary<ReachKind, Func<Reach, object, bool>>();
        foreach (var (kind, filter) in filters)
        {
            if (filter is null)
                continue;
            kept[kind] = filter;
            var compiled = filter.Compile();
            checks[kind] = (reach, row) => compiled(reach, (T)row);
        }
        return new ReachRule(typeof(T), mode, reason, kept, checks);
    }

    private sealed class Swap(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}

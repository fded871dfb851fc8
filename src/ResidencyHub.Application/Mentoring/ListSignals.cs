using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Reasons to look at a placement, one line each, by name: nothing is weighed, added up or ranked.</summary>
public sealed class ListSignals(UseCaseServices services) : Query<ListSignals.Request, PageOf<ListSignals.Row>>(services)
{
    /// <param name="Page">Which page; sorts: name, since.</param>
    /// <param name="Q">Beginnings of words of the resident's name.</param>
    /// <param name="State">Open ones unless it says otherwise.</param>
    /// <param name="Kind">Of one kind.</param>
    /// <param name="Cohort">Of one cohort.</param>
    public sealed record Request(PageRequest Page, string? Q = null, SignalState State = SignalState.Open, SignalKind? Kind = null, Id<Cohort>? Cohort = null);

    /// <param name="PutOffThrough">Nobody is asked through this day; null when it was never put off, or is heard again before that day.</param>
    /// <param name="Last">What was said of it last: the outcome, or why it was put off.</param>
    public sealed record Row(Id<Signal> Id, string Resident, string School, SignalKind Kind, string Words, DateOnly OpenedOn, DateOnly? PutOffThrough, DateOnly? EndedOn, string? Last, string? HandledBy);

    private static Dictionary<string, ListOrder<Signal>> Orders { get; } = new(StringComparer.Ordinal)
    {
        ["name"] = ListOrder<Signal>.By(s => s.ResidentSort),
        ["since"] = ListOrder<Signal>.By(s => s.OpenedOn),
    };

    private protected override Permission Needs => Permission.WatchSignals;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var all = In(db.Signals, request.State, operation.Today);
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(s => db.Residents.Any(r => r.Id == s.ResidentId && r.SearchWords.Contains(prefix)));
        if (request.Kind is { } kind)
            all = all.Where(s => s.Kind == kind);
        if (request.Cohort is { } cohort)
            all = all.Where(s => db.Residents.Any(r => r.Id == s.ResidentId && r.CohortId == cohort));
        return await (Orders.GetValueOrDefault(request.Page.Sort ?? "name") ?? Orders["name"]).ReadAsync(
            all, request.Page, s => new Row(s.Id, s.ResidentName, s.SchoolName, s.Kind, s.Words, s.OpenedOn, s.PutOffThrough, s.EndedOn, s.Outcome ?? s.PutOffWhy, s.HandledBy), stop);
    }

    /// <summary>The signals in a state, as the database answers it; a count and its list are the same question. Each says whether it is over: by that the lists' indexes are chosen.</summary>
    internal static IQueryable<Signal> In(IQueryable<Signal> all, SignalState state, DateOnly today) => state switch
    {
        SignalState.Settled => all.Where(s => s.EndedOn != null && s.Outcome != null),
        SignalState.Gone => all.Where(s => s.EndedOn != null && s.Outcome == null),
        SignalState.PutOff => all.Where(s => s.EndedOn == null && s.PutOffThrough >= today),
        _ => all.Where(s => s.EndedOn == null && (s.PutOffThrough == null || s.PutOffThrough < today)),
    };
}

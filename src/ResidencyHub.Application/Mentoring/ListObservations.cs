using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Formal observations within reach, latest day first. A school's leader reads those that are shared and granted.</summary>
public sealed class ListObservations(UseCaseServices services) : Query<ListObservations.Request, PageOf<ListObservations.Row>>(services)
{
    /// <param name="Show">"open": not shared yet; "late": the talk after is past its day and the placement still runs; null: all.</param>
    /// <param name="Q">Beginnings of words of the resident's name.</param>
    public sealed record Request(PageRequest Page, ObservationState? State = null, string? Show = null, Id<Resident>? Resident = null, string? Q = null);

    /// <param name="ConferenceDueOn">The last day for the talk after the lesson; null before it and when it is over.</param>
    /// <param name="IsLate">That day is past, and the placement still runs.</param>
    public sealed record Row(Id<Observation> Id, string Resident, string School, int Number, DateOnly PlannedOn, TimeOnly? PlannedAt, string Observer, RaterKind ObserverKind, ObservationState State, DateOnly? ConferenceDueOn, bool IsLate);

    private static readonly ListOrder<Observation> _byDay = ListOrder<Observation>.By(o => o.PlannedOn);

    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, page) = (operation.Db, operation.Today, request.Page);
        var late = TalksDue.Of(db).Where(o => o.ConferenceDueOn < today);
        var all = request.Show is "late" ? late : db.Observations.AsQueryable();
        if (request.State is { } state)
            all = all.Where(o => o.State == state);
        if (request.Show is "open")
            all = all.Where(o => o.IsOpen);
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(o => db.Residents.Any(r => r.Id == o.ResidentId && r.SearchWords.Contains(prefix)));
        if (request.Resident is { } resident)
            all = all.Where(o => o.ResidentId == resident);
        return await _byDay.ReadAsync(all, page with { Descending = true }, o => new Row(
            o.Id, o.ResidentName, o.SchoolName, o.Number, o.PlannedOn, o.PlannedAt, o.ObserverName, o.ObserverKind, o.State, o.ConferenceOn == null ? o.ConferenceDueOn : null, late.Any(l => l.Id == o.Id)), stop);
    }
}

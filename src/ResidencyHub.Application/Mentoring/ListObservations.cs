using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Formal observations within reach, latest day first. A school's leader reads those that are shared and granted.</summary>
public sealed class ListObservations(UseCaseServices services) : Query<ListObservations.Request, PageOf<ListObservations.Row>>(services)
{
    /// <param name="Show">"open": not shared yet; "late": the talk after is past its day; null: all.</param>
    public sealed record Request(PageRequest Page, ObservationState? State = null, string? Show = null, Id<Resident>? Resident = null);

    /// <param name="ConferenceDueOn">The last day for the talk after the lesson; null before it and when it is over.</param>
    /// <param name="IsLate">That day is past.</param>
    public sealed record Row(Id<Observation> Id, string Resident, string School, int Number, DateOnly PlannedOn, TimeOnly? PlannedAt, string Observer, RaterKind ObserverKind, ObservationState State, DateOnly? ConferenceDueOn, bool IsLate);

    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, page) = (operation.Db, operation.Today, request.Page);
        var all = db.Observations.AsQueryable();
        if (request.State is { } state)
            all = all.Where(o => o.State == state);
        if (request.Show is "open" or "late")
            all = all.Where(o => o.IsOpen);
        if (request.Show is "late")
            all = all.Where(o => o.ConferenceOn == null && o.ConferenceDueOn < today);
        if (request.Resident is { } resident)
            all = all.Where(o => o.ResidentId == resident);
        var count = await all.Take(PageOf<Row>.CountLimit + 1).CountAsync(stop);
        var backwards = page.Before is not null;
        var keyed = all;
        if (Read(page.After ?? page.Before) is { } at)
        {
            keyed = backwards
                ? keyed.Where(o => o.PlannedOn > at.On || (o.PlannedOn == at.On && o.Id > at.Id))
                : keyed.Where(o => o.PlannedOn < at.On || (o.PlannedOn == at.On && o.Id < at.Id));
        }
        var ordered = backwards ? keyed.OrderBy(o => o.PlannedOn).ThenBy(o => o.Id) : keyed.OrderByDescending(o => o.PlannedOn).ThenByDescending(o => o.Id);
        var rows = await ordered.Take(page.Size + 1)
            .Select(o => new Row(o.Id, o.ResidentName, o.SchoolName, o.Number, o.PlannedOn, o.PlannedAt, o.ObserverName, o.ObserverKind, o.State, o.ConferenceOn == null ? o.ConferenceDueOn : null, o.ConferenceOn == null && o.IsOpen && o.ConferenceDueOn < today)).ToListAsync(stop);
        var more = rows.Count > page.Size;
        if (backwards)
            rows.Reverse();
        if (more)
            rows.RemoveAt(backwards ? 0 : rows.Count - 1);
        var hasNext = backwards || more;
        var hasPrevious = backwards ? more : page.After is not null;
        return new PageOf<Row>(rows, hasPrevious && rows.Count > 0 ? Write(rows[0]) : null, hasNext && rows.Count > 0 ? Write(rows[^1]) : null, Math.Min(count, PageOf<Row>.CountLimit), count <= PageOf<Row>.CountLimit);
    }

    private static string Write(Row row) => $"{row.PlannedOn:yyyyMMdd}.{row.Id.Value:N}";

    private static (DateOnly On, Id<Observation> Id)? Read(string? cursor) =>
        cursor?.Split('.') is [var day, var id] && DateOnly.TryParseExact(day, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && Guid.TryParseExact(id, "N", out var guid) ? (on, new Id<Observation>(guid)) : null;
}

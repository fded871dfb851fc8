using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Check-ins within reach, latest week first. A resident's reach reads the texts, never how it goes.</summary>
public sealed class ListCheckIns(UseCaseServices services) : Query<ListCheckIns.Request, PageOf<ListCheckIns.Row>>(services)
{
    public sealed record Request(PageRequest Page, DateOnly? WeekOf = null, Going? Going = null, Id<Placement>? Placement = null);

    /// <param name="Id">The check-in.</param>
    /// <param name="Placement">Its placement.</param>
    /// <param name="Resident">The resident's name.</param>
    /// <param name="School">Where.</param>
    /// <param name="Mentor">Who wrote it.</param>
    /// <param name="WeekOf">The Monday.</param>
    /// <param name="Met">Whether the two met.</param>
    /// <param name="Length">For how long.</param>
    /// <param name="Going">Null for those who may not read it.</param>
    /// <param name="Strength">The strength.</param>
    /// <param name="NextStep">The next step.</param>
    /// <param name="SentAt">UTC.</param>
    public sealed record Row(Id<CheckIn> Id, Id<Placement> Placement, string Resident, string School, string Mentor, DateOnly WeekOf, bool Met, MeetingLength? Length, Going? Going, string? Strength, string? NextStep, DateTime SentAt);

    private protected override Permission Needs => Permission.ReadCheckIns;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        var seesGoing = operation.Reach.Kind is not ReachKind.Resident;
        var all = db.CheckIns.AsQueryable();
        if (request.WeekOf is { } week)
            all = all.Where(c => c.WeekOf == week);
        if (request.Going is { } going && seesGoing)
            all = all.Where(c => c.Going == going);
        if (request.Placement is { } placement)
            all = all.Where(c => c.PlacementId == placement);
        // who mentored before reads on what they wrote, as long as they still see the placement: a row without its placement would leave a hole in the page
        if (operation.Reach.Kind is ReachKind.Mentor)
            all = all.Where(c => db.Placements.Any(p => p.Id == c.PlacementId));
        var count = await all.Take(PageOf<Row>.CountLimit + 1).CountAsync(stop);
        var page = request.Page;
        var backwards = page.Before is not null;
        var keyed = all;
        if (Read(page.After ?? page.Before) is { } at)
        {
            keyed = backwards
                ? keyed.Where(c => c.WeekOf > at.Week || (c.WeekOf == at.Week && c.Id > at.Id))
                : keyed.Where(c => c.WeekOf < at.Week || (c.WeekOf == at.Week && c.Id < at.Id));
        }
        var ordered = backwards ? keyed.OrderBy(c => c.WeekOf).ThenBy(c => c.Id) : keyed.OrderByDescending(c => c.WeekOf).ThenByDescending(c => c.Id);
        var rows = await (
            from c in ordered.Take(page.Size + 1)
            join p in db.Placements on c.PlacementId equals p.Id
            select new Row(c.Id, p.Id, p.ResidentName, p.SchoolName, c.MentorName, c.WeekOf, c.Met, c.Length, seesGoing ? c.Going : null, c.Strength, c.NextStep, c.SentAt)).ToListAsync(stop);
        var more = rows.Count > page.Size;
        rows = [.. rows.OrderByDescending(r => r.WeekOf).ThenByDescending(r => r.Id)];
        if (more)
            rows.RemoveAt(backwards ? 0 : rows.Count - 1);
        var hasNext = backwards || more;
        var hasPrevious = backwards ? more : page.After is not null;
        return new PageOf<Row>(rows, hasPrevious && rows.Count > 0 ? Write(rows[0]) : null, hasNext && rows.Count > 0 ? Write(rows[^1]) : null, Math.Min(count, PageOf<Row>.CountLimit), count <= PageOf<Row>.CountLimit);
    }

    private static string Write(Row row) => $"{row.WeekOf:yyyyMMdd}.{row.Id.Value:N}";

    private static (DateOnly Week, Id<CheckIn> Id)? Read(string? cursor) =>
        cursor?.Split('.') is [var week, var id] && DateOnly.TryParseExact(week, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var monday) && Guid.TryParseExact(id, "N", out var guid) ? (monday, new Id<CheckIn>(guid)) : null;
}

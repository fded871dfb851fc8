using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>The partnerships within reach, a page at a time: who belongs to each, how it stands, and how many residents it had in the last school years.</summary>
public sealed class BrowsePartnerships(UseCaseServices services) : Query<BrowsePartnerships.Request, PageOf<BrowsePartnerships.Row>>(services)
{
    /// <summary>So many school years stand beside each other.</summary>
    public const int Years = 5;

    /// <param name="Page">Sorts: name, since.</param>
    /// <param name="Q">Words of its name, or of a partner's.</param>
    public sealed record Request(PageRequest Page, string? Q = null);

    /// <param name="Partners">Those that belong to it today, did on its last day, or will on its first.</param>
    /// <param name="Residents">Residents of each school year, the oldest first; null for who reads numbers elsewhere, with small groups hidden.</param>
    /// <param name="CoveredThrough">The last day of the agreement in force that ends last; null for none, and for observers, who read no agreements, meetings or visits.</param>
    /// <param name="MetOn">The last meeting that the viewer reads of one of its committees.</param>
    /// <param name="VisitedOn">The last visit that the viewer reads and that was no call.</param>
    public sealed record Row(Id<Partnership> Id, string Name, string? Vision, DateOnly StartedOn, DateOnly? EndedOn, bool IsAgreed, IReadOnlyList<string> Partners, IReadOnlyList<(int Year, int Count)>? Residents, DateOnly? CoveredThrough, DateOnly? MetOn, DateOnly? VisitedOn);

    private static Dictionary<string, ListOrder<Partnership>> Orders { get; } = new(StringComparer.Ordinal) { ["name"] = ListOrder<Partnership>.By(p => p.Name), ["since"] = ListOrder<Partnership>.By(p => p.StartedOn) };

    private protected override Permission Needs => Permission.ReadPartnerships;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today, first) = (operation.Db, operation.Today, AcademicYear.Of(operation.Today).StartYear - Years + 1);
        var all = request.Q?.Trim().ToUpperInvariant() is { Length: > 0 } words ? db.Partnerships.Where(p => p.Name.ToUpper().Contains(words) || p.Members.Any(m => m.Name.ToUpper().Contains(words))) : db.Partnerships;
        var page = await (Orders.GetValueOrDefault(request.Page.Sort ?? "since") ?? Orders["since"]).ReadAsync(all, request.Page, p => p.Id, stop);
        var ids = page.Rows.ToList();
        var found = await db.Partnerships.Include(p => p.Members).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        if (operation.Viewer.Role is Role.Observer)
            return new PageOf<Row>([.. ids.Select(id => RowOf(found[id], null, null, null, null))], page.Previous, page.Next, page.Count, page.CountIsExact);
        var counts = (await Services.Memory.OfAsync(typeof(YearCounts), string.Join(' ', [first, .. ids]), operation, [Nouns.Placements, Nouns.Partnerships], ResidentsAsync)).ValueOrDefault ?? [];
        var covered = await db.Agreements.Where(a => ids.Contains(a.PartnershipId) && a.State == AgreementState.Active && a.StartsOn <= today && a.EndsOn >= today).GroupBy(a => a.PartnershipId).Select(g => new { g.Key, On = g.Max(a => a.EndsOn) }).ToDictionaryAsync(g => g.Key, g => g.On, stop);
        var met = await db.Meetings.Where(m => ids.Contains(m.PartnershipId) && m.State == MeetingState.Held).GroupBy(m => m.PartnershipId).Select(g => new { g.Key, On = g.Max(m => m.Day) }).ToDictionaryAsync(g => g.Key, g => g.On, stop);
        var visited = await db.Visits.Where(v => ids.Contains(v.PartnershipId) && v.TakenOutOn == null && v.Kind != Domain.Oversight.VisitKind.Call).GroupBy(v => v.PartnershipId).Select(g => new { g.Key, On = g.Max(v => v.On) }).ToDictionaryAsync(g => g.Key, g => g.On, stop);
        return new PageOf<Row>([.. ids.Select(id => RowOf(found[id], counts.GetValueOrDefault(id, []), DayIn(covered, id), DayIn(met, id), DayIn(visited, id)))], page.Previous, page.Next, page.Count, page.CountIsExact);

        async Task<Outcome<Dictionary<Id<Partnership>, IReadOnlyList<(int Year, int Count)>>>> ResidentsAsync()
        {
            var rows = await YearCounts.OfManyAsync(operation, found.Values, first, stop);
            return ids.ToDictionary(id => id, IReadOnlyList<(int, int)> (id) => [.. Enumerable.Range(first, Years).Select(y => (y, rows[id].Where(r => r.Year == y).Select(r => r.Resident).Distinct().Count()))]);
        }

        static DateOnly? DayIn(Dictionary<Id<Partnership>, DateOnly> days, Id<Partnership> of) => days.TryGetValue(of, out var day) ? day : null;

        Row RowOf(Partnership p, IReadOnlyList<(int Year, int Count)>? residents, DateOnly? through, DateOnly? met, DateOnly? visited)
        {
            // one that is over shows who was in it last, one that has not begun who begins it
            var day = p.EndedOn < today ? p.EndedOn.Value : p.StartedOn > today ? p.StartedOn : today;
            return new(p.Id, p.Name, p.Vision, p.StartedOn, p.EndedOn, p.IsAgreed, [.. p.Members.Where(m => m.Stays.Contains(day)).OrderBy(m => m.Side).ThenBy(m => m.Name, StringComparer.Ordinal).Select(m => m.Name).Distinct()], residents, through, met, visited);
        }
    }
}

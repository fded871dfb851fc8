using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Home;

/// <summary>The season's counts on a coordinator's home: who waits how long, who came late or left, which papers end, and what is secured of what is wanted.</summary>
internal sealed class CoordinatorSeason(Operation operation, int year)
{
    private const int Shown = 8;

    private static readonly PlacementState[] Secured = [PlacementState.Confirmed, PlacementState.Active, PlacementState.Completed];

    public async Task<IReadOnlyList<ShowWork.Item>> ItemsAsync(CancellationToken stop)
    {
        var (db, today, items) = (operation.Db, operation.Today, new List<ShowWork.Item>());
        var waiting = await db.Placements.Where(p => p.Year == year && PlacementFilter.Answerable.Contains(p.State))
            .Select(p => new { p.SchoolName, Since = p.Steps.Where(s => s.To == p.State && s.From != p.State).Max(s => (DateTime?)s.ActedAt) }).ToListAsync(stop);
        if (waiting.Count > 0)
        {
            var longest = waiting.MinBy(w => w.Since ?? operation.Now)!;
            Add(waiting.Count, "Request that awaits a reply", "Requests that await a reply", $"Longest: {longest.SchoolName}, {Days(today.DayNumber - operation.DayOf(longest.Since ?? operation.Now).DayNumber)}.", "placements?show=waiting", waits: true);
        }
        Add(await LateEntrants(db.Residents, db.Cohorts).CountAsync(r => db.Cohorts.Any(c => c.Id == r.CohortId && c.Year == year), stop), "Resident who entered late", "Residents who entered late", "After the first day of their cohort.", $"residents?entered=late&year={year}");
        Add(await db.Residents.CountAsync(r => r.State == ResidentState.Withdrawn && db.Cohorts.Any(c => c.Id == r.CohortId && c.Year == year), stop), "Resident withdrew this year", "Residents withdrew this year", "Their placements and seats are free again.", $"residents?status=Withdrawn&year={year}");
        var soon = today.AddDays(ListPapers.Soon);
        Add(await db.RequirementItems.CountAsync(i => i.State == ItemState.Waiting, stop), "Paper to review", "Papers to review", "Oldest first.", "papers?show=Waiting", waits: true);
        Add(await db.RequirementItems.CountAsync(i => i.State == ItemState.Approved && i.ValidThrough >= today && i.ValidThrough <= soon, stop), "Paper that ends soon", "Papers that end soon", $"Within {ListPapers.Soon} days.", "papers?show=EndsSoon", waits: true);
        Add(await db.RequirementItems.CountAsync(i => i.State == ItemState.Approved && i.ValidThrough < today, stop), "Paper that has ended", "Papers that have ended", "Ask for new ones.", "papers?show=Expired", waits: true);
        return items;

        void Add(int count, string one, string many, string line, string href, bool waits = false)
        {
            if (count > 0)
                items.Add(new(count, count == 1 ? one : many, line, href, false, waits));
        }
    }

    /// <summary>Confirmed placements against the cohorts' target, and of what is asked for by district and school.</summary>
    public async Task<IReadOnlyList<ShowWork.Seat>> SeatsAsync(CancellationToken stop)
    {
        var db = operation.Db;
        var cohorts = await db.Cohorts.Where(c => c.Year == year && c.Seats > 0).OrderBy(c => c.Name).Select(c => new { c.Id, c.Name, c.Seats }).ToListAsync(stop);
        var open = await db.Placements.Where(p => p.Year == year && (PlacementRules.Open.Contains(p.State) || p.State == PlacementState.Completed))
            .GroupBy(p => new { p.CohortId, p.DistrictId, p.SchoolId, p.SchoolName, p.State }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var ids = open.Select(o => o.Key.DistrictId).Distinct().ToList();
        var districts = await db.Districts.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Name, stop);
        return
        [
            .. cohorts.Select(c => new ShowWork.Seat(c.Name, open.Where(o => o.Key.CohortId == c.Id && Secured.Contains(o.Key.State)).Sum(o => o.Count), c.Seats, $"placements?show=secured&cohort={c.Id}", "Secured, of the target")),
            .. open.GroupBy(o => o.Key.DistrictId).Select(g => new ShowWork.Seat(districts[g.Key], g.Where(o => Secured.Contains(o.Key.State)).Sum(o => o.Count), g.Sum(o => o.Count), Link("district", g.Key), "Secured, by district")).OrderBy(s => s.Name, StringComparer.CurrentCulture),
            .. open.GroupBy(o => o.Key.SchoolId).Select(g => new ShowWork.Seat(g.First().Key.SchoolName, g.Where(o => Secured.Contains(o.Key.State)).Sum(o => o.Count), g.Sum(o => o.Count), Link("school", g.Key), "Secured, by school"))
                .OrderByDescending(s => s.Of - s.Filled).ThenBy(s => s.Name, StringComparer.CurrentCulture).Take(Shown),
        ];

        static string Link<T>(string column, Id<T> id) => string.Create(CultureInfo.InvariantCulture, $"placements?show=secured&{column}={id}");
    }

    /// <summary>Those in the residency who entered after the first day of their cohort.</summary>
    public static IQueryable<Resident> LateEntrants(IQueryable<Resident> residents, IQueryable<Cohort> cohorts) => residents
        .Where(r => r.State != ResidentState.Completed && r.State != ResidentState.Withdrawn && r.State != ResidentState.Dismissed && r.State != ResidentState.Transferred)
        .Where(r => r.Standings.Any() && cohorts.Any(c => c.Id == r.CohortId && !r.Standings.Any(s => s.StartsOn <= c.StartsOn)));

    private static string Days(int days) => days == 1 ? "1 day" : $"{days} days";
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>Which residents of the list are wanted.</summary>
public enum HoursShown { Waiting, Silent }

/// <summary>The hours of the residents within reach, one page of them: approved, waiting, needed, behind what one would expect by now, weeks without a log.</summary>
public sealed class ListHours(UseCaseServices services) : Query<ListHours.Request, PageOf<ListHours.Row>>(services)
{
    /// <param name="Page">Which page; sorts: name, cohort, school.</param>
    /// <param name="Q">Beginnings of words of the name.</param>
    /// <param name="Show">Only those whose hours wait, or who have none approved lately.</param>
    /// <param name="Cohort">Of one cohort.</param>
    public sealed record Request(PageRequest Page, string? Q = null, HoursShown? Show = null, Id<Cohort>? Cohort = null);

    /// <param name="Resident">The resident.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="School">Where they are placed now.</param>
    /// <param name="Mentor">The mentor of record.</param>
    /// <param name="Totals">Hours in all.</param>
    /// <param name="Needed">Minutes that the program asks for.</param>
    /// <param name="Expected">Minutes that one would expect by <paramref name="ExpectedBy"/>, spread evenly over the placements; null without one.</param>
    /// <param name="ExpectedBy">The end of the week before last: later ones may still be with the resident.</param>
    /// <param name="WeeksWithout">Weeks that count without a log, in a row, up to twelve.</param>
    /// <param name="LastWeek">The latest week that was sent.</param>
    public sealed record Row(Id<Resident> Resident, string Name, string? School, string? Mentor, HoursTotals Totals, int Needed, int? Expected, DateOnly ExpectedBy, int WeeksWithout, DateOnly? LastWeek)
    {
        public bool IsBehind => Totals.Approved + Totals.Pending < Expected;
    }

    private sealed record Plain(Id<Resident> Id, Id<PreparationProgram> ProgramId, string Name, string? School);

    private static Dictionary<string, ListOrder<Resident>> Orders { get; } = new(StringComparer.Ordinal)
    {
        ["name"] = ListOrder<Resident>.By(r => r.SortName),
        ["cohort"] = ListOrder<Resident>.By(r => r.CohortId),
        ["school"] = ListOrder<Resident>.By(r => r.SchoolName),
    };

    private protected override Permission Needs => Permission.ReadResidents;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var all = StillInResidency.Of(operation.Db.Residents);
        foreach (var prefix in SearchPrefixes.Of(request.Q))
            all = all.Where(r => r.SearchWords.Contains(prefix));
        if (request.Cohort is { } cohort)
            all = all.Where(r => r.CohortId == cohort);
        all = request.Show switch { HoursShown.Waiting => HoursSignals.Waiting(operation, all), HoursShown.Silent => await HoursSignals.SilentAsync(operation, all, stop), _ => all };
        var page = await (Orders.GetValueOrDefault(request.Page.Sort ?? "name") ?? Orders["name"]).ReadAsync(
            all, request.Page, r => new Plain(r.Id, r.ProgramId, r.FirstName + " " + r.LastName, r.SchoolName == "" ? null : r.SchoolName), stop);
        return new PageOf<Row>(await WithHoursAsync(operation, page.Rows, stop), page.Previous, page.Next, page.Count, page.CountIsExact);
    }

    private static async Task<IReadOnlyList<Row>> WithHoursAsync(Operation operation, IReadOnlyList<Plain> rows, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var ids = rows.Select(r => r.Id).ToList();
        var weeks = (await db.HoursWeeks.Where(w => ids.Contains(w.ResidentId)).Select(w => new { w.ResidentId, w.WeekOf, w.ApprovedMinutes, w.PendingMinutes, w.SoloDays, w.Visits }).ToListAsync(stop)).ToLookup(w => w.ResidentId);
        var placements = await db.Placements.Where(p => ids.Contains(p.ResidentId) && HoursPace.Spread.Contains(p.State))
            .Select(p => new { p.ResidentId, p.DistrictId, p.ProgramId, p.StartsOn, p.EndsOn, p.State, p.MentorName }).ToListAsync(stop);
        var schedule = await CheckInSchedule.OpenAsync(db, [.. placements.Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        var needed = (await RuleBook.OpenEachAsync(db, [.. rows.Select(r => r.ProgramId).Distinct()], today, stop)).ToDictionary(b => b.Key, b => b.Value.Hours().NeededMinutes);
        return [.. rows.Select(r =>
        {
            var (own, logged) = (placements.FindAll(p => p.ResidentId == r.Id), weeks[r.Id].ToList());
            var sent = logged.Select(w => w.WeekOf).ToHashSet();
            var running = own.Find(p => p.State is PlacementState.Active);
            var without = running is null ? 0 : schedule.For(running.DistrictId, running.ProgramId).Past(new Period(running.StartsOn, running.EndsOn), today, 12).TakeWhile(w => !sent.Contains(w.Monday)).Count();
            return new Row(
                r.Id, r.Name, r.School, running?.MentorName, new(logged.Sum(w => w.ApprovedMinutes), logged.Sum(w => w.PendingMinutes), logged.Sum(w => w.SoloDays), logged.Sum(w => w.Visits)),
                needed[r.ProgramId], HoursPace.Expected(today, own.ConvertAll(p => (p.StartsOn, p.EndsOn)), needed[r.ProgramId]), HoursPace.By(today), without, sent.Count == 0 ? null : sent.Max());
        })];
    }
}

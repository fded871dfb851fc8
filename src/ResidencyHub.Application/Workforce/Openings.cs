using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Workforce;

namespace ResidencyHub.Application.Workforce;

/// <summary>What use cases of expected openings share.</summary>
internal static class Openings
{
    private static readonly ResidentState[] Gone = [ResidentState.Withdrawn, ResidentState.Dismissed, ResidentState.Transferred];

    /// <summary>A school for which the viewer speaks as its leader.</summary>
    public static async Task<School?> OwnSchoolAsync(Operation operation, Id<School> school, CancellationToken stop) =>
        operation.Viewer.Role is Role.SchoolLeader && operation.Reach.Schools.Contains(school) ? await operation.Db.Schools.SingleOrDefaultAsync(s => s.Id == school, stop) : null;

    /// <summary>An opening of the own school; nobody else changes one, published or not.</summary>
    public static async Task<ExpectedOpening?> FindAsync(Operation operation, Id<ExpectedOpening> id, CancellationToken stop) =>
        operation.Viewer.Role is Role.SchoolLeader ? await operation.Db.ExpectedOpenings.Include(o => o.Fills).SingleOrDefaultAsync(o => o.Id == id, stop) : null;

    public static void Expect(Operation operation, ExpectedOpening opening, int version) => Record.Expect(operation, opening, version);

    /// <summary>What partners may read and count. Every wider look begins here: what a leader has not published is in no number of anybody.</summary>
    public static IQueryable<ExpectedOpening> Seen(ResidencyDb db) => db.ExpectedOpenings.Where(o => o.SeenByPartners);

    /// <summary>The published positions that are open within the months that count, by subject.</summary>
    public static async Task<List<OpenPositions>> AheadAsync(IQueryable<ExpectedOpening> seen, RuleBook rules, DateOnly today, CancellationToken stop)
    {
        var until = today.AddMonths(rules.Number(RuleCode.VacanciesAheadMonths));
        // what was expected long ago and never marked is no expectation any more
        var since = today.AddMonths(-rules.Number(RuleCode.VacanciesStaleMonths));
        var rows = await seen.Where(o => o.State == OpeningState.Published && o.FromOn <= until && o.FromOn >= since).Select(o => new { o.Subject, o.Sure, o.Count, Filled = o.Fills.Where(f => f.TakenBackOn == null).Sum(f => (int?)f.Count) ?? 0 }).ToListAsync(stop);
        return rows.ConvertAll(r => new OpenPositions(r.Subject, r.Sure, r.Count - r.Filled));
    }

    /// <summary>Positions of these openings that were filled since a day and still count as filled, and how many of them by graduates of a residency.</summary>
    public static async Task<(int All, int ByGraduates)> FilledAsync(IQueryable<ExpectedOpening> openings, DateOnly since, CancellationToken stop)
    {
        var filled = await openings.SelectMany(o => o.Fills).Where(f => f.On >= since && f.TakenBackOn == null).GroupBy(f => f.ByGraduate).Select(g => new { g.Key, Count = g.Sum(f => f.Count) }).ToListAsync(stop);
        return (filled.Sum(f => f.Count), filled.Where(f => f.Key).Sum(f => f.Count));
    }

    /// <summary>Those who are on their way to finish within the months that count: enrolled in a cohort that ends by then.</summary>
    public static IQueryable<Resident> Finishing(ResidencyDb db, RuleBook rules, DateOnly today)
    {
        var until = today.AddMonths(rules.Number(RuleCode.VacanciesAheadMonths));
        return db.Residents.Where(r => !Gone.Contains(r.State) && db.Cohorts.Any(c => c.Id == r.CohortId && c.EndsOn >= today && c.EndsOn <= until));
    }

    /// <summary>How many of these residents in each subject, counted by the database.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> BySubjectAsync(IQueryable<Resident> residents, CancellationToken stop) =>
        await residents.GroupBy(r => r.Subject).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Home;

/// <summary>What a coordinator's home says of the residents and placements of one school year: counted by the database, kept until one of <see cref="DependsOn"/> changes.</summary>
internal sealed record SeasonCounts(IReadOnlyList<SeasonCounts.Residents> InResidency, SeasonCounts.Requests Open, int EnteredLate, int Withdrew, IReadOnlyList<SeasonCounts.Place> Places, SeasonTargets Wanted, int SoonDays)
{
    /// <param name="Clearance">Of the day on which it was counted.</param>
    /// <param name="Secured">Has a confirmed placement.</param>
    /// <param name="Asked">Has a placement that is not over, from its draft on.</param>
    public sealed record Residents(string Subject, Clearance Clearance, bool Secured, bool Asked, int Count);

    public enum Clearance
    {
        None,
        EndsSoon,
        Holds,
    }

    /// <param name="OldestLate">Of those past their answer date.</param>
    /// <param name="LongestWaiting">Of those who wait for a reply, since when.</param>
    /// <param name="LostAt">Schools with placements that need a mentor.</param>
    /// <param name="HomelessAt">Schools with placements that need a place.</param>
    public sealed record Requests(
        int Late, (string School, DateOnly Due)? OldestLate, int Waiting, (string School, DateTime Since)? LongestWaiting, int ForProgram, int Drafts,
        int Lost, IReadOnlyList<string> LostAt, int Homeless, IReadOnlyList<string> HomelessAt);

    public sealed record Place(Guid CohortId, Guid DistrictId, Guid SchoolId, string SchoolName, string Subject, bool Secured, int Count);

    /// <summary>How many schools a line names before it says how many more.</summary>
    private const int Named = 4;

    public static IReadOnlyList<string> DependsOn { get; } = [Nouns.Placements, Nouns.Residents, Nouns.Cohorts, Nouns.Rules, DirectoryTopic.Name];

    public static async Task<SeasonCounts> CountAsync(Operation operation, int year, CancellationToken stop)
    {
        var db = operation.Db;
        var ofYear = db.Residents.Where(r => db.Cohorts.Any(c => c.Id == r.CohortId && c.Year == year));
        var days = (await operation.RulesAsync(null, stop)).Number(RuleCode.ClearanceSoonDays);
        var places = await db.Placements.Where(p => p.Year == year && (PlacementRules.Open.Contains(p.State) || p.State == PlacementState.Completed))
            .GroupBy(p => new { p.CohortId, p.DistrictId, p.SchoolId, p.SchoolName, p.Subject, Secured = PlacementRules.Secured.Contains(p.State) })
            .Select(g => new Place(g.Key.CohortId.Value, g.Key.DistrictId.Value, g.Key.SchoolId.Value, g.Key.SchoolName, g.Key.Subject, g.Key.Secured, g.Count())).ToListAsync(stop);
        return new(
            await InResidencyAsync(operation, ofYear, year, operation.Today.AddDays(days), stop),
            await OpenAsync(operation, year, stop),
            await LateEntrants(ofYear, db.Cohorts).CountAsync(stop),
            await ofYear.CountAsync(r => r.State == ResidentState.Withdrawn, stop),
            places,
            await SeasonTargets.ReadAsync(operation, year, places, stop),
            days);
    }

    /// <summary>Those in the residency who entered after the first day of their cohort.</summary>
    public static IQueryable<Resident> LateEntrants(IQueryable<Resident> residents, IQueryable<Cohort> cohorts) => StillInResidency.Of(residents)
        .Where(r => r.Standings.Any() && cohorts.Any(c => c.Id == r.CohortId && !r.Standings.Any(s => s.StartsOn <= c.StartsOn)));

    private static async Task<IReadOnlyList<Residents>> InResidencyAsync(Operation operation, IQueryable<Resident> ofYear, int year, DateOnly soon, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var counted = await StillInResidency.Of(ofYear)
            .Select(r => new
            {
                r.Subject,
                Cleared = r.ClearedUntil >= today,
                EndsSoon = r.ClearedUntil >= today && r.ClearedUntil <= soon,
                Secured = db.Placements.Any(p => p.ResidentId == r.Id && p.Year == year && PlacementRules.Secured.Contains(p.State)),
                Asked = db.Placements.Any(p => p.ResidentId == r.Id && p.Year == year && !PlacementRules.Fallen.Contains(p.State)),
            })
            .GroupBy(r => r).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        return counted.ConvertAll(c => new Residents(c.Key.Subject, c.Key.EndsSoon ? Clearance.EndsSoon : c.Key.Cleared ? Clearance.Holds : Clearance.None, c.Key.Secured, c.Key.Asked, c.Count));
    }

    private static async Task<Requests> OpenAsync(Operation operation, int year, CancellationToken stop)
    {
        var today = operation.Today;
        var open = operation.Db.Placements.Where(p => p.Year == year && !PlacementRules.Fallen.Contains(p.State));
        var counted = await open
            .GroupBy(p => new { p.State, p.WaitingOn, Late = p.NextOn < today, p.NeedsMentor, p.NeedsPlace }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var answerable = open.Where(p => PlacementFilter.Answerable.Contains(p.State));
        var late = await answerable.Where(p => p.NextOn < today).OrderBy(p => p.NextOn).Select(p => new { p.SchoolName, p.NextOn }).FirstOrDefaultAsync(stop);
        var longest = await answerable.Select(p => new { p.SchoolName, Since = p.Steps.Where(s => s.To == p.State && s.From != p.State).Max(s => (DateTime?)s.ActedAt) })
            .Where(p => p.Since != null).OrderBy(p => p.Since).FirstOrDefaultAsync(stop);
        var homeless = await SchoolsAsync(open.Where(p => p.NeedsPlace));
        var lacking = open.Where(Placement.LacksMentor).Where(p => !p.NeedsPlace);
        var lost = await SchoolsAsync(lacking);
        return new(
            counted.Where(c => c.Key.Late && PlacementFilter.Answerable.Contains(c.Key.State)).Sum(c => c.Count), late is null ? null : (late.SchoolName, late.NextOn),
            counted.Where(c => PlacementFilter.Answerable.Contains(c.Key.State)).Sum(c => c.Count), longest is null ? null : (longest.SchoolName, longest.Since!.Value),
            counted.Where(c => c.Key.WaitingOn is WaitingOn.Program && !c.Key.NeedsMentor && c.Key.State is not PlacementState.Draft).Sum(c => c.Count),
            counted.Where(c => c.Key.State is PlacementState.Draft).Sum(c => c.Count),
            lost.Count == 0 ? 0 : await lacking.CountAsync(stop), lost,
            counted.Where(c => c.Key.NeedsPlace).Sum(c => c.Count), homeless);

        async Task<IReadOnlyList<string>> SchoolsAsync(IQueryable<Placement> placements) =>
            await placements.Select(p => p.SchoolName).Distinct().OrderBy(name => name).Take(Named + 1).ToListAsync(stop);
    }

    /// <summary>"Lincoln High School, Oak Middle School": at most four, the rest as "and others".</summary>
    public static string Schools(IReadOnlyList<string> names) =>
        names.Count > Named ? $"{string.Join(", ", names.Take(Named))} and others" : string.Join(", ", names);
}

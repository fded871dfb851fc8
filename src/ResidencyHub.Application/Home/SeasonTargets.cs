using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Home;

/// <summary>What the cohorts of a school year want, and the names of where: read and kept with <see cref="SeasonCounts"/>.</summary>
/// <param name="Cohorts">Those with seats, by name.</param>
/// <param name="Targets">Of districts, schools and subjects.</param>
/// <param name="Districts">The names of those with targets or placements.</param>
/// <param name="Schools">The names of those with targets.</param>
internal sealed record SeasonTargets(IReadOnlyList<SeasonTargets.Seated> Cohorts, IReadOnlyList<CohortTarget> Targets, IReadOnlyDictionary<Guid, string> Districts, IReadOnlyDictionary<Guid, string> Schools)
{
    public sealed record Seated(Id<Cohort> Id, string Name, int Seats);

    public static async Task<SeasonTargets> ReadAsync(Operation operation, int year, IReadOnlyList<SeasonCounts.Place> places, CancellationToken stop)
    {
        var db = operation.Db;
        var cohorts = await db.Cohorts.Where(c => c.Year == year && c.Seats > 0).OrderBy(c => c.Name).Select(c => new Seated(c.Id, c.Name, c.Seats)).ToListAsync(stop);
        var targets = await db.Cohorts.Where(c => c.Year == year).SelectMany(c => c.Targets).ToListAsync(stop);
        var districts = places.Select(p => new Id<District>(p.DistrictId)).Concat(targets.Select(t => t.DistrictId).OfType<Id<District>>()).Distinct().ToList();
        var schools = targets.Select(t => t.SchoolId).OfType<Id<School>>().Distinct().ToList();
        return new(
            cohorts, targets, await db.Districts.Where(d => districts.Contains(d.Id)).Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id.Value, d => d.Name, stop),
            schools.Count == 0 ? new Dictionary<Guid, string>() : await db.Schools.Where(s => schools.Contains(s.Id)).Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id.Value, s => s.Name, stop));
    }
}

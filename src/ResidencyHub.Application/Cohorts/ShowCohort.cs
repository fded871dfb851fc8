using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>One cohort: its seats, its residents by certification area, its phases.</summary>
public sealed class ShowCohort(UseCaseServices services) : Query<Id<Cohort>, ShowCohort.Answer>(services)
{
    public sealed record Phase(Id<CohortPhase> Id, string Name, DateOnly StartsOn, DateOnly EndsOn);

    /// <summary>Confirmed: whose placement is confirmed or running.</summary>
    public sealed record Area(string Subject, int Residents, int Confirmed, int NotCleared);

    public sealed record Answer(
        Id<Cohort> Id, string Name, Id<PreparationProgram> ProgramId, string ProgramName, int Year, DateOnly StartsOn, DateOnly EndsOn, int Seats, int Version,
        IReadOnlyList<Phase> Phases, IReadOnlyList<Area> Areas, int WithoutSupervisor)
    {
        public int Residents => Areas.Sum(a => a.Residents);
        public int Confirmed => Areas.Sum(a => a.Confirmed);
    }

    private protected override Permission Needs => Permission.ReadCohorts;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Cohort> request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Cohorts.Include(c => c.Phases).FirstOrDefaultAsync(c => c.Id == request, stop) is not { } cohort)
            return Outcome.NotFound;
        var program = await db.Programs.Where(p => p.Id == cohort.ProgramId).Select(p => p.Name).FirstAsync(stop);
        var here = db.Residents.Where(r => r.CohortId == request && r.State != ResidentState.Withdrawn && r.State != ResidentState.Dismissed && r.State != ResidentState.Transferred);
        var residents = await here
            .Select(r => new { r.Subject, r.ClearedUntil, HasSupervisor = r.SupervisorId != null, Confirmed = db.Placements.Any(p => p.ResidentId == r.Id && p.CohortId == request && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active || p.State == PlacementState.Completed)) })
            .GroupBy(r => new { r.Subject, r.HasSupervisor, r.Confirmed, NotCleared = r.ClearedUntil == null || r.ClearedUntil < today })
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var areas = residents.GroupBy(r => r.Key.Subject).OrderBy(g => g.Key, StringComparer.CurrentCulture)
            .Select(g => new Area(g.Key.Length == 0 ? CohortWords.NotSaid : g.Key, g.Sum(x => x.Count), g.Where(x => x.Key.Confirmed).Sum(x => x.Count), g.Where(x => x.Key.NotCleared).Sum(x => x.Count)));
        return new Answer(
            cohort.Id, cohort.Name, cohort.ProgramId, program, cohort.Year, cohort.StartsOn, cohort.EndsOn, cohort.Seats, cohort.Version,
            [.. cohort.Phases.OrderBy(p => p.StartsOn).Select(p => new Phase(p.Id, p.Name, p.StartsOn, p.EndsOn))], [.. areas], residents.Where(r => !r.Key.HasSupervisor).Sum(r => r.Count));
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>What is asked of a person on a day, and from which day on they are with pupils.</summary>
/// <param name="Requirements">In the order in which they are due, then by name.</param>
/// <param name="Start">The first day with pupils.</param>
internal sealed record Asked(IReadOnlyList<Requirement> Requirements, DateOnly Start)
{
    /// <summary>Placements that are still to come or running.</summary>
    private static readonly PlacementState[] Open = [PlacementState.Confirmed, PlacementState.Active];

    /// <param name="db">Wide enough to see requirements, cohort and placements.</param>
    /// <param name="resident">Of whom.</param>
    /// <param name="day">On which day.</param>
    /// <param name="stop">The request went away.</param>
    /// <param name="begins">The first day of the resident's placements that run or are to come, where it is known; null: it is asked for.</param>
    public static async Task<Asked> OfAsync(ResidencyDb db, Resident resident, DateOnly day, CancellationToken stop, DateOnly? begins = null)
    {
        var (program, cohort, id) = (resident.ProgramId, resident.CohortId, resident.Id);
        var asked = await db.Requirements.Where(r => r.ProgramId == program && r.Role == RequirementRole.Resident && (r.CohortId == null || r.CohortId == cohort) && (r.RetiredOn == null || r.RetiredOn > day)).ToListAsync(stop);
        var start = begins ?? await db.Placements.Where(p => p.ResidentId == id && Open.Contains(p.State)).OrderBy(p => p.StartsOn).Select(p => (DateOnly?)p.StartsOn).FirstOrDefaultAsync(stop)
            ?? await db.Cohorts.Where(c => c.Id == cohort).Select(c => c.StartsOn).SingleAsync(stop);
        return InOrder(asked, start);
    }

    /// <summary>A mentor is asked what the cohorts ask of whose residents they have, and what the programs of the district ask of every mentor.</summary>
    public static async Task<Asked> OfAsync(Operation operation, ResidencyDb wide, Mentor mentor, CancellationToken stop)
    {
        var (id, day) = (mentor.Id, operation.Today);
        var placements = await wide.Placements.Where(p => p.MentorId == id && p.SeenByMentor && Open.Contains(p.State)).Select(p => new { p.CohortId, p.ProgramId, p.StartsOn }).ToListAsync(stop);
        var cohorts = placements.ConvertAll(p => p.CohortId);
        List<Id<PreparationProgram>> programs = mentor.State is MentorState.Released ? [] : [.. await PoolRules.ProgramsAsync(operation, mentor.DistrictId, stop)];
        var asked = await wide.Requirements.Where(r => r.Role == RequirementRole.Mentor && (r.RetiredOn == null || r.RetiredOn > day)
            && ((r.CohortId != null && cohorts.Contains(r.CohortId.Value)) || (r.CohortId == null && programs.Contains(r.ProgramId)))).ToListAsync(stop);
        return InOrder(asked, placements.Count > 0 ? placements.Min(p => p.StartsOn) : day);
    }

    private static Asked InOrder(List<Requirement> asked, DateOnly start) =>
        new([.. asked.OrderBy(r => r.DueFor(start) ?? DateOnly.MaxValue).ThenBy(r => r.Name, StringComparer.CurrentCulture)], start);
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Where something mandatory is asked of a cohort's residents, the day to which each is cleared follows from what was approved, in the save that changes it. Where nothing is, the typed day stays.</summary>
internal static class ClearancesFollow
{
    public static async Task CarryAsync(Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        // only the program decides on papers; and a command that writes parts without looking for changes leaves it to the job
        if (!db.ChangeTracker.AutoDetectChangesEnabled || operation.Reach.Kind is not (ReachKind.Programs or ReachKind.Everything))
            return;
        var whom = db.ChangeTracker.Entries<RequirementItem>().Where(e => e.State is EntityState.Added or EntityState.Modified).Select(e => e.Entity.ResidentId).OfType<Id<Resident>>()
            .Concat(db.ChangeTracker.Entries<Resident>().Where(e => e.State is EntityState.Added || (e.State is EntityState.Modified && (e.Property(r => r.CohortId).IsModified || e.Property(r => r.ClearedUntil).IsModified))).Select(e => e.Entity.Id)).ToHashSet();
        foreach (var changed in db.ChangeTracker.Entries<Requirement>().Where(e => e.State is EntityState.Added or EntityState.Modified && e.Entity.Role is RequirementRole.Resident).Select(e => e.Entity).ToList())
            whom.UnionWith(await db.Residents.Where(r => r.ProgramId == changed.ProgramId && (changed.CohortId == null || r.CohortId == changed.CohortId)).Select(r => r.Id).ToListAsync(stop));
        if (whom.Count > 0)
            await RecountAsync(db, [.. whom], operation.Today, stop);
    }

    /// <summary>Works the clearances of these residents out anew; returns how many changed. What is being added or changed in the context counts as it will be.</summary>
    public static async Task<int> RecountAsync(ResidencyDb db, IReadOnlyList<Id<Resident>> whom, DateOnly today, CancellationToken stop)
    {
        await db.Residents.Where(r => whom.Contains(r.Id)).LoadAsync(stop);
        var ids = whom.ToHashSet();
        var residents = db.Residents.Local.Where(r => ids.Contains(r.Id)).ToList();
        var programs = residents.Select(r => r.ProgramId).Distinct().ToList();
        await db.Requirements.Where(r => programs.Contains(r.ProgramId) && r.Role == RequirementRole.Resident).LoadAsync(stop);
        var mandatory = db.Requirements.Local.Where(r => r.IsMandatory && r.Role is RequirementRole.Resident).ToList();
        residents = residents.FindAll(r => mandatory.Exists(q => IsAsked(q, r, today)));
        if (residents.Count == 0)
            return 0;
        var asked = residents.ConvertAll(r => r.Id);
        await db.RequirementItems.Where(i => i.ResidentId != null && asked.Contains(i.ResidentId.Value)).LoadAsync(stop);
        var items = db.RequirementItems.Local.Where(i => i.ResidentId is not null).ToLookup(i => i.ResidentId!.Value);
        var cohorts = residents.Select(r => r.CohortId).Distinct().ToList();
        var begins = await db.Cohorts.Where(c => cohorts.Contains(c.Id)).Select(c => new { c.Id, c.StartsOn }).ToDictionaryAsync(c => c.Id, c => c.StartsOn, stop);
        var starts = await db.Placements.Where(p => asked.Contains(p.ResidentId) && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active))
            .GroupBy(p => p.ResidentId).Select(g => new { g.Key, First = g.Min(p => p.StartsOn) }).ToDictionaryAsync(g => g.Key, g => g.First, stop);
        var changed = 0;
        foreach (var resident in residents)
        {
            var start = starts.TryGetValue(resident.Id, out var first) ? first : begins.GetValueOrDefault(resident.CohortId, today);
            var through = Clearance.Through(mandatory.Where(q => IsAsked(q, resident, today)), [.. items[resident.Id]], start);
            if (through == resident.ClearedUntil)
                continue;
            resident.Clear(through);
            changed++;
        }
        return changed;
    }

    /// <summary>Whether the clearance of a cohort's residents follows from papers, so that nobody types it.</summary>
    public static Task<bool> DecideAsync(ResidencyDb db, Id<PreparationProgram> program, IReadOnlyList<Id<Cohort>> cohorts, DateOnly day, CancellationToken stop) =>
        db.Requirements.AnyAsync(r => r.ProgramId == program && r.Role == RequirementRole.Resident && r.IsMandatory && (r.CohortId == null || cohorts.Contains(r.CohortId.Value)) && (r.RetiredOn == null || r.RetiredOn > day), stop);

    private static bool IsAsked(Requirement requirement, Resident resident, DateOnly day) => requirement.ProgramId == resident.ProgramId && requirement.IsAskedIn(resident.CohortId, day);
}

/// <summary>Works every clearance out anew: a due day that has passed, a placement that begins earlier, an import.</summary>
public sealed class FollowClearances(UseCaseServices services) : Command<Nothing, int>(services)
{
    private const int Batch = 500;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, changed) = (operation.Db, 0);
        var programs = await db.Requirements.Where(r => r.Role == RequirementRole.Resident && r.IsMandatory).Select(r => r.ProgramId).Distinct().ToListAsync(stop);
        var today = operation.Today;
        var whom = await db.Residents.Where(r => programs.Contains(r.ProgramId) && r.State != ResidentState.Completed && r.State != ResidentState.Withdrawn && r.State != ResidentState.Dismissed && r.State != ResidentState.Transferred).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(stop);
        foreach (var batch in whom.Chunk(Batch))
            changed += await ClearancesFollow.RecountAsync(db, batch, today, stop);
        if (changed > 0)
            operation.Announce("residents");
        return changed;
    }
}

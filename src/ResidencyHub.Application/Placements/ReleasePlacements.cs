using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Announces placements on their day, begins them on their first day when the resident is cleared to start, completes them after their last.</summary>
public sealed class ReleasePlacements(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private const int Batch = 200;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        await AnnounceAsync(operation, stop) + await BeginAsync(operation, stop) + await CompleteAsync(operation, stop);

    private async Task<int> AnnounceAsync(Operation operation, CancellationToken stop)
    {
        var today = operation.Today;
        var due = await operation.Db.Placements.Where(p => p.State == PlacementState.Confirmed && !p.SeenByResident && p.NextOn <= today).Take(Batch).ToListAsync(stop);
        foreach (var placement in due)
        {
            placement.Release();
            var letters = new PlacementLetters(operation, postbox, nameof(ReleasePlacements));
            await letters.TellAsync(placement, $"Confirmed: {placement.ResidentName} at {placement.SchoolName}", "The placement is confirmed.", stop, [.. (await letters.AllSidesAsync(placement, stop)).OfType<Reachable>()]);
        }
        return due.Count;
    }

    private static async Task<int> BeginAsync(Operation operation, CancellationToken stop)
    {
        var today = operation.Today;
        var due = await operation.Db.Placements.Where(p => p.State == PlacementState.Confirmed && p.StartsOn <= today)
            .Join(operation.Db.Residents.Where(r => r.ClearedUntil >= today), p => p.ResidentId, r => r.Id, (p, r) => new { Placement = p, Resident = r }).Take(Batch).ToListAsync(stop);
        foreach (var pair in due)
        {
            pair.Placement.Begin(new Act("ResidencyHub", operation.Now));
            if (pair.Resident.State is ResidentState.Placed or ResidentState.Cleared or ResidentState.Admitted)
                pair.Resident.Stand(ResidentState.Active, today, null);
        }
        return due.Count;
    }

    private static async Task<int> CompleteAsync(Operation operation, CancellationToken stop)
    {
        var today = operation.Today;
        var over = await operation.Db.Placements.Where(p => p.State == PlacementState.Active && p.EndsOn < today).Take(Batch).ToListAsync(stop);
        foreach (var placement in over)
        {
            placement.Complete(new Act("ResidencyHub", operation.Now));
        }
        return over.Count;
    }
}

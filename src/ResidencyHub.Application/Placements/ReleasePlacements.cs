using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Announces placements on their day, hands them from a mentor who leaves to the next, begins them on their first day when the resident is cleared to start, completes them after their last.</summary>
public sealed class ReleasePlacements(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private const int Batch = 200;

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) =>
        // whoever follows is handed over to before the end: what is completed has nobody who leaves
        await AnnounceAsync(operation, stop) + await BeginAsync(operation, stop) + await HandOverAsync(operation, stop) + await CompleteAsync(operation, stop);

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

    private async Task<int> CompleteAsync(Operation operation, CancellationToken stop)
    {
        var today = operation.Today;
        var over = await operation.Db.Placements.Where(p => p.State == PlacementState.Active && p.EndsOn < today).Take(Batch).ToListAsync(stop);
        foreach (var placement in over)
        {
            var act = new Act("ResidencyHub", operation.Now);
            await FollowQuestion.StopAsync(operation, new PlacementLetters(operation, postbox, nameof(ReleasePlacements)), placement, act, stop);
            placement.Complete(act);
        }
        return over.Count;
    }

    /// <summary>The last day of a mentor who told that they leave has passed: who was to follow is the mentor; where nobody was, it needs one, and its program is told.</summary>
    private async Task<int> HandOverAsync(Operation operation, CancellationToken stop)
    {
        var today = operation.Today;
        var due = await operation.Db.Placements.Where(p => p.MentorThrough < today && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active)).OrderBy(p => p.Id).Take(Batch).ToListAsync(stop);
        foreach (var placement in due)
        {
            // the database still holds what this run has changed already
            if (placement.MentorThrough is not { } through)
                continue;
            var (name, act) = (placement.MentorName, new Act("ResidencyHub", operation.Now));
            var next = await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == placement.NextMentorId, stop);
            // what let them follow was looked at when they were named; an exception or a stay may have ended since
            var (unfit, elsewhere) = next is null ? default : await PeriodRules.NamingAsync(operation, next, placement.ProgramId, placement.ResidentId, placement.SchoolId, new Period(through.AddDays(1), placement.EndsOn), stop);
            if (next is { State: not (MentorState.Paused or MentorState.Released) } && unfit is null)
            {
                foreach (var mentorship in await operation.Db.Mentorships.Where(m => m.PlacementId == placement.Id && m.MentorId == placement.MentorId && m.EndedBecause == null && m.StartsOn <= through).ToListAsync(stop))
                    mentorship.LeaveAfter(through, $"{next.Name.Full} follows");
                placement.TakeMentor(next, act, elsewhere);
                await Takeovers.RecordAsync(operation, placement, stop);
                continue;
            }
            // it is completed in this same run: nobody is sought any more
            if (placement.State is PlacementState.Active && placement.EndsOn < today)
                continue;
            var why = $"{name} has left";
            var letters = new PlacementLetters(operation, postbox, nameof(ReleasePlacements));
            var everyone = next is null ? [] : await letters.AllSidesAsync(placement, stop);
            placement.LoseMentor(why, act);
            await Mentorships.EndAsync(operation, placement, through, why, stop);
            await Takeovers.RecordAsync(operation, placement, stop);
            // all sides hold a letter that names who follows; why they can't is the program's to read
            if (next is not null)
                await letters.TellAsync(placement, $"A new mentor is needed: {placement.ResidentName}", $"{name} was the mentor through {through:d MMMM yyyy}. What was written of {next.Name.Full} no longer holds: the program looks for another mentor at {placement.SchoolName}. Hours and feedback stay.", stop, [.. everyone.OfType<Reachable>()]);
            await letters.TellProgramAsync(placement, $"Without a mentor since {through.AddDays(1):d MMMM}: {placement.ResidentName}", $"{name} was the mentor through {through:d MMMM yyyy}, and {(next is null ? "nobody follows yet." : $"{next.Name.Full}, who was to follow, can’t: {unfit?.Words ?? PeriodRules.PoolWords(next)}")}", stop);
        }
        return due.Count;
    }
}

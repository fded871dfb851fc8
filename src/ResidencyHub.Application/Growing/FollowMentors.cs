using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Growing;

/// <summary>What is still open goes on with the mentor whom the placement has now, and with nobody while it seeks one: open support plans, reviews before the talk, or in which the mentor has not written yet, open goals. Words that a former mentor wrote stay in the history of a review when the next one writes their own; after the talk they stay theirs, to be signed by them. Observations, coaching conversations, check-ins and levels need no moving: the mentor of record of today, or the last one of a placement that is over, reads them by the placement (<see cref="MentorSight"/>).</summary>
public sealed class FollowMentors(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        // a placement that seeks a mentor keeps the former one's name until somebody takes over; what is open is nobody's till then
        var homes = db.Placements.Where(p => p.State == PlacementState.Active).Select(p => new { p.Id, MentorId = p.NeedsMentor ? null : p.MentorId });
        List<PlacementRecord> moved =
        [
            .. await db.SupportPlans.Where(x => x.IsOpen && homes.Any(p => p.Id == x.PlacementId && p.MentorId != x.MentorId)).ToListAsync(stop),
            .. await db.Reviews.Where(x => (x.State == ReviewState.Writing || (x.State != ReviewState.Locked && !x.Voices.Any(v => v.As == Signatory.Mentor))) && homes.Any(p => p.Id == x.PlacementId && p.MentorId != x.MentorId)).ToListAsync(stop),
            .. await db.GrowthGoals.Where(x => x.State == GoalState.Open && homes.Any(p => p.Id == x.PlacementId && p.MentorId != x.MentorId)).ToListAsync(stop),
        ];
        var ids = moved.ConvertAll(x => x.PlacementId).Distinct().ToList();
        var now = await db.Placements.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        foreach (var record in moved)
        {
            record.GoOnWith(now[record.PlacementId]);
            (record as ThreeWayReview)?.Rename(now[record.PlacementId]);
        }
        return moved.Count;
    }
}

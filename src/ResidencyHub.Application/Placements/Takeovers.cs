using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What becomes of the resident's other placements when one is confirmed or ends.</summary>
internal static class Takeovers
{
    /// <summary>The placement that a confirmed one takes over from ends the day before; hours and feedback stay with the resident. Null when it takes over from none, or that one is over.</summary>
    public static async Task<Placement?> EndBeforeAsync(Operation operation, PlacementLetters letters, Placement placement, Act act, CancellationToken stop)
    {
        if (placement.FollowsId is not { } id || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == id, stop) is not { State: PlacementState.Confirmed or PlacementState.Active } before)
            return null;
        var lastDay = placement.StartsOn.AddDays(-1);
        DateOnly? last = before.State is PlacementState.Active && lastDay >= before.StartsOn ? lastDay : null;
        var why = $"{placement.ResidentName} goes on at {placement.SchoolName}";
        await FollowQuestion.StopAsync(operation, letters, before, act, stop);
        before.EndEarly(lastDay, why, act);
        await Mentorships.EndAsync(operation, before, last, why, stop);
        await Mentorships.EndTeamAsync(operation, before, last, stop);
        return before;
    }

    /// <summary>The resident's placement of record, once <paramref name="over"/> is none any more: another that is confirmed or runs, where an exception let them have two.</summary>
    public static Task<Placement?> OtherAsync(Operation operation, Placement over, CancellationToken stop) => operation.Db.Placements
        .Where(p => p.ResidentId == over.ResidentId && p.Id != over.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active)).OrderBy(p => p.StartsOn).ThenBy(p => p.Id).FirstOrDefaultAsync(stop);

    /// <summary>Notes the confirmed placement on the resident; with two at once the first stays the one of record.</summary>
    public static async Task RecordAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        // a school that answers by link reads its own residents alone: of two placements at once this is then not the one of record
        if (await operation.Db.Residents.SingleOrDefaultAsync(r => r.Id == placement.ResidentId, stop) is not { } resident)
            return;
        var other = await OtherAsync(operation, placement, stop);
        if (other is null || other.Id == placement.FollowsId)
            resident.PlaceAt(placement.DistrictId, placement.SchoolId, placement.SchoolName, placement.MentorId);
        if (resident.State is not (ResidentState.Placed or ResidentState.Active))
            resident.Stand(ResidentState.Placed, operation.Today, null);
    }
}

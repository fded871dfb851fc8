using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Matching;

/// <summary>Residents who lost a mentor and have found another school that has not begun: without a mentor until then, the longest first.</summary>
public sealed class ListMentorsToCome(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListMentorsToCome.Row>>(services)
{
    private const int Most = 100;

    /// <param name="Placement">The confirmed one, which is to begin.</param>
    /// <param name="Since">The first day without a mentor.</param>
    /// <param name="Days">Calendar days, today included; 0 while the last mentor is still there.</param>
    public sealed record Row(Id<Placement> Placement, string Resident, string SchoolName, string? Mentor, DateOnly Since, int Days, DateOnly Begins);

    private protected override Permission Needs => Permission.RunMatching;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var found = await db.Placements.Where(p => p.FollowsId != null && p.State == PlacementState.Confirmed && p.StartsOn > today)
            .Select(p => new { p.Id, p.ResidentName, p.SchoolName, p.MentorName, p.StartsOn, Last = db.Mentorships.Where(m => m.PlacementId == p.FollowsId).Max(m => m.EndsOn) })
            .Where(p => p.Last != null).OrderBy(p => p.Last).ThenBy(p => p.Id).Take(Most).ToListAsync(stop);
        return found.Where(p => p.Last!.Value.AddDays(1) < p.StartsOn)
            .Select(p => new Row(p.Id, p.ResidentName, p.SchoolName, p.MentorName, p.Last!.Value.AddDays(1), Math.Max(0, today.DayNumber - p.Last.Value.DayNumber), p.StartsOn)).ToList();
    }
}

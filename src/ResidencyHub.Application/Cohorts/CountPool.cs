using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Cohorts;

/// <summary>How many mentors stand at each step of the pool, within the viewer's reach.</summary>
public sealed class CountPool(UseCaseServices services) : Query<Nothing, IReadOnlyList<CountPool.Row>>(services)
{
    public sealed record Row(PoolStatus Status, int Count);

    private protected override Permission Needs => Permission.ReadMentors;

    private protected override IReadOnlyList<string> KeptUntilChanged { get; } = [Nouns.Mentors, Nouns.Placements];

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        // whether a mentor has a resident is true over all programs; only the mentors themselves are those in reach
        await using var wide = operation.LookWider("which mentors have a resident in any program");
        var counts = await wide.Mentors.Within(operation.Reach)
            .Select(m => new { m.State, Busy = wide.Placements.Any(p => p.MentorId == m.Id && (p.State == PlacementState.Confirmed || p.State == PlacementState.Active)) })
            .GroupBy(m => new { m.State, m.Busy }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        return counts.GroupBy(c => MentorPool.StatusOf(c.Key.State, c.Key.Busy ? 1 : 0)).OrderBy(g => g.Key).Select(g => new Row(g.Key, g.Sum(c => c.Count))).ToList();
    }
}

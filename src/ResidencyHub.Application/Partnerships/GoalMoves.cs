using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Which goals have moved beyond their baseline: by the last value that was entered, or by what the hub counts today.</summary>
internal static class GoalMoves
{
    public static async Task<int> CountAsync(Operation operation, IReadOnlyList<Goal> goals, CancellationToken stop)
    {
        var entered = goals.Count(g => g.Measure is GoalMeasure.Entered && g.Standing is [.., var last] && g.ProgressAt(last.Value) > 0);
        var counted = goals.Where(g => g.Measure is not GoalMeasure.Entered).ToList();
        if (counted.Count == 0)
            return entered;
        var ids = counted.ConvertAll(g => g.PartnershipId).Distinct().ToList();
        var partnerships = await operation.Db.Partnerships.Include(p => p.Members).Where(p => ids.Contains(p.Id)).ToListAsync(stop);
        var values = await CountedGoals.OfAsync(operation, partnerships, counted, stop, newestOnly: true);
        return entered + counted.Count(g => values[g.Id] is [.., var last] && g.ProgressAt(last.Value) > 0);
    }
}

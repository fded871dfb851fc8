using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Home;

/// <summary>How many a coordinator should look after because of hours or a signal: kept until one of <see cref="DependsOn"/> changes, since each looks at every placement.</summary>
/// <param name="Waiting">Residents whose hours wait for approval.</param>
/// <param name="Silent">Residents without approved hours in the latest weeks that count.</param>
/// <param name="Signals">Signals that are open and not put off.</param>
internal sealed record WatchCounts(int Waiting, int Silent, int Signals)
{
    public static IReadOnlyList<string> DependsOn { get; } = [Nouns.Placements, Nouns.Residents, Nouns.Hours, Nouns.Signals];

    public static async Task<WatchCounts> CountAsync(Operation operation, CancellationToken stop)
    {
        var here = StillInResidency.Of(operation.Db.Residents);
        return new(
            await HoursSignals.Waiting(operation, here).CountAsync(stop),
            await (await HoursSignals.SilentAsync(operation, here, stop)).CountAsync(stop),
            await ListSignals.In(operation.Db.Signals, SignalState.Open, operation.Today).CountAsync(stop));
    }
}

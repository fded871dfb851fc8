using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Home;

/// <summary>How many a coordinator should look after because of hours, a signal or a lesson that nobody has talked about: kept until one of <see cref="DependsOn"/> changes, since each looks at every placement.</summary>
/// <param name="Waiting">Residents whose hours wait for approval.</param>
/// <param name="Silent">Residents without approved hours in the latest weeks that count.</param>
/// <param name="Signals">Signals that are open and not put off.</param>
/// <param name="LateTalks">Talks after a lesson that are past their day.</param>
/// <param name="Talks">Those whose day is still to come.</param>
internal sealed record WatchCounts(int Waiting, int Silent, int Signals, int LateTalks, int Talks)
{
    public static IReadOnlyList<string> DependsOn { get; } = [Nouns.Placements, Nouns.Residents, Nouns.Hours, Nouns.Signals, Nouns.Observations];

    public static async Task<WatchCounts> CountAsync(Operation operation, CancellationToken stop)
    {
        var (here, today) = (StillInResidency.Of(operation.Db.Residents), operation.Today);
        var observed = TalksDue.Of(operation.Db);
        // who sees everything says which programs: the few that are open are found by program
        if (operation.Reach.Kind is ReachKind.Everything && await operation.Db.Programs.Select(p => p.Id).ToListAsync(stop) is var programs)
            observed = observed.Where(o => programs.Contains(o.ProgramId));
        var talks = await observed.GroupBy(o => o.ConferenceDueOn < today).Select(g => new { IsLate = g.Key, Count = g.Count() }).ToListAsync(stop);
        return new(
            await HoursSignals.Waiting(operation, here).CountAsync(stop),
            await (await HoursSignals.SilentAsync(operation, here, stop)).CountAsync(stop),
            await ListSignals.In(operation.Db.Signals, SignalState.Open, today).CountAsync(stop),
            talks.Where(t => t.IsLate).Sum(t => t.Count), talks.Where(t => !t.IsLate).Sum(t => t.Count));
    }
}

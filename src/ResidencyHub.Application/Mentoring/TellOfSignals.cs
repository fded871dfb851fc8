using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Once a week, hands coordinators and university supervisors the signals that wait: how many of which reason. Names and words stay on the page, because letters are read by administrators, who read no signals.</summary>
public sealed class TellOfSignals(UseCaseServices services, Postbox postbox) : Command<Nothing, int>(services)
{
    private sealed record Waiting(Id<Signal> Id, SignalKind Kind, Id<PreparationProgram> Program, Id<Person>? Supervisor);

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var waiting = await ListSignals.In(db.Signals, SignalState.Open, today).Join(db.Residents, s => s.ResidentId, r => r.Id, (s, r) => new Waiting(s.Id, s.Kind, s.ProgramId, r.SupervisorId)).ToListAsync(stop);
        if (waiting.Count == 0)
            return 0;
        // on Monday, or as soon after it as the hub runs and something waits
        var since = operation.BeginningOf(DistrictCalendar.WeekOf(today));
        var told = (await db.Outbox.Where(m => m.Cause == nameof(TellOfSignals) && m.WrittenAt >= since).Select(m => m.ToAddress).ToListAsync(stop)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var letters = 0;
        foreach (var (to, signals) in await ReadersAsync(operation, waiting, stop))
            if (!told.Contains(to.Email))
            {
                var lines = signals.GroupBy(s => s.Kind).OrderBy(g => g.Key).Select(g => $"- {MentoringWords.Of(g.Key)}: {g.Count()}");
                var programs = signals.Select(s => s.Program).Distinct().ToList();
                await postbox.PostAsync(
                    operation, new Letter(Addressee.Program, to.Name, to.Email, signals.Count == 1 ? "One signal to look at" : $"{signals.Count} signals to look at", $"Dear {to.Name},\n\nthe records give reasons to look at a placement before it fails:\n\n{string.Join('\n', lines)}\n\nWho it is, and each reason in words with its days, stands in ResidencyHub only:\n\n{postbox.Address("/signals")}\n\nSettle them there, or put them off with a word. This letter comes at most once a week.\n", Program: programs.Count == 1 ? programs[0] : null),
                    nameof(TellOfSignals), stop);
                letters++;
            }
        return letters;
    }

    /// <summary>Who reads which of them: a program's coordinators, and supervisors who hold an account those of their own residents; whoever is both gets one letter.</summary>
    private static async Task<IEnumerable<(Reachable To, HashSet<Waiting> Signals)>> ReadersAsync(Operation operation, List<Waiting> waiting, CancellationToken stop)
    {
        var (db, today, people) = (operation.Db, operation.Today, new PlacementPeople(operation));
        var readers = new Dictionary<string, (Reachable To, HashSet<Waiting> Signals)>(StringComparer.OrdinalIgnoreCase);
        foreach (var program in waiting.GroupBy(s => s.Program))
            foreach (var coordinator in await people.CoordinatorsAsync(program.Key, stop))
                Add(coordinator, program);
        var supervisors = waiting.Select(s => s.Supervisor).OfType<Id<Person>>().Distinct().ToList();
        var held = (await db.RoleGrants.Where(g => supervisors.Contains(g.PersonId!.Value) && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today) && db.Users.Any(u => u.Id == g.AccountId && u.ClosedAt == null)).Select(g => g.PersonId).ToListAsync(stop)).ToHashSet();
        foreach (var own in waiting.Where(s => held.Contains(s.Supervisor)).GroupBy(s => s.Supervisor!.Value))
            if (await people.PersonAsync(own.Key, stop) is { } supervisor)
                Add(supervisor, own);
        return readers.Values;

        void Add(Reachable to, IEnumerable<Waiting> signals)
        {
            if (!readers.TryGetValue(to.Email, out var reader))
                readers[to.Email] = reader = (to, []);
            reader.Signals.UnionWith(signals);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.UseCases;

/// <summary>How many rows of a list others have changed or added since the viewer opened it: "3 changes, show them".</summary>
/// <remarks>Which rows were changed comes from the audit; what is counted is those of them that the viewer sees.</remarks>
public sealed class CountChanges(UseCaseServices services) : Query<CountChanges.Request, int>(services)
{
    /// <summary>No more are looked at: "100" says enough.</summary>
    public const int Most = 100;

    /// <param name="Topic">The list: one of <see cref="Topics"/>.</param>
    /// <param name="Since">UTC; the list shows all that was saved before.</param>
    public sealed record Request(string Topic, DateTime Since);

    private static readonly Noun _placements = Noun.Of<Placement>("placements");
    private static readonly Noun _checkIns = Noun.Of<CheckIn>("check-ins");
    private static readonly Noun _concerns = Noun.Of<Concern>("concerns");
    private static readonly Noun _help = Noun.Of<HelpRequest>("help-requests");

    private static readonly Dictionary<string, Noun[]> _nouns = new(StringComparer.Ordinal)
    {
        ["placements"] = [_placements],
        ["residents"] = [Noun.Of<Resident>("residents")],
        ["mentors"] = [Noun.Of<Mentor>("mentors")],
        ["capacity"] = [Noun.Of<SchoolCapacity>("capacity")],
        ["check-ins"] = [_checkIns],
        ["observations"] = [Noun.Of<Observation>("observations")],
        ["concerns"] = [_concerns],
        ["help-requests"] = [_help],
        ["my-work"] = [_placements, _checkIns, _concerns, _help, Noun.Of<Absence>("absences"), Noun.Of<Pause>("pauses")],
    };

    /// <summary>Lists that can be asked about.</summary>
    public static IReadOnlyCollection<string> Topics => _nouns.Keys;

    private protected override Permission Needs => Permission.UseHub;

    /// <summary>False when certainly nothing has changed, without a look at the database: most questions end here.</summary>
    public bool MayHave(string topic, DateTime since) => _nouns.TryGetValue(topic, out var nouns) && Services.Feed.MayHaveChanged(nouns.Select(n => n.Topic), since);

    private protected override async Task<Outcome<int>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (!_nouns.TryGetValue(request.Topic, out var nouns))
            return Outcome.NotFound;
        var me = operation.Viewer.AccountId;
        var entities = nouns.Select(n => n.Entity).ToList();
        await using var wide = operation.LookWider("which rows others changed; only their ids, to be looked up within the reach");
        var changed = await wide.AuditEntries.Where(e => e.At > request.Since && e.AccountId != me)
            .OrderByDescending(e => e.At).Take(Most * 10)
            .SelectMany(e => e.Changes).Where(c => entities.Contains(c.Entity)).Select(c => new { c.Entity, c.Subject }).Distinct().ToListAsync(stop);
        var count = 0;
        foreach (var noun in nouns)
            if (changed.Where(c => c.Entity == noun.Entity).Select(c => c.Subject).Take(Most).ToList() is { Count: > 0 } ids)
                count += await noun.CountAsync(operation.Db, ids, stop);
        return Math.Min(count, Most);
    }

    /// <summary>A kind of row: how the feed and how the audit calls it, and how those in reach are counted.</summary>
    private sealed record Noun(string Topic, string Entity, Func<ResidencyDb, List<Guid>, CancellationToken, Task<int>> CountAsync)
    {
        public static Noun Of<T>(string topic) where T : class => new(topic, typeof(T).Name, (db, subjects, stop) =>
        {
            var ids = subjects.ConvertAll(s => new Id<T>(s));
            return db.Set<T>().CountAsync(x => ids.Contains(EF.Property<Id<T>>(x, "Id")), stop);
        });
    }
}

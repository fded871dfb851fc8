using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Directory;

/// <summary>All open schools and districts by the beginnings of their words, in the memory of this process (docs/performance.md says how much). It gives ids only: who asks reads the rows themselves, within the reach.</summary>
/// <remarks>Never older than the last change that this process heard of: a school or district that changed since is left to the asker, who looks at its row; when the whole directory changed, or many did, the index is made anew and searches wait for it.</remarks>
public sealed class DirectoryIndex : IDisposable
{
    /// <summary>So many changed ones are looked at one by one; beyond, the index is made anew.</summary>
    internal const int MostChanged = 64;

    private readonly ResidencyDbSource _source;
    private readonly IDisposable _subscription;
    private readonly Lock _gate = new();
    private Edition _edition;

    public DirectoryIndex(ResidencyDbSource source, ChangeFeed feed)
    {
        _source = source;
        _edition = new Edition(source);
        _subscription = feed.Subscribe(Hear);
    }

    /// <summary>Ids found, best first.</summary>
    /// <param name="Districts">Of districts.</param>
    /// <param name="Schools">Of schools.</param>
    /// <param name="Changed">Schools and districts that changed since: not among the found ones, to be looked at.</param>
    internal sealed record Hits(IReadOnlyList<Guid> Districts, IReadOnlyList<Guid> Schools, IReadOnlyCollection<Guid> Changed);

    internal async Task<Hits> FindAsync(WordTable.Search search, bool districts, bool schools, int most, CancellationToken stop)
    {
        var edition = Current();
        var (ofDistricts, ofSchools) = await edition.ReadAsync().WaitAsync(stop);
        // taken before the search: what changes meanwhile shows in the next one
        var changed = edition.Changed.Keys.ToHashSet();
        return new(districts ? ofDistricts.Find(search, changed.Contains, most) : [], schools ? ofSchools.Find(search, changed.Contains, most) : [], changed);
    }

    /// <summary>Begins to read the directory, so that the first search need not wait.</summary>
    internal Task WarmAsync() => Current().ReadAsync();

    public void Dispose() => _subscription.Dispose();

    private Edition Current()
    {
        lock (_gate)
        {
            // a database that was away must not spoil every search from now on
            if (_edition.HasFailed)
                _edition = new Edition(_source);
            return _edition;
        }
    }

    private void Hear(Change change)
    {
        if (change.Topic is not (DirectoryTopic.Name or Change.Anything))
            return;
        lock (_gate)
        {
            if (change.Subject is { } one && _edition.Changed.Count < MostChanged)
                _edition.Changed[one] = default;
            else
            {
                var wasUsed = _edition.IsUsed;
                _edition = new Edition(_source);
                if (wasUsed)
                    _ = _edition.ReadAsync();
            }
        }
    }

    /// <summary>The directory as it was read once, and what changed since.</summary>
    private sealed class Edition(ResidencyDbSource source)
    {
        private readonly Lock _once = new();
        private Task<(WordTable Districts, WordTable Schools)>? _reading;

        public ConcurrentDictionary<Guid, byte> Changed { get; } = new();

        public bool IsUsed => _reading is not null;

        public bool HasFailed => _reading is { IsCompleted: true, IsCompletedSuccessfully: false };

        /// <summary>Read when it is first asked for, and once.</summary>
        public Task<(WordTable Districts, WordTable Schools)> ReadAsync()
        {
            lock (_once)
                return _reading ??= Task.Run(FromDatabaseAsync);
        }

        private async Task<(WordTable, WordTable)> FromDatabaseAsync()
        {
            await using var db = source.Open(Reach.Everything("index of the directory"));
            var districts = await db.Districts.Where(d => d.EndedOn == null).Select(d => new WordTable.Source(d.Id.Value, d.Id.Value, d.State, d.Name, d.SearchWords)).ToListAsync();
            var schools = await db.Schools.Where(s => s.EndedOn == null).Select(s => new WordTable.Source(s.Id.Value, s.DistrictId.Value, s.State, s.Name, s.SearchWords)).ToListAsync();
            return (new(districts), new(schools));
        }
    }
}

/// <summary>Reads the directory into memory soon after the start: the first page comes first.</summary>
internal sealed class DirectoryIndexAtStart(DirectoryIndex index, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(3), time, stoppingToken);
            // whatever goes wrong here, the first search reads again and says so
            await index.WarmAsync().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the hub stops
        }
    }
}

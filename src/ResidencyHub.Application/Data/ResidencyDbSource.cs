using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Standards;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Data;

/// <summary>The only way to the data: no reach, no context.</summary>
public sealed class ResidencyDbSource
{
    private readonly Func<Reach, ResidencyDb> _open;

    public ResidencyDbSource(DatabaseSettings settings)
    {
        Settings = settings;
        _open = Providers.Opener(settings);
    }

    public DatabaseSettings Settings { get; }

    internal ResidencyDb Open(Reach reach, bool tracking = false)
    {
        var db = _open(reach);
        db.ChangeTracker.QueryTrackingBehavior = tracking ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        return db;
    }

    /// <summary>Brings the database to this version of the hub. True when it was empty before.</summary>
    /// <param name="stop">The hub is being stopped.</param>
    /// <param name="progress">What is being done, in words, for whoever waits.</param>
    public async Task<bool> PrepareAsync(CancellationToken stop, IProgress<string>? progress = null)
    {
        if (Settings.Provider == "Sqlite" && new SqliteConnectionStringBuilder(Settings.Connection).DataSource is { Length: > 0 } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
            System.IO.Directory.CreateDirectory(folder);
        await using var db = Open(Reach.Everything("migrations"));
        var applied = (await db.Database.GetAppliedMigrationsAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var fresh = applied.Count == 0;
        // a start with nothing to migrate is spared the machinery of migrations, which costs more than the rest of it
        if (db.Database.GetMigrations().Count(m => !applied.Contains(m)) is > 0 and var changes)
        {
            progress?.Report(fresh ? "making its tables" : $"changing its tables, {changes} change{(changes == 1 ? "" : "s")}");
            await db.Database.MigrateAsync(stop);
        }
        progress?.Report("bringing rules, standards and instruments");
        if (Settings.Provider == "Sqlite")
            await db.Database.ExecuteSqlRawAsync("pragma journal_mode = wal", stop);
        await RuleBook.LoadFirstEditionAsync(this, stop);
        await BuiltInFrameworks.LoadAsync(this, stop);
        await Partnerships.BuiltInInstruments.LoadAsync(this, stop);
        await Surveys.BuiltInSurveys.LoadAsync(this, stop);
        // looked for at every start, because the one that began it may have been ended
        if (!fresh && (await db.Users.AnyAsync(u => u.SearchWords == null, stop) || await db.Outbox.AnyAsync(m => m.SearchWords == null, stop)))
            await SearchIndex.FillAsync(this, progress, stop);
        return fresh;
    }

    /// <summary>Tells SQLite how many rows there are of each kind, so that it chooses its indexes by them; database servers do so by themselves.</summary>
    /// <remarks>It looks at a sample, and only at tables that grew since (sqlite.org/pragma.html#pragma_optimize).</remarks>
    public async Task RefreshStatisticsAsync(CancellationToken stop)
    {
        if (Settings.Provider != "Sqlite")
            return;
        await using var db = Open(Reach.Everything("statistics"));
        await db.Database.ExecuteSqlRawAsync("pragma analysis_limit = 1000; pragma optimize = 0x10002", stop);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Data;

/// <summary>Hears what other nodes on the same database saved, and passes it to this node's <see cref="ChangeFeed"/>. PostgreSQL says it by itself (LISTEN, from a trigger within the saving transaction); on the other engines the newest lines of the audit are read every two seconds.</summary>
public sealed class ChangeRelay(ResidencyDbSource source, ChangeFeed feed, TimeProvider time, ILogger<ChangeRelay> log) : BackgroundService
{
    /// <summary>The trigger of the migration Announcements notifies this channel.</summary>
    internal const string Channel = "residencyhub_changes";

    internal static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // an entry gets its time just before it is committed; with this much patience none is overtaken by a later one
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(60);
    private const int MostAtOnce = 500;

    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<Id<AuditEntry>, DateTime> _seen = [];

    /// <summary>Done once this node hears the others.</summary>
    internal Task Listening => _listening.Task;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var first = true; !stoppingToken.IsCancellationRequested; first = false)
        {
            try
            {
                await (source.Settings.Provider is "Postgres" ? ListenAsync(first, stoppingToken) : PollAsync(first, stoppingToken));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // a database that is away for a while must not end the hearing
            catch (Exception fault)
#pragma warning restore CA1031
            {
                log.LogWarning(fault, "Changes of other nodes are not heard just now; trying again");
            }
            try
            {
                await Task.Delay(Every, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(bool first, CancellationToken stop)
    {
        // of its own, and kept: a pooled connection would be given away
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(source.Settings.Connection) { Pooling = false, KeepAlive = 30, ApplicationName = "ResidencyHub changes" }.ConnectionString);
        connection.Notification += (_, said) => Pass(said.Payload);
        await connection.OpenAsync(stop);
        await using (var listen = new NpgsqlCommand($"listen {Channel}", connection))
            await listen.ExecuteNonQueryAsync(stop);
        if (!first)
            feed.Hear(new(Change.Anything, null));
        _listening.TrySetResult();
        while (true)
            await connection.WaitAsync(stop);
    }

    private async Task PollAsync(bool first, CancellationToken stop)
    {
        if (!first)
            feed.Hear(new(Change.Anything, null));
        _seen = (await NewestAsync(stop)).ToDictionary(e => e.Id, e => e.At);
        _listening.TrySetResult();
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stop))
        {
            var newest = await NewestAsync(stop);
            if (newest.Count == MostAtOnce)
                feed.Hear(new(Change.Anything, null));
            else
                foreach (var entry in newest.Where(e => !_seen.ContainsKey(e.Id)))
                    Pass(entry.Announced);
            _seen = newest.ToDictionary(e => e.Id, e => e.At);
        }
    }

    private async Task<List<Said>> NewestAsync(CancellationToken stop)
    {
        await using var db = source.Open(Reach.Everything("what other nodes announce"));
        var since = time.GetUtcNow().UtcDateTime - Overlap;
        return await db.AuditEntries.Where(e => e.At >= since && e.Announced != null).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(MostAtOnce)
            .Select(e => new Said(e.Id, e.At, e.Announced!)).ToListAsync(stop);
    }

    private void Pass(string announced)
    {
        var (node, changes) = Announcement.Read(announced);
        if (node == feed.Node)
            return;
        foreach (var change in changes)
            feed.Hear(change);
    }

    private sealed record Said(Id<AuditEntry> Id, DateTime At, string Announced);
}

using System.Collections.Concurrent;

namespace ResidencyHub.Application.UseCases;

/// <summary>That something changed: which noun ("placements"), and which one when a single one did.</summary>
public sealed record Change(string Topic, Guid? Subject)
{
    /// <summary>The topic of a change of which only is known that there were some: what other nodes did while this one could not hear them.</summary>
    public const string Anything = "*";
}

/// <summary>Tells this process what changed, after it was saved, here or on another node (<see cref="Data.ChangeRelay"/>). It carries names of nouns and ids, never content: who hears of a change still has to ask within their reach.</summary>
public sealed class ChangeFeed(TimeProvider time)
{
    private readonly ConcurrentDictionary<long, Action<Change>> _listeners = new();
    private readonly ConcurrentDictionary<string, DateTime> _lastHeard = new(StringComparer.Ordinal);
    private readonly DateTime _started = time.GetUtcNow().UtcDateTime;
    private long _next;

    /// <summary>This process among all nodes.</summary>
    public string Node { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>Calls <paramref name="listener"/> on each change until the subscription is disposed.</summary>
    public IDisposable Subscribe(Action<Change> listener)
    {
        var key = Interlocked.Increment(ref _next);
        _listeners[key] = listener;
        return new Subscription(this, key);
    }

    /// <summary>Whether one of these nouns may have changed after <paramref name="since"/> (UTC): false is certain, true is worth a question to the database.</summary>
    public bool MayHaveChanged(IEnumerable<string> topics, DateTime since) =>
        since <= _started || topics.Append(Change.Anything).Any(t => _lastHeard.TryGetValue(t, out var heard) && heard >= since);

    /// <summary>Announces what this process has just saved.</summary>
    public void Publish(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
            Hear(change);
    }

    /// <summary>Delivers a change, made here or elsewhere.</summary>
    public void Hear(Change change)
    {
        _lastHeard[change.Topic] = time.GetUtcNow().UtcDateTime;
        foreach (var listener in _listeners.Values)
            listener(change);
    }

    private sealed class Subscription(ChangeFeed feed, long key) : IDisposable
    {
        public void Dispose() => feed._listeners.TryRemove(key, out _);
    }
}

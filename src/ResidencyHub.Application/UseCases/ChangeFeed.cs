using System.Collections.Concurrent;

namespace ResidencyHub.Application.UseCases;

/// <summary>That something changed: which noun ("placements"), and which one when a single one did.</summary>
public sealed record Change(string Topic, Guid? Subject)
{
    /// <summary>The topic of a change of which only is known that there were some: what other nodes did while this one could not hear them.</summary>
    public const string Anything = "*";
}

/// <summary>Tells open pages what changed, after it was saved. It carries names of nouns and ids, never content: who hears of a change still has to ask within their reach.</summary>
public sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<long, Action<Change>> _listeners = new();
    private long _next;

    /// <summary>Raised for changes made in this process, so that a relay can carry them to other nodes.</summary>
    public event Action<Change>? MadeHere;

    /// <summary>Calls <paramref name="listener"/> on each change until the subscription is disposed.</summary>
    public IDisposable Subscribe(Action<Change> listener)
    {
        var key = Interlocked.Increment(ref _next);
        _listeners[key] = listener;
        return new Subscription(this, key);
    }

    public void Publish(IEnumerable<Change> changes)
    {
        foreach (var change in changes)
        {
            Hear(change);
            MadeHere?.Invoke(change);
        }
    }

    /// <summary>Delivers a change that another node made.</summary>
    public void Hear(Change change)
    {
        foreach (var listener in _listeners.Values)
            listener(change);
    }

    private sealed class Subscription(ChangeFeed feed, long key) : IDisposable
    {
        public void Dispose() => feed._listeners.TryRemove(key, out _);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>Somebody else is done between one use case's judging and its saving, once: the moment of a race that otherwise only chance brings about.</summary>
internal sealed class BeforeSaving : IDisposable
{
    private readonly ConcurrentBag<IDisposable> _listening = [];
    private int _done;

    /// <summary>Whether anybody has begun to save.</summary>
    public bool HasRun => _done == 1;

    /// <param name="hub">On whose database one begins to save.</param>
    /// <param name="act">What happens then, to its end, before anything of the first is written.</param>
    public static BeforeSaving Of(TestHub hub, Func<Task> act)
    {
        var before = new BeforeSaving();
        before._listening.Add(DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(l =>
        {
            if (l.Name == "Microsoft.EntityFrameworkCore")
                before._listening.Add(l.Subscribe(new Each<KeyValuePair<string, object?>>(e =>
                {
                    // whoever listens hears what any listener asked for
                    if (e.Key == CoreEventId.SaveChangesStarting.Name && e.Value is DbContextEventData { Context: { } context } && context.Database.GetConnectionString()?.Contains(hub.DatabaseName, StringComparison.Ordinal) == true && Interlocked.Exchange(ref before._done, 1) == 0)
#pragma warning disable VSTHRD002 // whoever saves must wait for the other, and Entity Framework's announcement cannot be awaited
                        Task.Run(act).GetAwaiter().GetResult();
#pragma warning restore VSTHRD002
                }), name => name == CoreEventId.SaveChangesStarting.Name));
        })));
        return before;
    }

    public void Dispose()
    {
        foreach (var one in _listening)
            one.Dispose();
    }

    private sealed class Each<T>(Action<T> action) : IObserver<T>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(T value) => action(value);
    }
}

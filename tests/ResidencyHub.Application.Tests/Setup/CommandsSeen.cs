using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>The commands that one test's database is asked while this listens.</summary>
internal sealed class CommandsSeen : IDisposable
{
    private readonly ConcurrentQueue<string> _all = new();
    private readonly ConcurrentBag<IDisposable> _listening = [];

    public IReadOnlyCollection<string> All => _all;

    public static CommandsSeen Of(TestHub hub, string provider)
    {
        var seen = new CommandsSeen();
        seen._listening.Add(DiagnosticListener.AllListeners.Subscribe(new Each<DiagnosticListener>(l =>
        {
            if (l.Name == "Microsoft.EntityFrameworkCore")
                seen._listening.Add(l.Subscribe(new Each<KeyValuePair<string, object?>>(e =>
                {
                    if (e.Value is CommandExecutedEventData { Context: { } context } data && context.GetType().Name == $"{provider}ResidencyDb" && data.Command.Connection?.ConnectionString.Contains(hub.DatabaseName, StringComparison.Ordinal) == true)
                        seen._all.Enqueue(data.Command.CommandText);
                })));
        })));
        return seen;
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

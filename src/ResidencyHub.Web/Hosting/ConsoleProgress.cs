using System.Diagnostics;
using System.Globalization;
using ResidencyHub.Application.Directory;

namespace ResidencyHub.Web.Hosting;

/// <summary>Says on the console what is going on once it takes longer than somebody waits without a word, and again as long as it goes on. What is quick says nothing.</summary>
/// <param name="console">Where it is said.</param>
/// <param name="patience">The longest silence.</param>
public sealed class ConsoleProgress(TextWriter console, TimeSpan patience) : IProgress<DirectoryProgress>, IProgress<string>
{
    private volatile string? _doing;

    public async Task DuringAsync(string what, Func<Task> work)
    {
        _doing = null;
        var began = Stopwatch.GetTimestamp();
        // on a thread of its own: the embedded database works without ever waiting, and nothing would be said before it is done
        var running = Task.Run(work);
        if (await Task.WhenAny(running, Task.Delay(patience)) != running)
            await console.WriteLineAsync($"{what} …");
        while (await Task.WhenAny(running, Task.Delay(patience)) != running)
            await console.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {_doing ?? "going on"} ({Stopwatch.GetElapsedTime(began).TotalSeconds:0} s)"));
        await running;
    }

    public void Report(DirectoryProgress value) => _doing = value.Doing;

    public void Report(string value) => _doing = value;
}

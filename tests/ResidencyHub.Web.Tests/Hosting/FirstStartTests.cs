using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>What somebody reads who starts the hub for the first time: never left alone for long, and at the end one line with the address.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_on_an_empty_folder_says_what_takes_long_and_then_one_line_with_the_address()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hub_first_start_").FullName;
        try
        {
            var first = await StartAsync(folder);
            first.Last().Words.ShouldStartWith("ResidencyHub is ready at http://127.0.0.1:");
            first.Count(l => l.Words.Contains("http://", StringComparison.Ordinal)).ShouldBe(1, string.Join('\n', first.Select(l => l.Words)));
            // 121,000 schools and districts take longer than two seconds on any machine
            var loading = first.FindIndex(l => l.Words == "Loading the national directory of schools and districts …");
            loading.ShouldBeGreaterThanOrEqualTo(0, string.Join('\n', first.Select(l => l.Words)));
            first[loading + 1].Words.ShouldMatch(@"^(  .+ \(\d+ s\)|Telling the demo's story …|ResidencyHub is ready at .+)$");
            // said every two seconds; a machine that does something else besides may be late
            for (var i = 1; i < first.Count; i++)
                (first[i].At - first[i - 1].At).ShouldBeLessThan(TimeSpan.FromSeconds(10), $"silence before “{first[i].Words}”");
            System.IO.Directory.Exists(Path.Combine(folder, "files")).ShouldBeTrue("the folder for what people hand in was tried");

            // nothing to prepare: nothing to say but the address
            (await StartAsync(folder)).Select(l => l.Words).ShouldNotContain(l => l.StartsWith("Loading", StringComparison.Ordinal) || l.StartsWith("Telling", StringComparison.Ordinal));

            await File.WriteAllTextAsync(Path.Combine(folder, "in-the-way"), "");
            (await StartAsync(folder, ("Files__Folder", Path.Combine(folder, "in-the-way", "files")))).Select(l => l.Words).ShouldContain(l => l.StartsWith("Nothing can be written into ", StringComparison.Ordinal));
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Work_that_never_waits_is_told_of_while_it_goes_on_and_quick_work_says_nothing()
    {
        await using var said = new StringWriter(CultureInfo.InvariantCulture);
        var progress = new ConsoleProgress(TextWriter.Synchronized(said), TimeSpan.FromMilliseconds(200));
        await progress.DuringAsync("Something quick", () => Task.CompletedTask);
        said.ToString().ShouldBeEmpty();
        await progress.DuringAsync("Something long", () =>
        {
            progress.Report("half of it");
            // as the embedded database works: on its thread, without ever giving it back
            Thread.Sleep(1500);
            return Task.CompletedTask;
        });
        said.ToString().ShouldStartWith($"Something long …{Environment.NewLine}  half of it (");
        await Should.ThrowAsync<InvalidOperationException>(() => progress.DuringAsync("Something broken", () => throw new InvalidOperationException("broken")));
    }

    /// <summary>Starts the built hub as a process of its own in its folder, as people do, and ends it when it is ready.</summary>
    private static async Task<List<(TimeSpan At, string Words)>> StartAsync(string folder, params (string Name, string Value)[] settings)
    {
        var dll = typeof(Program).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [dll]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(dll)! };
        foreach (var (name, value) in settings.Concat([("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", $"http://127.0.0.1:{FreePort()}"), ("Demo", "true"), ("Database__Connection", $"Data Source={Path.Combine(folder, "hub.db")}")]))
            start.Environment[name] = value;
        var lines = new ConcurrentQueue<(TimeSpan, string)>();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not { } words)
                return;
            lines.Enqueue((clock.Elapsed, words));
            if (words.StartsWith("ResidencyHub is ready", StringComparison.Ordinal))
                ready.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => lines.Enqueue((clock.Elapsed, line.Data ?? ""));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await Task.WhenAny(ready.Task, process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMinutes(3)));
            ready.Task.IsCompleted.ShouldBeTrue(string.Join('\n', lines));
            return [.. lines];
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Text.Json;
using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

/// <summary>A hundred thousand rows, and this assembly as a program that writes and reads them and says what it saw.</summary>
internal static class LargeSheet
{
    public const int Count = 100_000;

    public static readonly string[] Headers = ["Id", "Name", "E-mail", "School", "School id", "Start", "Grade", "Notes"];

    /// <summary>Times in milliseconds; sizes in bytes, of the file and of what stayed alive while it was written and read.</summary>
    public sealed record Seen(long WroteIn, long Size, long Writing, long ReadIn, int Rows, long Reading, IReadOnlyList<SheetProgress> Heard);

    public static IEnumerable<IReadOnlyList<SheetCell>> Rows()
        => Enumerable.Range(1, Count).Select(i => (IReadOnlyList<SheetCell>)[$"R{i:D6}", $"Ann{i} Lee", $"ann{i}@example.org", $"School {i % 97}", $"{80_000_100_000 + i:D12}", new DateOnly(2026, 8, 24), "K-5", "Needs a room on Tuesdays"]);

    public static async Task<int> Main(string[] args)
    {
        Console.WriteLine(JsonSerializer.Serialize(await LookAsync(Enum.Parse<SheetFileKind>(args[0]))));
        return 0;
    }

    private static async Task<Seen> LookAsync(SheetFileKind kind)
    {
        var path = Path.GetTempFileName();
        try
        {
            var watch = Stopwatch.StartNew();
            var writing = Peak(() =>
            {
                using var to = File.Create(path);
                SheetWriter.Write(to, kind, "Residents", Headers, Rows());
            });
            var wroteIn = watch.ElapsedMilliseconds;
            await using var from = File.OpenRead(path);
            using var sheet = await SheetReader.OpenAsync(from, "large");
            watch.Restart();
            var heard = new Hearer();
            var rows = 0;
            var reading = Peak(() => rows = sheet.Rows(heard).Count(r => r.Cells[4].Length == 12));
            return new(wroteIn, from.Length, writing, watch.ElapsedMilliseconds, rows, reading, heard.All);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // What stays alive while the work runs, looked at every few milliseconds on another thread.
    private static long Peak(Action work)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        using var done = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            do
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            while (!done.Wait(25));
        });
        watcher.Start();
        work();
        done.Set();
        watcher.Join();
        return peak;
    }

    private sealed class Hearer : IProgress<SheetProgress>
    {
        public List<SheetProgress> All { get; } = [];

        public void Report(SheetProgress value) => All.Add(value);
    }
}

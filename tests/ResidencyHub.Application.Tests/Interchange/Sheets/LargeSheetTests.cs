using System.Diagnostics;
using ResidencyHub.Application.Interchange.Sheets;
using Xunit.Abstractions;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

/// <summary>Alone, since memory is the whole process's.</summary>
[CollectionDefinition(nameof(LargeSheetTests), DisableParallelization = true)]
[Collection(nameof(LargeSheetTests))]
public sealed class LargeSheetTests(ITestOutputHelper output)
{
    private const int Count = 100_000;
    private static readonly string[] Headers = ["Id", "Name", "E-mail", "School", "School id", "Start", "Grade", "Notes"];

    private static IEnumerable<IReadOnlyList<SheetCell>> Rows()
        => Enumerable.Range(1, Count).Select(i => (IReadOnlyList<SheetCell>)[$"R{i:D6}", $"Ann{i} Lee", $"ann{i}@example.org", $"School {i % 97}", $"{80_000_100_000 + i:D12}", new DateOnly(2026, 8, 24), "K-5", "Needs a room on Tuesdays"]);

    private sealed class Heard : IProgress<SheetProgress>
    {
        public List<SheetProgress> All { get; } = [];
        public void Report(SheetProgress value) => All.Add(value);
    }

    [Theory]
    [InlineData(SheetFileKind.Csv, 24)]
    [InlineData(SheetFileKind.Workbook, 48)]
    public async Task A_hundred_thousand_rows_are_written_and_read_in_bounded_memory_with_progress(SheetFileKind kind, int megabytes)
    {
        var path = Path.GetTempFileName();
        try
        {
            var watch = Stopwatch.StartNew();
            var written = Peak(() =>
            {
                using var to = File.Create(path);
                SheetWriter.Write(to, kind, "Residents", Headers, Rows());
            });
            output.WriteLine($"{kind}: written in {watch.ElapsedMilliseconds} ms, {new FileInfo(path).Length >> 10} KiB, live memory +{written >> 10} KiB");
            await using var from = File.OpenRead(path);
            watch.Restart();
            using var sheet = await SheetReader.OpenAsync(from, "large");
            output.WriteLine($"{kind}: opened in {watch.ElapsedMilliseconds} ms");
            watch.Restart();
            var heard = new Heard();
            var rows = 0;
            var read = Peak(() => rows = sheet.Rows(heard).Count(r => r.Cells[4].Length == 12));
            output.WriteLine($"{kind}: {rows} rows read in {watch.ElapsedMilliseconds} ms ({rows * 1000L / watch.ElapsedMilliseconds} rows/s), live memory +{read >> 10} KiB");
            rows.ShouldBe(Count);
            written.ShouldBeLessThan(megabytes << 20);
            read.ShouldBeLessThan(megabytes << 20);
            heard.All.Count.ShouldBeInRange(90, 110);
            heard.All.Select(p => p.Share).ShouldBeInOrder();
            heard.All[50].Share.ShouldBeInRange(0.3, 0.7);
            heard.All[^1].ShouldBe(new SheetProgress(Count, 1));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Reading_stops_at_once_when_cancelled_and_leaves_nothing_behind()
    {
        using var file = new MemoryStream();
        SheetWriter.Write(file, SheetFileKind.Csv, "", Headers, Rows().Take(20_000));
        file.Position = 0;
        using var stop = new CancellationTokenSource();
        var sheet = await SheetReader.OpenAsync(file, "large");
        var read = 0;
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in sheet.EachRowAsync(stop: stop.Token))
            {
                if (++read == 1234)
                    await stop.CancelAsync();
            }
        });
        read.ShouldBe(1234);
        sheet.Dispose();
        Should.Throw<ObjectDisposedException>(() => sheet.Rows().Count());
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
}

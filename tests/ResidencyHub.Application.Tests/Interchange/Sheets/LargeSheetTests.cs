using System.Diagnostics;
using System.Text.Json;
using ResidencyHub.Application.Interchange.Sheets;
using Xunit.Abstractions;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class LargeSheetTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(SheetFileKind.Csv, 24)]
    [InlineData(SheetFileKind.Workbook, 48)]
    public async Task A_hundred_thousand_rows_are_written_and_read_in_bounded_memory_with_progress(SheetFileKind kind, int megabytes)
    {
        var seen = await InAProcessOfItsOwnAsync(kind);
        output.WriteLine($"{kind}: written in {seen.WroteIn} ms, {seen.Size >> 10} KiB, live memory +{seen.Writing >> 10} KiB");
        output.WriteLine($"{kind}: {seen.Rows} rows read in {seen.ReadIn} ms ({seen.Rows * 1000L / seen.ReadIn} rows/s), live memory +{seen.Reading >> 10} KiB");
        seen.Rows.ShouldBe(LargeSheet.Count);
        seen.Writing.ShouldBeLessThan(megabytes << 20);
        seen.Reading.ShouldBeLessThan(megabytes << 20);
        seen.Heard.Count.ShouldBeInRange(90, 110);
        seen.Heard.Select(p => p.Share).ShouldBeInOrder();
        seen.Heard[50].Share.ShouldBeInRange(0.3, 0.7);
        seen.Heard[^1].ShouldBe(new SheetProgress(LargeSheet.Count, 1));
    }

    [Fact]
    public async Task Reading_stops_at_once_when_cancelled_and_leaves_nothing_behind()
    {
        using var file = new MemoryStream();
        SheetWriter.Write(file, SheetFileKind.Csv, "", LargeSheet.Headers, LargeSheet.Rows().Take(20_000));
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

    /// <summary>Memory is a whole process's: in this one it would be that of every test, and to look at it once would take a second.</summary>
    private static async Task<LargeSheet.Seen> InAProcessOfItsOwnAsync(SheetFileKind kind)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(LargeSheet).Assembly.Location, kind.ToString()]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(4));
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(tooLong.Token), process.StandardError.ReadToEndAsync(tooLong.Token));
            await process.WaitForExitAsync(tooLong.Token);
            process.ExitCode.ShouldBe(0, await wrong);
            return JsonSerializer.Deserialize<LargeSheet.Seen>(await said)!;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}

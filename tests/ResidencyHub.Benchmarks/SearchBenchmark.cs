using System.Diagnostics;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Benchmarks;

/// <summary>Typing into the search for schools and districts, among all of the national lists.</summary>
internal static class SearchBenchmark
{
    private static readonly string[] Typed = ["eas", "lin", "sch", "ele", "st m", "lincoln hig", "washington ele den", "san francisco unified", "denver", "0803360", "080336000", "zzq", "lincoln zzq"];

    public static async Task RunAsync(string provider)
    {
        await using var hub = await BenchmarkHub.NewAsync(provider);
        var start = Stopwatch.GetTimestamp();
        await hub.AskAsync<LoadNationalDirectory, object>(Viewer.Job("bench"), async load => await load.RunAsync(new()));
        Console.WriteLine($"{provider}: loaded the national lists in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        var viewer = await hub.ViewerAsync("Alex Admin", Role.Administrator, a => RoleGrant.Administrator(a, new Period(new DateOnly(2020, 1, 1))));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        start = Stopwatch.GetTimestamp();
        await hub.AskAsync<FindInDirectory, object>(viewer, async find => await find.RunAsync(new("eas")));
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        Console.WriteLine($"the first search, which waits for the index: {first:0} ms; the index holds {(GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0:0.0} MiB");
        Console.WriteLine($"{"typed",-24} {"median",8} {"p95",8} {"worst",8}  of 200 searches, ms");
        foreach (var typed in Typed)
        {
            var taken = await hub.TimesAsync<FindInDirectory>(viewer, find => find.RunAsync(new(typed)), 200);
            Console.WriteLine($"{typed,-24} {taken[100],8:0.0} {taken[190],8:0.0} {taken[^1],8:0.0}");
        }
    }
}

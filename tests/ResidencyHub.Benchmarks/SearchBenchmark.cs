using ResidencyHub.Application.Access;
using ResidencyHub.Application.Directory;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Benchmarks;

/// <summary>Typing into the search for schools and districts, among all of the national lists.</summary>
internal static class SearchBenchmark
{
    public static async Task RunAsync()
    {
        await using var hub = await BenchmarkHub.NewAsync();
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        await hub.AskAsync<LoadNationalDirectory, object>(Viewer.Job("bench"), async load => await load.RunAsync(new()));
        Console.WriteLine($"loaded the national lists in {System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        var viewer = await hub.ViewerAsync("Alex Admin", Role.Administrator, a => RoleGrant.Administrator(a, new Period(new DateOnly(2020, 1, 1))));
        foreach (var typed in new[] { "eas", "lin", "sch", "zzq", "lincoln hig", "washington ele den" })
            Console.WriteLine($"“{typed}” {await hub.MedianAsync<FindInDirectory>(viewer, find => find.RunAsync(new(typed)), 21):0.0} ms");
    }
}

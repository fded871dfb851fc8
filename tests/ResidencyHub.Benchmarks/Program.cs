using ResidencyHub.Benchmarks;

// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- lists [small] [large]
// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- search [Sqlite|Postgres]
// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- import [rows] [Sqlite|Postgres]
// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- seed "Data Source=…" [placements]
// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- pages URL [who]
// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- checkins http://127.0.0.1:5080 [pages] [seconds]   (a running demo)
switch (args)
{
    case ["lists", .. var sizes]:
        await ListBenchmark.RunAsync(sizes.Length > 0 ? int.Parse(sizes[0]) : 1_000, sizes.Length > 1 ? int.Parse(sizes[1]) : 1_000_000);
        return 0;
    case ["search", .. var provider]:
        await SearchBenchmark.RunAsync(provider.Length > 0 ? provider[0] : "Sqlite");
        return 0;
    case ["import", .. var how]:
        await ImportBenchmark.RunAsync(how.Length > 0 ? int.Parse(how[0]) : 100_000, how.Length > 1 ? how[1] : "Sqlite");
        return 0;
    case ["seed", var connection, .. var many]:
        await SeedBenchmark.RunAsync(connection, many.Length > 0 ? int.Parse(many[0]) : 20_000);
        return 0;
    case ["pages", var address, .. var who]:
        await PageBenchmark.RunAsync(new Uri(address), who.Length > 0 ? who[0] : "Dana Whitfield");
        return 0;
    case ["checkins", var hub, .. var load]:
        await CheckInLoad.RunAsync(new Uri(hub), load.Length > 0 ? int.Parse(load[0]) : 2_000, load.Length > 1 ? int.Parse(load[1]) : 60);
        return 0;
    default:
        Console.WriteLine("Say what to measure: lists [small] [large], search, import [rows], checkins URL [pages] [seconds], seed CONNECTION [placements], or pages URL [who].");
        return 2;
}

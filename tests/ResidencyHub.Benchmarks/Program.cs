using ResidencyHub.Benchmarks;

// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- lists [small] [large]
// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- search
// dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- matching [groups|stable|optimal]
switch (args)
{
    case ["lists", .. var sizes]:
        await ListBenchmark.RunAsync(sizes.Length > 0 ? int.Parse(sizes[0]) : 1_000, sizes.Length > 1 ? int.Parse(sizes[1]) : 1_000_000);
        return 0;
    case ["search"]:
        await SearchBenchmark.RunAsync();
        return 0;
    case ["matching", .. var only]:
        MatchingBenchmark.Run(only.FirstOrDefault());
        return 0;
    default:
        Console.WriteLine("Say what to measure: lists [small] [large], search, or matching.");
        return 2;
}

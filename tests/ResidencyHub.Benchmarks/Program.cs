using ResidencyHub.Benchmarks;

const string Usage = """
    dotnet run -c Release --project tests/ResidencyHub.Benchmarks -- WHAT, where WHAT is one of
      lists [small] [large]             the lists of placements, residents and mentors at two sizes, as ratios
      records [small] [large] [list]    the lists of what else the hub keeps, as ratios; or those alone whose name begins so
      growth [small] [large]            the pages of mentoring at two sizes (check-ins), and a cohort's growth page
      growth cohort [check-ins]         the growth page of one cohort alone
      district [schools] [years] [file] the status over all schools of a district; with a file the scene stays there, to be looked at
      search [Sqlite|Postgres]          three letters in the national directory
      import [rows] [Sqlite|Postgres]   a large spreadsheet: read, compare, commit, undo
      seed CONNECTION [placements]      fills a demo database, for the four below
      pages URL [who]                   bytes of pages and next pages of a running demo
      actions URL                       bytes of a draft's save, a check-in sent, a reminder and an import's columns on a running demo; it does them
      load URL PROCESS [times] [who] [page…]  processor time of the server, by its process id, for one opening of each page of a running demo
      checkins URL [pages] [seconds]    open check-in pages of a running demo, saving
      drafts URL [writers] [seconds] [between] [file]  writers on a running demo, each saving once in so many seconds; all read back, with a file how large the database is
      matching [groups|stable|optimal]  the three engines, in memory
    """;

switch (args)
{
    case ["lists", .. var sizes]:
        await ListBenchmark.RunAsync(Number(sizes, 0, 1_000), Number(sizes, 1, 1_000_000));
        return 0;
    case ["records", .. var sizes]:
        await RecordsBenchmark.RunAsync(Number(sizes, 0, 1_000), Number(sizes, 1, 1_000_000), sizes.ElementAtOrDefault(2));
        return 0;
    case ["growth", "cohort", .. var sizes]:
        await GrowthBenchmark.RunAsync(Number(sizes, 0, 1_000), 0, cohortOnly: true);
        return 0;
    case ["growth", .. var sizes]:
        await GrowthBenchmark.RunAsync(Number(sizes, 0, 1_000), Number(sizes, 1, 1_000_000), cohortOnly: false);
        return 0;
    case ["district", .. var sizes]:
        await DistrictBenchmark.RunAsync(Number(sizes, 0, 100), Number(sizes, 1, 5), sizes.ElementAtOrDefault(2));
        return 0;
    case ["search", .. var rest]:
        await SearchBenchmark.RunAsync(rest is [var provider, ..] ? provider : "Sqlite");
        return 0;
    case ["import", .. var rest]:
        await ImportBenchmark.RunAsync(Number(rest, 0, 100_000), rest is [_, var engine, ..] ? engine : "Sqlite");
        return 0;
    case ["seed", var connection, .. var rest]:
        await SeedBenchmark.RunAsync(connection, Number(rest, 0, 20_000));
        return 0;
    case ["pages", var hub, .. var rest]:
        await PageBenchmark.RunAsync(new Uri(hub), rest is [var who, ..] ? who : "Dana Whitfield");
        return 0;
    case ["actions", var hub]:
        await ActionBenchmark.RunAsync(new Uri(hub));
        return 0;
    case ["load", var hub, var process, .. var rest]:
        await PageLoad.RunAsync(new Uri(hub), Number([process], 0, 0), Number(rest, 0, 300), rest.ElementAtOrDefault(1) ?? "Dana Whitfield", [.. rest.Skip(2)]);
        return 0;
    case ["checkins", var hub, .. var rest]:
        await CheckInLoad.RunAsync(new Uri(hub), Number(rest, 0, 2_000), Number(rest, 1, 60));
        return 0;
    case ["drafts", var hub, .. var rest]:
        await DraftLoad.RunAsync(new Uri(hub), Number(rest, 0, 2_000), Number(rest, 1, 60), Number(rest, 2, 5), rest.ElementAtOrDefault(3));
        return 0;
    case ["matching", ..]:
        MatchingBenchmark.Run(args.ElementAtOrDefault(1));
        return 0;
    default:
        Console.WriteLine(Usage);
        return 2;
}

static int Number(string[] words, int at, int otherwise) => words.Length > at ? int.Parse(words[at], System.Globalization.CultureInfo.InvariantCulture) : otherwise;

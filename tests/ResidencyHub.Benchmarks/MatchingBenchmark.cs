using System.Diagnostics;
using System.Globalization;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Benchmarks;

/// <summary>The matching engines at the sizes of docs/matching.md, from the model to the words-ready explanations; medians, the best run beside them, since neighbours on the machine only ever add.</summary>
internal static class MatchingBenchmark
{
    private static readonly string[] Subjects = ["Mathematics", "Science", "English", "History", "Special education", "Bilingual", "Art", "Multiple subject"];

    public static void Run(string? only)
    {
        _only = only;
        if (File.Exists("/proc/loadavg"))
            Console.WriteLine($"load {File.ReadAllText("/proc/loadavg").Trim()}");
        var thousand = Model(1_000, 300, 1_500, 1);
        Time("stable 1,000 × 300 × 1,500, all explained", 41, () => Explained(BestFitToRankings.Match(thousand)));
        Time("stable 1,000: unexplained", 41, () => BestFitToRankings.Match(thousand));
        var square = Square(1_000);
        Time("optimal 1,000 × 1,000, all pairs allowed", 11, () => MostPlaced.Match(square));
        var solved = MostPlaced.Match(square);
        var next = 0;
        Time("optimal 1,000 × 1,000: again after a mentor drops out", 41, () => solved.After(new Change.DropsOut(square.Mentors[next++ * 7 % 1_000].Id)));
        Time("optimal 1,000 × 1,000: again after a resident withdraws", 41, () => solved.After(new Change.Withdraws(square.Residents[next++ * 7 % 1_000].Id)));
        Time("optimal 1,000 × 1,000: again after a pair is forbidden", 41, () => solved.After(new Change.Forbids(new(solved.Matches[next * 7 % 1_000].Resident, solved.Matches[next++ * 7 % 1_000].School, null))));
        Time("optimal 1,000 × 300 × 1,500", 11, () => MostPlaced.Match(thousand));
        Time("optimal 1,000 × 300 × 1,500, all explained", 3, () => Explained(MostPlaced.Match(thousand)));
        var before = MostPlaced.Match(thousand).Matches;
        Time("optimal, fewest changes 1,000 × 300 × 1,500", 11, () => FewestChanges.Match(thousand, before));
        foreach (var group in new[] { 2, 3, 4 })
        {
            var clusters = Model(200, 40, 300, 3) with { Rules = new() { TravelLimitMiles = 40, AtLeastPerSchool = group } };
            MatchingResult? answer = null;
            Time($"groups of {group}, 200 × 40 × 300", 3, () => answer = MostPlaced.Match(clusters));
            if (answer is null)
                continue;
            Console.WriteLine($"  placed {answer.Matches.Count} of at most {answer.Proof!.MostPlaced}, cost {answer.Cost:N0} against {answer.Proof.LeastCost:N0}, gap {answer.Proof.GapInTenthsOfPercent / 10m} %, schools closed {answer.Proof.ClosedSchools.Count}");
        }
        var many = Model(50_000, 5_000, 60_000, 2);
        MatchingResult? matched = null;
        Time("stable 50,000 × 5,000 × 60,000", 7, () => matched = BestFitToRankings.Match(many));
        if (matched is null)
            return;
        Time("stable 50,000: reasons of all 43,690 placed", 7, () => matched.Matches.Sum(m => matched.Explain(m.Resident).PassedOver.Count));
        Time("stable 50,000: the first suggestion", 1, () => matched.Explain(matched.Unplaced[0]));
        var person = 0;
        Time("stable 50,000: a suggestion after that", 101, () => matched.Explain(matched.Unplaced[++person * 50 % matched.Unplaced.Count]));
    }

    private static string? _only;

    private static int Explained(MatchingResult result)
    {
        var lines = 0;
        foreach (var match in result.Matches)
            lines += result.Explain(match.Resident).PassedOver.Count;
        foreach (var resident in result.Unplaced)
            lines += result.Explain(resident).Smallest is null ? 1_000_000 : 1;
        return lines;
    }

    private static void Time<T>(string what, int times, Func<T> run)
    {
        if (_only is not null && !what.StartsWith(_only, StringComparison.Ordinal))
            return;
        // until the runtime has compiled what is hot for the second time, as in a server that has run for a minute; for what runs once, the first run is the figure
        for (var (i, spent) = (0, 0d); times > 1 && (i < 5 || spent < 2_000) && i < 200; i++)
            spent += Once(run);
        var before = Environment.CpuUsage.TotalTime;
        var taken = Enumerable.Range(0, times).Select(_ => Once(run)).Order().ToArray();
        var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46} median {taken[times / 2],9:0.00} ms   best {taken[0],9:0.00} ms   processor time each {processor,9:0.00} ms"));
    }

    private static double Once<T>(Func<T> run)
    {
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static Id<T> Of<T>(Random dice)
    {
        var bytes = new byte[16];
        dice.NextBytes(bytes);
        return new(new Guid(bytes));
    }

    /// <summary>A region: residents rank eight schools, schools eight residents, some seats too few, travel limited.</summary>
    private static MatchingModel Model(int residents, int schools, int mentors, int seed)
    {
        var dice = new Random(seed);
        var width = Math.Sqrt(schools / 300.0);
        var people = Enumerable.Range(0, residents).Select(_ => Of<Resident>(dice)).ToArray();
        var sites = Enumerable.Range(0, schools).Select(_ => Of<School>(dice)).ToArray();
        return new(
            [.. people.Select((id, i) => new ResidentToPlace(id, $"Resident {i}", Pick(dice, Subjects), Grades(dice)) { Home = Place(), RanksSchools = Some(sites, 8) })],
            [.. sites.Select((id, i) => new HostSchool(id, $"School {i}") { Where = Place(), Most = dice.Next(1, 1 + (2 * residents / schools * 11 / 10)), Ranks = Some(people, 8), IsCommunitySchool = dice.Next(3) == 0, HostedLastYear = dice.Next(2) == 0 })],
            [.. Enumerable.Range(0, mentors).Select(i => new HostMentor(Of<Mentor>(dice), $"Mentor {i}", Pick(dice, sites), Pick(dice, Subjects), Grades(dice)) { Ranks = Some(people, 3) })])
        {
            Rules = new() { TravelLimitMiles = 40 },
        };

        Coordinates Place() => new(37 + (dice.NextDouble() * width), -120 + (dice.NextDouble() * width));

        Id<T>[] Some<T>(Id<T>[] all, int most) => [.. Enumerable.Range(0, dice.Next(2, most + 1)).Select(_ => Pick(dice, all)).Distinct()];
    }

    /// <summary>Everybody may go everywhere: the dense assignment problem.</summary>
    private static MatchingModel Square(int size)
    {
        var dice = new Random(4);
        var sites = Enumerable.Range(0, size).Select(_ => Of<School>(dice)).ToArray();
        return new(
            [.. Enumerable.Range(0, size).Select(i => new ResidentToPlace(Of<Resident>(dice), $"Resident {i}", "Art") { Home = Place(), RanksSchools = [.. Enumerable.Range(0, 6).Select(_ => Pick(dice, sites)).Distinct()] })],
            [.. sites.Select((id, i) => new HostSchool(id, $"School {i}") { Where = Place(), Most = 1, IsCommunitySchool = dice.Next(3) == 0 })],
            [.. sites.Select((id, i) => new HostMentor(Of<Mentor>(dice), $"Mentor {i}", id, "Art"))]);

        Coordinates Place() => new(37 + dice.NextDouble(), -120 + dice.NextDouble());
    }

    private static GradeSpan Grades(Random dice) => dice.Next(3) switch { 0 => new(0, 5), 1 => new(6, 8), _ => new(9, 12) };

    private static T Pick<T>(Random dice, T[] items) => items[dice.Next(items.Length)];
}

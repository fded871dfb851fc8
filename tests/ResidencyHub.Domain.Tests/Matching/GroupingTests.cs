using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

public sealed class GroupingTests
{
    [Fact]
    public void A_school_gets_a_group_or_nobody_and_every_other_rule_holds() => SmallModels.ForAll(300, seed =>
    {
        var model = SmallModels.Of(seed, 7, 7, group: 2, pins: false);
        var result = MostPlaced.Match(model);
        Engines.KeepsTheRules(model, result);
        result.Matches.GroupBy(m => m.School).ShouldAllBe(g => g.Count() >= 2);
        result.Proof!.ClosedSchools.ShouldAllBe(s => result.Matches.All(m => m.School != s));
    });

    [Fact]
    public void The_bound_is_never_beaten_and_the_gap_is_true() => SmallModels.ForAll(500, Check);

    private static void Check(int seed)
    {
        var model = SmallModels.Of(seed, 5, 5, group: 2 + (seed % 2), pins: false);
        var oracle = new Oracle(model);
        var residents = oracle.InMarket.ToArray();
        var best = oracle.All().Where(all => all.OfType<Oracle.Place>().GroupBy(p => p.School).All(g => g.Count() >= model.Rules.AtLeastPerSchool))
            .Select(all => (Without: all.Count(p => p is null), Cost: all.Select((p, i) => p is null ? 0 : oracle.Cost(residents[i], p)).Sum())).Min();
        var (placed, cost) = (residents.Length - best.Without, best.Cost);
        var result = MostPlaced.Match(model);
        var proof = result.Proof!;
        proof.MostPlaced.ShouldBeGreaterThanOrEqualTo(placed);
        if (proof.MostPlaced == placed)
            proof.LeastCost.ShouldBeLessThanOrEqualTo(cost);
        result.Matches.Count.ShouldBeLessThanOrEqualTo(placed);
        // What the gap allows is where the best lies.
        if (result.Matches.Count < proof.MostPlaced)
            (proof.MostPlaced - result.Matches.Count).ShouldBeLessThanOrEqualTo(((proof.GapInTenthsOfPercent * proof.MostPlaced) + 999) / 1000);
        else
            (result.Cost - cost).ShouldBeLessThanOrEqualTo(((proof.GapInTenthsOfPercent * result.Cost) + 999) / 1000);
        // Few schools: the search finds the best itself.
        (result.Unplaced.Count, result.Cost).ShouldBe(best);
    }

    /// <summary>Here the steps of the bound once passed the best and went on past it, each twice as far, until the numbers overflowed.</summary>
    [Fact]
    public void The_bound_s_steps_come_back_when_they_have_passed_the_best() => Check(2021734666);

    [Fact]
    public void The_order_of_the_lists_and_the_run_do_not_matter() => SmallModels.ForAll(150, seed =>
        Engines.SameAnswer(MostPlaced.Match(SmallModels.Of(seed, 7, 7, group: 2)), MostPlaced.Match(SmallModels.Shuffled(SmallModels.Of(seed, 7, 7, group: 2), seed))));

    [Fact]
    public void A_place_kept_is_named_for_who_is_without_and_places_them() => SmallModels.ForAll(150, seed =>
    {
        var model = SmallModels.Of(seed, 6, 5, group: 2 + (seed % 2));
        var result = MostPlaced.Match(model);
        foreach (var resident in result.Unplaced)
        {
            if (result.Explain(resident).Smallest is not { } smallest)
                continue;
            MostPlaced.Match(model.With(smallest.Changes)).Matches.ShouldContain(m => m.Resident == resident, MatchingWords.Of(smallest, model));
            smallest.Changes.Sum(c => c.Size(model)).ShouldBe(smallest.Size);
        }
    });

    [Fact]
    public void The_best_group_of_a_school_is_that_of_counting_out() => SmallModels.ForAll(300, CountOut);

    /// <summary>Here one resident once moved twice in one search, out of a full kind of seats and within it, and the school took one more than it holds.</summary>
    [Fact]
    public void Who_makes_room_for_another_moves_once() => CountOut(480077637);

    private static void CountOut(int seed)
    {
        var market = new Market(SmallModels.Of(seed, 6, 6, pins: false));
        var row = new CandidateRow(market);
        var dice = new Random(seed);
        var worth = Array.ConvertAll(market.Residents, _ => dice.NextInt64(-5, 15));
        for (var site = 0; site < market.Sites.Length; site++)
        {
            var pairs = new List<(int Resident, int Opening)>();
            for (var r = 0; r < worth.Length; r++)
            {
                market.Candidates(r, RowPart.All, row);
                for (var i = 0; i < row.Count; i++)
                    if (market.Openings[row[i].Opening].Site == site)
                        pairs.Add((r, row[i].Opening));
            }
            var least = dice.Next(4);
            var (residents, value) = new SiteGroups(market, site, pairs).Best(least, worth);
            value.ShouldBe(Groups([], pairs).Where(g => g.Count >= least).Select(g => g.Sum(p => worth[p.Resident])).DefaultIfEmpty().Max() is > 0 and var best ? best : 0);
            residents.Sum(r => worth[r]).ShouldBe(value);
        }

        // Every group whose members all find room, one opening each.
        IEnumerable<List<(int Resident, int Opening)>> Groups(List<(int Resident, int Opening)> chosen, List<(int Resident, int Opening)> left)
        {
            yield return chosen;
            for (var i = 0; i < left.Count; i++)
            {
                var next = chosen.Append(left[i]).ToList();
                if (next.DistinctBy(p => p.Resident).Count() == next.Count && Fits(next))
                    foreach (var group in Groups(next, left[(i + 1)..]))
                        yield return group;
            }
        }

        bool Fits(List<(int Resident, int Opening)> group) => group.GroupBy(p => p.Opening).All(g => g.Count() <= market.OpeningCap[g.Key])
            && group.GroupBy(p => market.Openings[p.Opening].Kind).All(g => g.Count() <= market.KindCap[g.Key])
            && group.GroupBy(p => market.Openings[p.Opening].Site).All(g => g.Count() <= market.SiteCap[g.Key]);
    }
}

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
    public void The_bound_is_never_beaten_and_the_gap_is_true() => SmallModels.ForAll(500, seed =>
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
    });

    [Fact]
    public void The_order_of_the_lists_and_the_run_do_not_matter() => SmallModels.ForAll(150, seed =>
        Engines.SameAnswer(MostPlaced.Match(SmallModels.Of(seed, 7, 7, group: 2)), MostPlaced.Match(SmallModels.Shuffled(SmallModels.Of(seed, 7, 7, group: 2), seed))));
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

public sealed class MostPlacedTests
{
    [Fact]
    public void Every_match_keeps_every_hard_rule() => SmallModels.ForAll(600, seed => Engines.KeepsTheRules(SmallModels.Of(seed), MostPlaced.Match(SmallModels.Of(seed))));

    [Fact]
    public void No_matching_places_more_and_none_that_places_as_many_costs_less() => SmallModels.ForAll(500, seed =>
    {
        var model = WithoutOpenPins(SmallModels.Of(seed));
        var oracle = new Oracle(model);
        var residents = oracle.InMarket.ToArray();
        var best = oracle.All().Select(all => (Without: all.Count(p => p is null), Cost: all.Select((p, i) => p is null ? 0 : oracle.Cost(residents[i], p)).Sum())).Min();
        var result = MostPlaced.Match(model);
        (result.Unplaced.Count, result.Cost).ShouldBe(best);
        (result.Proof!.MostPlaced, result.Proof.LeastCost, result.Proof.GapInTenthsOfPercent).ShouldBe((residents.Length - best.Without, best.Cost, 0));
    });

    [Fact]
    public void The_order_of_the_lists_and_the_run_do_not_matter() => SmallModels.ForAll(300, seed => Engines.SameAnswer(MostPlaced.Match(SmallModels.Of(seed)), MostPlaced.Match(SmallModels.Shuffled(SmallModels.Of(seed), seed))));

    [Fact]
    public void Anybody_can_check_the_prices() => SmallModels.ForAll(600, seed => Certificates.Hold(SmallModels.Of(seed, 8, 8), MostPlaced.Match(SmallModels.Of(seed, 8, 8))));

    [Fact]
    public void The_change_that_is_named_places_the_resident_and_no_smaller_one_does() => SmallModels.ForAll(600, seed => Engines.NamesTheSmallestChange(SmallModels.Of(seed, 6, 4), m => MostPlaced.Match(m)));

    [Fact]
    public void After_one_change_the_answer_is_that_of_the_changed_model_and_its_prices_hold() => SmallModels.ForAll(1500, AfterOneChange);

    /// <summary>Here the first mentor of a school drops out; the tie-break of its seats without a mentor once went by that mentor's kind.</summary>
    [Fact]
    public void Who_drops_out_does_not_change_how_ties_of_the_others_are_broken() => AfterOneChange(1609620628);

    private static void AfterOneChange(int seed)
    {
        var model = SmallModels.Of(seed, 8, 8);
        var dice = new Random(seed);
        var change = Changes(model, dice).ElementAt(dice.Next(8));
        var warm = MostPlaced.Match(model).After(change);
        Engines.SameAnswer(MostPlaced.Match(model.With(change)), warm);
        Certificates.Hold(model.With(change), warm);
    }

    private static IEnumerable<Change> Changes(MatchingModel model, Random dice)
    {
        var (resident, school, mentor) = (model.Residents[dice.Next(model.Residents.Count)], model.Schools[dice.Next(model.Schools.Count)], model.Mentors[dice.Next(model.Mentors.Count)]);
        var kind = school.Seats.Count == 0 ? null : school.Seats[dice.Next(school.Seats.Count)];
        yield return new Change.SchoolTakesMore(school.Id, kind?.Subject, kind?.Grades, dice.Next(1, 3));
        yield return new Change.MentorTakesMore(mentor.Id, dice.Next(1, 3));
        yield return new Change.DropsOut(mentor.Id);
        yield return new Change.Withdraws(resident.Id);
        yield return new Change.Forbids(new(resident.Id, null, mentor.Id));
        yield return new Change.TravelsFarther(resident.Id, 0, 60);
        yield return new Change.Clears(resident.Id);
        yield return new Change.AcceptsAnySchool(resident.Id);
    }

    /// <summary>Somebody pinned to a school counts twice; counting out is plainer without.</summary>
    private static MatchingModel WithoutOpenPins(MatchingModel model) => model with { Pinned = [.. model.Pinned.Where(p => p.Mentor is not null)] };
}

/// <summary>Checks dual prices as a stranger would: by the model and the matching alone.</summary>
internal static class Certificates
{
    public static void Hold(MatchingModel model, MatchingResult result)
    {
        var oracle = new Oracle(model);
        var prices = result.Proof!.Prices!;
        var residents = oracle.InMarket.ToArray();
        // Places without a mentor come in the order of their kinds, in the oracle as in the certificate.
        var places = oracle.Places.OrderBy(p => p.School.Id).ThenBy(p => p.Mentor is null).ThenBy(p => p.Mentor?.Id).ToArray();
        var known = prices.Prices.Where(p => p.Mentor is null || model.Mentors.Any(m => m.Id == p.Mentor)).ToArray();
        known.Select(p => (p.School, p.Mentor)).ShouldBe(places.Select(p => (p.School.Id, p.Mentor?.Id)));
        known.ShouldAllBe(p => p.OfMentor >= 0 && p.OfKind >= 0 && p.OfSchool >= 0);
        var matched = result.Matches.ToDictionary(m => m.Resident);
        var most = 1L << prices.TieBits;
        foreach (var r in residents)
        {
            prices.Worth[r.Id].ShouldBeLessThanOrEqualTo(prices.Unplaced * (oracle.PinOf(r) is null ? 1 : 2));
            for (var i = 0; i < places.Length; i++)
            {
                if (oracle.Allowed(r, places[i]))
                    (prices.Worth[r.Id] - known[i].Total).ShouldBeLessThan((oracle.Cost(r, places[i]) + 1) * most, "a worth above cost and price");
            }
            if (!matched.TryGetValue(r.Id, out var match))
                prices.Worth[r.Id].ShouldBe(prices.Unplaced * (oracle.PinOf(r) is null ? 1 : 2), "somebody without a seat could do better");
            else if (match.Mentor is not null)
                ((prices.Worth[r.Id] - known[Array.IndexOf(places, oracle.PlaceOf(match))].Total) >> prices.TieBits).ShouldBe(oracle.Cost(r, oracle.PlaceOf(match)), "a match that is not worth its price");
        }
        // No gap: what the residents are worth, less the prices of all places, is what the matching costs.
        var taken = model.Pinned.Where(p => p.Mentor is not null).Select(oracle.PlaceOf).ToList();
        var rent = places.Select((p, i) => (Place: p, Price: known[i])).ToList();
        var total = residents.Sum(r => (Int128)prices.Worth[r.Id])
            - rent.Sum(x => (Int128)x.Price.OfMentor * Math.Max(0, (x.Place.Mentor?.AtATime ?? Math.Min(x.Place.Kind.Seats, 1000)) - taken.Count(t => t == x.Place)))
            - rent.DistinctBy(x => x.Place.Kind).Sum(x => (Int128)x.Price.OfKind * Math.Max(0, Math.Min(x.Place.Kind.Seats, 1000) - taken.Count(t => t.Kind == x.Place.Kind)))
            - rent.DistinctBy(x => x.Place.School).Sum(x => (Int128)x.Price.OfSchool * Math.Max(0, (x.Place.School.Most ?? (x.Place.School.Seats.Count == 0 ? 0 : 1000)) - taken.Count(t => t.School == x.Place.School)));
        var unplaced = residents.Where(r => !matched.ContainsKey(r.Id)).Sum(r => (Int128)prices.Unplaced * (oracle.PinOf(r) is null ? 1 : 2));
        ((total - unplaced) >> prices.TieBits).ShouldBeInRange(result.Cost, result.Cost + residents.Length, "the sums differ by more than the tie-breaks");
    }

    private static Int128 Sum<T>(this IEnumerable<T> items, Func<T, Int128> of) => items.Aggregate(Int128.Zero, (sum, x) => sum + of(x));
}

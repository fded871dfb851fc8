using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

public sealed class BestFitToRankingsTests
{
    [Fact]
    public void Every_match_keeps_every_hard_rule() => SmallModels.ForAll(600, seed => Engines.KeepsTheRules(SmallModels.Of(seed), BestFitToRankings.Match(SmallModels.Of(seed))));

    [Fact]
    public void No_resident_and_school_would_both_rather_have_each_other() => SmallModels.ForAll(1500, seed =>
    {
        var model = SmallModels.Of(seed, 7, 7);
        var oracle = new Oracle(model);
        var result = BestFitToRankings.Match(model);
        // A match without a mentor does not say which kind of seat it takes; where that is open, there is nothing to check.
        if (result.Matches.Any(m => m.Mentor is null && oracle.Places.Count(p => p.School.Id == m.School && p.Mentor is null) > 1))
            return;
        var held = result.Matches.Where(m => oracle.InMarket.Any(r => r.Id == m.Resident)).ToDictionary(m => m.Resident, Place);
        foreach (var r in oracle.InMarket)
        {
            foreach (var wished in oracle.Places.Where(p => oracle.Allowed(r, p)))
            {
                if (held.TryGetValue(r.Id, out var got) && oracle.PreferenceOf(r, got).CompareTo(oracle.PreferenceOf(r, wished)) <= 0)
                    continue;
                SchoolWouldTake(wished, r).ShouldBeFalse($"{r.Name} and {wished.School.Name} ({wished.Mentor?.Name}) would rather have each other");
            }
        }

        Oracle.Place Place(Pairing m) => m.Mentor is null ? oracle.Places.Single(p => p.School.Id == m.School && p.Mentor is null) : oracle.PlaceOf(m);

        // The school chooses greedily in its order from those it has and the newcomer, as far as they fit.
        bool SchoolWouldTake(Oracle.Place wished, ResidentToPlace newcomer)
        {
            var candidates = held.Where(h => h.Value.School == wished.School).Select(h => (Resident: model.Residents.First(r => r.Id == h.Key), Place: h.Value)).Append((newcomer, wished))
                .OrderBy(c => oracle.OrderOf(c.Item1, c.Item2)).ThenBy(c => oracle.PreferenceOf(c.Item1, c.Item2)).ToList();
            var chosen = new List<Oracle.Place>();
            foreach (var (r, place) in candidates)
            {
                if (!oracle.Fits([.. chosen, place]))
                    continue;
                if (r == newcomer && place == wished)
                    return true;
                chosen.Add(place);
            }
            return false;
        }
    });

    [Fact]
    public void Residents_get_the_best_that_any_matching_without_envy_could_give_them()
    {
        // Three residents and three schools with one seat each whose rankings run in a circle: two stable matchings, of which the residents' one is right.
        var residents = Enumerable.Range(0, 3).Select(i => new ResidentToPlace(SmallModels.Id<Resident>(i), $"R{i}", "Art") { RanksSchools = [.. Enumerable.Range(0, 3).Select(k => SmallModels.Id<School>((i + k) % 3))] }).ToArray();
        var schools = Enumerable.Range(0, 3).Select(i => new HostSchool(SmallModels.Id<School>(i), $"S{i}") { Most = 1, Ranks = [.. Enumerable.Range(1, 3).Select(k => SmallModels.Id<Resident>((i + k) % 3))] }).ToArray();
        var mentors = schools.Select((s, i) => new HostMentor(SmallModels.Id<Mentor>(i), $"M{i}", s.Id, "Art")).ToArray();
        var result = BestFitToRankings.Match(new(residents, schools, mentors));
        result.Matches.Select(m => m.School).ShouldBe(schools.Select(s => s.Id));
    }

    [Fact]
    public void The_order_of_the_lists_and_the_run_do_not_matter() => SmallModels.ForAll(300, seed => Engines.SameAnswer(BestFitToRankings.Match(SmallModels.Of(seed)), BestFitToRankings.Match(SmallModels.Shuffled(SmallModels.Of(seed), seed))));

    [Fact]
    public void Nor_does_which_of_two_threads_writes_whose_row() => SmallModels.ForAll(30, seed =>
    {
        var model = SmallModels.Of(seed, 2500, 120);
        var (one, other) = (BestFitToRankings.Match(model), BestFitToRankings.Match(SmallModels.Shuffled(model, seed)));
        other.Matches.ShouldBe(one.Matches);
        (other.Cost, other.Unplaced.Count).ShouldBe((one.Cost, one.Unplaced.Count));
    });

    [Fact]
    public void The_change_that_is_named_places_the_resident_and_no_smaller_one_does() => SmallModels.ForAll(600, seed => Engines.NamesTheSmallestChange(SmallModels.Of(seed, 6, 4), m => BestFitToRankings.Match(m)));
}

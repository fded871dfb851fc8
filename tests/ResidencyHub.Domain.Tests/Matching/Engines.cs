using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

/// <summary>What holds for every engine.</summary>
internal static class Engines
{
    public static void KeepsTheRules(MatchingModel model, MatchingResult result)
    {
        var oracle = new Oracle(model);
        var residents = oracle.InMarket.ToDictionary(r => r.Id);
        result.Matches.Select(m => m.Resident).Concat(result.Unplaced).Order().ShouldBe(model.Residents.Select(r => r.Id).Order(), "everybody is accounted for once");
        foreach (var pin in model.Pinned)
            (result.Matches.FirstOrDefault(m => m.Resident == pin.Resident) is not { } match || (match.School == pin.School && (pin.Mentor is null || match.Mentor == pin.Mentor))).ShouldBeTrue("a pin was moved");
        foreach (var pin in model.Pinned.Where(p => p.Mentor is not null))
            result.Matches.ShouldContain(pin);
        var free = result.Matches.Where(m => residents.ContainsKey(m.Resident)).ToList();
        foreach (var match in free.Where(m => m.Mentor is not null))
            oracle.Allowed(residents[match.Resident], oracle.PlaceOf(match)).ShouldBeTrue($"{match} breaks a rule");
        // Which kind of seat a match without a mentor takes is the engine's to choose: some choice must fit.
        var unnamed = free.Where(m => m.Mentor is null).ToList();
        Seat(0, [.. free.Where(m => m.Mentor is not null).Select(oracle.PlaceOf)]).ShouldBeTrue("more than the seats hold");

        bool Seat(int i, List<Oracle.Place> taken) => oracle.Fits(taken) && (i == unnamed.Count
            || oracle.Places.Any(p => p.Mentor is null && p.School.Id == unnamed[i].School && oracle.Allowed(residents[unnamed[i].Resident], p) && Seat(i + 1, [.. taken, p])));
    }

    public static void SameAnswer(MatchingResult one, MatchingResult other)
    {
        other.Matches.ShouldBe(one.Matches);
        other.Unplaced.ShouldBe(one.Unplaced);
        other.Cost.ShouldBe(one.Cost);
        foreach (var resident in one.Unplaced)
            string.Join("\n", MatchingWords.Of(other.Explain(resident), other.Model)).ShouldBe(string.Join("\n", MatchingWords.Of(one.Explain(resident), one.Model)));
    }

    /// <summary>Solves anew with the named change, and with every smaller one that docs/matching.md offers.</summary>
    public static void NamesTheSmallestChange(MatchingModel model, Func<MatchingModel, MatchingResult> match)
    {
        var result = match(model);
        foreach (var resident in result.Unplaced)
        {
            var smallest = result.Explain(resident).Smallest;
            if (smallest is null)
            {
                // Every place left is forbidden, or has no mentor while somebody else is pinned there without one.
                model.Schools.All(s => model.Forbidden.Any(f => f.Resident == resident && f.School == s.Id) || model.Pinned.Any(p => p.Mentor is null && ((p.Resident == resident) == (p.School != s.Id)))).ShouldBeTrue("no change named");
                continue;
            }
            Places(smallest.Changes).ShouldBeTrue($"{MatchingWords.Of(smallest, model)} does not place {resident}");
            smallest.Changes.Sum(c => c.Size(model)).ShouldBe(smallest.Size);
            foreach (var smaller in Offered(model, result, resident).Where(c => c.Sum(x => x.Size(model)) < smallest.Size))
                Places(smaller).ShouldBeFalse($"{string.Join(" and ", smaller.Select(c => MatchingWords.Of(c, model)))} would do for {resident}, but was named: {MatchingWords.Of(smallest, model)}");

            bool Places(IEnumerable<Change> changes) => match(model.With(changes)).Matches.Any(m => m.Resident == resident);
        }
    }

    /// <summary>The changes that are offered, counted out from the public model: for each place that credential, grades and no conflict leave, barriers lifted, and one or two more seats of its kind, residents of its mentor (where seats are free), or both.</summary>
    private static IEnumerable<List<Change>> Offered(MatchingModel model, MatchingResult result, Id<Resident> id)
    {
        var oracle = new Oracle(model);
        var resident = model.Residents.First(r => r.Id == id);
        var taken = result.Matches.Where(m => m.Mentor is not null).Select(oracle.PlaceOf).ToList();
        var limit = Math.Max(Math.Min(resident.TravelLimitMiles ?? int.MaxValue, model.Rules.TravelLimitMiles ?? int.MaxValue), resident.TravelException ?? 0);
        foreach (var place in oracle.Places.Where(p => oracle.Allowed(resident with { IsCleared = true, OnlyRanked = false, TravelException = 99_999 }, p)))
        {
            var lift = new List<Change>();
            if (oracle.PinOf(resident) is null && !resident.IsCleared && model.Rules.ClearanceRequired)
                lift.Add(new Change.Clears(id));
            if (oracle.PinOf(resident) is null && resident.OnlyRanked && !resident.RanksSchools.Contains(place.School.Id))
                lift.Add(new Change.AcceptsAnySchool(id));
            if (oracle.PinOf(resident) is null && resident.Home is { } home && place.School.Where is { } where && home.TenthsOfMilesTo(where) is var tenths && tenths > limit * 10L)
                lift.Add(new Change.TravelsFarther(id, limit, (tenths + 9) / 10));
            var kind = place.Kind.Subject is null ? null : model.Schools.SelectMany(s => s.Seats).Select(k => k.Subject).Concat(model.Mentors.Select(m => m.Subject)).First(s => s is not null && SearchText.Of(s) == place.Kind.Subject);
            yield return lift;
            for (var extra = 1; extra <= 2; extra++)
            {
                // More seats of a kind that the school does not offer at all are not offered here either.
                var seats = new Change.SchoolTakesMore(place.School.Id, kind, place.Kind.Grades, extra);
                var offered = place.School.Seats.Count == 0 || place.School.Seats.Any(k => k.Grades == place.Kind.Grades && k.Subject is null == kind is null && SearchText.Of(k.Subject) == SearchText.Of(kind));
                if (offered)
                    yield return [.. lift, seats];
                if (place.Mentor is not { } mentor)
                    continue;
                if (result.Matches.All(m => m.Mentor is not null) && oracle.FitsSeats(taken, place, extra))
                    yield return [.. lift, new Change.MentorTakesMore(mentor.Id, extra)];
                if (offered)
                    yield return [.. lift, seats, new Change.MentorTakesMore(mentor.Id, extra)];
            }
        }
    }
}

namespace ResidencyHub.Domain.Matching;

/// <summary>Works one change into an optimal network.</summary>
internal static class Aftermath
{
    /// <summary>False where the change alters more than seats, mentors or one resident's row.</summary>
    public static bool Apply(Change change, PlacementNetwork network, Market market, PairCosts costs)
    {
        switch (change)
        {
            case Change.SchoolTakesMore more when market.KnowsSite(more.School, out var site):
                var kind = Array.FindIndex(market.Kinds, k => k.Site == site && market.IsKind(k, more.Subject, more.Grades));
                if (kind < 0 || !market.Kinds[kind].IsOffered)
                    return false;
                network.Widen(new(-1, 0, kind, more.Extra));
                return true;
            case Change.MentorTakesMore more when market.Knows(more.Mentor, out var opening):
                network.Widen(new(opening, more.Extra, -1, 0));
                return true;
            case Change.DropsOut gone when market.Knows(gone.Mentor, out var opening) && !market.Model.Pinned.Any(p => p.Mentor == gone.Mentor):
                network.CloseOpening(opening);
                return true;
            case Change.Withdraws gone when market.Knows(gone.Resident, out var resident) && market.PinnedOpening(resident) < 0:
                network.Remove(resident);
                return true;
            case Change.Forbids { Pair: var pair } when market.Knows(pair.Resident, out var resident) && (pair.School ?? (object?)pair.Mentor) is not null:
                network.Replace(resident, Without(network.RowOf(resident), o => (pair.School is null || pair.School == market.Sites[market.Openings[o].Site].Id) && (pair.Mentor is null || pair.Mentor == market.Openings[o].Mentor?.Id)));
                return true;
            default:
                return Lift(change) is var (id, lift) && market.Knows(id, out var lifted) && Lifted(lifted, lift);
        }

        bool Lifted(int resident, Lift lift)
        {
            network.Replace(resident, costs.Row(resident, lift));
            return true;
        }
    }

    private static (Basics.Id<Cohorts.Resident> Resident, Lift Lift)? Lift(Change change) => change switch
    {
        Change.Clears c => (c.Resident, new(true, false, 0)),
        Change.AcceptsAnySchool c => (c.Resident, new(false, true, 0)),
        Change.TravelsFarther c => (c.Resident, new(false, false, c.ToMiles)),
        _ => null,
    };

    private static (int[], long[]) Without((int[] Openings, long[] Costs) row, Predicate<int> forbidden)
    {
        var kept = Enumerable.Range(0, row.Openings.Length).Where(i => !forbidden(row.Openings[i])).ToArray();
        return (Array.ConvertAll(kept, i => row.Openings[i]), Array.ConvertAll(kept, i => row.Costs[i]));
    }
}

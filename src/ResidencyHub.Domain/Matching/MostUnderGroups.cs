namespace ResidencyHub.Domain.Matching;

/// <summary>How many residents no matching under the grouping rule can leave without, at the least.</summary>
/// <remarks>
/// Lagrangian relaxation (Held and Karp 1971; Geoffrion 1974) of the rule that a resident goes to one place only: each resident is given a worth, and each school picks, on its own, nobody or the group worth most (<see cref="SiteGroups"/>).
/// Everything else of a school, its floor too, stays whole in its choice, so the bound is at least as good as that of the linear program with "nobody goes where it is closed" for each resident (Geoffrion 1974).
/// Worths start from the matching without the rule and move along the subgradient, with Polyak's step. In whole numbers throughout, so the bound is exact; a bounded number of rounds.
/// </remarks>
internal sealed class MostUnderGroups
{
    public const long One = 1 << 20;
    private const long Unit = 1 << 10;
    private const int Rounds = 12000, Patience = 400, MostHalvings = 12;

    private readonly SiteGroups[] _sites;
    private readonly bool[] _exempt;
    private readonly int _group;
    private readonly int[] _inMarket;
    private readonly long[] _worth;
    private readonly long[] _way;                     // the direction of the last step
    private readonly int[] _chosen;
    private readonly bool[] _open;

    public MostUnderGroups(Market market, (int[] Openings, long[] Costs)[] rows, int group, bool[] exempt, Func<int, long> worth)
    {
        (_exempt, _group) = (exempt, group);
        _inMarket = [.. Enumerable.Range(0, rows.Length).Where(r => market.PinnedOpening(r) < 0)];
        var pairs = Array.ConvertAll(market.Sites, _ => new List<(int, int)>());
        foreach (var r in _inMarket)
            foreach (var o in rows[r].Openings)
                pairs[market.Openings[o].Site].Add((r, o));
        _sites = [.. pairs.Select((p, s) => new SiteGroups(market, s, p))];
        _worth = [.. Enumerable.Range(0, rows.Length).Select(worth)];
        (_way, _chosen, _open) = (new long[rows.Length], new int[rows.Length], new bool[_sites.Length]);
    }

    /// <param name="known">How many the best answer so far leaves without.</param>
    /// <param name="tryOpen">Told which schools a round opens.</param>
    public int Least(Func<int> known, Action<bool[]> tryOpen, CancellationToken stop)
    {
        var (best, halvings, idle) = (0L, 0, 0);
        for (var round = 0; round < Rounds && halvings < MostHalvings && Whole(best) < known(); round++)
        {
            stop.ThrowIfCancellationRequested();
            var value = Round();
            idle++;
            if (value > best)
            {
                if (value - best > One / 64)
                    tryOpen([.. _open.Select((open, s) => open || _exempt[s])]);
                (best, idle) = (value, 0);
            }
            if (idle == Patience)
                (idle, halvings) = (0, halvings + 1);
            if (!Step((known() * One) - value, halvings))
                break;
        }
        return Whole(best);
    }

    private static int Whole(long value) => (int)((value + One - 1) / One);

    private long Round()
    {
        Array.Clear(_chosen);
        var value = 0L;
        foreach (var r in _inMarket)
        {
            value += Math.Min(_worth[r], One);
            _chosen[r] = _worth[r] > One ? 1 : 0;
        }
        for (var s = 0; s < _sites.Length; s++)
        {
            var (residents, worth) = _sites[s].Best(_exempt[s] ? 0 : _group, _worth);
            _open[s] = worth > 0;
            value -= worth;
            foreach (var r in residents)
                _chosen[r]++;
        }
        return value;
    }

    /// <summary>Along the subgradient, bent by the way come where the two are at odds, so that it does not zigzag (Camerini, Fratta and Maffioli 1975).</summary>
    private bool Step(long gap, int halvings)
    {
        var (along, before) = (0L, 0L);
        foreach (var r in _inMarket)
        {
            along += _way[r] * (1 - _chosen[r]);
            before += _way[r] * _way[r];
        }
        // a step towards too high a target may have passed the best: bent by such a way, the next would lead on past it, and each after it twice as far
        var (norm, up) = (0L, 0L);
        foreach (var r in _inMarket)
        {
            _way[r] = (Unit * (1 - _chosen[r])) + (along < 0 ? (long)((Int128)(-3 * along * Unit / 2) * _way[r] / before) : 0);
            up += _way[r] * (1 - _chosen[r]);
        }
        foreach (var r in _inMarket)
        {
            if (up <= 0)
                _way[r] = Unit * (1 - _chosen[r]);
            norm += _way[r] * _way[r];
        }
        if (norm == 0 || gap <= 0)
            return false;
        var moved = false;
        foreach (var r in _inMarket)
        {
            var by = (long)((Int128)gap * Unit * _way[r] / norm) >> halvings;
            _worth[r] += by;
            moved |= by != 0;
        }
        return moved;
    }
}

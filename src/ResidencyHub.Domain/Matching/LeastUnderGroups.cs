namespace ResidencyHub.Domain.Matching;

/// <summary>A cost below which no matching under the grouping rule can come that leaves exactly so many without a seat.</summary>
/// <remarks>
/// Lagrangian relaxation (Held and Karp 1971; Geoffrion 1974): that a resident goes to one place only, and what mentors and kinds of seats hold, are given up for worths and prices;
/// each school then picks, on its own, nobody or the cheapest group that keeps the rule. Prices start from those of the matching without the rule and move along the subgradient, with Polyak's step.
/// In whole numbers throughout, so the bound is exact; a bounded number of rounds.
/// </remarks>
internal sealed class LeastUnderGroups
{
    private const int Rounds = 4000, Patience = 100;

    private readonly Market _market;
    private readonly (int[] Openings, long[] Costs)[] _rows;
    private readonly int _group, _without;
    private readonly bool[] _exempt;
    private readonly long[] _worth, _price, _kindPrice;
    private readonly (long Cost, int Resident, int Opening)[][] _offers;  // by site, filled anew each round
    private readonly int[] _offered;
    private readonly int[] _chosen, _taken, _kindTaken;
    private readonly bool[] _open;

    /// <param name="plain">A matching without the rule, whose prices are the start.</param>
    /// <param name="without">How many stay without.</param>
    public LeastUnderGroups(Market market, (int[] Openings, long[] Costs)[] rows, PlacementNetwork plain, int group, bool[] exempt, int without)
    {
        (_market, _rows, _group, _exempt, _without) = (market, rows, group, exempt, without);
        _worth = [.. Enumerable.Range(0, rows.Length).Select(plain.Worth)];
        _price = new long[market.Openings.Length];
        _kindPrice = new long[market.Kinds.Length];
        for (var o = 0; o < _price.Length; o++)
        {
            var (opening, kind, site) = plain.Prices(o);
            site = Math.Max(0, site);
            kind = Math.Max(site, kind);
            (_price[o], _kindPrice[market.Openings[o].Kind]) = (Math.Max(kind, opening) - kind, kind - site);
        }
        _offers = new (long, int, int)[market.Sites.Length][];
        for (var s = 0; s < _offers.Length; s++)
            _offers[s] = new (long, int, int)[rows.Length];
        (_offered, _chosen, _taken, _kindTaken, _open) = (new int[_offers.Length], new int[rows.Length], new int[_price.Length], new int[_kindPrice.Length], new bool[_offers.Length]);
    }

    /// <param name="target">What the best answer so far costs, if it places as many as could be; else null.</param>
    /// <param name="tryOpen">Told which schools a round opens.</param>
    public Int128 Raise(Func<Int128?> target, Action<bool[]> tryOpen, CancellationToken stop)
    {
        var (best, halvings, idle) = (Int128.MinValue, 0, 0);
        for (var round = 0; round < Rounds && halvings < 24; round++)
        {
            stop.ThrowIfCancellationRequested();
            var value = Round();
            idle++;
            if (value > best)
            {
                (best, idle) = (value, 0);
                if (round % 4 == 0)
                    tryOpen([.. _open.Select((open, s) => open || _exempt[s])]);
            }
            if (idle == Patience)
                (idle, halvings) = (0, halvings + 1);
            if (!Step((target() ?? best + (best / 20)) - value, halvings))
                break;
        }
        return best;
    }

    private Int128 Round()
    {
        Offer();
        Array.Clear(_chosen);
        Array.Clear(_taken);
        Array.Clear(_kindTaken);
        var value = Int128.Zero;
        for (var r = 0; r < _worth.Length; r++)
            value += _market.PinnedOpening(r) < 0 ? _worth[r] : 0;
        for (var o = 0; o < _price.Length; o++)
            value -= (Int128)_price[o] * Room(_market.OpeningCap[o]);
        for (var k = 0; k < _kindPrice.Length; k++)
            value -= (Int128)_kindPrice[k] * Room(_market.KindCap[k]);
        for (var s = 0; s < _offers.Length; s++)
            value += Pick(s);
        foreach (var r in Enumerable.Range(0, _worth.Length).Where(r => _market.PinnedOpening(r) < 0).OrderByDescending(r => _worth[r]).ThenBy(r => r).Take(_without))
        {
            value -= _worth[r];
            _chosen[r]++;
        }
        return value;
    }

    private long Room(int capacity) => Math.Clamp(capacity, 0, _rows.Length);

    /// <summary>For each resident and site the cheapest opening, prices in and worth out.</summary>
    private void Offer()
    {
        Array.Clear(_offered);
        for (var r = 0; r < _rows.Length; r++)
        {
            var (openings, costs) = _rows[r];
            for (var i = 0; i < openings.Length; i++)
            {
                var site = _market.Openings[openings[i]].Site;
                var cost = costs[i] + _price[openings[i]] + _kindPrice[_market.Openings[openings[i]].Kind] - _worth[r];
                ref var count = ref _offered[site];
                if (count > 0 && _offers[site][count - 1] is var last && last.Resident == r)
                {
                    if (cost < last.Cost)
                        _offers[site][count - 1] = (cost, r, openings[i]);
                }
                else
                {
                    _offers[site][count++] = (cost, r, openings[i]);
                }
            }
        }
    }

    /// <summary>Nobody, or the cheapest group of at least the rule's size.</summary>
    private long Pick(int s)
    {
        _open[s] = false;
        var most = Math.Min(_offered[s], _market.SiteCap[s]);
        var least = _exempt[s] ? 0 : _group;
        if (most < least || most <= 0)
            return 0;
        Array.Sort(_offers[s], 0, _offered[s]);
        var (sum, count) = (0L, 0);
        while (count < most && (count < least || _offers[s][count].Cost < 0))
            sum += _offers[s][count++].Cost;
        if (sum >= 0)
            return 0;
        _open[s] = true;
        for (var i = 0; i < count; i++)
        {
            _chosen[_offers[s][i].Resident]++;
            _taken[_offers[s][i].Opening]++;
            _kindTaken[_market.Openings[_offers[s][i].Opening].Kind]++;
        }
        return sum;
    }

    private bool Step(Int128 gap, int halvings)
    {
        var norm = 0L;
        for (var r = 0; r < _chosen.Length; r++)
            norm += _market.PinnedOpening(r) < 0 ? (1 - _chosen[r]) * (long)(1 - _chosen[r]) : 0;
        for (var o = 0; o < _price.Length; o++)
            norm += Square(Slope(_taken[o], _market.OpeningCap[o], _price[o]));
        for (var k = 0; k < _kindPrice.Length; k++)
            norm += Square(Slope(_kindTaken[k], _market.KindCap[k], _kindPrice[k]));
        var step = norm == 0 || gap <= 0 ? 0 : (long)(gap / norm) >> halvings;
        if (step == 0)
            return false;
        for (var r = 0; r < _worth.Length; r++)
            _worth[r] += _market.PinnedOpening(r) < 0 ? step * (1 - _chosen[r]) : 0;
        for (var o = 0; o < _price.Length; o++)
            _price[o] = Math.Max(0, _price[o] + (step * Slope(_taken[o], _market.OpeningCap[o], _price[o])));
        for (var k = 0; k < _kindPrice.Length; k++)
            _kindPrice[k] = Math.Max(0, _kindPrice[k] + (step * Slope(_kindTaken[k], _market.KindCap[k], _kindPrice[k])));
        return true;
    }

    private static long Square(long slope) => slope * slope;

    /// <summary>A price at zero on a place that is free stays there.</summary>
    private long Slope(int taken, int capacity, long price) => taken - Room(capacity) is var slope && slope < 0 && price == 0 ? 0 : slope;
}

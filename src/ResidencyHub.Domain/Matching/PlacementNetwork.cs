namespace ResidencyHub.Domain.Matching;

/// <summary>The cheapest assignment of residents to openings under nested capacities, kept optimal one resident, one seat at a time.</summary>
/// <remarks>
/// A min-cost flow resident → opening → kind of seat → site → sink by successive shortest paths with potentials (Tomizawa 1971; Edmonds and Karp 1972; Dijkstra's search on reduced costs),
/// started as Jonker and Volgenant do ("A shortest augmenting path algorithm for dense and sparse linear assignment problems", 1987): everyone to the best place, places bid up by those who are in each other's way.
/// Potentials are the dual prices. A reduced cost is cost + price of the head − worth of the tail; it is never negative on an arc that can take more, and zero on one in use.
/// A site may have a floor: its first places carry a reward, which is the lower bound of the grouping rule.
/// </remarks>
internal sealed partial class PlacementNetwork
{
    private const int Out = -2, Unplaced = -1;

    private readonly Market _market;
    private readonly (int[] Openings, long[] Costs)[] _rows;
    private readonly long[] _unplaced;                       // by resident: the cost of staying without
    private readonly long[] _worth, _opening, _kind, _site;  // potentials
    private readonly int[] _at;                              // by resident: opening, Unplaced or Out
    private readonly int[] _head, _next, _previous;          // the residents of an opening
    private readonly int[] _openingHas, _kindHas, _siteHas, _openingCap, _kindCap, _siteCap, _floor;
    private readonly int[] _firstKind;
    private readonly long _reward;

    public PlacementNetwork(Market market, (int[] Openings, long[] Costs)[] rows, long[] unplaced, long reward, int[]? floors = null)
    {
        (_market, _rows, _unplaced, _reward) = (market, rows, unplaced, reward);
        var (residents, openings, kinds, sites) = (rows.Length, market.Openings.Length, market.Kinds.Length, market.Sites.Length);
        (_worth, _opening, _kind, _site) = (new long[residents], new long[openings], new long[kinds], new long[sites]);
        (_at, _head, _next, _previous) = (new int[residents], new int[openings], new int[residents], new int[residents]);
        (_openingHas, _kindHas, _siteHas, _floor) = (new int[openings], new int[kinds], new int[sites], floors ?? new int[sites]);
        (_openingCap, _kindCap, _siteCap) = ((int[])market.OpeningCap.Clone(), (int[])market.KindCap.Clone(), (int[])market.SiteCap.Clone());
        Array.Fill(_at, Out);
        Array.Fill(_head, -1);
        _firstKind = new int[sites + 1];
        foreach (var kind in market.Kinds)
            _firstKind[kind.Site + 1]++;
        for (var s = 0; s < sites; s++)
            _firstKind[s + 1] += _firstKind[s];
        _label = new Labels(residents, openings, kinds, sites);
    }

    private PlacementNetwork(PlacementNetwork other)
    {
        (_market, _unplaced, _reward, _firstKind, _label) = (other._market, other._unplaced, other._reward, other._firstKind, other._label);
        _rows = ((int[], long[])[])other._rows.Clone();
        (_worth, _opening, _kind, _site) = (Copy(other._worth), Copy(other._opening), Copy(other._kind), Copy(other._site));
        (_at, _head, _next, _previous) = (Copy(other._at), Copy(other._head), Copy(other._next), Copy(other._previous));
        (_openingHas, _kindHas, _siteHas, _floor) = (Copy(other._openingHas), Copy(other._kindHas), Copy(other._siteHas), Copy(other._floor));
        (_openingCap, _kindCap, _siteCap) = (Copy(other._openingCap), Copy(other._kindCap), Copy(other._siteCap));

        static T[] Copy<T>(T[] array) => (T[])array.Clone();
    }

    /// <summary>A copy that can be changed apart; rows are shared, and so is scratch: one thread at a time.</summary>
    public PlacementNetwork Copy() => new(this);

    /// <summary>By resident the opening, −1 where unplaced or out.</summary>
    public int[] Openings => Array.ConvertAll(_at, o => Math.Max(o, -1));

    public int PlacedAt(int r) => Math.Max(_at[r], -1);

    public IEnumerable<int> ResidentsAt(int opening)
    {
        for (var r = _head[opening]; r >= 0; r = _next[r])
            yield return r;
    }

    public int At(int site) => _siteHas[site];

    /// <summary>Sites whose floor is not reached.</summary>
    public IEnumerable<int> BelowFloor => Enumerable.Range(0, _floor.Length).Where(s => _siteHas[s] < _floor[s]);

    public long Worth(int r) => _worth[r];

    public (long Opening, long Kind, long Site) Prices(int o) => (_opening[o], _kind[_market.Openings[o].Kind], _site[_market.Openings[o].Site]);

    public int Free(int site, int kind, int opening) =>
        Math.Min(site < 0 ? Market.Unlimited : _siteCap[site] - _siteHas[site], Math.Min(kind < 0 ? Market.Unlimited : _kindCap[kind] - _kindHas[kind], opening < 0 ? Market.Unlimited : _openingCap[opening] - _openingHas[opening]));

    public void Solve(CancellationToken stop)
    {
        for (var s = 0; s < _floor.Length; s++)
            PriceAtFloor(s);
        foreach (var r in Bid())
        {
            stop.ThrowIfCancellationRequested();
            Insert(r);
        }
    }

    /// <summary>Everyone goes to the cheapest place while there is room; where somebody sits already on the only one, the price rises to where the newcomer does not care, and the one before bids anew. A bounded number of bids; who remains is left to the search.</summary>
    private List<int> Bid()
    {
        var waiting = new Queue<int>(Enumerable.Range(0, _rows.Length).Where(r => _market.PinnedOpening(r) < 0));
        var rest = new List<int>();
        for (var bids = 4 * _rows.Length; waiting.TryDequeue(out var r); bids--)
        {
            var (best, least, second) = BestTwo(r);
            _worth[r] = least;
            if (best < 0)
            {
                _at[r] = Unplaced;
                continue;
            }
            var (kind, site) = (_market.Openings[best].Kind, _market.Openings[best].Site);
            var single = _openingCap[best] == 1;
            if (_openingHas[best] < _openingCap[best] && _kindHas[kind] < _kindCap[kind] && _siteHas[site] < _siteCap[site] && Forward(site) == _site[site])
                Attach(r, best);
            else if (single && _openingHas[best] == 1 && second > least && bids > 0)
            {
                var before = _head[best];
                Detach(before);
                _at[before] = Out;
                waiting.Enqueue(before);
                Attach(r, best);
            }
            else
            {
                rest.Add(r);
                continue;
            }
            if (!single)
                continue;
            _opening[best] += second - least;
            _worth[r] = second;
        }
        return rest;
    }

    private (int Best, long Least, long Second) BestTwo(int r)
    {
        var (openings, costs) = _rows[r];
        var (best, least, second) = (-1, _unplaced[r], long.MaxValue);
        for (var i = 0; i < openings.Length; i++)
        {
            var cost = costs[i] + _opening[openings[i]];
            if (cost >= second)
                continue;
            if (cost < least)
                (best, least, second) = (openings[i], cost, least);
            else
                second = cost;
        }
        return (best, least, second);
    }

    private void Insert(int r)
    {
        _worth[r] = BestTwo(r).Least;
        _at[r] = Out;
        Search(Node.Resident(r), Node.Sink, long.MaxValue / 2);
    }

    private void Attach(int r, int o)
    {
        Count(o, 1);
        _at[r] = o;
        (_next[r], _previous[r]) = (_head[o], -1);
        if (_head[o] >= 0)
            _previous[_head[o]] = r;
        _head[o] = r;
    }

    private void Detach(int r)
    {
        if (_at[r] < 0)
            return;
        Count(_at[r], -1);
        if (_previous[r] >= 0)
            _next[_previous[r]] = _next[r];
        else
            _head[_at[r]] = _next[r];
        if (_next[r] >= 0)
            _previous[_next[r]] = _previous[r];
        _at[r] = Out;
    }

    private void Count(int o, int by)
    {
        _openingHas[o] += by;
        _kindHas[_market.Openings[o].Kind] += by;
        _siteHas[_market.Openings[o].Site] += by;
    }

    /// <summary>What one more place at the site costs: minus the reward below the floor.</summary>
    private long Forward(int site) => _siteHas[site] < _floor[site] ? -_reward : 0;

    /// <summary>What the last place taken cost.</summary>
    private long Last(int site) => _siteHas[site] <= _floor[site] ? -_reward : 0;

    private void PriceAtFloor(int s)
    {
        if (_floor[s] == 0)
            return;
        _site[s] = -_reward;
        Array.Fill(_kind, -_reward, _firstKind[s], _firstKind[s + 1] - _firstKind[s]);
        Array.Fill(_opening, -_reward, _market.FirstOpening[s], _market.FirstOpening[s + 1] - _market.FirstOpening[s]);
    }
}

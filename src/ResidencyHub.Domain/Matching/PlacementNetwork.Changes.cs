namespace ResidencyHub.Domain.Matching;

/// <summary>Changes of an optimal assignment after which it is optimal again. Each costs a search or a few, not a new solution.</summary>
internal sealed partial class PlacementNetwork
{
    /// <summary>More places; whoever gains most by them moves up.</summary>
    public void Widen(MoreRoom room)
    {
        if (room.Kind >= 0)
        {
            var site = _market.Kinds[room.Kind].Site;
            _kindCap[room.Kind] += room.Seats;
            _siteCap[site] += room.Seats;
            FillSite(site);
            FillKind(room.Kind);
            if (_market.UnnamedOf(room.Kind) is >= 0 and var unnamed)
            {
                _openingCap[unnamed] += room.Seats;
                FillOpening(unnamed);
            }
        }
        if (room.Opening >= 0)
        {
            _openingCap[room.Opening] += room.Residents;
            FillOpening(room.Opening);
        }
    }

    /// <summary>The opening closes; its residents look for another place.</summary>
    public void CloseOpening(int o)
    {
        _openingCap[o] = 0;
        while (_head[o] >= 0)
        {
            var r = _head[o];
            Remove(r);
            Insert(r);
        }
    }

    /// <summary>The site closes, and so must keep no floor.</summary>
    public void CloseSite(int s)
    {
        (_siteCap[s], _floor[s]) = (0, 0);
        for (var o = _market.FirstOpening[s]; o < _market.FirstOpening[s + 1]; o++)
            CloseOpening(o);
    }

    /// <summary>The resident leaves the matching.</summary>
    public void Remove(int r)
    {
        var o = _at[r];
        Detach(r);
        _at[r] = Out;
        if (o < 0)
            return;
        FillSite(_market.Openings[o].Site);
        FillKind(_market.Openings[o].Kind);
        FillOpening(o);
    }

    /// <summary>Other openings are allowed to the resident than before.</summary>
    public void Replace(int r, (int[] Openings, long[] Costs) row)
    {
        Remove(r);
        _rows[r] = row;
        Insert(r);
    }

    public (int[] Openings, long[] Costs) RowOf(int r) => _rows[r];

    // An arc that can take more at a negative reduced cost is a price above zero on a place that is free: filled along the shortest way round, as long as that gains, else the price falls.
    private void FillSite(int s)
    {
        while (_siteHas[s] < _siteCap[s] && Forward(s) < _site[s])
            Search(Node.Sink, Node.Site(s), _site[s] - Forward(s));
    }

    private void FillKind(int k)
    {
        var s = _market.Kinds[k].Site;
        while (_kindHas[k] < _kindCap[k] && _site[s] < _kind[k])
            Search(Node.Site(s), Node.Kind(k), _kind[k] - _site[s]);
    }

    private void FillOpening(int o)
    {
        var k = _market.Openings[o].Kind;
        while (_openingHas[o] < _openingCap[o] && _kind[k] < _opening[o])
            Search(Node.Kind(k), Node.Opening(o), _opening[o] - _kind[k]);
    }
}

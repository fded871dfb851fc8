namespace ResidencyHub.Domain.Matching;

/// <summary>Where residents without a seat could get to if those in the way moved on: the nodes that alternating ways from them reach (Berge 1957), found once, breadth first.</summary>
internal sealed class WaysOut
{
    private readonly bool[] _openings, _kinds, _sites;
    private readonly Market _market;

    public WaysOut(PlacementNetwork network, Market market, IEnumerable<int> from)
    {
        _market = market;
        (_openings, _kinds, _sites) = (new bool[market.Openings.Length], new bool[market.Kinds.Length], new bool[market.Sites.Length]);
        var asked = new bool[market.Residents.Length];
        var waiting = new Queue<int>(from);
        foreach (var r in waiting)
            asked[r] = true;
        while (waiting.TryDequeue(out var resident))
        {
            foreach (var o in network.RowOf(resident).Openings)
                Enter(o);
        }

        void Enter(int o)
        {
            if (_openings[o])
                return;
            _openings[o] = true;
            Displace(o);
            if (network.Free(-1, -1, o) > 0)
                EnterKind(market.Openings[o].Kind);
        }

        void EnterKind(int k)
        {
            if (_kinds[k])
                return;
            _kinds[k] = true;
            var site = market.Kinds[k].Site;
            for (var o = market.FirstOpening[site]; o < market.FirstOpening[site + 1]; o++)
                if (market.Openings[o].Kind == k)
                    Displace(o);
            if (network.Free(-1, k, -1) <= 0 || _sites[site])
                return;
            _sites[site] = true;
            for (var o = market.FirstOpening[site]; o < market.FirstOpening[site + 1]; o++)
                Displace(o);
        }

        void Displace(int o)
        {
            foreach (var r in network.ResidentsAt(o))
            {
                if (asked[r])
                    continue;
                asked[r] = true;
                waiting.Enqueue(r);
            }
        }
    }

    public bool LeadTo(MoreRoom room) => (room.Opening >= 0 && _openings[room.Opening])
        || (room.Kind >= 0 && (_kinds[room.Kind] || _sites[_market.Kinds[room.Kind].Site] || (_market.UnnamedOf(room.Kind) is >= 0 and var unnamed && _openings[unnamed])));
}

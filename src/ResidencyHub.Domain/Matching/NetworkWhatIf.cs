namespace ResidencyHub.Domain.Matching;

/// <summary>What would happen if: tried on a copy of the optimal assignment, where ways and prices do not already say no. What more room alone does is worked out once for each room.</summary>
internal sealed class NetworkWhatIf(PlacementNetwork network, PairCosts costs, Market market) : IWhatIf
{
    private readonly int[] _unplaced = [.. Enumerable.Range(0, market.Residents.Length).Where(r => network.PlacedAt(r) < 0 && market.PinnedOpening(r) < 0)];
    private readonly Dictionary<MoreRoom, Widened> _known = [];
    private WaysOut? _ways;

    public int Free(int site, int kind, int opening) => network.Free(site, kind, opening);

    public bool MightTake(int resident, int opening) => costs.Of(resident, opening, market.CostOf(resident, opening)) + network.Prices(opening).Opening < costs.UnplacedFor(resident);

    /// <summary>More room places somebody only where a way leads to it from one who is without: any gain goes round through the new room, and else it passes nobody who is without (Berge 1957).</summary>
    public int[] NewlyPlaced(MoreRoom room)
    {
        _ways ??= new(network, market, _unplaced);
        return _ways.LeadTo(room) ? With(room).NewlyPlaced : [];
    }

    /// <summary>Whom more room places already, wider choice does not push out. For anybody else a place must cost less, price included, than staying without: the price is the least that making room there costs (weak duality).</summary>
    public bool Places(int resident, Lift lift, MoreRoom room)
    {
        var (placed, prices) = (With(room).NewlyPlaced, With(room).Prices);
        if (Array.IndexOf(placed, resident) >= 0)
            return true;
        var row = costs.Row(resident, lift);
        if (!row.Openings.Zip(row.Costs).Any(pair => pair.Second + prices[pair.First] < costs.UnplacedFor(resident)))
            return false;
        var tried = network.Copy();
        tried.Widen(room);
        tried.Replace(resident, row);
        return tried.PlacedAt(resident) >= 0;
    }

    private Widened With(MoreRoom room)
    {
        if (_known.TryGetValue(room, out var known))
            return known;
        var tried = network.Copy();
        tried.Widen(room);
        return _known[room] = new([.. _unplaced.Where(r => tried.PlacedAt(r) >= 0)], [.. Enumerable.Range(0, market.Openings.Length).Select(o => tried.Prices(o).Opening)]);
    }

    /// <summary>Whom more room places, and what the openings cost then.</summary>
    private sealed record Widened(int[] NewlyPlaced, long[] Prices);
}

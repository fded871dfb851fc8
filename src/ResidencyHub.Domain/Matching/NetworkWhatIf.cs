namespace ResidencyHub.Domain.Matching;

/// <summary>What would happen if: tried on a copy of the optimal assignment, where prices and ways do not already say no.</summary>
internal sealed class NetworkWhatIf(PlacementNetwork network, PairCosts costs, Market market) : IWhatIf
{
    private readonly int[] _unplaced = [.. Enumerable.Range(0, market.Residents.Length).Where(r => network.PlacedAt(r) < 0 && market.PinnedOpening(r) < 0)];
    private WaysOut? _ways;

    public int Free(int site, int kind, int opening) => network.Free(site, kind, opening);

    /// <summary>The price of a place is the least that it costs to make room there (weak duality): with it, the place must cost less than staying without.</summary>
    public bool MightTake(int resident, int opening) => costs.Of(resident, opening, market.CostOf(resident, opening)) + network.Prices(opening).Opening < costs.UnplacedFor(resident);

    /// <summary>More room places somebody only where a way leads to it from one who is without: else as many are placed as before, and the same, since nothing got cheaper for those without (Berge 1957).</summary>
    public int[] NewlyPlaced(MoreRoom room)
    {
        _ways ??= new(network, market, _unplaced);
        if (!_ways.LeadTo(room))
            return [];
        var tried = network.Copy();
        tried.Widen(room);
        return [.. _unplaced.Where(r => tried.PlacedAt(r) >= 0)];
    }

    public bool Places(int resident, Lift lift, MoreRoom room)
    {
        var tried = network.Copy();
        tried.Widen(room);
        tried.Replace(resident, costs.Row(resident, lift));
        return tried.PlacedAt(resident) >= 0;
    }
}

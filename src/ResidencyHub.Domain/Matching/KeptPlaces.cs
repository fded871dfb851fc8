namespace ResidencyHub.Domain.Matching;

/// <summary>Under the grouping rule no cheap answer to "and if …?" is certain, since which schools open may change with anything: so every change is refused but a place kept for the resident, which stands outside the rule.</summary>
internal sealed class KeptPlaces : IWhatIf
{
    private readonly int[] _openingFree, _kindFree, _siteFree;

    public KeptPlaces(Market market, int[] openings)
    {
        (_openingFree, _kindFree, _siteFree) = ((int[])market.OpeningCap.Clone(), (int[])market.KindCap.Clone(), (int[])market.SiteCap.Clone());
        for (var r = 0; r < openings.Length; r++)
        {
            if (openings[r] < 0 || market.PinnedOpening(r) >= 0)
                continue;
            _openingFree[openings[r]]--;
            _kindFree[market.Openings[openings[r]].Kind]--;
            _siteFree[market.Openings[openings[r]].Site]--;
        }
    }

    public int Free(int site, int kind, int opening) =>
        Math.Min(site < 0 ? Market.Unlimited : _siteFree[site], Math.Min(kind < 0 ? Market.Unlimited : _kindFree[kind], opening < 0 ? Market.Unlimited : _openingFree[opening]));

    public int[] NewlyPlaced(MoreRoom room) => [];

    public bool MightTake(int resident, int opening) => false;

    public bool Places(int resident, Lift lift, MoreRoom room) => false;
}

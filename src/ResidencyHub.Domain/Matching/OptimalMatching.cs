using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Matching;

/// <summary>What most-placed and fewest-changes share: one network, solved, explained, and solved again after a change.</summary>
internal sealed class OptimalMatching
{
    private readonly MatchingEngine _engine;
    private readonly Market _market;
    private readonly PairCosts _costs;
    private readonly PlacementNetwork _network;
    private readonly IReadOnlyList<Pairing>? _from;

    private OptimalMatching(MatchingEngine engine, Market market, PairCosts costs, PlacementNetwork network, IReadOnlyList<Pairing>? from) =>
        (_engine, _market, _costs, _network, _from) = (engine, market, costs, network, from);

    public static MatchingResult Solve(MatchingEngine engine, MatchingModel model, IReadOnlyList<Pairing>? from, CancellationToken stop)
    {
        var market = new Market(model);
        var costs = CostsOf(market, from);
        var network = Network(market, costs);
        network.Solve(stop);
        return new OptimalMatching(engine, market, costs, network, from).Result(model, stop);
    }

    public static PairCosts CostsOf(Market market, IReadOnlyList<Pairing>? from)
    {
        if (from is null)
            return new(market, null);
        var openings = new int[market.Residents.Length];
        Array.Fill(openings, -1);
        foreach (var pairing in from)
        {
            if (market.Knows(pairing.Resident, out var r))
                openings[r] = market.OpeningOf(pairing);
        }
        return new(market, openings);
    }

    public static PlacementNetwork Network(Market market, PairCosts costs, int[]? floors = null)
    {
        var rows = new (int[], long[])[market.Residents.Length];
        var unplaced = new long[rows.Length];
        for (var r = 0; r < rows.Length; r++)
            (rows[r], unplaced[r]) = (costs.Row(r), costs.UnplacedFor(r));
        return new(market, rows, unplaced, 4 * costs.Unplaced, floors);
    }

    private MatchingResult Result(MatchingModel model, CancellationToken stop)
    {
        MatchingResult Again(IReadOnlyList<Change> changes) => After(model, changes, stop);
        var openings = _network.Openings;
        var isOriginal = ReferenceEquals(model, _market.Model);
        if (isOriginal)
            return MatchingResult.Of(_engine, _market, openings, r => _market.CostOf(r, openings[r]), () => new NetworkWhatIf(_network, _costs, _market), Again, ProofOf(openings, model));
        // The market is of the model before the change: the explanations of the new one are made when asked for, from a solution of its own.
        var matches = new List<Pairing>();
        var unplaced = new List<Id<Resident>>();
        var kept = model.Residents.Count == _market.Residents.Length ? null : model.Residents.Select(r => r.Id).ToHashSet();
        var cost = 0L;
        for (var r = 0; r < openings.Length; r++)
        {
            if (kept?.Contains(_market.Residents[r].Id) == false)
                continue;
            if (openings[r] >= 0)
                cost += _market.CostOf(r, openings[r]);
            if (openings[r] >= 0 || _market.PinnedOpening(r) >= 0)
                matches.Add(_market.PairingOf(r, openings[r] >= 0 ? openings[r] : _market.PinnedOpening(r)));
            else
                unplaced.Add(_market.Residents[r].Id);
        }
        var anew = new Lazy<MatchingResult>(() => Solve(_engine, model, _from, stop));
        return new(_engine, model, matches, unplaced, cost, anew, Again) { Proof = ProofOf(openings, model) };
    }

    /// <summary>A single change of seats, mentors or people is worked into a copy; anything else is solved from the beginning.</summary>
    private MatchingResult After(MatchingModel model, IReadOnlyList<Change> changes, CancellationToken stop)
    {
        var changed = model.With(changes);
        if (changes is not [var change] || !ReferenceEquals(model, _market.Model))
            return Solve(_engine, changed, _from, stop);
        var network = _network.Copy();
        return Aftermath.Apply(change, network, _market, _costs)
            ? new OptimalMatching(_engine, _market, _costs, network, _from).Result(changed, stop)
            : Solve(_engine, changed, _from, stop);
    }

    private Proof ProofOf(int[] openings, MatchingModel model)
    {
        var (placed, cost) = (0, 0L);
        for (var r = 0; r < openings.Length; r++)
        {
            if (openings[r] < 0)
                continue;
            placed++;
            cost += _market.CostOf(r, openings[r]);
        }
        return new(placed, cost) { PricesWhenAsked = new(() => PricesOf(model)) };
    }

    private DualPrices PricesOf(MatchingModel model)
    {
        var residents = model.Residents.Select(r => r.Id).ToHashSet();
        var worth = new Dictionary<Id<Resident>, long>();
        for (var r = 0; r < _market.Residents.Length; r++)
        {
            if (_market.PinnedOpening(r) < 0 && residents.Contains(_market.Residents[r].Id))
                worth.Add(_market.Residents[r].Id, _network.Worth(r));
        }
        var prices = new List<PlacePrice>(_market.Openings.Length);
        for (var o = 0; o < _market.Openings.Length; o++)
        {
            // Where nobody is, a potential may lie below the next one's; the price there is nothing.
            var (opening, kind, site) = _network.Prices(o);
            site = Math.Max(0, site);
            kind = Math.Max(site, kind);
            prices.Add(new(_market.Sites[_market.Openings[o].Site].Id, _market.Openings[o].Mentor?.Id, Math.Max(kind, opening) - kind, kind - site, site));
        }
        return new(_costs.TieBits, _costs.Unplaced, worth, prices);
    }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Matching;

/// <summary>Most placed under the grouping rule: a school gets at least so many residents, or none. A good answer, a bound that no answer beats, and the gap between.</summary>
/// <remarks>
/// Which schools open is searched: from what the bound's own solutions open, then one school more, one less, or one for another, as long as that helps; for given schools the floor is part of the flow, so the rest is exact.
/// The number of steps is bounded, not the time, so that the answer is the same on a slow machine. A school with a pinned match is outside the rule: the override stands.
/// </remarks>
internal sealed class GroupedMatching
{
    private const int MostTrials = 1500;

    private readonly Market _market;
    private readonly (int[] Openings, long[] Costs)[] _rows;
    private readonly long[] _unplaced;
    private readonly PairCosts _costs;
    private readonly int _group;
    private readonly bool[] _exempt;
    private readonly HashSet<string> _tried = [];
    private (bool[] Open, int[] Openings, Int128 Value)? _best;
    private int _trials;

    private GroupedMatching(Market market)
    {
        (_market, _costs, _group) = (market, new(market, null), market.Rules.AtLeastPerSchool);
        _rows = [.. Enumerable.Range(0, market.Residents.Length).Select(r => _costs.Row(r))];
        _unplaced = [.. Enumerable.Range(0, market.Residents.Length).Select(_costs.UnplacedFor)];
        _exempt = new bool[market.Sites.Length];
        foreach (var pin in market.Model.Pinned)
            _exempt[market.SiteOf(pin.School)] = true;
    }

    public static MatchingResult Solve(MatchingModel model, CancellationToken stop)
    {
        var grouped = new GroupedMatching(new(model));
        var plain = grouped.Network(Enumerable.Repeat(true, grouped._exempt.Length).ToArray(), floors: false);
        plain.Solve(stop);
        var proof = grouped.Search(plain, stop);
        var (_, openings, _) = grouped._best!.Value;
        return MatchingResult.Of(MatchingEngine.MostPlaced, grouped._market, openings, r => grouped._market.CostOf(r, openings[r]), () => new KeptPlaces(grouped._market, openings), changes => MostPlaced.Match(model.With(changes), stop), proof);
    }

    private Proof Search(PlacementNetwork plain, CancellationToken stop)
    {
        var sites = Enumerable.Range(0, _exempt.Length).ToArray();
        var openings = plain.Openings;
        if (sites.All(s => _exempt[s] || plain.At(s) == 0 || plain.At(s) >= _group))
        {
            _best = ([.. sites.Select(_ => true)], openings, 0);
            return Proven(Placed(openings), Cost(openings));
        }
        // Nobody placed where nobody is pinned is always an answer.
        Try([.. sites.Select(s => _exempt[s])], stop);
        Try([.. sites.Select(s => _exempt[s] || plain.At(s) >= _group)], stop);
        CloseOneByOne(plain.Copy(), stop);
        var most = MostUnderTheRule(Placed(openings), stop);
        Improve(stop);
        var without = _rows.Length - Pinned() - most;
        var bound = new LeastUnderGroups(_market, _rows, Leaving(without, stop), _group, _exempt, without);
        var least = bound.Raise(() => Placed(_best!.Value.Openings) == most ? Value(_best.Value.Openings, 0) : null, open => Try(open, stop), stop);
        Improve(stop);
        var floor = Math.Max(0, (long)(least >> _costs.TieBits) - _rows.Length);
        return Proven(most, most == Placed(openings) ? Math.Max(Cost(openings), floor) : floor);
    }

    private int Pinned() => Enumerable.Range(0, _rows.Length).Count(r => _market.PinnedOpening(r) >= 0);

    /// <summary>The matching without the rule that leaves about so many without: staying costs what makes it so, which bisection finds.</summary>
    private PlacementNetwork Leaving(int without, CancellationToken stop)
    {
        PlacementNetwork network;
        var (low, high) = (0L, _costs.Unplaced >> _costs.TieBits);
        do
        {
            var staying = ((low + high) / 2) << _costs.TieBits;
            network = new(_market, [.. _rows], [.. _unplaced.Select(u => u == _costs.Unplaced ? staying : 2 * staying)], 4 * _costs.Unplaced);
            network.Solve(stop);
            var left = network.Openings.Count(o => o < 0) - Pinned();
            if (left == without)
                break;
            (low, high) = left > without ? ((low + high) / 2, high) : (low, (low + high) / 2);
        }
        while (high - low > 1);
        return network;
    }

    /// <summary>How many can be placed at most: the same bound, where only staying without costs.</summary>
    private int MostUnderTheRule(int without, CancellationToken stop)
    {
        const long One = MostUnderGroups.One;
        var plain = new PlacementNetwork(_market, [.. _rows.Select(r => (r.Openings, new long[r.Openings.Length]))], [.. _rows.Select(_ => One)], 4 * One);
        plain.Solve(stop);
        var inMarket = _rows.Length - Pinned();
        var least = new MostUnderGroups(_market, _rows, _group, _exempt, plain.Worth).Least(() => inMarket - Placed(_best!.Value.Openings), open => Try(open, stop), stop);
        return Math.Min(without, inMarket - least);
    }

    /// <summary>Closes the emptiest school below the rule, and again, until none is.</summary>
    private void CloseOneByOne(PlacementNetwork network, CancellationToken stop)
    {
        while (Enumerable.Range(0, _exempt.Length).Where(s => !_exempt[s] && network.At(s) > 0 && network.At(s) < _group).OrderBy(network.At).ThenBy(s => s).Cast<int?>().FirstOrDefault() is { } site)
            network.CloseSite(site);
        Try([.. _exempt.Select((exempt, s) => exempt || network.At(s) > 0)], stop);
    }

    /// <summary>Opens, closes or exchanges schools while that helps.</summary>
    private void Improve(CancellationToken stop)
    {
        var sites = Enumerable.Range(0, _exempt.Length).Where(s => !_exempt[s]).ToArray();
        for (var before = Int128.MaxValue; _best!.Value.Value < before && _trials < MostTrials;)
        {
            before = _best.Value.Value;
            foreach (var s in sites)
                Try(With(s, null), stop);
            if (_best.Value.Value < before)
                continue;
            foreach (var closed in sites.Where(s => !_best.Value.Open[s]).ToArray())
                foreach (var open in sites.Where(s => _best.Value.Open[s]).ToArray())
                    Try(With(closed, open), stop);
        }

        bool[] With(int toggled, int? other)
        {
            var open = (bool[])_best!.Value.Open.Clone();
            open[toggled] = !open[toggled];
            if (other is { } o)
                open[o] = !open[o];
            return open;
        }
    }

    private void Try(bool[] open, CancellationToken stop)
    {
        if (_trials >= MostTrials || !_tried.Add(string.Concat(open.Select(o => o ? '1' : '0'))))
            return;
        stop.ThrowIfCancellationRequested();
        _trials++;
        var network = Network(open, floors: true);
        network.Solve(stop);
        if (network.BelowFloor.Any())
            return;
        var value = Value(network.Openings);
        if (_best is null || value < _best.Value.Value)
            _best = (open, network.Openings, value);
    }

    private PlacementNetwork Network(bool[] open, bool floors)
    {
        var network = new PlacementNetwork(_market, [.. _rows], _unplaced, 4 * _costs.Unplaced, [.. open.Select((o, s) => floors && o && !_exempt[s] ? _group : 0)]);
        for (var s = 0; s < open.Length; s++)
        {
            if (!open[s])
                network.CloseSite(s);
        }
        return network;
    }

    private Proof Proven(int most, long least)
    {
        var (open, openings, _) = _best!.Value;
        var (placed, cost) = (Placed(openings), Cost(openings));
        var gap = placed < most ? Tenths(most - placed, most) : Tenths(Math.Max(0, cost - least), cost);
        return new(most, least)
        {
            GapInTenthsOfPercent = gap,
            ClosedSchools = [.. Enumerable.Range(0, open.Length).Where(s => !open[s]).Select(s => _market.Sites[s].Id)],
        };
    }

    private static int Tenths(long part, long whole) => whole == 0 ? 0 : (int)(((part * 1000) + whole - 1) / whole);

    private int Placed(int[] openings) => openings.Count(o => o >= 0);

    private long Cost(int[] openings) => openings.Index().Where(x => x.Item >= 0).Sum(x => (long)_market.CostOf(x.Index, x.Item));

    private Int128 Value(int[] openings, int withUnplaced = 1)
    {
        var value = Int128.Zero;
        for (var r = 0; r < openings.Length; r++)
        {
            if (_market.PinnedOpening(r) < 0)
                value += openings[r] < 0 ? withUnplaced * (Int128)_unplaced[r] : _costs.Of(r, openings[r], _market.CostOf(r, openings[r]));
        }
        return value;
    }
}

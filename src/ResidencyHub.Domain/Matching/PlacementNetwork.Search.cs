namespace ResidencyHub.Domain.Matching;

/// <summary>The shortest augmenting path.</summary>
internal sealed partial class PlacementNetwork
{
    private readonly Labels _label;

    /// <summary>
    /// Finds the shortest way from one node to another on reduced costs and, when it is shorter than the bound, moves everyone along it; then raises potentials so that nothing is negative.
    /// The way stands for a seat that goes round: each resident on it takes the next opening.
    /// </summary>
    private void Search(Node start, Node target, long bound)
    {
        _label.Clear();
        _label.Offer(start, 0, default);
        var found = bound;
        while (_label.TryTake(out var node, out var distance) && distance < found)
        {
            if (node == target)
            {
                found = distance;
                break;
            }
            // Nothing beyond the nearest end found so far can matter.
            Reach(node, distance, Math.Min(bound, _label.Distance(target)));
        }
        Reprice(found);
        if (found < bound)
            MoveAlong(start, target);
    }

    private void Reach(Node node, long distance, long bound)
    {
        var at = node.Number;
        switch (node.Sort)
        {
            case NodeSort.Resident:
                ReachFromResident(at, distance, bound);
                break;
            case NodeSort.Opening:
                var kind = _market.Openings[at].Kind;
                if (_openingHas[at] < _openingCap[at] && _kind[kind] - _opening[at] is >= 0 and var step)
                    _label.Offer(Node.Kind(kind), distance + step, node);
                for (var r = _head[at]; r >= 0; r = _next[r])
                    _label.Offer(Node.Resident(r), distance, node);
                break;
            case NodeSort.Kind:
                ReachFromKind(at, distance, node);
                break;
            case NodeSort.Site:
                if (_siteHas[at] < _siteCap[at] && Forward(at) - _site[at] is >= 0 and var rest)
                    _label.Offer(Node.Sink, distance + rest, node);
                for (var k = _firstKind[at]; k < _firstKind[at + 1]; k++)
                    if (_kindHas[k] > 0)
                        _label.Offer(Node.Kind(k), distance + _kind[k] - _site[at], node);
                break;
            default:
                for (var r = 0; r < _at.Length; r++)
                    if (_at[r] == Unplaced)
                        _label.Offer(Node.Resident(r), distance, node);
                for (var s = 0; s < _siteHas.Length; s++)
                    if (_siteHas[s] > 0)
                        _label.Offer(Node.Site(s), distance + _site[s] - Last(s), node);
                break;
        }
    }

    private void ReachFromResident(int r, long distance, long bound)
    {
        var node = Node.Resident(r);
        var (openings, costs) = _rows[r];
        var from = distance - _worth[r];
        if (_at[r] != Unplaced)
            _label.Offer(Node.Sink, from + _unplaced[r], node);
        for (var i = 0; i < openings.Length; i++)
        {
            var o = openings[i];
            var total = from + costs[i] + _opening[o];
            if (total < _label.OpeningDistance[o] && total <= bound)
                _label.OfferOpening(o, total, node);
        }
    }

    private void ReachFromKind(int k, long distance, Node node)
    {
        var site = _market.Kinds[k].Site;
        if (_kindHas[k] < _kindCap[k] && _site[site] - _kind[k] is >= 0 and var step)
            _label.Offer(Node.Site(site), distance + step, node);
        for (var o = _market.FirstOpening[site]; o < _market.FirstOpening[site + 1]; o++)
            if (_market.Openings[o].Kind == k && _openingHas[o] > 0)
                _label.Offer(Node.Opening(o), distance + _opening[o] - _kind[k], node);
    }

    /// <summary>Every potential rises by what the node was nearer than the end; then all fall alike so that the sink stays at zero.</summary>
    private void Reprice(long end)
    {
        var sink = Math.Max(0, end - _label.Distance(Node.Sink));
        Raise(_worth, NodeSort.Resident);
        Raise(_opening, NodeSort.Opening);
        Raise(_kind, NodeSort.Kind);
        Raise(_site, NodeSort.Site);

        void Raise(long[] potentials, NodeSort sort)
        {
            var distances = _label.Distances(sort);
            for (var i = 0; i < potentials.Length; i++)
                potentials[i] += Math.Max(0, end - distances[i]) - sink;
        }
    }

    private void MoveAlong(Node start, Node target)
    {
        var moves = _label.Moves;
        moves.Clear();
        for (var node = target; node != start;)
        {
            var before = _label.Before(node);
            if (before.Sort is NodeSort.Resident)
                moves.Add((before.Number, node.Sort is NodeSort.Sink ? Unplaced : node.Number));
            node = before;
        }
        foreach (var (r, _) in moves)
            Detach(r);
        foreach (var (r, o) in moves)
        {
            if (o == Unplaced)
                _at[r] = Unplaced;
            else
                Attach(r, o);
        }
    }
}

namespace ResidencyHub.Domain.Matching;

/// <summary>The groups that one site could take, by what its mentors, kinds of seats and maximum hold.</summary>
/// <remarks>Which residents fit together is a matroid (a laminar one, induced through the openings that each may take; Perfect 1969), so the greedy choice is the best group of every size (Edmonds 1971).</remarks>
internal sealed class SiteGroups
{
    private readonly int[] _residents, _openingCap, _kindOf, _kindCap, _at, _openingHas, _kindHas, _order, _placed;
    private readonly int[][] _openings;              // by resident, from the site's first on
    private readonly long[] _keys;
    private readonly bool[] _openingSeen, _kindSeen;
    private readonly int _most;
    private int _count;

    /// <param name="pairs">The residents who may come, each with the openings they may take.</param>
    public SiteGroups(Market market, int site, List<(int Resident, int Opening)> pairs)
    {
        var (first, end) = (market.FirstOpening[site], market.FirstOpening[site + 1]);
        var byResident = pairs.GroupBy(p => p.Resident).OrderBy(g => g.Key).ToArray();
        _residents = Array.ConvertAll(byResident, g => g.Key);
        _openings = Array.ConvertAll(byResident, g => g.Select(p => p.Opening - first).Order().ToArray());
        var kinds = market.Openings[first..end].Select(o => o.Kind).Distinct().ToList();
        (_openingCap, _kindOf) = (market.OpeningCap[first..end], Array.ConvertAll(market.Openings[first..end], o => kinds.IndexOf(o.Kind)));
        (_kindCap, _most) = ([.. kinds.Select(k => market.KindCap[k])], market.SiteCap[site]);
        (_openingHas, _openingSeen, _kindHas, _kindSeen) = (new int[_openingCap.Length], new bool[_openingCap.Length], new int[_kindCap.Length], new bool[_kindCap.Length]);
        (_keys, _order, _placed, _at) = (new long[_residents.Length], new int[_residents.Length], new int[_residents.Length], new int[_residents.Length]);
    }

    /// <summary>The residents of the group that is worth most: nobody, or at least so many; and what they are worth together.</summary>
    /// <param name="worth">By resident; below zero where taking somebody along costs.</param>
    public (IEnumerable<int> Residents, long Worth) Best(int least, long[] worth)
    {
        for (var i = 0; i < _order.Length; i++)
            (_keys[i], _order[i]) = (-worth[_residents[i]], i);
        Array.Sort(_keys, _order);
        Array.Clear(_openingHas);
        Array.Clear(_kindHas);
        _count = 0;
        var sum = 0L;
        foreach (var i in _order)
        {
            var value = worth[_residents[i]];
            if (_count >= _most || (_count >= least && value <= 0))
                break;
            Array.Clear(_openingSeen);
            Array.Clear(_kindSeen);
            if (!Move(i))
                continue;
            _placed[_count++] = i;
            sum += value;
        }
        return _count < least || sum <= 0 ? ([], 0) : (_placed.Take(_count).Select(i => _residents[i]), sum);
    }

    /// <summary>Puts the resident beside a mentor, others moving up where that makes room (an augmenting path, Kuhn 1955).</summary>
    private bool Move(int i)
    {
        foreach (var o in _openings[i])
        {
            if (!Enter(o))
                continue;
            _at[i] = o;
            return true;
        }
        return false;
    }

    private bool Enter(int o)
    {
        if (_openingSeen[o])
            return false;
        _openingSeen[o] = true;
        if (_openingHas[o] >= _openingCap[o] || !EnterKind(_kindOf[o]))
            return Leave(o);
        _openingHas[o]++;
        return true;
    }

    private bool EnterKind(int kind)
    {
        if (_kindSeen[kind])
            return false;
        _kindSeen[kind] = true;
        if (_kindHas[kind] < _kindCap[kind])
        {
            _kindHas[kind]++;
            return true;
        }
        for (var o = 0; o < _kindOf.Length; o++)
        {
            // One search goes through an opening once: who is about to move from it to another would else be moved twice and counted at both.
            if (_kindOf[o] != kind || _openingSeen[o])
                continue;
            _openingSeen[o] = true;
            if (!Leave(o))
                continue;
            _openingHas[o]--;
            return true;
        }
        return false;
    }

    private bool Leave(int o)
    {
        for (var p = 0; p < _count; p++)
        {
            if (_at[_placed[p]] == o && Move(_placed[p]))
                return true;
        }
        return false;
    }
}

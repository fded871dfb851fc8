namespace ResidencyHub.Domain.Matching;

/// <summary>Whom each opening, kind of seats and site holds, and which of them it would let go first: quotas nested in quotas, a laminar matroid.</summary>
internal sealed class Holdings
{
    public const ulong Nothing = ulong.MaxValue;
    public const int Nobody = -1, NoSeat = -2;
    private const int NotKnown = -1, None = -1;

    private readonly Quota[] _quotas;                 // openings, then kinds, then sites
    private readonly int _firstKind, _firstSite;
    private readonly int[] _firstOpening, _siteOf;
    private readonly int[] _head, _next, _previous;   // the residents of an opening
    private readonly ulong[] _preference, _order;
    private readonly ulong[] _bound;                  // by quota: whoever comes after this in the site's order was refused, and is for good

    public Holdings(Market market)
    {
        var (openings, kinds) = (market.Openings, market.Kinds);
        (_firstKind, _firstSite, _firstOpening) = (openings.Length, openings.Length + kinds.Length, market.FirstOpening);
        _siteOf = Array.ConvertAll(openings, o => o.Site);
        _quotas = new Quota[_firstSite + market.Sites.Length];
        for (var o = 0; o < openings.Length; o++)
            _quotas[o] = new() { Cap = market.OpeningCap[o], Around = market.KindCap[openings[o].Kind] < Market.Unlimited / 2 ? _firstKind + openings[o].Kind : _firstSite + openings[o].Site, Worst = NotKnown };
        for (var k = 0; k < kinds.Length; k++)
            _quotas[_firstKind + k] = new() { Cap = market.KindCap[k], Around = _firstSite + kinds[k].Site, Worst = NotKnown };
        for (var s = 0; s < market.Sites.Length; s++)
            _quotas[_firstSite + s] = new() { Cap = market.SiteCap[s], Around = None, Worst = NotKnown };
        (_head, _next, _previous) = (new int[openings.Length], new int[market.Residents.Length], new int[market.Residents.Length]);
        (_preference, _order) = (new ulong[_next.Length], new ulong[_next.Length]);
        Array.Fill(_head, Nobody);
        Array.Fill(_preference, Nothing);
        _bound = new ulong[_quotas.Length];
        Array.Fill(_bound, ulong.MaxValue);
    }

    /// <summary>What the resident is held at, as the resident's preference; <see cref="Nothing"/> comes after all.</summary>
    public ulong Of(int r) => _preference[r];

    public ulong OrderOf(int r) => _order[r];

    public bool IsHeld(int r) => _preference[r] != Nothing;

    public int OpeningOf(int r) => IsHeld(r) ? Market.OpeningIn(_preference[r]) : -1;

    public int SiteOf(int r) => _siteOf[Market.OpeningIn(_preference[r])];

    /// <summary>How many more the site, the kind of seats and the opening would take, whichever is least; −1 leaves one out.</summary>
    public int Free(int site, int kind, int opening)
    {
        return Math.Min(Of(site, _firstSite), Math.Min(Of(kind, _firstKind), Of(opening, 0)));

        int Of(int number, int first) => number < 0 ? Market.Unlimited : _quotas[first + number].Free;
    }

    public void Widen(int site, int kind, int opening, int by)
    {
        Widen(site, _firstSite);
        Widen(kind, _firstKind);
        Widen(opening, 0);

        void Widen(int number, int first)
        {
            if (number >= 0)
                _quotas[first + number].Cap += by;
        }
    }

    /// <summary>The last in the site's order among those in the innermost full quota (the circuit that the newcomer closes); <see cref="Nobody"/> where there is room, <see cref="NoSeat"/> where no seat exists.</summary>
    public int WorstInTheWay(int opening)
    {
        for (var q = opening; q != None; q = _quotas[q].Around)
        {
            ref readonly var quota = ref _quotas[q];
            if (quota.Free <= 0)
                return quota.Has == 0 ? NoSeat : quota.Worst != NotKnown ? quota.Worst : Worst(q);
        }
        return Nobody;
    }

    /// <summary>Whether the opening would hold a resident of this order, if need be in another's stead.</summary>
    public bool WouldTake(int opening, ulong order) => WorstInTheWay(opening) is var worst && (worst == Nobody || (worst >= 0 && order < _order[worst]));

    /// <summary>Whether it is known that the opening refuses a resident of this order for good, as long as nobody withdraws and nothing is widened. Another thread may ask while this one holds and releases.</summary>
    public bool Refuses(int opening, ulong order)
    {
        for (var q = opening; q != None; q = _quotas[q].Around)
        {
            if (order > Volatile.Read(ref _bound[q]))
                return true;
        }
        return false;
    }

    public void Hold(int r, ulong preference, ulong order)
    {
        var o = Market.OpeningIn(preference);
        (_preference[r], _order[r]) = (preference, order);
        (_next[r], _previous[r]) = (_head[o], Nobody);
        if (_head[o] >= 0)
            _previous[_head[o]] = r;
        _head[o] = r;
        for (var q = o; q != None; q = _quotas[q].Around)
        {
            ref var quota = ref _quotas[q];
            if (quota.Has++ == 0 || (quota.Worst != NotKnown && order > _order[quota.Worst]))
                quota.Worst = r;
            Bound(q);
        }
    }

    public void Release(int r)
    {
        var o = Market.OpeningIn(_preference[r]);
        if (_previous[r] >= 0)
            _next[_previous[r]] = _next[r];
        else
            _head[o] = _next[r];
        if (_next[r] >= 0)
            _previous[_next[r]] = _previous[r];
        _preference[r] = Nothing;
        for (var q = o; q != None; q = _quotas[q].Around)
        {
            ref var quota = ref _quotas[q];
            quota.Has--;
            if (quota.Worst == r)
                quota.Worst = NotKnown;
        }
    }

    /// <summary>Looked for only where the one known has left.</summary>
    private int Worst(int q)
    {
        var (site, worst) = (q < _firstKind ? None : q < _firstSite ? _quotas[q].Around - _firstSite : q - _firstSite, NotKnown);
        var (from, to) = site == None ? (q, q + 1) : (_firstOpening[site], _firstOpening[site + 1]);
        for (var o = from; o < to; o++)
        {
            if (q >= _firstKind && q < _firstSite && _quotas[o].Around != q)
                continue;
            for (var r = _head[o]; r >= 0; r = _next[r])
            {
                if (worst == NotKnown || _order[r] > _order[worst])
                    worst = r;
            }
        }
        _quotas[q].Worst = worst;
        Bound(q);
        return worst;
    }

    private void Bound(int q)
    {
        if (_quotas[q] is { Free: <= 0, Worst: not NotKnown and var worst })
            Volatile.Write(ref _bound[q], _order[worst]);
    }

    /// <summary>How many are held at most, how many are, the one to let go first, and the quota around this one.</summary>
    private struct Quota
    {
        public int Cap, Has, Worst, Around;

        public readonly int Free => Cap - Has;
    }
}

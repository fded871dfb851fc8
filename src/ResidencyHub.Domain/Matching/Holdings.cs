namespace ResidencyHub.Domain.Matching;

/// <summary>Whom each opening, kind of seats and site holds, and which of them it would let go first: nested quotas, a laminar matroid.</summary>
internal sealed class Holdings
{
    public const ulong Nothing = ulong.MaxValue;
    public const int Nobody = -1, NoSeat = -2;
    private const int NotKnown = -1;

    private readonly int[] _firstOpening, _kindOf, _siteOf;
    private readonly Quotas _ofOpening, _ofKind, _ofSite;
    private readonly int[] _head, _next, _previous;   // the residents of an opening
    private readonly ulong[] _preference, _order;

    public Holdings(Market market)
    {
        (_firstOpening, _kindOf, _siteOf) = (market.FirstOpening, Array.ConvertAll(market.Openings, o => o.Kind), Array.ConvertAll(market.Openings, o => o.Site));
        (_ofOpening, _ofKind, _ofSite) = (new(market.OpeningCap), new(market.KindCap), new(market.SiteCap));
        (_head, _next, _previous) = (new int[_siteOf.Length], new int[market.Residents.Length], new int[market.Residents.Length]);
        (_preference, _order) = (new ulong[_next.Length], new ulong[_next.Length]);
        Array.Fill(_head, Nobody);
        Array.Fill(_preference, Nothing);
    }

    /// <summary>What the resident is held at, as the resident's preference; <see cref="Nothing"/> comes after all.</summary>
    public ulong Of(int r) => _preference[r];

    public ulong OrderOf(int r) => _order[r];

    public bool IsHeld(int r) => _preference[r] != Nothing;

    public int OpeningOf(int r) => IsHeld(r) ? Market.OpeningIn(_preference[r]) : -1;

    public int SiteOf(int r) => _siteOf[Market.OpeningIn(_preference[r])];

    public int Free(int site, int kind, int opening) =>
        Math.Min(site < 0 ? Market.Unlimited : _ofSite.Free(site), Math.Min(kind < 0 ? Market.Unlimited : _ofKind.Free(kind), opening < 0 ? Market.Unlimited : _ofOpening.Free(opening)));

    public void Widen(int site, int kind, int opening, int by)
    {
        if (site >= 0)
            _ofSite.Cap[site] += by;
        if (kind >= 0)
            _ofKind.Cap[kind] += by;
        if (opening >= 0)
            _ofOpening.Cap[opening] += by;
    }

    /// <summary>The last in the site's order among those in the innermost full quota (the circuit that the newcomer closes); <see cref="Nobody"/> where there is room, <see cref="NoSeat"/> where no seat exists.</summary>
    public int WorstInTheWay(int o)
    {
        if (_ofOpening.Free(o) <= 0)
            return _ofOpening.Has[o] == 0 ? NoSeat : Worst(_ofOpening, o, o, o + 1);
        var (kind, site) = (_kindOf[o], _siteOf[o]);
        if (_ofKind.Free(kind) <= 0)
            return _ofKind.Has[kind] == 0 ? NoSeat : Worst(_ofKind, kind, _firstOpening[site], _firstOpening[site + 1], kind);
        if (_ofSite.Free(site) <= 0)
            return _ofSite.Has[site] == 0 ? NoSeat : Worst(_ofSite, site, _firstOpening[site], _firstOpening[site + 1]);
        return Nobody;
    }

    /// <summary>Whether the opening would hold a resident of this order, if need be in another's stead.</summary>
    public bool WouldTake(int o, ulong order) => WorstInTheWay(o) is var worst && (worst == Nobody || (worst >= 0 && order < _order[worst]));

    public void Hold(int r, ulong preference, ulong order)
    {
        var o = Market.OpeningIn(preference);
        (_preference[r], _order[r]) = (preference, order);
        (_next[r], _previous[r]) = (_head[o], Nobody);
        if (_head[o] >= 0)
            _previous[_head[o]] = r;
        _head[o] = r;
        Enter(_ofOpening, o, r);
        Enter(_ofKind, _kindOf[o], r);
        Enter(_ofSite, _siteOf[o], r);
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
        _ofOpening.Leave(o, r);
        _ofKind.Leave(_kindOf[o], r);
        _ofSite.Leave(_siteOf[o], r);
    }

    private void Enter(Quotas quotas, int q, int r)
    {
        if (quotas.Has[q]++ == 0 || (quotas.Worst[q] != NotKnown && _order[r] > _order[quotas.Worst[q]]))
            quotas.Worst[q] = r;
    }

    /// <summary>Looked for only where somebody left since.</summary>
    private int Worst(Quotas quotas, int q, int from, int to, int kind = -1)
    {
        ref var worst = ref quotas.Worst[q];
        if (worst != NotKnown)
            return worst;
        for (var o = from; o < to; o++)
        {
            if (kind >= 0 && _kindOf[o] != kind)
                continue;
            for (var r = _head[o]; r >= 0; r = _next[r])
            {
                if (worst == NotKnown || _order[r] > _order[worst])
                    worst = r;
            }
        }
        return worst;
    }

    /// <summary>What the quotas of one level hold, at most, and whom they would let go first.</summary>
    private sealed class Quotas(int[] caps)
    {
        public int[] Cap { get; } = (int[])caps.Clone();
        public int[] Has { get; } = new int[caps.Length];
        public int[] Worst { get; } = new int[caps.Length];

        public int Free(int q) => Cap[q] - Has[q];

        public void Leave(int q, int r)
        {
            Has[q]--;
            if (Worst[q] == r)
                Worst[q] = NotKnown;
        }
    }
}

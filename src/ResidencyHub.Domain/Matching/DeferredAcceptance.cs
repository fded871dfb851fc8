namespace ResidencyHub.Domain.Matching;

/// <summary>Residents ask in their order; a site holds the best that fit and lets the worst go.</summary>
/// <remarks>
/// Gale and Shapley, "College admissions and the stability of marriage" (1962), with schools that choose greedily from nested quotas: a laminar matroid, so choice is substitutable
/// and the outcome stable and best for residents (Fleiner 2003; Abraham, Irving and Manlove 2007 for projects and lecturers; Biró, Fleiner, Irving and Manlove 2010 for nested quotas).
/// One resident at a time (McVitie and Wilson 1971): the order does not matter.
/// Who is placed is the same in every stable outcome (rural hospitals, Roth 1986; it holds as the choice obeys the law of aggregate demand, Hatfield and Milgrom 2005):
/// so what more seats would do is answered by a vacancy chain (Blum, Roth and Rothblum 1997) from the outcome at hand, and then taken back.
/// </remarks>
internal sealed partial class DeferredAcceptance
{
    private const ulong Nothing = ulong.MaxValue;

    private readonly Market _market;
    private readonly int[] _siteCap, _kindCap, _openingCap;
    private readonly int[] _siteHas, _kindHas, _openingHas;
    private readonly int[] _head, _next, _previous;      // the residents a site holds
    private readonly ulong[] _holds, _order;             // a resident's preference held, and the site's order of it
    private readonly ulong[][] _rows;
    private readonly bool[] _complete;                   // the row has the unranked schools too
    private readonly int[] _at;                          // where in the row the resident asks next
    private readonly int[] _lastRefusal;
    private readonly List<Refusal> _refusals = [];

    public DeferredAcceptance(Market market)
    {
        _market = market;
        var (residents, sites) = (market.Residents.Length, market.Sites.Length);
        (_siteCap, _kindCap, _openingCap) = ((int[])market.SiteCap.Clone(), (int[])market.KindCap.Clone(), (int[])market.OpeningCap.Clone());
        (_siteHas, _kindHas, _openingHas) = (new int[sites], new int[_kindCap.Length], new int[_openingCap.Length]);
        (_head, _next, _previous) = (Filled(sites), new int[residents], new int[residents]);
        (_holds, _order) = (new ulong[residents], new ulong[residents]);
        Array.Fill(_holds, Nothing);
        (_rows, _complete, _at, _lastRefusal) = (new ulong[residents][], new bool[residents], new int[residents], Filled(sites));
        for (var r = 0; r < residents; r++)
            _rows[r] = market.Row(r, RowPart.Ranked);
    }

    /// <summary>The opening each resident holds; −1 where none.</summary>
    public int[] Run(CancellationToken stop)
    {
        for (var r = 0; r < _rows.Length; r++)
        {
            if ((r & 1023) == 0)
                stop.ThrowIfCancellationRequested();
            Insert(r, remember: true);
        }
        return Array.ConvertAll(_holds, h => h == Nothing ? -1 : Market.OpeningIn(h));
    }

    public int Free(int site, int kind, int opening) =>
        Math.Min(site < 0 ? Market.Unlimited : _siteCap[site] - _siteHas[site], Math.Min(kind < 0 ? Market.Unlimited : _kindCap[kind] - _kindHas[kind], opening < 0 ? Market.Unlimited : _openingCap[opening] - _openingHas[opening]));

    private static int[] Filled(int length)
    {
        var result = new int[length];
        Array.Fill(result, -1);
        return result;
    }

    private void Insert(int resident, bool remember)
    {
        while (resident >= 0)
            resident = AskUntilHeld(resident, remember);
    }

    /// <summary>The resident asks down the row until held; who had to leave for it, or −1.</summary>
    private int AskUntilHeld(int r, bool remember)
    {
        while (true)
        {
            if (_at[r] == _rows[r].Length && !Complete(r))
                return -1;
            var preference = _rows[r][_at[r]++];
            var order = _market.SiteOrder(r, preference);
            var opening = Market.OpeningIn(preference);
            var worst = WorstInTheWay(opening);
            if (worst == -1)
            {
                Hold(r, preference, order);
                return -1;
            }
            if (worst >= 0 && order < _order[worst])
            {
                if (remember)
                    Refuse(worst, _holds[worst], _order[worst]);
                Release(worst);
                Hold(r, preference, order);
                return worst;
            }
            if (remember)
                Refuse(r, preference, order);
        }
    }

    private bool Complete(int r)
    {
        if (_complete[r])
            return false;
        _complete[r] = true;
        var others = _market.Row(r, RowPart.Others);
        if (others.Length == 0)
            return false;
        _rows[r] = [.. _rows[r], .. others];
        return true;
    }

    /// <summary>The last in the site's order among those in the innermost full quota (the circuit that the newcomer closes); −1 where there is room, −2 where no seat exists.</summary>
    private int WorstInTheWay(int opening)
    {
        var (site, kind) = (_market.Openings[opening].Site, _market.Openings[opening].Kind);
        if (_openingHas[opening] >= _openingCap[opening])
            return _openingHas[opening] == 0 ? -2 : Worst(site, opening, -1);
        if (_kindHas[kind] >= _kindCap[kind])
            return _kindHas[kind] == 0 ? -2 : Worst(site, -1, kind);
        if (_siteHas[site] >= _siteCap[site])
            return _siteHas[site] == 0 ? -2 : Worst(site, -1, -1);
        return -1;
    }

    private int Worst(int site, int opening, int kind)
    {
        var worst = -1;
        for (var r = _head[site]; r >= 0; r = _next[r])
        {
            var o = Market.OpeningIn(_holds[r]);
            if ((opening < 0 || o == opening) && (kind < 0 || _market.Openings[o].Kind == kind) && (worst < 0 || _order[r] > _order[worst]))
                worst = r;
        }
        return worst;
    }

    private void Hold(int r, ulong preference, ulong order)
    {
        var opening = Market.OpeningIn(preference);
        var site = Count(opening, 1);
        (_holds[r], _order[r]) = (preference, order);
        (_next[r], _previous[r]) = (_head[site], -1);
        if (_head[site] >= 0)
            _previous[_head[site]] = r;
        _head[site] = r;
    }

    private void Release(int r)
    {
        var site = Count(Market.OpeningIn(_holds[r]), -1);
        if (_previous[r] >= 0)
            _next[_previous[r]] = _next[r];
        else
            _head[site] = _next[r];
        if (_next[r] >= 0)
            _previous[_next[r]] = _previous[r];
        _holds[r] = Nothing;
    }

    private int Count(int opening, int by)
    {
        var o = _market.Openings[opening];
        _openingHas[opening] += by;
        _kindHas[o.Kind] += by;
        _siteHas[o.Site] += by;
        return o.Site;
    }

    private void Refuse(int r, ulong preference, ulong order)
    {
        var site = _market.Openings[Market.OpeningIn(preference)].Site;
        _refusals.Add(new(r, preference, order, _lastRefusal[site]));
        _lastRefusal[site] = _refusals.Count - 1;
    }

    /// <summary>A resident whom a site refused, in a list from the newest back: exactly those who would rather come here.</summary>
    private readonly record struct Refusal(int Resident, ulong Preference, ulong Order, int Before);
}

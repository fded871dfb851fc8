namespace ResidencyHub.Domain.Matching;

/// <summary>What would happen if: tried on the outcome itself, written down step by step, and taken back.</summary>
internal sealed partial class DeferredAcceptance : IWhatIf
{
    private const int MostSteps = 10_000;
    private readonly List<(int Resident, ulong Held, ulong Order, int At)> _log = [];
    private readonly Stack<int> _vacant = [];
    private int _remembered;

    public bool MightTake(int resident, int opening) => WorstInTheWay(opening) is var worst && (worst == -1 || (worst >= 0 && _market.SiteOrder(resident, _market.PreferenceOf(resident, opening)) < _order[worst]));

    public int[] NewlyPlaced(MoreRoom room)
    {
        Widen(room, 1);
        if (!Fill(room))
            return [.. Afresh(room, null, default).Index().Where(x => x.Item >= 0 && _holds[x.Index] == Nothing).Select(x => x.Index)];
        var placed = _log.Where(step => _holds[step.Resident] != Nothing && _log.Find(s => s.Resident == step.Resident).Held == Nothing).Select(step => step.Resident).Distinct().ToArray();
        TakeBack(room);
        return placed;
    }

    public bool Places(int resident, Lift lift, MoreRoom room)
    {
        Widen(room, 1);
        if (!Fill(room))
            return Afresh(room, resident, lift)[resident] >= 0;
        var row = _rows[resident];
        var complete = _complete[resident];
        (_rows[resident], _complete[resident]) = (_market.Row(resident, RowPart.All, lift), true);
        _log.Add((resident, _holds[resident], _order[resident], _at[resident]));
        if (_holds[resident] != Nothing)
            Release(resident);
        _at[resident] = 0;
        for (var asking = resident; asking >= 0;)
            asking = AskLogged(asking);
        var placed = _holds[resident] != Nothing;
        TakeBack(room);
        (_rows[resident], _complete[resident]) = (row, complete);
        return placed;
    }

    /// <summary>As in the run, but what the one who must leave held is written down first.</summary>
    private int AskLogged(int r)
    {
        while (true)
        {
            if (_at[r] == _rows[r].Length && !Complete(r))
                return -1;
            var preference = _rows[r][_at[r]++];
            var order = _market.SiteOrder(r, preference);
            var worst = WorstInTheWay(Market.OpeningIn(preference));
            if (worst == -1)
            {
                Hold(r, preference, order);
                return -1;
            }
            if (worst < 0 || order > _order[worst])
            {
                Refuse(r, preference, order);
                continue;
            }
            LetGo(worst);
            Hold(r, preference, order);
            return worst;
        }
    }

    private void LetGo(int worst)
    {
        _log.Add((worst, _holds[worst], _order[worst], _at[worst]));
        _at[worst] = Array.IndexOf(_rows[worst], _holds[worst]) + 1;
        Refuse(worst, _holds[worst], _order[worst]);
        Release(worst);
    }

    private void Widen(MoreRoom room, int sign)
    {
        if (sign > 0)
            _remembered = _refusals.Count;
        if (room.Opening >= 0)
            _openingCap[room.Opening] += sign * room.Residents;
        if (room.Kind >= 0)
        {
            _kindCap[room.Kind] += sign * room.Seats;
            _siteCap[_market.Kinds[room.Kind].Site] += sign * room.Seats;
            if (_market.UnnamedOf(room.Kind) is >= 0 and var unnamed)
                _openingCap[unnamed] += sign * room.Seats;
        }
    }

    /// <summary>The vacancy chain: a site with room takes the first in its order who would rather be here, whose old site then has room, and so on. A step that pushes nobody out makes somebody better off, so it ends.</summary>
    /// <remarks>With two quotas widened at once a newcomer may be taken in somebody's stead, who then asks further down. Whatever stable outcome that ends in, the same people are placed.</remarks>
    /// <returns>False where it goes on too long.</returns>
    private bool Fill(MoreRoom room)
    {
        if (room.Kind >= 0)
            _vacant.Push(_market.Kinds[room.Kind].Site);
        if (room.Opening >= 0)
            _vacant.Push(_market.Openings[room.Opening].Site);
        while (_vacant.TryPeek(out var site))
        {
            var (best, leaves) = (-1, -1);
            for (var i = _lastRefusal[site]; i >= 0; i = _refusals[i].Before)
            {
                var refusal = _refusals[i];
                if (refusal.Preference >= _holds[refusal.Resident] || (best >= 0 && refusal.Order >= _refusals[best].Order))
                    continue;
                var worst = WorstInTheWay(Market.OpeningIn(refusal.Preference));
                if (worst == -1 || (worst >= 0 && refusal.Order < _order[worst]))
                    (best, leaves) = (i, worst == refusal.Resident ? -1 : worst);
            }
            if (_log.Count > MostSteps)
            {
                _vacant.Clear();
                return false;
            }
            if (best < 0)
            {
                _vacant.Pop();
                continue;
            }
            var (r, preference, order, _) = _refusals[best];
            if (leaves >= 0)
                LetGo(leaves);
            _log.Add((r, _holds[r], _order[r], _at[r]));
            if (_holds[r] != Nothing)
            {
                var left = _market.Openings[Market.OpeningIn(_holds[r])].Site;
                Release(r);
                if (left != site)
                    _vacant.Push(left);
            }
            _at[r] = Array.IndexOf(_rows[r], preference) + 1;
            Hold(r, preference, order);
            for (var asking = leaves; asking >= 0;)
                asking = AskLogged(asking);
        }
        return true;
    }

    /// <summary>The whole outcome with more room, from the beginning.</summary>
    private int[] Afresh(MoreRoom room, int? lifted, Lift lift)
    {
        TakeBack(room);
        var anew = new DeferredAcceptance(_market);
        anew.Widen(room, 1);
        if (lifted is { } r)
            (anew._rows[r], anew._complete[r]) = (_market.Row(r, RowPart.All, lift), true);
        return anew.Run(CancellationToken.None);
    }

    private void TakeBack(MoreRoom room)
    {
        for (var i = _log.Count - 1; i >= 0; i--)
        {
            var (r, held, order, at) = _log[i];
            if (_holds[r] != Nothing)
                Release(r);
            if (held != Nothing)
                Hold(r, held, order);
            _at[r] = at;
        }
        _log.Clear();
        for (var i = _refusals.Count - 1; i >= _remembered; i--)
            _lastRefusal[_market.Openings[Market.OpeningIn(_refusals[i].Preference)].Site] = _refusals[i].Before;
        _refusals.RemoveRange(_remembered, _refusals.Count - _remembered);
        Widen(room, -1);
    }
}

namespace ResidencyHub.Domain.Matching;

/// <summary>What would happen if: tried on the outcome itself, written down step by step, and taken back.</summary>
/// <remarks>
/// Who is placed is the same in every stable outcome (rural hospitals, Roth 1986; it holds as the choice obeys the law of aggregate demand, Hatfield and Milgrom 2005):
/// so what more seats would do is answered by a vacancy chain (Blum, Roth and Rothblum 1997) from the outcome at hand.
/// </remarks>
internal sealed partial class DeferredAcceptance : IWhatIf
{
    private const int MostSteps = 10_000;
    private readonly List<(int Resident, ulong Preference, ulong Order)> _log = [];   // what somebody held before a step
    private readonly Stack<int> _vacant = [];
    private readonly List<(int Site, Claim Claim)> _late = [];                        // claims that arise on the way
    private readonly Dictionary<int, Claim[]> _whole = [];
    private readonly Dictionary<Lift, Claim[]> _liftedRows = [];                      // of the resident asked about last
    private int _liftedResident = -1;
    private Claims? _claims;

    public bool MightTake(int resident, int opening) => _held.WouldTake(opening, _market.OrderAt(resident, opening));

    public int[] NewlyPlaced(MoreRoom room)
    {
        Widen(room, 1);
        if (!Fill(room))
            return [.. Afresh(room, (-1, default)).Index().Where(x => x.Item >= 0 && !_held.IsHeld(x.Index)).Select(x => x.Index)];
        var placed = _log.DistinctBy(step => step.Resident).Where(first => first.Preference == Holdings.Nothing && _held.IsHeld(first.Resident)).Select(first => first.Resident).ToArray();
        TakeBack(room);
        return placed;
    }

    public bool Places(int resident, Lift lift, MoreRoom room)
    {
        Widen(room, 1);
        if (!Fill(room))
            return Afresh(room, (resident, lift))[resident] >= 0;
        var row = Whole(resident);
        _whole[resident] = LiftedRow(resident, lift);
        if (_held.IsHeld(resident))
            Leave(resident);
        AskBelow(resident, 0);
        var placed = _held.IsHeld(resident);
        TakeBack(room);
        _whole[resident] = row;
        return placed;
    }

    private void Widen(MoreRoom room, int sign)
    {
        _held.Widen(-1, -1, room.Opening, sign * room.Residents);
        if (room.Kind >= 0)
            _held.Widen(_market.Kinds[room.Kind].Site, room.Kind, _market.UnnamedOf(room.Kind), sign * room.Seats);
    }

    /// <summary>The vacancy chain: a site with room takes the first in its order who would rather be here, whose old site then has room, and so on. A step that pushes nobody out makes somebody better off, so it ends.</summary>
    /// <remarks>With two quotas widened at once a newcomer may be taken in somebody's stead, who then asks further down. Whatever stable outcome that ends in, the same people are placed.</remarks>
    /// <returns>False where it goes on too long.</returns>
    private bool Fill(MoreRoom room)
    {
        _claims ??= new(_market, _held);
        if (room.Kind >= 0)
            _vacant.Push(_market.Kinds[room.Kind].Site);
        if (room.Opening >= 0)
            _vacant.Push(_market.Openings[room.Opening].Site);
        while (_vacant.TryPeek(out var site))
        {
            if (First(site) is not { } claim)
            {
                _vacant.Pop();
                continue;
            }
            if (_log.Count > MostSteps)
            {
                _vacant.Clear();
                return false;
            }
            var r = claim.Resident;
            var worst = _held.WorstInTheWay(claim.Opening);
            var below = worst >= 0 && worst != r ? LetGo(worst) : Holdings.Nothing;
            if (_held.IsHeld(r) && _held.SiteOf(r) is var left && left != site)
                _vacant.Push(left);
            Move(r, claim);
            if (below != Holdings.Nothing)
                AskBelow(worst, below);
        }
        return true;
    }

    /// <summary>Of those who would rather be here, the first in the site's order whom it would take.</summary>
    private Claim? First(int site)
    {
        Claim? first = null;
        foreach (var claim in _claims!.Of(site))
        {
            if (!IsOpen(claim))
                continue;
            first = claim;
            break;
        }
        foreach (var (at, claim) in _late)
        {
            if (at == site && (first is not { } best || Claim.AsTheSiteDoes(claim, best) < 0) && IsOpen(claim))
                first = claim;
        }
        return first;

        bool IsOpen(Claim claim) => claim.Preference < _held.Of(claim.Resident) && _held.WouldTake(claim.Opening, claim.Order);
    }

    /// <summary>As in the run: the resident asks down the row, below a preference, and then whoever had to leave for it.</summary>
    private void AskBelow(int r, ulong preference)
    {
        var row = Whole(r);
        for (var i = 0; i < row.Length; i++)
        {
            if (row[i].Preference < preference)
                continue;
            var worst = _held.WorstInTheWay(row[i].Opening);
            if (worst == Holdings.NoSeat || (worst >= 0 && row[i].Order > _held.OrderOf(worst)))
            {
                _late.Add((_market.Openings[row[i].Opening].Site, row[i]));
                continue;
            }
            var below = worst >= 0 ? LetGo(worst) : Holdings.Nothing;
            Move(r, row[i]);
            if (below == Holdings.Nothing)
                return;
            (r, preference, row, i) = (worst, below, Whole(worst), -1);
        }
    }

    /// <summary>Returns where in the row whoever leaves asks on.</summary>
    private ulong LetGo(int worst)
    {
        var preference = _held.Of(worst);
        _late.Add((_held.SiteOf(worst), new(preference, _held.OrderOf(worst))));
        Leave(worst);
        return preference + 1;
    }

    private void Leave(int r)
    {
        _log.Add((r, _held.Of(r), _held.OrderOf(r)));
        _held.Release(r);
    }

    private void Move(int r, Claim to)
    {
        if (_held.IsHeld(r))
            Leave(r);
        else
            _log.Add((r, Holdings.Nothing, 0));
        _held.Hold(r, to.Preference, to.Order);
    }

    private Claim[] Whole(int r) => _whole.TryGetValue(r, out var row) ? row : _whole[r] = Row(r, default);

    private Claim[] LiftedRow(int r, Lift lift)
    {
        if (_liftedResident != r)
            _liftedRows.Clear();
        _liftedResident = r;
        return _liftedRows.TryGetValue(lift, out var row) ? row : _liftedRows[lift] = Row(r, lift);
    }

    private Claim[] Row(int r, Lift lift)
    {
        _market.Candidates(r, RowPart.All, _scratch, lift);
        _scratch.Sort();
        var row = new Claim[_scratch.Count];
        for (var i = 0; i < row.Length; i++)
            row[i] = _scratch[i];
        return row;
    }

    /// <summary>The whole outcome with more room, from the beginning.</summary>
    private int[] Afresh(MoreRoom room, (int, Lift) lifted)
    {
        TakeBack(room);
        var anew = new DeferredAcceptance(_market, lifted);
        anew.Widen(room, 1);
        return anew.Run(CancellationToken.None);
    }

    private void TakeBack(MoreRoom room)
    {
        for (var i = _log.Count - 1; i >= 0; i--)
        {
            var (r, preference, order) = _log[i];
            if (_held.IsHeld(r))
                _held.Release(r);
            if (preference != Holdings.Nothing)
                _held.Hold(r, preference, order);
        }
        _log.Clear();
        _late.Clear();
        Widen(room, -1);
    }
}

namespace ResidencyHub.Domain.Matching;

/// <summary>Residents ask in their order; a site holds the best that fit and lets the worst go.</summary>
/// <remarks>
/// Gale and Shapley, "College admissions and the stability of marriage" (1962), with schools that choose greedily from nested quotas: a laminar matroid, so choice is substitutable
/// and the outcome stable and best for residents (Fleiner 2003; Abraham, Irving and Manlove 2007 for projects and lecturers; Biró, Fleiner, Irving and Manlove 2010 for nested quotas).
/// One resident at a time (McVitie and Wilson 1971): the order does not matter. So the schools that residents ranked are asked first by all, and the others are written down only for whom none of those kept,
/// without the openings that would refuse by then: a refusal is for good, since what a site holds only ever gets better.
/// </remarks>
internal sealed partial class DeferredAcceptance
{
    private const int AtOnce = 1024, Few = 64;

    private readonly Market _market;
    private readonly Holdings _held;
    private readonly CandidateRow _scratch, _another; // the second for another thread
    private readonly ulong[][] _rows;
    private readonly bool[] _complete;                // the row has the schools that were not ranked too
    private readonly int[] _at;                       // where in the row the resident asks next
    private readonly Stack<int> _waiting = [];        // those whom no ranked school keeps
    private readonly (int Resident, Lift Lift) _lifted;

    public DeferredAcceptance(Market market) : this(market, (-1, default)) { }

    private DeferredAcceptance(Market market, (int, Lift) lifted)
    {
        (_market, _held, _scratch, _another, _lifted) = (market, new(market), new(market), new(market), lifted);
        var residents = market.Residents.Length;
        (_rows, _complete, _at) = (new ulong[residents][], new bool[residents], new int[residents]);
    }

    /// <summary>The opening each resident holds; −1 where none.</summary>
    public int[] Run(CancellationToken stop)
    {
        var everybody = _market.NeighboursTogether();
        Write(everybody, RowPart.Ranked, []);
        Insert(everybody);
        for (int[] written = []; written.Length > 0 || _waiting.Count > 0;)
        {
            stop.ThrowIfCancellationRequested();
            var next = TakeWaiting();
            Write(next, RowPart.Others, written);
            written = next;
        }
        var openings = new int[everybody.Length];
        for (var r = 0; r < openings.Length; r++)
            openings[r] = _held.OpeningOf(r);
        return openings;
    }

    /// <summary>What the match of one who is held falls short by.</summary>
    public int CostOf(int r) => Market.CostIn(_held.Of(r));

    public int Free(int site, int kind, int opening) => _held.Free(site, kind, opening);

    private int[] TakeWaiting()
    {
        var some = new int[Math.Min(AtOnce, _waiting.Count)];
        for (var i = 0; i < some.Length; i++)
            some[i] = _waiting.Pop();
        return some;
    }

    /// <summary>Writes down the rows of some on two threads, one of which lets others ask first. Nobody's row depends on another's; how much of what refuses is already left out does, but not the outcome.</summary>
    private void Write(int[] some, RowPart part, int[] meanwhile)
    {
        var next = -1;
        if (some.Length < Few)
            InsertAndWrite();
        else
            Besides.Do(InsertAndWrite, () => WriteRest(_another));

        void InsertAndWrite()
        {
            Insert(meanwhile);
            WriteRest(_scratch);
        }

        void WriteRest(CandidateRow scratch)
        {
            while (Interlocked.Increment(ref next) is var i && i < some.Length)
                Write(some[i], part, scratch);
        }
    }

    private void Write(int r, RowPart part, CandidateRow scratch)
    {
        _market.Candidates(r, part, scratch, r == _lifted.Resident ? _lifted.Lift : default, part is RowPart.Others ? _held : null);
        var row = scratch.Preferences.ToArray();
        Array.Sort(row);
        (_rows[r], _at[r], _complete[r]) = (row, 0, part is RowPart.Others);
    }

    private void Insert(int[] some)
    {
        foreach (var one in some)
        {
            for (var r = one; r >= 0;)
                r = Ask(r);
        }
    }

    /// <summary>The resident asks down the row until held; who had to leave for it, or −1.</summary>
    private int Ask(int r)
    {
        var row = _rows[r];
        while (_at[r] < row.Length)
        {
            var preference = row[_at[r]++];
            var order = _market.OrderOf(r, preference);
            var worst = _held.WorstInTheWay(Market.OpeningIn(preference));
            if (worst == Holdings.NoSeat || (worst >= 0 && order > _held.OrderOf(worst)))
                continue;
            if (worst >= 0)
                _held.Release(worst);
            _held.Hold(r, preference, order);
            return worst;
        }
        if (!_complete[r])
            _waiting.Push(r);
        return -1;
    }
}

namespace ResidencyHub.Application.Directory;

/// <summary>Rows by the words they are found by: the words once each and sorted, and for every row the numbers of its words. Words that begin alike stand side by side, so the beginning of a word is a range of numbers.</summary>
/// <remarks>A search compares the word numbers of every row, some seven each: among 100,000 rows about a millisecond, and nothing to keep in step beside it.</remarks>
internal sealed class WordTable
{
    /// <summary>One row as it is read: the id, its district's id, and the words as <see cref="Domain.Basics.SearchText.Words"/> writes them.</summary>
    public readonly record struct Source(Guid Id, Guid District, string State, string Name, string Words);

    /// <summary>What to look for: each of the beginnings, and where.</summary>
    /// <param name="Beginnings">Beginnings of words, all of which a row must have.</param>
    /// <param name="State">Only this state; null for all.</param>
    /// <param name="District">Only this district's; null for all.</param>
    /// <param name="Near">Districts whose rows come first.</param>
    /// <param name="NearStates">States whose rows come next.</param>
    /// <param name="OnlyNear">Nothing but the rows of <paramref name="Near"/>.</param>
    public sealed record Search(IReadOnlyList<string> Beginnings, string? State, Guid? District, IReadOnlySet<Guid> Near, IReadOnlySet<string> NearStates, bool OnlyNear);

    private readonly string[] _words;
    private readonly int[] _numbers;
    private readonly int[] _starts;
    private readonly Guid[] _ids;
    private readonly Guid[] _districts;
    private readonly byte[] _states;
    private readonly List<string> _stateNames = [];

    public WordTable(List<Source> rows)
    {
        // the order in which rows of equal standing are offered
        rows.Sort((a, b) => (string.CompareOrdinal(a.State, b.State), string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase), a.Id.CompareTo(b.Id)) switch
        {
            (not 0 and var state, _, _) => state,
            (_, not 0 and var name, _) => name,
            var (_, _, id) => id,
        });
        (_ids, _districts, _states, _starts) = (new Guid[rows.Count], new Guid[rows.Count], new byte[rows.Count], new int[rows.Count + 1]);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var numbers = new List<int>(rows.Count * 8);
        for (var at = 0; at < rows.Count; at++)
        {
            var row = rows[at];
            (_ids[at], _districts[at], _states[at]) = (row.Id, row.District, NumberOf(row.State));
            foreach (var part in row.Words.AsSpan().Split(' '))
            {
                var word = row.Words.AsSpan(part);
                if (word.IsEmpty)
                    continue;
                if (!words.TryGetValue(word, out var number))
                    words[word] = number = known.Count;
                numbers.Add(number);
            }
            _starts[at + 1] = numbers.Count;
        }
        _words = [.. known.Keys];
        var places = known.Values.ToArray();
        Array.Sort(_words, places, StringComparer.Ordinal);
        var sorted = new int[places.Length];
        for (var i = 0; i < places.Length; i++)
            sorted[places[i]] = i;
        _numbers = [.. numbers.Select(n => sorted[n])];
    }

    /// <summary>The first <paramref name="most"/> rows in the order near, near states, the others; without those of <paramref name="except"/>.</summary>
    public List<Guid> Find(Search search, Func<Guid, bool> except, int most)
    {
        var ranges = search.Beginnings.Select(RangeOf).ToArray();
        if (ranges.Any(r => r.From == r.To))
            return [];
        // the rarest beginning rules out most rows
        Array.Sort(ranges, (a, b) => (a.To - a.From).CompareTo(b.To - b.From));
        var state = search.State is null ? -1 : _stateNames.IndexOf(search.State);
        if (search.State is not null && state < 0)
            return [];
        List<Guid> near = [], around = [], others = [];
        for (var at = 0; at < _ids.Length && near.Count < most; at++)
        {
            if ((state >= 0 && _states[at] != state) || !HasAll(at, ranges) || (search.District is { } district && _districts[at] != district))
                continue;
            var rank = search.Near.Contains(_districts[at]) ? near : search.OnlyNear ? null : search.NearStates.Contains(_stateNames[_states[at]]) ? around : others;
            if (rank is not null && rank.Count < most && !except(_ids[at]))
                rank.Add(_ids[at]);
        }
        return [.. near.Concat(around).Concat(others).Take(most)];
    }

    private bool HasAll(int row, (int From, int To)[] ranges)
    {
        var words = _numbers.AsSpan(_starts[row], _starts[row + 1] - _starts[row]);
        foreach (var (from, to) in ranges)
        {
            var has = false;
            foreach (var word in words)
                has |= word >= from && word < to;
            if (!has)
                return false;
        }
        return true;
    }

    private (int From, int To) RangeOf(string beginning) => (FirstFrom(beginning), FirstFrom(beginning + '\uffff'));

    private int FirstFrom(string word)
    {
        var at = Array.BinarySearch(_words, word, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }

    private byte NumberOf(string state)
    {
        var at = _stateNames.IndexOf(state);
        if (at < 0)
        {
            at = _stateNames.Count;
            _stateNames.Add(state);
        }
        return checked((byte)at);
    }
}

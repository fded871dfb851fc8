using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Matching;

/// <summary>For each resident, whom they ranked (or who ranked them) and where, by number, in one array. Who is not in the model is passed over; a place in the ranking stays what it was.</summary>
internal sealed class Rankings
{
    private readonly int[] _first;
    private readonly (int Who, int Rank)[] _ranks;

    private Rankings(int residents, List<(int Resident, int Who, int Rank)> found)
    {
        _first = new int[residents + 1];
        foreach (var (r, _, _) in found)
            _first[r + 1]++;
        for (var r = 0; r < residents; r++)
            _first[r + 1] += _first[r];
        _ranks = new (int, int)[found.Count];
        var next = _first[..^1];
        foreach (var (r, who, rank) in found)
            _ranks[next[r]++] = (who, rank);
    }

    /// <summary>Rankings that residents gave.</summary>
    public static Rankings Given<TResident, T>(TResident[] residents, Func<TResident, IReadOnlyList<Id<T>>> ranking, Dictionary<Id<T>, int> numbers)
    {
        var found = new List<(int, int, int)>();
        for (var r = 0; r < residents.Length; r++)
        {
            var list = ranking(residents[r]);
            for (var i = 0; i < list.Count; i++)
            {
                if (numbers.TryGetValue(list[i], out var who))
                    found.Add((r, who, i + 1));
            }
        }
        return new(residents.Length, found);
    }

    /// <summary>Rankings of residents, turned round; within a resident in the order of the rankers.</summary>
    public static Rankings Received<TRanker, T>(int residents, TRanker[] rankers, Func<TRanker, IReadOnlyList<Id<T>>> ranking, Dictionary<Id<T>, int> numbers)
    {
        var found = new List<(int, int, int)>();
        for (var who = 0; who < rankers.Length; who++)
        {
            var list = ranking(rankers[who]);
            for (var i = 0; i < list.Count; i++)
            {
                if (numbers.TryGetValue(list[i], out var r))
                    found.Add((r, who, i + 1));
            }
        }
        return new(residents, found);
    }

    public ReadOnlySpan<(int Who, int Rank)> Of(int r) => _ranks.AsSpan(_first[r].._first[r + 1]);

    /// <summary>The place in the ranking, from 1; 0 where unranked.</summary>
    public int Of(int r, int who)
    {
        foreach (var (ranked, rank) in Of(r))
        {
            if (ranked == who)
                return rank;
        }
        return 0;
    }

    /// <summary>Writes each place in the ranking where it can be looked up by number. Where somebody stands twice, the first place counts.</summary>
    public void Lay(int r, int[] places)
    {
        var ranks = Of(r);
        for (var i = ranks.Length - 1; i >= 0; i--)
            places[ranks[i].Who] = ranks[i].Rank;
    }

    public void Clear(int r, int[] places)
    {
        foreach (var (who, _) in Of(r))
            places[who] = 0;
    }
}

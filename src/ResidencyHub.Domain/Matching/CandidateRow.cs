namespace ResidencyHub.Domain.Matching;

/// <summary>Scratch for the openings that one resident may take: each as the resident's preference and as its site's order, in one number each (<see cref="Market"/>), smaller before greater.</summary>
internal sealed class CandidateRow
{
    private ulong[] _preferences = new ulong[64], _orders = new ulong[64];

    public int Count { get; private set; }
    public ReadOnlySpan<ulong> Preferences => _preferences.AsSpan(0, Count);
    public ReadOnlySpan<ulong> Orders => _orders.AsSpan(0, Count);

    public Claim this[int i] => new(_preferences[i], _orders[i]);

    public void Clear() => Count = 0;

    public void Add(ulong preference, ulong order)
    {
        if (Count == _preferences.Length)
        {
            Array.Resize(ref _preferences, 2 * Count);
            Array.Resize(ref _orders, 2 * Count);
        }
        (_preferences[Count], _orders[Count]) = (preference, order);
        Count++;
    }

    /// <summary>Leaves out what the predicate, given an opening and the order of the resident there, refuses.</summary>
    public void Keep(Func<int, ulong, bool> keeps)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!keeps(Market.OpeningIn(_preferences[i]), _orders[i]))
                continue;
            (_preferences[kept], _orders[kept]) = (_preferences[i], _orders[i]);
            kept++;
        }
        Count = kept;
    }

    public void Sort() => _preferences.AsSpan(0, Count).Sort(_orders.AsSpan(0, Count));
}

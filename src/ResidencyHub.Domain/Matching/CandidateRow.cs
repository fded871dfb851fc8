namespace ResidencyHub.Domain.Matching;

/// <summary>Scratch for the openings that one resident may take: each as the resident's preference and as its site's order, in one number each (<see cref="Market"/>), smaller before greater.</summary>
internal sealed class CandidateRow
{
    private ulong[] _preferences = new ulong[64], _orders = new ulong[64];

    public int Count { get; private set; }
    public ReadOnlySpan<ulong> Preferences => _preferences.AsSpan(0, Count);

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

    /// <summary>Leaves out the openings that would refuse the resident as things stand.</summary>
    public void Keep(Holdings held)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            var (preference, order) = (_preferences[i], _orders[i]);
            if (held.WouldTake(Market.OpeningIn(preference), order))
                (_preferences[kept], _orders[kept++]) = (preference, order);
        }
        Count = kept;
    }

    public void Sort() => _preferences.AsSpan(0, Count).Sort(_orders.AsSpan(0, Count));
}

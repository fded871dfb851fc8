namespace ResidencyHub.Domain.Matching;

/// <summary>Scratch for the openings that one resident may take: each as the resident's preference and as its site's order, in one number each (<see cref="Market"/>), smaller before greater.</summary>
internal sealed class CandidateRow(Market market)
{
    private ulong[] _preferences = new ulong[64], _orders = new ulong[64];

    /// <summary>For the resident whose row is being written.</summary>
    public LaidRankings Laid { get; } = new(market.Sites.Length, market.Openings.Length);

    public int Count { get; private set; }
    public ReadOnlySpan<ulong> Preferences => _preferences.AsSpan(0, Count);

    public Claim this[int i] => new(_preferences[i], _orders[i]);

    public void Clear() => Count = 0;

    /// <summary>Room for so many more.</summary>
    public void Reserve(int more)
    {
        if (Count + more <= _preferences.Length)
            return;
        var length = Math.Max(Count + more, 2 * _preferences.Length);
        Array.Resize(ref _preferences, length);
        Array.Resize(ref _orders, length);
    }

    public void Add(ulong preference, ulong order)
    {
        (_preferences[Count], _orders[Count]) = (preference, order);
        Count++;
    }

    public void Sort() => _preferences.AsSpan(0, Count).Sort(_orders.AsSpan(0, Count));
}

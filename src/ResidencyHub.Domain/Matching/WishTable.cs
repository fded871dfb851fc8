using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace ResidencyHub.Domain.Matching;

/// <summary>A number for each wish, without a hash table for each match.</summary>
internal sealed class WishTable(int[] values) : IReadOnlyDictionary<Wish, int>
{
    private static readonly Wish[] All = Enum.GetValues<Wish>();

    public int Count => All.Length;
    public IEnumerable<Wish> Keys => All;
    public IEnumerable<int> Values => values;
    public int this[Wish key] => values[(int)key];

    public bool ContainsKey(Wish key) => (uint)key < (uint)values.Length;

    public bool TryGetValue(Wish key, [MaybeNullWhen(false)] out int value)
    {
        value = ContainsKey(key) ? values[(int)key] : 0;
        return ContainsKey(key);
    }

    public IEnumerator<KeyValuePair<Wish, int>> GetEnumerator() => All.Select(w => KeyValuePair.Create(w, values[(int)w])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

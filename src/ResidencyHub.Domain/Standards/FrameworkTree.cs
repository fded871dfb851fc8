using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Standards;

/// <summary>An item on its way into a framework.</summary>
/// <param name="Key">The item's identity over all editions.</param>
/// <param name="Parent">The item above; null at the top.</param>
/// <param name="Number">Its number among its siblings, where the issuer gives one.</param>
/// <param name="Code">"1.4"; may be empty.</param>
/// <param name="Statement">Markdown.</param>
/// <param name="Kind">What the issuer calls it.</param>
public sealed record ItemDraft(Guid Key, Guid? Parent, int? Number, string Code, string Statement, string? Kind = null);

/// <summary>Where an item stands.</summary>
public sealed record ItemPlace(ItemDraft Item, int Place, int LastPlace, int Depth);

/// <summary>Puts items into reading order: each below its parent, siblings by number, then by code as people count, then as they came.</summary>
public static class FrameworkTree
{
    /// <summary>Deeper trees are no standards but a mistake in the file.</summary>
    public const int Deepest = 12;

    /// <summary>As many items as a framework may have.</summary>
    public const int Most = 20_000;

    /// <exception cref="RuleBroken">An item twice, a parent that is not there, items that stand below each other in a circle, too deep, too many.</exception>
    public static IReadOnlyList<ItemPlace> Arrange(IReadOnlyList<ItemDraft> items)
    {
        if (items.Count > Most)
            throw new RuleBroken("items-most", $"A framework has up to {Most:N0} items; this one has {items.Count:N0}.");
        var known = new Dictionary<Guid, ItemDraft>(items.Count);
        foreach (var item in items)
            if (!known.TryAdd(item.Key, item))
                throw new RuleBroken("item-twice", $"{NameOf(item)} and {NameOf(known[item.Key])} have the same identifier {item.Key}. Each item needs its own.");
        foreach (var item in items)
            if (item.Parent is { } parent && !known.ContainsKey(parent))
                throw new RuleBroken("parent-missing", $"{NameOf(item)} stands below {parent}, which is not in the framework.");

        var children = items.Select((item, at) => (item, at)).Where(x => x.item.Parent is not null).GroupBy(x => x.item.Parent!.Value).ToDictionary(g => g.Key, Ordered);
        var places = new List<(ItemDraft Item, int Depth)>(items.Count);
        var open = new Stack<(ItemDraft Item, int Depth)>();
        foreach (var top in Ordered(items.Select((item, at) => (item, at)).Where(x => x.item.Parent is null)).AsEnumerable().Reverse())
            open.Push((top, 0));
        while (open.TryPop(out var next))
        {
            if (next.Depth >= Deepest)
                throw new RuleBroken("tree-deep", $"{NameOf(next.Item)} stands more than {Deepest} levels deep.");
            places.Add(next);
            foreach (var child in children.GetValueOrDefault(next.Item.Key, []).AsEnumerable().Reverse())
                open.Push((child, next.Depth + 1));
        }
        if (places.Count < items.Count)
            throw new RuleBroken("item-cycle", $"Items stand below each other in a circle: {string.Join(" → ", CircleIn(items, known, places.ConvertAll(p => p.Item.Key).ToHashSet()).Select(NameOf))}. Correct the parents in the file.");
        return Close(places);
    }

    private static List<ItemPlace> Close(List<(ItemDraft Item, int Depth)> places)
    {
        var last = new int[places.Count];
        var above = new Stack<int>();
        for (var i = 0; i <= places.Count; i++)
        {
            while (above.TryPeek(out var top) && (i == places.Count || places[top].Depth >= places[i].Depth))
                last[above.Pop()] = i - 1;
            if (i < places.Count)
                above.Push(i);
        }
        return [.. places.Select((p, i) => new ItemPlace(p.Item, i, last[i], p.Depth))];
    }

    private static List<ItemDraft> Ordered(IEnumerable<(ItemDraft Item, int At)> siblings) =>
        [.. siblings.OrderBy(s => s.Item.Number ?? int.MaxValue).ThenBy(s => s.Item.Code, NaturalOrder.Instance).ThenBy(s => s.At).Select(s => s.Item)];

    private static List<ItemDraft> CircleIn(IReadOnlyList<ItemDraft> items, Dictionary<Guid, ItemDraft> known, HashSet<Guid> placed)
    {
        var seen = new List<ItemDraft>();
        for (var at = items.First(i => !placed.Contains(i.Key)); ; at = known[at.Parent!.Value])
        {
            if (seen.IndexOf(at) is >= 0 and var begin)
                return [.. seen.Skip(begin).Take(5), at];
            seen.Add(at);
        }
    }

    private static string NameOf(ItemDraft item) => item.Code.Length > 0 ? $"“{item.Code}”" : $"“{(item.Statement.Length > 40 ? item.Statement[..39] + "…" : item.Statement)}”";
}

/// <summary>The order in which people count: 2 before 10, 1.9 before 1.10.</summary>
public sealed class NaturalOrder : IComparer<string>
{
    private NaturalOrder() { }

    public static NaturalOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (a, b) = (x ?? "", y ?? "");
        var (i, j) = (0, 0);
        while (i < a.Length && j < b.Length)
        {
            int order;
            if (char.IsAsciiDigit(a[i]) && char.IsAsciiDigit(b[j]))
            {
                var (first, second) = (Digits(a, ref i), Digits(b, ref j));
                order = first.Length != second.Length ? first.Length.CompareTo(second.Length) : string.CompareOrdinal(first, second);
            }
            else
            {
                order = char.ToUpperInvariant(a[i++]).CompareTo(char.ToUpperInvariant(b[j++]));
            }
            if (order != 0)
                return order;
        }
        return (a.Length - i).CompareTo(b.Length - j);
    }

    private static string Digits(string text, ref int at)
    {
        var begin = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return text[begin..at].TrimStart('0');
    }
}

using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Tests.Standards;

public sealed class FrameworkTreeTests
{
    /// <summary>Any forest: each item's parent is one that came before it, or none; then shuffled.</summary>
    private static readonly Arbitrary<ItemDraft[]> Forests =
        (from count in Gen.Choose(0, 60)
         from picks in Gen.Choose(0, 999).ListOf(count)
         from numbers in Gen.Choose(-1, 5).ListOf(count)
         from order in Gen.Choose(0, 9999).ListOf(count)
         select Build([.. picks], [.. numbers], [.. order])).ToArbitrary();

    [Fact]
    public void Every_item_stands_once_below_its_parent_and_a_branch_is_one_stretch() => Prop.ForAll(Forests, items =>
    {
        var places = FrameworkTree.Arrange(items);
        places.Select(p => p.Item.Key).Order().ShouldBe(items.Select(i => i.Key).Order());
        places.Select(p => p.Place).ShouldBe(Enumerable.Range(0, items.Length));
        var at = places.ToDictionary(p => p.Item.Key);
        foreach (var place in places)
        {
            place.Depth.ShouldBe(place.Item.Parent is { } parent ? at[parent].Depth + 1 : 0);
            if (place.Item.Parent is { } above)
                (at[above].Place < place.Place && place.Place <= at[above].LastPlace).ShouldBeTrue();
            places.Where(p => p.Place > place.Place && p.Place <= place.LastPlace).ShouldAllBe(p => p.Depth > place.Depth);
            if (place.LastPlace + 1 < places.Count)
                places[place.LastPlace + 1].Depth.ShouldBeLessThanOrEqualTo(place.Depth);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_circle_anywhere_is_refused_and_named() => Prop.ForAll(Forests, items =>
    {
        // the parent of some item's top is set to that item: a circle, whatever the rest is
        if (items.FirstOrDefault(i => i.Parent is not null) is not { } low)
            return;
        var by = items.ToDictionary(i => i.Key);
        var top = low;
        while (top.Parent is { } parent)
            top = by[parent];
        var broken = Should.Throw<RuleBroken>(() => FrameworkTree.Arrange([.. items.Select(i => i.Key == top.Key ? i with { Parent = low.Key } : i)]));
        broken.Rule.ShouldBe("item-cycle");
        broken.Message.ShouldContain("→");
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Fact]
    public void Siblings_stand_by_number_then_as_people_count()
    {
        ItemDraft[] items = [Item("1.10"), Item("1.9"), Item("b", 2), Item("a", 1), Item("1.2")];
        FrameworkTree.Arrange(items).Select(p => p.Item.Code).ShouldBe(["a", "b", "1.2", "1.9", "1.10"]);
    }

    [Fact]
    public void Twice_the_same_identifier_a_parent_elsewhere_and_a_bottomless_tree_are_refused()
    {
        var one = Item("1");
        Rule([one, one with { Code = "2" }]).ShouldBe("item-twice");
        Rule([one with { Parent = Guid.NewGuid() }]).ShouldBe("parent-missing");
        var chain = new List<ItemDraft> { one };
        for (var i = 0; i < FrameworkTree.Deepest; i++)
            chain.Add(Item($"{i}") with { Parent = chain[^1].Key });
        Rule(chain).ShouldBe("tree-deep");
        static string Rule(IReadOnlyList<ItemDraft> items) => Should.Throw<RuleBroken>(() => FrameworkTree.Arrange(items)).Rule;
    }

    [Fact]
    public void What_is_written_as_lines_reads_back_the_same_and_codes_keep_their_identity() => Prop.ForAll(Forests, items =>
    {
        var framework = Own();
        framework.Arrange([.. items.Select((item, i) => item with { Code = $"c{i}", Statement = $"Words of {i}" })]);
        var former = framework.Items.ToDictionary(i => i.Code, i => i.Key);
        var again = Own();
        again.Arrange(FrameworkOutline.Read(FrameworkOutline.Write(framework.Items), former));
        again.Items.Select(i => (i.Key, i.ParentKey, i.Code, i.Statement, i.Place, i.LastPlace, i.Depth)).ShouldBe(framework.Items.Select(i => (i.Key, i.ParentKey, i.Code, i.Statement, i.Place, i.LastPlace, i.Depth)));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    [Theory]
    [InlineData("1 One\n    1.1 Too deep", "line-level", "Line 2")]
    [InlineData("1 One\n\n1 Again", "code-twice", "Line 3")]
    [InlineData("1 One\n2", "line-words", "Line 2")]
    public void A_line_that_is_none_is_named_by_its_number(string text, string rule, string words)
    {
        var broken = Should.Throw<RuleBroken>(() => FrameworkOutline.Read(text, new Dictionary<string, Guid>()));
        (broken.Rule, broken.Message.StartsWith(words, StringComparison.Ordinal)).ShouldBe((rule, true));
    }

    [Theory]
    [InlineData("1 Low\n3 High", "not-observed-missing")]
    [InlineData("0 None\n1 Low", "scale-short")]
    [InlineData("0 None\n1 Low\n1 High", "level-twice")]
    [InlineData("0 None\nLow\n2 High", "level-line")]
    public void A_scale_that_is_none_is_refused(string text, string rule) => Should.Throw<RuleBroken>(() => Scale.Read(text)).Rule.ShouldBe(rule);

    [Fact]
    public void A_scale_reads_as_it_is_written()
    {
        LevelDraft[] levels = [new(0, "Not observed", ""), new(1, "Beginning", "with help: often"), new(2, "Applying", "alone")];
        Scale.Read(Scale.Write(levels)).ShouldBe(levels);
    }

    internal static Framework Own() => new(new("OWN", "1", "Own", "Us", "ours", null, new Period(new DateOnly(2026, 8, 1))), FrameworkOrigin.Own, null, Guid.NewGuid());

    private static ItemDraft Item(string code, int? number = null) => new(Guid.NewGuid(), null, number, code, code);

    private static ItemDraft[] Build(int[] picks, int[] numbers, int[] order)
    {
        var (keys, depths) = (picks.Select(_ => Guid.NewGuid()).ToArray(), new int[picks.Length]);
        var items = picks.Select((pick, i) =>
        {
            var parent = i == 0 || pick % 4 == 0 ? -1 : pick % i;
            if (parent >= 0 && depths[parent] + 1 >= FrameworkTree.Deepest)
                parent = -1;
            depths[i] = parent < 0 ? 0 : depths[parent] + 1;
            return new ItemDraft(keys[i], parent < 0 ? null : keys[parent], numbers[i] < 0 ? null : numbers[i], $"{i}", $"Item {i}");
        }).ToArray();
        Array.Sort(order, items);
        return items;
    }
}

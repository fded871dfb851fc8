using ResidencyHub.Domain.Oversight;

namespace ResidencyHub.Domain.Tests.Oversight;

/// <summary>What outsiders read of groups that share people: no sum or difference of what is shown counts a small group.</summary>
public sealed class OverlappingGroupsTests
{
    [Fact]
    public void A_group_less_one_within_it_is_no_small_group()
    {
        // a partnership with the whole district, and one with a single school of it: the other schools would be two residents
        OverlappingGroups.Shown([People(1, 12), People(1, 10)], 10).ShouldBe([true, false]);
        OverlappingGroups.Shown([People(1, 10), People(1, 12)], 10).ShouldBe([true, false]);
        OverlappingGroups.Shown([People(1, 20), People(1, 10)], 10).ShouldBe([true, true], "ten and ten");
        OverlappingGroups.Shown([People(1, 10), People(1, 10)], 10).ShouldBe([true, true], "the same people");
    }

    [Fact]
    public void Three_groups_together_tell_apart_no_small_one_either()
    {
        // 30 less 14 less 12 are 4: each pair alone would leave enough
        OverlappingGroups.Shown([People(1, 30), People(1, 14), People(15, 26)], 10).ShouldBe([true, true, false]);
        OverlappingGroups.Shown([People(1, 15), People(11, 25)], 10).ShouldBe([true, false], "five are in both, and five in one alone");
    }

    [Fact]
    public void Groups_that_share_nobody_are_shown_by_their_own_size_and_none_is_no_group()
    {
        OverlappingGroups.Shown([People(1, 10), People(11, 19), [], People(20, 40)], 10).ShouldBe([true, false, true, true]);
        OverlappingGroups.Overlap([People(1, 10), People(11, 19)]).ShouldBeFalse();
        OverlappingGroups.Overlap([People(1, 10), People(10, 19)]).ShouldBeTrue();
    }

    [Fact]
    public void No_group_that_is_worked_out_by_adding_and_subtracting_what_is_shown_is_small()
    {
        var dice = new Random(20261122);
        var (tried, hidden) = (0, 0);
        for (var round = 0; round < 1500; round++)
        {
            var least = dice.Next(2, 6);
            var groups = Enumerable.Range(0, dice.Next(2, 6)).Select(_ => (IReadOnlyCollection<int>)[.. Blocks(dice)]).ToList();
            var shown = OverlappingGroups.Shown(groups, least);
            hidden += shown.Count(s => !s);
            List<IReadOnlyCollection<int>> read = [.. groups.Where((_, g) => shown[g])];
            // every way to add, leave out or subtract the shown ones
            for (var way = 0; way < (int)Math.Pow(3, read.Count); way++)
            {
                var signs = read.Select((_, g) => (way / (int)Math.Pow(3, g) % 3) - 1).ToList();
                var times = Enumerable.Range(0, 40).Select(person => read.Select((g, i) => g.Contains(person) ? signs[i] : 0).Sum()).ToList();
                if (times.Exists(t => t is not (0 or 1)))
                    continue; // counts nobody's group: somebody twice, or less than none
                tried++;
                var size = times.Sum();
                (size == 0 || size >= least).ShouldBeTrue($"{size} people, fewer than {least}, from {string.Join(' ', signs)}");
            }
        }
        tried.ShouldBeGreaterThan(5000);
        hidden.ShouldBeGreaterThan(500);
    }

    private static IReadOnlyCollection<int> People(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];

    /// <summary>Runs of people, as programs and districts are: groups that lie within each other, beside each other, across each other.</summary>
    private static HashSet<int> Blocks(Random dice)
    {
        var people = new HashSet<int>();
        for (var block = dice.Next(1, 4); block > 0; block--)
        {
            var first = dice.Next(0, 8) * 5;
            people.UnionWith(Enumerable.Range(first, dice.Next(0, 8)).Where(p => p < 40));
        }
        return people;
    }
}

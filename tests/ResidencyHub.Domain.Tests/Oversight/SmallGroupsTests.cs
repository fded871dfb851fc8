using ResidencyHub.Domain.Oversight;

namespace ResidencyHub.Domain.Tests.Oversight;

/// <summary>What outsiders read of small groups: nothing that is hidden can be worked out from what is shown.</summary>
public sealed class SmallGroupsTests
{
    [Fact]
    public void A_small_count_takes_along_what_would_give_it_away_and_the_totals_stay()
    {
        var table = SmallGroups.Of(new[,] { { 20, 4 }, { 30, 25 } }, 10);
        table.Cell(0, 1).ShouldBeNull();
        (table.Cell(0, 0), table.Cell(1, 0), table.Cell(1, 1)).ShouldBe((null, null, null));
        (table.RowTotal(0), table.RowTotal(1), table.ColumnTotal(0), table.ColumnTotal(1), table.Total).ShouldBe((24, 55, 50, 29, 79));
        Guessed(new[,] { { 20, 4 }, { 30, 25 } }, 10, true, null).ShouldBeEmpty();
    }

    [Fact]
    public void None_is_shown_and_a_large_table_hides_nothing()
    {
        var table = SmallGroups.Of(new[,] { { 20, 0 }, { 30, 25 } }, 10);
        (table.Cell(0, 1), table.RowTotal(0), table.ColumnTotal(1), table.Total).ShouldBe((0, 20, 25, 75));
    }

    [Fact]
    public void A_single_small_count_leaves_nothing_of_its_table()
    {
        var table = SmallGroups.Of(new[,] { { 3 } }, 10);
        (table.Cell(0, 0), table.RowTotal(0), table.ColumnTotal(0), table.Total).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Beside_hidden_zeros_a_small_count_is_no_safer_so_more_is_hidden()
    {
        // with its row and column hidden to zeros alone, 3 would be what is left of the totals
        int[,] counts = { { 3, 0 }, { 0, 0 } };
        Guessed(counts, 10, true, null).ShouldBeEmpty();
        SmallGroups.Of(counts, 10).Total.ShouldBeNull();
    }

    [Fact]
    public void What_another_page_shows_is_not_hidden_here_in_its_place()
    {
        int[,] counts = { { 20, 4, 11 }, { 30, 25, 12 } };
        Func<int, int, bool> known = (r, c) => counts[r, c] is 0 or >= 10;
        var table = SmallGroups.Of(counts, 10, knownElsewhere: known);
        for (var r = 0; r < 2; r++)
            for (var c = 0; c < 3; c++)
                table.Cell(r, c).ShouldBe(counts[r, c] == 4 ? null : counts[r, c]);
        Guessed(counts, 10, true, known).ShouldBeEmpty();
    }

    [Fact]
    public void No_hidden_count_of_any_table_can_be_worked_out()
    {
        var dice = new Random(20261122);
        for (var round = 0; round < 600; round++)
        {
            var (rows, columns) = (dice.Next(1, 4), dice.Next(1, 4));
            var counts = new int[rows, columns];
            for (var r = 0; r < rows; r++)
                for (var c = 0; c < columns; c++)
                    counts[r, c] = dice.Next(4) switch { 0 => 0, 1 => dice.Next(1, 5), _ => dice.Next(0, 40) };
            var known = round % 3 == 0 ? (Func<int, int, bool>?)((r, c) => counts[r, c] is 0 or >= 10) : null;
            Guessed(counts, 10, round % 4 != 0, known).ShouldBeEmpty($"round {round}: {string.Join(' ', counts.Cast<int>())} in {rows} rows");
        }
    }

    /// <summary>The hidden cells that a reader can work out. By trying: every other table, at most one away in each hidden cell, that has no count below zero and the same counts wherever something is shown; a cell that is the same in all of them is known.</summary>
    private static List<string> Guessed(int[,] counts, int least, bool rowTotals, Func<int, int, bool>? known)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var table = SmallGroups.Of(counts, least, rowTotals, known);
        var hidden = (from r in Enumerable.Range(0, rows) from c in Enumerable.Range(0, columns) where table.Cell(r, c) is null select (r, c)).ToList();
        var open = hidden.Select(h => $"cell {h.r} {h.c}").ToHashSet();
        for (var r = 0; r < rows && rowTotals; r++)
            if (table.RowTotal(r) is null)
                open.Add($"row {r}");
        for (var c = 0; c < columns; c++)
            if (table.ColumnTotal(c) is null)
                open.Add($"column {c}");
        if (rowTotals && table.Total is null)
            open.Add("total");
        var tries = (int)Math.Pow(3, hidden.Count);
        for (var n = 0; n < tries && open.Count > 0; n++)
        {
            var (change, rest) = (new int[rows, columns], n);
            foreach (var (r, c) in hidden)
                (change[r, c], rest) = (rest % 3 - 1, rest / 3);
            if (hidden.Exists(h => counts[h.r, h.c] + change[h.r, h.c] < 0))
                continue;
            int Row(int r) => Enumerable.Range(0, columns).Sum(c => change[r, c]);
            int Column(int c) => Enumerable.Range(0, rows).Sum(r => change[r, c]);
            var all = Enumerable.Range(0, rows).Sum(Row);
            if (Enumerable.Range(0, rows).Any(r => table.RowTotal(r) is not null && Row(r) != 0) || Enumerable.Range(0, columns).Any(c => table.ColumnTotal(c) is not null && Column(c) != 0) || (table.Total is not null && all != 0))
                continue;
            foreach (var (r, c) in hidden.Where(h => change[h.r, h.c] != 0))
                open.Remove($"cell {r} {c}");
            for (var r = 0; r < rows; r++)
                if (Row(r) != 0)
                    open.Remove($"row {r}");
            for (var c = 0; c < columns; c++)
                if (Column(c) != 0)
                    open.Remove($"column {c}");
            if (all != 0)
                open.Remove("total");
        }
        return [.. open];
    }
}

namespace ResidencyHub.Domain.Oversight;

/// <summary>A table of counts of people as outsiders may read it: counts under the least group are hidden, and so many others with them that no hidden one can be worked out from what is shown, rows, columns and totals together (decision 20).</summary>
/// <remarks>A count can be told apart from its neighbours only by the sums of its row and its column. Hidden cells are arcs between rows and columns; a hidden cell is safe when a round of hidden cells leads through it along which one count can go up while another goes down, none below zero: then another table fits everything shown, and in it the cell is another.</remarks>
public sealed class SmallGroups
{
    private readonly int[,] _counts;
    private readonly bool[,] _hidden;

    private SmallGroups(int[,] counts, bool[,] hidden) => (_counts, _hidden) = (counts, hidden);

    public int Rows => _counts.GetLength(0) - 1;
    public int Columns => _counts.GetLength(1) - 1;

    /// <summary>Null: hidden to protect people.</summary>
    public int? Cell(int row, int column) => At(row, column);

    public int? RowTotal(int row) => At(row, Columns);

    public int? ColumnTotal(int column) => At(Rows, column);

    public int? Total => At(Rows, Columns);

    /// <param name="counts">How many, by row and column.</param>
    /// <param name="least">Counts of 1 to one less than this are hidden; none is not a group.</param>
    /// <param name="rowTotals">False where the columns do not add up: the totals of rows, and of all, are not shown then.</param>
    /// <param name="knownElsewhere">Cells that the reader finds on another page and that must not be counted on to stay hidden; null for none.</param>
    public static SmallGroups Of(int[,] counts, int least, bool rowTotals = true, Func<int, int, bool>? knownElsewhere = null)
    {
        var (rows, columns) = (counts.GetLength(0), counts.GetLength(1));
        var all = new int[rows + 1, columns + 1];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(counts[r, c], nameof(counts));
                all[r, c] = counts[r, c];
                all[r, columns] += counts[r, c];
                all[rows, c] += counts[r, c];
                all[rows, columns] += counts[r, c];
            }
        var hidden = new bool[rows + 1, columns + 1];
        for (var r = 0; r <= rows; r++)
            for (var c = 0; c <= columns; c++)
                hidden[r, c] = (all[r, c] > 0 && all[r, c] < least) || (!rowTotals && c == columns);
        var table = new SmallGroups(all, hidden);
        table.Protect((r, c) => r < rows && c < columns && knownElsewhere?.Invoke(r, c) == true);
        return table;
    }

    private int? At(int row, int column) => _hidden[row, column] ? null : _counts[row, column];

    private void Protect(Func<int, int, bool> known)
    {
        for (var again = true; again;)
        {
            again = false;
            for (var r = 0; r <= Rows; r++)
                for (var c = 0; c <= Columns; c++)
                    if (_hidden[r, c] && Round(r, c, known) is { } round)
                        foreach (var (row, column) in round.Where(cell => !_hidden[cell.Row, cell.Column]))
                            (_hidden[row, column], again) = (true, true);
        }
    }

    /// <summary>The cheapest round through a cell, in either direction; the cells on it that are shown have to be hidden with it. Null where there is none, which cannot be: all totals together always go up with it.</summary>
    private List<(int Row, int Column)>? Round(int row, int column, Func<int, int, bool> known)
    {
        var up = Way(row, column, increase: true, known);
        var down = _counts[row, column] > 0 ? Way(row, column, increase: false, known) : null;
        return up is null || (down is not null && down.Value.Cost < up.Value.Cost) ? down?.Cells : up.Value.Cells;
    }

    private (long Cost, List<(int, int)> Cells)? Way(int row, int column, bool increase, Func<int, int, bool> known)
    {
        var (rows, nodes) = (Rows + 1, Rows + Columns + 2);
        var (from, to) = Ends(row, column, increase);
        var cost = Enumerable.Repeat(long.MaxValue, nodes).ToArray();
        var (before, done) = (new (int Node, int Row, int Column)[nodes], new bool[nodes]);
        cost[to] = 0;
        for (var step = 0; step < nodes; step++)
        {
            var node = -1;
            for (var n = 0; n < nodes; n++)
                if (!done[n] && cost[n] != long.MaxValue && (node < 0 || cost[n] < cost[node]))
                    node = n;
            if (node < 0 || node == from)
                break;
            done[node] = true;
            // from a row along its cells to columns, from a column along its cells to rows
            for (var other = 0; other < (node < rows ? Columns + 1 : rows); other++)
            {
                var (r, c) = node < rows ? (node, other) : (other, node - rows);
                if ((r == row && c == column) || (known(r, c) && !_hidden[r, c]))
                    continue;
                foreach (var rises in new[] { true, false })
                {
                    if (!rises && _counts[r, c] == 0)
                        continue;
                    var (a, b) = Ends(r, c, rises);
                    var price = cost[node] + (_hidden[r, c] ? 0 : 1 + _counts[r, c]);
                    if (a == node && price < cost[b])
                        (cost[b], before[b]) = (price, (node, r, c));
                }
            }
        }
        if (cost[from] == long.MaxValue)
            return null;
        var cells = new List<(int, int)>();
        for (var node = from; node != to; node = before[node].Node)
            cells.Add((before[node].Row, before[node].Column));
        return (cost[from], cells);
    }

    /// <summary>The arc of a cell: up leads from its row to its column. A total stands on the other side of its sum, so that its arc is turned round; the total of totals is turned twice.</summary>
    private (int From, int To) Ends(int row, int column, bool increase)
    {
        var (r, c) = (row, Rows + 1 + column);
        return ((row == Rows) ^ (column == Columns)) ^ increase ? (r, c) : (c, r);
    }
}

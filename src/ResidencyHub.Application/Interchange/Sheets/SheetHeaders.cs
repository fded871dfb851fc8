using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Finds the row that names the columns, below titles and instructions, and makes the names distinct.</summary>
internal sealed partial record SheetHeaders(int Row, IReadOnlyList<string> Names, IReadOnlyList<SheetRemark> Remarks, IReadOnlyList<SheetTopRow> FirstRows)
{
    private const int RowsLookedAt = 40;
    private const int HeaderWithin = 15;
    private const int MostLookedAt = 400;

    public static SheetHeaders Find(RowSource source, SheetChoice choice, CancellationToken stop)
    {
        List<RawRow> sample = [];
        foreach (var row in source.Read(stop))
        {
            if (!RawRow.IsBlank(row.Cells))
                sample.Add(row);
            if (sample.Count(r => r.Number >= (choice.HeaderRow ?? 0)) >= RowsLookedAt || sample.Count >= MostLookedAt)
                break;
        }
        if (sample.Count == 0)
            throw SheetRefusedException.For(SheetFault.Empty, "The file has no filled cell.", "Check that it was saved, and that it is the right one.");
        var at = choice.HeaderRow is { } wanted ? sample.FindIndex(r => r.Number == wanted) : Locate(sample);
        if (at < 0)
            throw new SheetRefusedException(new SheetRefusal(SheetFault.NoHeaders, $"Row {choice.HeaderRow} is empty, so it cannot name the columns.", null, "Choose another row.") { FirstRows = Top(sample) });
        return Name(sample, at, choice.HeaderRow is null);
    }

    private static int Locate(List<RawRow> sample)
    {
        var widest = sample.Max(r => Filled(r.Cells));
        var instructions = -1;
        for (var i = 0; i < Math.Min(sample.Count, HeaderWithin); i++)
        {
            var cells = sample[i].Cells;
            if (widest > 1 && Filled(cells) * 2 <= widest)
                continue;
            if (i + 1 < sample.Count && LooksLikeInstructions(cells))
            {
                instructions = instructions < 0 ? i : instructions;
                continue;
            }
            // A line of records after a line of long names: the names were the headers after all.
            if (LooksLikeRecord(cells))
                return instructions >= 0 ? instructions : throw NoHeaders(sample, i);
            return i;
        }
        return instructions >= 0 ? instructions : throw NoHeaders(sample, 0);
    }

    private static SheetHeaders Name(List<RawRow> sample, int at, bool found)
    {
        var row = sample[at];
        List<SheetRemark> remarks = [];
        if (found && at > 0)
            remarks.Add(new(SheetRemarkKind.HeaderBelowTop, $"Row {row.Number} was taken as the names of the columns; what stands above it is left out.", row.Number));
        var width = sample.Skip(at).Max(r => r.Cells.Length);
        var names = new List<string>(width);
        var taken = new HashSet<string>(row.Cells.Where(c => c.Length > 0).Select(c => c.ReplaceLineEndings(" ")), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < width; i++)
        {
            var header = i < row.Cells.Length ? Spaces().Replace(row.Cells[i], " ") : "";
            if (header.Length == 0)
            {
                header = Distinct($"Column {CellText.ColumnLetters(i)}", taken, seen);
                if (sample.Skip(at + 1).Any(r => i < r.Cells.Length && r.Cells[i].Length > 0))
                    remarks.Add(new(SheetRemarkKind.UnnamedColumn, $"Column {CellText.ColumnLetters(i)} has values but no name; it is called “{header}” here."));
            }
            else if (!seen.Add(header))
            {
                var repeated = header;
                header = Distinct(header, taken, seen);
                remarks.Add(new(SheetRemarkKind.RepeatedHeader, $"“{repeated}” names more than one column; the one in column {CellText.ColumnLetters(i)} is called “{header}” here."));
            }
            names.Add(header);
        }
        if (at + 1 == sample.Count)
            remarks.Add(new(SheetRemarkKind.NoRows, "There is no row under the names of the columns."));
        else if (LooksLikeInstructions(sample[at + 1].Cells) && !sample.Skip(at + 2).Take(3).Any(r => LooksLikeInstructions(r.Cells)))
            remarks.Add(new(SheetRemarkKind.PerhapsInstructions, $"Row {sample[at + 1].Number} looks like instructions, not like data: “{CellText.Excerpt(sample[at + 1].Cells.First(c => c.Length > 0))}”. Skip this row?", sample[at + 1].Number));
        return new(row.Number, names, remarks, Top(sample));
    }

    private static string Distinct(string name, HashSet<string> taken, HashSet<string> seen)
    {
        var candidate = name;
        for (var n = 2; seen.Contains(candidate) || taken.Contains(candidate); n++)
            candidate = $"{name} ({n})";
        seen.Add(candidate);
        return candidate;
    }

    private static int Filled(string[] cells) => cells.Count(c => c.Length > 0);

    private static bool LooksLikeInstructions(string[] cells)
    {
        var filled = Filled(cells);
        return filled > 0 && cells.Count(c => c.Length > 0 && (c.Length > 60 || InstructionWords().IsMatch(c))) * 2 > filled;
    }

    private static bool LooksLikeRecord(string[] cells)
    {
        var filled = Filled(cells);
        return Array.Exists(cells, c => Address().IsMatch(c)) || cells.Count(c => FigureOrDate().IsMatch(c)) * 5 >= filled * 2;
    }

    private static SheetRefusedException NoHeaders(List<RawRow> sample, int at)
        => new(new SheetRefusal(SheetFault.NoHeaders, "No row names the columns: the first row already looks like data.", $"row {sample[at].Number}: “{Words(sample[at])}”", "Put a row above it that says what each column is (“Name”, “E-mail”, …), or choose the row that does.") { FirstRows = Top(sample) });

    private static List<SheetTopRow> Top(List<RawRow> sample) => [.. sample.Take(HeaderWithin).Select(r => new SheetTopRow(r.Number, Words(r)))];

    private static string Words(RawRow row) => CellText.Excerpt(string.Join(" · ", row.Cells.Where(c => c.Length > 0)));

    [GeneratedRegex(@"\b(do not|don't|leave (this|the|it|blank|empty)|enter (the|a|an|your|one)|must be|should be|for example|e\.g\.|if you|if known|please|optional|required|mandatory|format|select (one|from)|choose (one|from)|do not change|(mm|m|dd|d)/(mm|m|dd|d)/yy(yy)?|yyyy-mm-dd|one of)(\b|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InstructionWords();

    [GeneratedRegex(@"^\S+@\S+\.[A-Za-z]{2,}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"^'?([0-9]+([.,][0-9]+)*|[0-9]{4}-[0-9]{2}-[0-9]{2}([T ].*)?|[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FigureOrDate();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Spaces();
}

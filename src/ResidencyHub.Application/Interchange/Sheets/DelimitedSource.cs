using CsvHelper;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Rows of a CSV file or of pasted cells.</summary>
internal sealed class DelimitedSource : RowSource
{
    private readonly TextShape shape;
    private readonly SheetLimits limits;
    private readonly bool pasted;
    private readonly char separator;
    private readonly bool namesSeparator;
    private bool quotes = true;

    public DelimitedSource(Stream file, TextShape shape, SheetLimits limits, bool pasted) : base(file)
    {
        (this.shape, this.limits, this.pasted) = (shape, limits, pasted);
        if (shape.Remark is { } remark)
            Remarks.Add(remark);
        (separator, namesSeparator) = Separator.Of(file, shape.Encoding, pasted);
        if (pasted)
            quotes = !AnyBrokenQuote();
    }

    public override string Format => pasted ? "pasted cells" : $"CSV, separated by {Separator.Name(separator)}, {shape.Name}";

    public override IEnumerable<RawRow> Read(CancellationToken stop)
    {
        File.Position = 0;
        CsvMalformedRecord? broken = null;
        using var reader = CsvReader.Create(File, Options(fault => broken ??= fault.Reason == CsvMalformedReason.StrayQuote ? null : fault), leaveOpen: true);
        // Excel takes the line "sep=;" away when it opens the file, so it counts for no row there.
        var offset = namesSeparator && reader.Read() ? 1 : 0;
        while (Next(reader, stop))
        {
            if (broken is { } found)
                throw Refusal(found);
            var number = checked((int)reader.RowNumber) - offset;
            yield return new(number, Cells(reader.Current, number));
        }
    }

    private bool Next(CsvReader reader, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            return reader.Read();
        }
        catch (CsvFormatException e)
        {
            throw SheetRefusedException.For(SheetFault.BrokenQuotes, "A record goes on for millions of characters: a quotation mark is probably opened and never closed.", "Open the file in a spreadsheet program, correct the cell, and save it again.", $"after row {reader.RowNumber}", e);
        }
    }

    private string[] Cells(CsvRow record, int number)
    {
        var cells = new string[record.FieldCount];
        var filled = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = CheckLength(FormulaGuard.Unguard(CellText.Clean(record.GetString(i))), number, i, limits);
            if (cells[i].Length > 0)
                filled = i + 1;
        }
        CheckWidth(number, filled - 1, limits);
        return filled == cells.Length ? cells : cells[..filled];
    }

    // A cell copied from Excel that begins with a quotation mark but has no line break comes without quoting.
    private bool AnyBrokenQuote()
    {
        File.Position = 0;
        var broken = false;
        using var reader = CsvReader.Create(File, Options(found => broken |= found.Reason != CsvMalformedReason.StrayQuote), leaveOpen: true);
        while (reader.Read() && !broken)
            continue;
        return broken;
    }

    private CsvReaderOptions Options(Action<CsvMalformedRecord> onMalformed) => new()
    {
        Separator = separator,
        DetectSeparatorHint = false,
        HasHeader = false,
        Mode = quotes ? CsvMode.Rfc4180 : CsvMode.NoEscape,
        SkipEmptyLines = false,
        TrimWhitespace = true,
        TrackLineNumbers = true,
        Encoding = shape.Encoding,
        MaxRecordSize = 16 << 20,
        MalformedData = CsvMalformedDataHandling.Recover,
        OnMalformedRecord = onMalformed,
    };

    private static SheetRefusedException Refusal(CsvMalformedRecord broken)
        => broken.Reason == CsvMalformedReason.UnterminatedQuote
            ? SheetRefusedException.For(SheetFault.BrokenQuotes, "A quotation mark is opened and never closed, so the rest of the file would fall into one cell.", "Close the quotation mark, or take it away, and upload the file again.", $"the row that begins in line {broken.LineNumber}: “{CellText.Excerpt(broken.RawRecord)}”")
            : SheetRefusedException.For(SheetFault.BrokenQuotes, "Text stands after a closing quotation mark, so it is not clear where the cell ends.", "Inside a quoted cell write each quotation mark twice (\"\"), or save the sheet from a spreadsheet program, and upload it again.", $"line {broken.LineNumber}: “{CellText.Excerpt(broken.RawRecord)}”");
}

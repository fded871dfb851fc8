using CsvHelper;

namespace ResidencyHub.Application.Interchange.Sheets;

public enum SheetFileKind { Workbook, Csv }

/// <summary>Writes a table as a file that spreadsheet programs open well. Rows are written as they come; none is kept.</summary>
public static class SheetWriter
{
    /// <summary>What a sheet of a workbook holds below the names of its columns (ECMA-376: 1,048,576 rows in all).</summary>
    public const int MostWorkbookRows = 1_048_575;

    public static string ContentType(SheetFileKind kind)
        => kind == SheetFileKind.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static string Extension(SheetFileKind kind) => kind == SheetFileKind.Csv ? ".csv" : ".xlsx";

    /// <summary>Writes headers and rows as one file.</summary>
    /// <param name="to">Where to write; stays open. Need not be seekable.</param>
    /// <param name="kind">CSV (UTF-8 with byte order mark, RFC 4180, formulas guarded) or an Excel workbook.</param>
    /// <param name="name">The name of the sheet in a workbook.</param>
    /// <param name="headers">The names of the columns.</param>
    /// <param name="rows">The rows; missing cells at the end stay empty.</param>
    /// <param name="stop">Ends the writing between two rows.</param>
    public static void Write(Stream to, SheetFileKind kind, string name, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken stop = default)
    {
        if (kind == SheetFileKind.Csv)
            WriteCsv(to, headers, rows, stop);
        else
            WorkbookFile.Write(to, name, headers, rows, stop);
    }

    private static void WriteCsv(Stream to, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken stop)
    {
        using var csv = CsvWriter.Create(to, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\r\n", ValidateFieldCount = false, Quoting = CsvQuoting.WhenNeededOrWhitespace }, leaveOpen: true);
        foreach (var header in headers)
            csv.WriteField(FormulaGuard.Guard(WorkbookText.WithoutBrokenLetters(header)));
        csv.EndRecord();
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < Math.Max(headers.Count, row.Count); i++)
            {
                var cell = i < row.Count ? row[i] : default;
                csv.WriteField(cell.Number is null ? FormulaGuard.Guard(WorkbookText.WithoutBrokenLetters(cell.Text ?? "")) : cell.Text);
            }
            csv.EndRecord();
        }
        csv.Flush();
    }
}

/// <summary>The rows that could not be imported, as a file to correct and upload again: the columns as they came, and the reason.</summary>
public static class ErrorSheet
{
    public const string ReasonHeader = "What to correct";
    public const string RowHeader = "Row in your file";

    /// <summary>Whether a column is one that this file has beside the person's own.</summary>
    public static bool Adds(string header) => string.Equals(header, ReasonHeader, StringComparison.OrdinalIgnoreCase) || string.Equals(header, RowHeader, StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes each row with its reason in the first column, where it is seen, and its number in the file it came from.</summary>
    public static void Write(Stream to, SheetFileKind kind, IReadOnlyList<string> headers, IEnumerable<(SheetRow Row, string Reason)> bad, CancellationToken stop = default)
    {
        // A file that was corrected once has these columns already: they are replaced, not doubled.
        var kept = Enumerable.Range(0, headers.Count).Where(i => !Adds(headers[i])).ToArray();
        SheetWriter.Write(to, kind, "To correct", [ReasonHeader, RowHeader, .. kept.Select(i => headers[i])], bad.Select(b => Cells(b.Row, b.Reason, kept)), stop);
    }

    private static List<SheetCell> Cells(SheetRow row, string reason, int[] kept)
        => [reason, row.Number, .. kept.Select(i => (SheetCell)(i < row.Cells.Count ? row.Cells[i] : ""))];
}

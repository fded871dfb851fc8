using System.Runtime.CompilerServices;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>One line of the table below the headers.</summary>
/// <param name="Number">The row's number as the person sees it in a spreadsheet program.</param>
/// <param name="Cells">One text for each header, trimmed; a missing cell is empty.</param>
/// <param name="Trouble">Why this row does not fit under the headers, in words; null when it does.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells, string? Trouble = null);

public enum SheetRemarkKind { Encoding, HeaderBelowTop, RepeatedHeader, UnnamedColumn, PerhapsInstructions, HiddenSheets, NoRows }

/// <summary>Something noticed while opening that the person should see or may want to change.</summary>
/// <param name="Kind">What was noticed.</param>
/// <param name="Words">The remark as shown.</param>
/// <param name="Row">The row it is about, if one: <see cref="SheetChoice.SkipRows"/> takes it.</param>
public sealed record SheetRemark(SheetRemarkKind Kind, string Words, int? Row = null);

/// <summary>An opened table: its headers, and its rows as often as they are wanted. Holds a file open; dispose it.</summary>
public sealed class Sheet : IDisposable
{
    private readonly RowSource source;
    private readonly SheetLimits limits;
    private readonly IReadOnlySet<int> skip;

    internal Sheet(string fileName, RowSource source, SheetHeaders headers, SheetLimits limits, IReadOnlySet<int>? skip)
    {
        this.source = source;
        this.limits = limits;
        this.skip = skip ?? new HashSet<int>();
        FileName = fileName;
        Headers = headers.Names;
        HeaderRow = headers.Row;
        FirstRows = headers.FirstRows;
        Remarks = [.. source.Remarks, .. headers.Remarks.Where(r => r.Row is null || !this.skip.Contains(r.Row.Value))];
    }

    public string FileName { get; }
    /// <summary>What the file turned out to be, in words: "CSV, separated by semicolons, Windows-1252".</summary>
    public string Format => source.Format;
    /// <summary>True for an Excel workbook, where a bare number may be a date.</summary>
    public bool IsWorkbook => source.SheetName is not null;
    public string? SheetName => source.SheetName;
    public IReadOnlyList<string> Headers { get; }
    public int HeaderRow { get; }
    /// <summary>The first filled rows, whatever they hold.</summary>
    public IReadOnlyList<SheetTopRow> FirstRows { get; }
    public IReadOnlyList<SheetRemark> Remarks { get; }

    /// <summary>Reads the rows from the start, one at a time: nothing is kept. One reading at a time.</summary>
    /// <exception cref="SheetRefusedException">A fault deep in the file: nothing after it can be trusted.</exception>
    public IEnumerable<SheetRow> Rows(IProgress<SheetProgress>? progress = null, CancellationToken stop = default)
    {
        var count = 0;
        foreach (var raw in source.Read(stop))
        {
            if (raw.Number % 1000 == 0)
                progress?.Report(new(count, source.Share));
            if (raw.Number <= HeaderRow || RawRow.IsBlank(raw.Cells) || skip.Contains(raw.Number))
                continue;
            if (++count > limits.MaxRows)
                throw SheetRefusedException.For(SheetFault.TooManyRows, $"The file has more than {limits.MaxRows:N0} rows.", "Split it and import the parts one after the other.");
            yield return Fit(raw);
        }
        progress?.Report(new(count, 1));
    }

    /// <summary>The same rows, stepping aside now and then so that a page can show progress and take a click on Cancel.</summary>
    public async IAsyncEnumerable<SheetRow> EachRowAsync(IProgress<SheetProgress>? progress = null, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var sinceYield = 0;
        foreach (var row in Rows(progress, stop))
        {
            yield return row;
            if (++sinceYield < 500)
                continue;
            sinceYield = 0;
            await Task.Yield();
        }
    }

    public void Dispose() => source.Dispose();

    private SheetRow Fit(RawRow raw)
    {
        var cells = raw.Cells;
        if (cells.Length == Headers.Count)
            return new(raw.Number, cells);
        string? trouble = null;
        var beyond = Array.FindIndex(cells, Math.Min(cells.Length, Headers.Count), c => c.Length > 0);
        if (beyond >= 0)
            trouble = $"Row {raw.Number} has a value in column {CellText.ColumnLetters(beyond)} (“{CellText.Excerpt(cells[beyond])}”), and that column has no header. If a cell holds a comma, its cells may have moved to the right.";
        var fitted = new string[Headers.Count];
        Array.Fill(fitted, "");
        Array.Copy(cells, fitted, Math.Min(cells.Length, fitted.Length));
        return new(raw.Number, fitted, trouble);
    }
}

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>A record as it stands in the file, before headers are known. Cells are already clean.</summary>
internal readonly record struct RawRow(int Number, string[] Cells)
{
    public static bool IsBlank(string[] cells) => Array.TrueForAll(cells, c => c.Length == 0);
}

/// <summary>Where rows come from: separated text or a workbook. Read again from the start each time.</summary>
internal abstract class RowSource(Stream file) : IDisposable
{
    public abstract string Format { get; }
    public virtual string? SheetName => null;
    public virtual double Share => File.Length == 0 ? 1 : Math.Min(1, (double)File.Position / File.Length);
    public List<SheetRemark> Remarks { get; } = [];
    protected Stream File { get; } = file;

    public abstract IEnumerable<RawRow> Read(CancellationToken stop);

    public void Dispose() => File.Dispose();

    protected static void CheckWidth(int row, int lastFilled, SheetLimits limits)
    {
        if (lastFilled >= limits.MaxColumns)
            throw SheetRefusedException.For(SheetFault.TooManyColumns, $"The file has more than {limits.MaxColumns} columns.", "Delete the columns that are not needed.", $"row {row}, column {CellText.ColumnLetters(lastFilled)}");
    }

    protected static string CheckLength(string text, int row, int column, SheetLimits limits)
        => text.Length <= limits.MaxCellLength
            ? text
            : throw SheetRefusedException.For(SheetFault.CellTooLong, $"A cell holds {text.Length:N0} characters; {limits.MaxCellLength:N0} is the most.", "Shorten it. If it is not a long text, a quotation mark may be missing before it.", $"row {row}, column {CellText.ColumnLetters(column)}");
}

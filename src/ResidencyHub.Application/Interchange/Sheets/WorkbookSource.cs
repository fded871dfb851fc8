using ExcelDataReader;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Rows of one sheet of an Excel workbook. Formulas give the value that Excel last computed; nothing is evaluated here.</summary>
internal sealed class WorkbookSource : RowSource
{
    // A sheet formatted out to its last column and row would be a billion empty cells to walk through.
    private const long MostCells = 200_000_000;

    private readonly SheetLimits limits;
    private int rowCount;
    private int rowsRead;

    private WorkbookSource(Stream file, string sheetName, SheetLimits limits) : base(file) => (SheetName, this.limits) = (sheetName, limits);

    public override string Format => "Excel workbook";
    public override string SheetName { get; }
    public override double Share => rowCount == 0 ? 1 : Math.Min(1, (double)rowsRead / rowCount);

    public static WorkbookSource Open(Stream file, string? chosen, SheetLimits limits, CancellationToken stop)
    {
        var sheets = Sheets(file, stop);
        if (chosen is not null)
        {
            return sheets.Find(s => s.Name == chosen) is { } found
                ? new WorkbookSource(file, found.Name, limits)
                : throw Choose(SheetFault.NoSuchSheet, $"The workbook has no sheet named “{chosen}”.", sheets);
        }
        var filled = sheets.FindAll(s => s.HasText);
        var visible = filled.FindAll(s => s.Visible);
        var source = (visible.Count, filled.Count) switch
        {
            (1, _) => new WorkbookSource(file, visible[0].Name, limits),
            (0, 0) => throw SheetRefusedException.For(SheetFault.Empty, "The workbook has no filled cell.", "Check that it was saved, and that it is the right one."),
            (0, 1) => new WorkbookSource(file, filled[0].Name, limits),
            _ => throw Choose(SheetFault.ChooseASheet, $"The workbook has {(visible.Count == 0 ? filled : visible).Count} sheets with something in them.", visible.Count == 0 ? filled : visible),
        };
        if (visible.Count == 1 && filled.Count > 1)
            source.Remarks.Add(new(SheetRemarkKind.HiddenSheets, $"Hidden sheets were left out: {string.Join(", ", filled.Where(s => !s.Visible).Select(s => s.Name))}."));
        return source;
    }

    public override IEnumerable<RawRow> Read(CancellationToken stop)
    {
        File.Position = 0;
        rowsRead = 0;
        using var reader = Reader(File);
        while (reader.Name != SheetName)
        {
            if (!Step(reader, r => r.NextResult(), stop))
                yield break;
        }
        rowCount = reader.RowCount;
        if ((long)reader.FieldCount * rowCount > MostCells)
            throw SheetRefusedException.For(SheetFault.TooManyColumns, "The sheet is formatted far beyond its content.", "Copy only the filled cells into a new workbook and upload that.", $"{rowCount:N0} rows and {reader.FieldCount:N0} columns");
        while (Step(reader, r => r.Read(), stop))
            yield return new(++rowsRead, Cells(reader, rowsRead));
    }

    private string[] Cells(IExcelDataReader reader, int row)
    {
        var last = reader.FieldCount - 1;
        while (last >= 0 && WorkbookCell.IsBlank(reader, last))
            last--;
        CheckWidth(row, last, limits);
        if (last < 0)
            return [];
        var cells = new string[last + 1];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = CheckLength(WorkbookCell.Text(reader, i), row, i, limits);
        return cells;
    }

    private static List<SheetInWorkbook> Sheets(Stream file, CancellationToken stop)
    {
        file.Position = 0;
        List<SheetInWorkbook> sheets = [];
        using var reader = Reader(file);
        do
        {
            var hasText = false;
            while (!hasText && Step(reader, r => r.Read(), stop))
            {
                for (var i = 0; i < reader.FieldCount && !hasText; i++)
                    hasText = !WorkbookCell.IsBlank(reader, i);
            }
            sheets.Add(new(reader.Name, reader.VisibleState is null or "visible", hasText));
        }
        while (Step(reader, r => r.NextResult(), stop));
        return sheets;
    }

    private static IExcelDataReader Reader(Stream file)
    {
        try
        {
            return ExcelReaderFactory.CreateOpenXmlReader(file, new ExcelReaderConfiguration { LeaveOpen = true });
        }
        catch (Exception e) when (IsFaultOfTheFile(e))
        {
            throw WorkbookGuard.Damaged(e);
        }
    }

    // The library lets whatever its XML, number and index reading throws come through.
    private static bool Step(IExcelDataReader reader, Func<IExcelDataReader, bool> step, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            return step(reader);
        }
        catch (Exception e) when (IsFaultOfTheFile(e))
        {
            throw WorkbookGuard.Damaged(e);
        }
    }

    private static bool IsFaultOfTheFile(Exception e) => e is not (OperationCanceledException or SheetRefusedException or OutOfMemoryException or ObjectDisposedException);

    private static SheetRefusedException Choose(SheetFault fault, string what, List<SheetInWorkbook> sheets)
        => new(new SheetRefusal(fault, what, null, $"Choose the one to import: {string.Join(", ", sheets.Select(s => $"“{s.Name}”"))}.") { SheetNames = [.. sheets.Select(s => s.Name)] });

    private sealed record SheetInWorkbook(string Name, bool Visible, bool HasText);
}

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>How large a file may be before it is refused. The defaults let the national school list (101,688 rows) through.</summary>
public sealed record SheetLimits
{
    public static SheetLimits Default { get; } = new();

    /// <summary>Size of the file as uploaded, in bytes.</summary>
    public long MaxBytes { get; init; } = 50L << 20;
    public int MaxRows { get; init; } = 250_000;
    public int MaxColumns { get; init; } = 500;
    /// <summary>Characters in one cell. Excel itself stops at 32,767.</summary>
    public int MaxCellLength { get; init; } = 10_000;

    /// <summary>Size of a workbook once unzipped, in bytes, looked at before anything is parsed.</summary>
    public long MaxUnpackedBytes { get; init; } = 600L << 20;
    /// <summary>How many times smaller than its content one part of a workbook may be. Honest sheets stay under 100.</summary>
    public int MaxUnpackedRatio { get; init; } = 250;
    public int MaxArchiveEntries { get; init; } = 2_000;
    /// <summary>The part of a workbook that is held in memory whole: its texts.</summary>
    public long MaxSharedTextBytes { get; init; } = 100L << 20;
}

/// <summary>What the person chose after the file was looked at: which sheet, which row names the columns, which rows are no data.</summary>
public sealed record SheetChoice(string? SheetName = null, int? HeaderRow = null, IReadOnlySet<int>? SkipRows = null);

/// <summary>How far a file has been read.</summary>
/// <param name="Rows">Data rows read so far.</param>
/// <param name="Share">Part of the file that has been read, 0 to 1.</param>
public readonly record struct SheetProgress(int Rows, double Share);

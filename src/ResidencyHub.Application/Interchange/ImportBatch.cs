using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Interchange;

/// <summary>What a sheet is a list of.</summary>
public enum ImportKind { Residents, Mentors }

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>The workbook has several sheets; the person says which.</summary>
    ChooseSheet,

    /// <summary>No row seems to name the columns; the person says which does.</summary>
    ChooseHeader,

    /// <summary>The rows are being read and stored.</summary>
    Reading,

    /// <summary>The rows are stored; the person says what the columns are.</summary>
    Mapping,

    /// <summary>Each row is compared with what is known.</summary>
    Checking,
    Previewed,
    Committing,
    Committed,
    Undoing,
    Undone,
    Cancelled,
}

/// <summary>What would become, or became, of one row.</summary>
public enum RowOutcome { Unread, New, Changed, Unchanged, Error, Question, Skipped }

/// <summary>One uploaded or pasted sheet on its way in: its columns, what they mean, what was asked and answered, and what became of it.</summary>
internal sealed class ImportBatch
{
    public Id<ImportBatch> Id { get; private set; } = Id<ImportBatch>.New();
    public required Id<PreparationProgram> ProgramId { get; init; }
    public required Id<Cohort> CohortId { get; init; }
    public required ImportKind Kind { get; init; }
    public required string FileName { get; init; }
    public required Guid AccountId { get; init; }
    public required string StartedBy { get; init; }
    public required DateTime StartedAt { get; init; }
    public ImportState State { get; set; }

    /// <summary>What the file turned out to be: "CSV, separated by commas, UTF-8".</summary>
    public string Format { get; set; } = "";
    public bool IsWorkbook { get; set; }

    /// <summary>JSON list: sheets to choose from.</summary>
    public string SheetNames { get; set; } = "[]";

    /// <summary>The sheet that was read, of a workbook.</summary>
    public string? SheetName { get; set; }

    /// <summary>The row that names the columns.</summary>
    public int? HeaderRow { get; set; }

    /// <summary>JSON list: the first rows, any of which may name the columns.</summary>
    public string? FirstRows { get; set; }

    /// <summary>JSON list: the columns' names.</summary>
    public string Headers { get; set; } = "[]";

    /// <summary>JSON list: what was noticed while reading.</summary>
    public string Remarks { get; set; } = "[]";

    /// <summary>The row that looks like instructions and may be skipped.</summary>
    public int? InstructionRow { get; set; }

    /// <summary>JSON list: for each column its field's key, or null.</summary>
    public string Mapping { get; set; } = "[]";
    public Sheets.DayOrder DayOrder { get; set; }

    /// <summary>JSON object: question → answer.</summary>
    public string Answers { get; set; } = "{}";
    public int Rows { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Errors { get; set; }
    public int Questions { get; set; }

    /// <summary>Rows whose undo was refused.</summary>
    public int Kept { get; set; }

    /// <summary>Why the last step did not go through, in words; nothing was written then.</summary>
    public string? Trouble { get; set; }
    public DateTime? CommittedAt { get; set; }
    public DateTime? UndoneAt { get; set; }

    /// <summary>A server works on it and says so again before this instant; past it, the work was interrupted.</summary>
    public DateTime? HeldUntil { get; set; }
    public DateTime? CellsPurgedAt { get; set; }
    public int Version { get; private set; }
}

/// <summary>One row of the sheet, as it came and what became of it.</summary>
internal sealed class ImportRow
{
    public Id<ImportRow> Id { get; private set; } = Id<ImportRow>.New();
    public required Id<ImportBatch> BatchId { get; init; }
    public required Id<PreparationProgram> ProgramId { get; init; }

    /// <summary>The row's number as the person sees it.</summary>
    public required int Number { get; init; }

    /// <summary>JSON list of texts; emptied after the days that the rules say.</summary>
    public required string Cells { get; set; }

    /// <summary>Why the row does not fit under the headers.</summary>
    public string? Trouble { get; init; }
    public RowOutcome Outcome { get; set; }

    /// <summary>The resident or mentor.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>Who it is, for lists.</summary>
    public string Name { get; set; } = "";

    /// <summary>JSON list of changes, field by field.</summary>
    public string? Changes { get; set; }

    /// <summary>What is wrong, or what is worth knowing.</summary>
    public string? Reason { get; set; }

    /// <summary>JSON of the question, when one must be answered first.</summary>
    public string? Question { get; set; }
    public string? QuestionKey { get; set; }

    /// <summary>JSON: the values before, for the undo.</summary>
    public string? Before { get; set; }

    /// <summary>The subject's version right after the import; another one says that somebody built on it.</summary>
    public int? AppliedVersion { get; set; }
    public bool Undone { get; set; }

    /// <summary>Why the undo was refused.</summary>
    public string? KeptBecause { get; set; }
}

/// <summary>What a program's columns meant last time, by the names of the columns.</summary>
internal sealed class ColumnMemory
{
    public Id<ColumnMemory> Id { get; private set; } = Id<ColumnMemory>.New();
    public required Id<PreparationProgram> ProgramId { get; init; }
    public required ImportKind Kind { get; init; }

    /// <summary>A hash of the headers in their order.</summary>
    public required string Signature { get; init; }
    public required string Mapping { get; set; }
    public required DateTime UsedAt { get; set; }
}

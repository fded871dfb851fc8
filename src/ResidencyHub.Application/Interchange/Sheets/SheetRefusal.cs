namespace ResidencyHub.Application.Interchange.Sheets;

public enum SheetFault
{
    Empty, TooLarge, TooManyRows, TooManyColumns, CellTooLong, NotASheet, OldWorkbook, MacroWorkbook, PasswordProtected,
    ArchiveBomb, Damaged, BrokenQuotes, NoHeaders, ChooseASheet, NoSuchSheet
}

/// <summary>Why a file cannot be read, in words to show: what is wrong, where, and what to do.</summary>
public sealed record SheetRefusal(SheetFault Fault, string What, string? Where, string ToDo)
{
    /// <summary>The sheets to choose from when <see cref="Fault"/> is <see cref="SheetFault.ChooseASheet"/>.</summary>
    public IReadOnlyList<string> SheetNames { get; init; } = [];

    /// <summary>The first filled rows when <see cref="Fault"/> is <see cref="SheetFault.NoHeaders"/>: one of them may name the columns after all.</summary>
    public IReadOnlyList<SheetTopRow> FirstRows { get; init; } = [];

    public string Words => Where is null ? $"{What} {ToDo}" : $"{What} ({Where}) {ToDo}";
}

/// <summary>One of the first filled rows of a sheet, to choose the names of the columns from.</summary>
/// <param name="Number">As the person sees it in a spreadsheet program.</param>
/// <param name="Words">The beginning of its cells.</param>
public sealed record SheetTopRow(int Number, string Words);

/// <summary>Thrown while a file is opened or, for faults deep inside, while its rows are read.</summary>
public sealed class SheetRefusedException : Exception
{
    public SheetRefusedException() : this("The file cannot be read.") { }
    public SheetRefusedException(string message) : base(message) => Refusal = new(SheetFault.Damaged, message, null, "");
    public SheetRefusedException(string message, Exception inner) : base(message, inner) => Refusal = new(SheetFault.Damaged, message, null, "");
    public SheetRefusedException(SheetRefusal refusal, Exception? inner = null) : base(refusal.Words, inner) => Refusal = refusal;

    public SheetRefusal Refusal { get; }

    internal static SheetRefusedException For(SheetFault fault, string what, string toDo, string? where = null, Exception? inner = null)
        => new(new SheetRefusal(fault, what, where, toDo), inner);
}

using ResidencyHub.Application.Interchange;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Interchange;

/// <summary>The words of imports, the same on every page.</summary>
internal static class ImportWords
{
    public static string Of(ImportKind kind) => kind is ImportKind.Residents ? "residents" : "mentors";

    public static Status Of(ImportState state) => state switch
    {
        ImportState.ChooseSheet => new(Tone.Wait, "Choose a sheet"),
        ImportState.ChooseHeader => new(Tone.Wait, "Choose the row of names"),
        ImportState.Reading => new(Tone.Info, "Reading"),
        ImportState.Mapping => new(Tone.Wait, "Columns to confirm"),
        ImportState.Checking => new(Tone.Info, "Comparing"),
        ImportState.Previewed => new(Tone.Wait, "Not imported yet"),
        ImportState.Committing => new(Tone.Info, "Importing"),
        ImportState.Committed => new(Tone.Good, "Imported"),
        ImportState.Undoing => new(Tone.Info, "Being undone"),
        ImportState.Undone => new(Tone.Idle, "Undone"),
        _ => new(Tone.Idle, "Cancelled"),
    };

    public static Status Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.New => new(Tone.Good, "New"),
        RowOutcome.Changed => new(Tone.Info, "Changed"),
        RowOutcome.Unchanged => new(Tone.Idle, "Unchanged"),
        RowOutcome.Error => new(Tone.Bad, "Error"),
        RowOutcome.Question => new(Tone.Wait, "Question"),
        RowOutcome.Skipped => new(Tone.Idle, "Skipped"),
        _ => new(Tone.Idle, "Not read"),
    };
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Interchange;

/// <summary>The long steps of an import, which a server does in the background.</summary>
public enum ImportStep { Check, Commit, Undo }

internal static class ImportSteps
{
    public static Task<ImportBatch?> FindAsync(ResidencyDb db, Guid import, CancellationToken stop)
    {
        var id = new Id<ImportBatch>(import);
        return db.Imports.FirstOrDefaultAsync(b => b.Id == id, stop);
    }

    public static ImportState During(ImportStep step) => step switch
    {
        ImportStep.Check => ImportState.Checking,
        ImportStep.Commit => ImportState.Committing,
        _ => ImportState.Undoing,
    };

    /// <summary>Where an import stands again when a step is broken off: as before it, for nothing of the step was written.</summary>
    public static ImportState Before(ImportState during) => during switch
    {
        ImportState.Reading => ImportState.Cancelled,
        ImportState.Checking => ImportState.Mapping,
        ImportState.Committing => ImportState.Previewed,
        ImportState.Undoing => ImportState.Committed,
        var rest => rest,
    };

    public static bool Works(ImportState state) => state is ImportState.Reading or ImportState.Checking or ImportState.Committing or ImportState.Undoing;
}

/// <summary>Says that a long step begins; of two who click at once, one is told.</summary>
public sealed class BeginImportStep(UseCaseServices services) : Command<BeginImportStep.Request, Nothing>(services)
{
    public sealed record Request(Guid Import, ImportStep Step);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await ImportSteps.FindAsync(operation.Db, request.Import, stop) is not { } batch)
            return Outcome.NotFound;
        var may = request.Step switch
        {
            ImportStep.Check => batch.State is ImportState.Mapping or ImportState.Previewed,
            ImportStep.Commit => batch.State is ImportState.Previewed,
            _ => batch.State is ImportState.Committed,
        };
        if (!may)
            return Outcome.Refused("import-state", $"This import is at another step by now. Load the page again to see it.");
        if (request.Step is ImportStep.Commit && batch.New + batch.Changed == 0)
            return Outcome.Refused("import-nothing", "No row is new or changed: there is nothing to import.");
        if (request.Step is ImportStep.Undo)
        {
            var rules = await RuleBook.OpenAsync(operation.Db, batch.ProgramId, operation.Today, stop);
            var days = rules.Number(RuleCode.ImportUndoDays);
            if (operation.Now > batch.CommittedAt!.Value.AddDays(days))
                return Outcome.Refused("import-undo-late", $"An import can be undone for {days} days. Correct the people by hand, or import a corrected sheet.");
        }
        (batch.State, batch.HeldUntil, batch.Trouble) = (ImportSteps.During(request.Step), operation.Now + ImportWork.Hold, null);
        return default(Nothing);
    }
}

/// <summary>Puts an import back to where it stood before a step that was broken off, with the reason.</summary>
internal sealed class BreakImportOff(UseCaseServices services) : Command<BreakImportOff.Request, Nothing>(services)
{
    public sealed record Request(Guid Import, string Trouble, Sheets.SheetRefusal? Choice = null);

    private protected override Permission Needs => Permission.ImportPeople;

    /// <summary>Nothing to check: the words are the hub's own.</summary>
    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await ImportSteps.FindAsync(operation.Db, request.Import, stop) is not { } batch || !(ImportSteps.Works(batch.State) || batch.State is ImportState.Cancelled))
            return Outcome.NotFound;
        // what was read of a sheet before it was broken off
        if (batch.State is ImportState.Reading || (batch.State is ImportState.Cancelled && batch.Rows == 0))
            await operation.Db.ImportRows.Where(r => r.BatchId == batch.Id).ExecuteDeleteAsync(stop);
        if (batch.State is ImportState.Cancelled)
            return default(Nothing);
        var back = batch.State is ImportState.Undoing ? await operation.Db.ImportRows.CountAsync(r => r.BatchId == batch.Id && r.Undone, stop) : 0;
        var trouble = back == 0 ? request.Trouble : $"The undo was stopped when {back:N0} of {batch.New + batch.Changed:N0} rows had been taken back. Undo again to go on with the others.";
        (batch.Trouble, batch.HeldUntil) = (trouble.Length > 2000 ? trouble[..2000] : trouble, null);
        operation.About = back == 0 ? null : $"Stopped undoing the import of “{batch.FileName}”: {back:N0} of {batch.New + batch.Changed:N0} rows taken back";
        batch.State = ImportSteps.Before(batch.State);
        if (request.Choice is { SheetNames.Count: > 0 } sheets)
            (batch.State, batch.SheetNames) = (ImportState.ChooseSheet, System.Text.Json.JsonSerializer.Serialize(sheets.SheetNames));
        else if (request.Choice is { FirstRows.Count: > 0 } rows)
            (batch.State, batch.FirstRows) = (ImportState.ChooseHeader, System.Text.Json.JsonSerializer.Serialize(rows.FirstRows));
        return default(Nothing);
    }
}

/// <summary>Takes up reading again after the person said which sheet of a workbook is meant, or which row names the columns.</summary>
public sealed class ChooseImportSheet(UseCaseServices services) : Command<ChooseImportSheet.Request, Nothing>(services)
{
    /// <param name="Import">The import.</param>
    /// <param name="SheetName">The sheet; null where there is one, or where it was chosen before.</param>
    public sealed record Request(Guid Import, string? SheetName = null);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.SheetName).MaximumLength(200).WithMessage("There is no such sheet.");
    }

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await ImportSteps.FindAsync(operation.Db, request.Import, stop) is not { State: ImportState.ChooseSheet or ImportState.ChooseHeader or ImportState.Mapping } batch)
            return Outcome.NotFound;
        (batch.State, batch.HeldUntil, batch.Trouble, batch.SheetName) = (ImportState.Reading, operation.Now + ImportWork.Hold, null, request.SheetName ?? batch.SheetName);
        return default(Nothing);
    }
}

/// <summary>Gives an import up that has not been carried out.</summary>
public sealed class CancelImport(UseCaseServices services) : Command<CancelImport.Request, Nothing>(services)
{
    public sealed record Request(Guid Import);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await ImportSteps.FindAsync(operation.Db, request.Import, stop) is not { } batch)
            return Outcome.NotFound;
        if (batch.State is ImportState.Committed or ImportState.Undone or ImportState.Committing or ImportState.Undoing)
            return Outcome.Refused("import-state", "This import has been carried out; use “Undo this import”.");
        (batch.State, batch.HeldUntil) = (ImportState.Cancelled, null);
        return default(Nothing);
    }
}

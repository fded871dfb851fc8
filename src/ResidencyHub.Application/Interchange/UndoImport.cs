using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Interchange;

/// <summary>Takes an import back, row by row: where others have built on a row since, it stays, with the reason.</summary>
/// <remarks>A long undo is saved part by part, so that others save in between: each row is back or not, with its mark, and an undo that was stopped goes on where it stopped.</remarks>
internal sealed class UndoImport(UseCaseServices services) : Command<UndoImport.Request, Nothing>(services)
{
    public sealed record Request(Guid Import, IProgress<SheetProgress> Progress);

    private protected override Permission Needs => Permission.ImportPeople;

    // who is given a placement between the look and the deed is found by the next look, and stays
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { State: ImportState.Undoing } batch)
            return Outcome.NotFound;
        var (id, total) = (batch.Id, batch.New + batch.Changed);
        ImportUndo undo = batch.Kind is ImportKind.Residents ? new ResidentUndo(db) : new MentorUndo(db);
        var (done, kept, last) = (0, 0, 0);
        while (await PartAsync(db, id, last, stop) is { Count: > 0 } part)
        {
            var ties = await FindTiesAsync(operation, undo, part, stop);
            await undo.LoadAsync(part, stop);
            foreach (var row in part)
            {
                row.KeptBecause = ties.GetValueOrDefault(row.Number) ?? undo.Edited(row);
                if (row.KeptBecause is null)
                    undo.TakeBack(row);
                row.Undone = row.KeptBecause is null;
                kept += row.Undone ? 0 : 1;
            }
            (done, last) = (done + part.Count, part[^1].Number);
            if (total > CommitImport.Part)
            {
                await NamesFollow.CarryAsync(db, stop);
                await ApprovalsFollow.CarryAsync(db, operation.Now, stop);
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
            }
            request.Progress.Report(new(done, (double)done / Math.Max(1, total)));
        }
        batch = (await ImportSteps.FindAsync(db, request.Import, stop))!;
        (batch.State, batch.HeldUntil, batch.UndoneAt, batch.Kept) = (ImportState.Undone, null, operation.SavedAt, kept);
        operation.About = $"Undid the import of “{batch.FileName}”: {total - kept:N0} of {total:N0} rows taken back";
        operation.Announce(batch.Kind is ImportKind.Residents ? "residents" : "mentors");
        return default(Nothing);
    }

    // what others did may lie outside the viewer's sight; looked up part by part, so that little time passes between the look and the deed
    private static async Task<Dictionary<int, string>> FindTiesAsync(Operation operation, ImportUndo undo, List<ImportRow> part, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether others have built on what an import brought");
        var ties = new Dictionary<int, string>();
        await undo.FindTiesAsync(wide, part, ties, stop);
        return ties;
    }

    private static Task<List<ImportRow>> PartAsync(ResidencyDb db, Id<ImportBatch> id, int last, CancellationToken stop) =>
        db.ImportRows.Where(r => r.BatchId == id && r.Number > last && r.AppliedVersion != null && !r.Undone).OrderBy(r => r.Number).Take(1000).ToListAsync(stop);
}

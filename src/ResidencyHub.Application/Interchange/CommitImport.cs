using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Interchange;

/// <summary>Carries the good rows out, all in one transaction or none. What is done is what the preview showed: when somebody changed the people since, nothing is done and the preview is made anew.</summary>
/// <remarks>A long import is prepared part by part while everybody else saves, and written at once: on the embedded database, others wait only for the writing.</remarks>
internal sealed class CommitImport(UseCaseServices services) : Command<CommitImport.Request, Nothing>(services)
{
    /// <summary>Up to so many rows each change stands in the audit by itself; beyond, the audit says how many, and the rows of the import are the record.</summary>
    internal const int Part = 2000;

    internal const string Moved = "import-moved";

    /// <summary>How much of the whole time the preparing takes, for the progress bar.</summary>
    internal const double Preparing = 0.8;

    public sealed record Request(Guid Import, IProgress<SheetProgress> Progress);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { State: ImportState.Committing } batch)
            return Outcome.NotFound;
        var (id, total) = (batch.Id, batch.New + batch.Changed);
        var judge = await ImportJudge.OpenAsync(operation, batch, stop);
        var prepared = total > Part ? new PreparedRows(db) : null;
        var (done, last) = (0, 0);
        while (await PartAsync(db, id, last, stop) is { Count: > 0 } part)
        {
            var read = part.ConvertAll(judge.Read);
            await judge.LoadAsync(read, stop);
            var moved = part.Where((row, i) => !judge.Judge(read[i]).IsAsShown(row)).Select(r => r.Number).ToList();
            if (moved.Count > 0)
                return Outcome.Refused(Moved, $"Somebody changed the people of {(moved.Count == 1 ? $"row {moved[0]}" : $"{moved.Count} rows ({string.Join(", ", moved.Take(5))}{(moved.Count > 5 ? " …" : "")})")} while you looked. Nothing was imported; the preview below is new.");
            for (var i = 0; i < part.Count; i++)
                judge.Apply(read[i], part[i]);
            (done, last) = (done + part.Count, part[^1].Number);
            if (prepared is not null)
            {
                await NamesFollow.CarryAsync(db, stop);
                await ApprovalsFollow.CarryAsync(db, operation.Now, stop);
                prepared.Take<ImportRow>();
                // the rows' own marks count only once the import is carried out, so they need not wait for it
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
            }
            request.Progress.Report(new(done, Preparing * done / Math.Max(1, total)));
        }
        operation.Announce(batch.Kind is ImportKind.Residents ? "residents" : "mentors");
        var about = $"Imported {total:N0} {(batch.Kind is ImportKind.Residents ? "residents" : "mentors")} from “{batch.FileName}”: {batch.New:N0} new, {batch.Changed:N0} changed";
        if (prepared is null)
        {
            operation.About = about;
            await CloseAsync(request, operation, stop);
        }
        else
            await BulkWriter.RunAsync(operation, nameof(CommitImport), about, prepared, () => CloseAsync(request, operation, stop), n => request.Progress.Report(new(total, Preparing + ((1 - Preparing) * n / prepared.Count))), stop);
        return default(Nothing);
    }

    private static async Task CloseAsync(Request request, Operation operation, CancellationToken stop)
    {
        var batch = (await ImportSteps.FindAsync(operation.Db, request.Import, stop))!;
        (batch.State, batch.HeldUntil, batch.CommittedAt) = (ImportState.Committed, null, operation.SavedAt);
    }

    private static Task<List<ImportRow>> PartAsync(ResidencyDb db, Id<ImportBatch> id, int last, CancellationToken stop) =>
        db.ImportRows.Where(r => r.BatchId == id && r.Number > last && (r.Outcome == RowOutcome.New || r.Outcome == RowOutcome.Changed)).OrderBy(r => r.Number).Take(Part).ToListAsync(stop);
}

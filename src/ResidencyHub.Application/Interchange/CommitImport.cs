using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Interchange;

/// <summary>Carries the good rows out, all in one transaction or none. What is done is what the preview showed: when somebody changed the people since, nothing is done and the preview is made anew.</summary>
internal sealed class CommitImport(UseCaseServices services) : Command<CommitImport.Request, Nothing>(services)
{
    /// <summary>Up to so many rows each change stands in the audit by itself; beyond, the audit says how many, and the rows of the import are the record.</summary>
    internal const int Part = 2000;

    internal const string Moved = "import-moved";

    public sealed record Request(Guid Import, IProgress<SheetProgress> Progress);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override bool SavesInParts => true;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { State: ImportState.Committing } batch)
            return Outcome.NotFound;
        var (id, total) = (batch.Id, batch.New + batch.Changed);
        var judge = await ImportJudge.OpenAsync(operation, batch, stop);
        var (done, last) = (0, 0);
        while (true)
        {
            var part = await db.ImportRows.Where(r => r.BatchId == id && r.Number > last && (r.Outcome == RowOutcome.New || r.Outcome == RowOutcome.Changed)).OrderBy(r => r.Number).Take(Part).ToListAsync(stop);
            if (part.Count == 0)
                break;
            var read = part.ConvertAll(judge.Read);
            await judge.LoadAsync(read, stop);
            var moved = part.Where((row, i) => !judge.Judge(read[i]).IsAsShown(row)).Select(r => r.Number).ToList();
            if (moved.Count > 0)
                return Outcome.Refused(Moved, $"Somebody changed the people of {(moved.Count == 1 ? $"row {moved[0]}" : $"{moved.Count} rows ({string.Join(", ", moved.Take(5))}{(moved.Count > 5 ? " …" : "")})")} while you looked. Nothing was imported; the preview below is new.");
            for (var i = 0; i < part.Count; i++)
                judge.Apply(read[i], part[i]);
            (done, last) = (done + part.Count, part[^1].Number);
            if (total > Part)
            {
                await NamesFollow.CarryAsync(db, stop);
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
            }
            request.Progress.Report(new(done, (double)done / Math.Max(1, total)));
        }
        batch = (await ImportSteps.FindAsync(db, request.Import, stop))!;
        (batch.State, batch.HeldUntil, batch.CommittedAt) = (ImportState.Committed, null, operation.Now);
        operation.About = $"Imported {total:N0} {(batch.Kind is ImportKind.Residents ? "residents" : "mentors")} from “{batch.FileName}”: {batch.New:N0} new, {batch.Changed:N0} changed";
        operation.Announce(batch.Kind is ImportKind.Residents ? "residents" : "mentors");
        return default(Nothing);
    }
}

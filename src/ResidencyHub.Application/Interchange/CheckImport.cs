using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Interchange;

/// <summary>Compares each row with what is known, part by part, and keeps what would become of it.</summary>
internal sealed class CheckImport(UseCaseServices services) : Command<CheckImport.Request, Nothing>(services)
{
    private const int Part = 1000;

    public sealed record Request(Guid Import, IProgress<SheetProgress> Progress);

    private protected override Permission Needs => Permission.ImportPeople;

    // each part is saved by itself: what a row would become is shown when all are judged, and a long comparison must not keep others from saving
    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { State: ImportState.Checking } batch)
            return Outcome.NotFound;
        var judge = await ImportJudge.OpenAsync(operation, batch, stop);
        var counts = new Dictionary<RowOutcome, int>();
        var (done, last) = (0, 0);
        while (true)
        {
            var id = batch.Id;
            var part = await db.ImportRows.Where(r => r.BatchId == id && r.Number > last && r.Outcome != RowOutcome.Skipped).OrderBy(r => r.Number).Take(Part).ToListAsync(stop);
            if (part.Count == 0)
                break;
            var read = part.ConvertAll(judge.Read);
            await judge.LoadAsync(read, stop);
            for (var i = 0; i < part.Count; i++)
            {
                var verdict = judge.Judge(read[i]);
                verdict.WriteTo(part[i]);
                counts[verdict.Outcome] = counts.GetValueOrDefault(verdict.Outcome) + 1;
            }
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            (done, last) = (done + part.Count, part[^1].Number);
            request.Progress.Report(new(done, (double)done / Math.Max(1, batch.Rows)));
        }
        // somebody may have cancelled it by now
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { State: ImportState.Checking } still)
            return Outcome.NotFound;
        batch = still;
        (batch.New, batch.Changed, batch.Unchanged) = (counts.GetValueOrDefault(RowOutcome.New), counts.GetValueOrDefault(RowOutcome.Changed), counts.GetValueOrDefault(RowOutcome.Unchanged));
        (batch.Errors, batch.Questions) = (counts.GetValueOrDefault(RowOutcome.Error), counts.GetValueOrDefault(RowOutcome.Question));
        (batch.State, batch.HeldUntil) = (ImportState.Previewed, null);
        return default(Nothing);
    }
}

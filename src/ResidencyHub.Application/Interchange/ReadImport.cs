using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Interchange;

/// <summary>Stores the rows of an opened sheet, so that nothing is lost when the browser closes, and guesses what its columns are.</summary>
internal sealed class ReadImport(UseCaseServices services) : Command<ReadImport.Request, Nothing>(services)
{
    private const int Part = 2000;

    public sealed record Request(Guid Import, Sheet Sheet, IProgress<SheetProgress> Progress);

    private protected override Permission Needs => Permission.ImportPeople;

    // each part is saved by itself: nobody sees these rows before the state says so, and a sheet that is read for a minute must not keep others from saving
    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { State: ImportState.Reading } batch)
            return Outcome.NotFound;
        var (id, program, kind) = (batch.Id, batch.ProgramId, batch.Kind);
        var sheet = request.Sheet;
        await db.ImportRows.Where(r => r.BatchId == id).ExecuteDeleteAsync(stop);
        var sample = new List<SheetRow>(200);
        var (count, repeats) = (0, 0);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await foreach (var row in sheet.EachRowAsync(request.Progress, stop))
        {
            // printed sheets carry the names of the columns on each page
            if (Repeats(sheet.Headers, row.Cells))
            {
                repeats++;
                continue;
            }
            if (sample.Count < 200)
                sample.Add(row);
            db.Add(new ImportRow { BatchId = id, ProgramId = program, Number = row.Number, Cells = JsonSerializer.Serialize(row.Cells), Trouble = row.Trouble });
            if (++count % Part == 0)
            {
                await db.SaveChangesAsync(stop);
                db.ChangeTracker.Clear();
            }
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        if (count == 0)
            return Outcome.Refused("import-empty", "There is no row under the names of the columns. Check that the right sheet was saved.");
        // somebody may have cancelled it by now
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { State: ImportState.Reading } still)
            throw new OperationCanceledException();
        batch = still;
        Describe(batch, sheet, count, repeats);
        batch.Mapping = JsonSerializer.Serialize(await MappingAsync(db, batch, kind, sheet, sample, stop));
        return default(Nothing);
    }

    /// <summary>By what a sheet's columns are recognised: their names in their order, without those that the file of rows to correct adds.</summary>
    internal static string Signature(IReadOnlyList<string> headers) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headers.Where(h => !ErrorSheet.Adds(h)).Select(h => h.ToUpperInvariant())))))[..40];

    private static bool Repeats(IReadOnlyList<string> headers, IReadOnlyList<string> cells) =>
        cells.Count(c => !string.IsNullOrWhiteSpace(c)) > 1 && cells.Select((c, i) => string.IsNullOrWhiteSpace(c) || (i < headers.Count && string.Equals(c.Trim(), headers[i].Trim(), StringComparison.OrdinalIgnoreCase))).All(same => same);

    private static void Describe(ImportBatch batch, Sheet sheet, int count, int repeats)
    {
        (batch.State, batch.HeldUntil, batch.Rows, batch.Trouble) = (ImportState.Mapping, null, count, null);
        batch.Format = sheet.SheetName is { } name ? $"{sheet.Format}, sheet “{name}”" : sheet.Format;
        batch.IsWorkbook = sheet.IsWorkbook;
        (batch.SheetName, batch.HeaderRow, batch.FirstRows) = (sheet.SheetName, sheet.HeaderRow, JsonSerializer.Serialize(sheet.FirstRows));
        batch.Headers = JsonSerializer.Serialize(sheet.Headers);
        batch.Remarks = JsonSerializer.Serialize(sheet.Remarks.Select(r => r.Words).Concat(repeats == 0 ? [] : [repeats == 1 ? "One row repeats the names of the columns and is left out." : $"{repeats} rows repeat the names of the columns and are left out."]));
        batch.InstructionRow = sheet.Remarks.FirstOrDefault(r => r.Kind == SheetRemarkKind.PerhapsInstructions)?.Row;
    }

    private static async Task<List<string?>> MappingAsync(ResidencyDb db, ImportBatch batch, ImportKind kind, Sheet sheet, List<SheetRow> sample, CancellationToken stop)
    {
        var signature = Signature(sheet.Headers);
        var remembered = await db.ColumnMemories.Where(m => m.ProgramId == batch.ProgramId && m.Kind == kind && m.Signature == signature).Select(m => m.Mapping).FirstOrDefaultAsync(stop);
        var own = new Queue<string?>(remembered is null ? [] : JsonSerializer.Deserialize<List<string?>>(remembered)!);
        if (remembered is not null)
            return [.. sheet.Headers.Select(h => ErrorSheet.Adds(h) ? null : own.Dequeue())];
        var data = sample.Where(r => r.Number != batch.InstructionRow).ToList();
        return [.. ImportFields.Guess(kind, sheet.Headers, data).Select(g => ErrorSheet.Adds(g.Header) ? null : g.Field?.Key)];
    }
}

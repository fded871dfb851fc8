using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Interchange;

/// <summary>The rows that were not imported, as a file to correct and upload again, each with its reason.</summary>
public sealed class WriteBadRows(UseCaseServices services) : Query<WriteBadRows.Request, WriteBadRows.Answer>(services)
{
    public sealed record Request(Guid Import, SheetFileKind Kind);

    /// <param name="FileName">What the file is called.</param>
    /// <param name="ContentType">Its media type.</param>
    /// <param name="Content">The file; gone from the disk when it is closed.</param>
    public sealed record Answer(string FileName, string ContentType, Stream Content);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { } batch)
            return Outcome.NotFound;
        if (batch.CellsPurgedAt is not null)
            return Outcome.Refused("import-purged", "The cells of this sheet are not kept any more.");
        var bad = db.ImportRows.Where(r => r.BatchId == batch.Id && (r.Outcome == RowOutcome.Error || r.Outcome == RowOutcome.Question)).OrderBy(r => r.Number)
            .Select(r => new { r.Number, r.Cells, r.Reason, r.Question }).AsEnumerable()
            .Select(r => (new SheetRow(r.Number, JsonSerializer.Deserialize<List<string>>(r.Cells)!), r.Reason ?? $"Not answered yet: {JsonSerializer.Deserialize<ImportQuestion>(r.Question!)!.Words}"));
        var file = PassingFile.New();
        await Task.Run(() => ErrorSheet.Write(file, request.Kind, JsonSerializer.Deserialize<List<string>>(batch.Headers)!, bad, stop), stop);
        file.Position = 0;
        return new Answer($"To correct - {Path.GetFileNameWithoutExtension(batch.FileName)}{SheetWriter.Extension(request.Kind)}", SheetWriter.ContentType(request.Kind), file);
    }
}

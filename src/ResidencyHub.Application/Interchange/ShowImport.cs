using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Interchange;

/// <summary>One import, wherever it stands: its columns, its questions, its rows.</summary>
public sealed class ShowImport(UseCaseServices services) : Query<ShowImport.Request, ShowImport.Answer>(services)
{
    /// <param name="Import">The import.</param>
    /// <param name="Outcome">Only rows of this outcome.</param>
    /// <param name="AfterRow">Rows after this row number.</param>
    public sealed record Request(Guid Import, RowOutcome? Outcome = null, int AfterRow = 0);

    /// <summary>One column with its guess and some of its values.</summary>
    public sealed record Column(string Header, string? Field, string Words, bool Sure, IReadOnlyList<string> Samples);

    public sealed record Row(int Number, RowOutcome Outcome, string Name, Guid? Subject, IReadOnlyList<FieldChange> Changes, string? Reason, bool Undone, string? KeptBecause);

    /// <param name="Question">What is asked.</param>
    /// <param name="Rows">How many rows wait for it.</param>
    /// <param name="FirstRows">The first of them.</param>
    public sealed record Asked(ImportQuestion Question, int Rows, IReadOnlyList<int> FirstRows);

    public sealed record Answer(
        Guid Id, ImportKind Kind, ImportState State, string FileName, string Format, Guid Cohort, string CohortName, string StartedBy, DateTime StartedAt, DateTime? CommittedAt, DateTime? UndoneAt,
        int Total, int New, int Changed, int Unchanged, int Errors, int Questions, int Kept, string? Trouble, IReadOnlyList<string> SheetNames, IReadOnlyList<string> Remarks, int? InstructionRow,
        DayOrder Days, string? SheetName, int? HeaderRow, IReadOnlyList<SheetTopRow> FirstRows, IReadOnlyList<Column> Columns, IReadOnlyList<Asked> Asks, IReadOnlyList<Row> Rows, int? NextAfter)
    {
        public bool Works => ImportSteps.Works(State);

        public IReadOnlyList<ImportField> Fields => ImportFields.Of(Kind);
    }

    private const int PageSize = 50;

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { } batch)
            return Outcome.NotFound;
        var cohort = await db.Cohorts.Where(c => c.Id == batch.CohortId).Select(c => c.Name).FirstAsync(stop);
        var columns = batch.State is ImportState.Mapping or ImportState.Previewed ? await ColumnsAsync(db, batch, stop) : [];
        var asks = batch.State is ImportState.Previewed && batch.Questions > 0 ? await AsksAsync(db, batch, stop) : [];
        var (rows, next) = batch.State is ImportState.Previewed or ImportState.Committed or ImportState.Undone ? await RowsAsync(db, batch, request, stop) : ([], null);
        return new Answer(
            batch.Id.Value, batch.Kind, batch.State, batch.FileName, batch.Format, batch.CohortId.Value, cohort, batch.StartedBy, batch.StartedAt, batch.CommittedAt, batch.UndoneAt,
            batch.Rows, batch.New, batch.Changed, batch.Unchanged, batch.Errors, batch.Questions, batch.Kept, batch.Trouble, List(batch.SheetNames), List(batch.Remarks), batch.InstructionRow,
            batch.DayOrder, batch.SheetName, batch.HeaderRow, batch.FirstRows is null ? [] : JsonSerializer.Deserialize<List<SheetTopRow>>(batch.FirstRows)!, columns, asks, rows, next);
    }

    private static async Task<List<Column>> ColumnsAsync(ResidencyDb db, ImportBatch batch, CancellationToken stop)
    {
        var headers = List(batch.Headers);
        var mapping = JsonSerializer.Deserialize<List<string?>>(batch.Mapping)!;
        var sample = (await db.ImportRows.Where(r => r.BatchId == batch.Id && r.Number != (batch.InstructionRow ?? -1)).OrderBy(r => r.Number).Take(100).Select(r => new { r.Number, r.Cells }).ToListAsync(stop))
            .ConvertAll(r => new SheetRow(r.Number, List(r.Cells)));
        var guesses = ImportFields.Guess(batch.Kind, headers, sample);
        return [.. headers.Select((header, i) => new Column(header, mapping[i], WordsOf(mapping[i], guesses[i]), mapping[i] is null || (guesses[i].Field?.Key == mapping[i] && guesses[i].IsSure),
            [.. sample.Select(r => i < r.Cells.Count ? r.Cells[i] : "").Where(c => c.Length > 0).Distinct().Take(3).Select(CellText.Excerpt)]))];
    }

    private static string WordsOf(string? field, ColumnGuess guess) => field == guess.Field?.Key ? guess.Words : field is null ? "Left out last time." : "Chosen for a sheet with the same columns before.";

    private static async Task<List<Asked>> AsksAsync(ResidencyDb db, ImportBatch batch, CancellationToken stop)
    {
        var asked = await db.ImportRows.Where(r => r.BatchId == batch.Id && r.Outcome == RowOutcome.Question).OrderBy(r => r.Number).Select(r => new { r.Number, r.QuestionKey, r.Question }).Take(5000).ToListAsync(stop);
        return [.. asked.GroupBy(a => a.QuestionKey).Take(50).Select(g => new Asked(JsonSerializer.Deserialize<ImportQuestion>(g.First().Question!)!, g.Count(), [.. g.Take(5).Select(a => a.Number)]))];
    }

    private static async Task<(List<Row> Rows, int? Next)> RowsAsync(ResidencyDb db, ImportBatch batch, Request request, CancellationToken stop)
    {
        var query = db.ImportRows.Where(r => r.BatchId == batch.Id && r.Number > request.AfterRow);
        if (request.Outcome is { } outcome)
            query = query.Where(r => r.Outcome == outcome);
        var rows = await query.OrderBy(r => r.Number).Take(PageSize + 1).ToListAsync(stop);
        var plan = ColumnPlan.Of(batch);
        var page = rows.Take(PageSize).Select(r => new Row(r.Number, r.Outcome, r.Name, batch.State is ImportState.Previewed && r.Outcome is RowOutcome.New ? null : r.SubjectId, ChangesOf(r, plan), r.Reason ?? (r.Question is null ? null : JsonSerializer.Deserialize<ImportQuestion>(r.Question)!.Words), r.Undone, r.KeptBecause)).ToList();
        return (page, rows.Count > PageSize ? page[^1].Number : null);
    }

    // of a new person, what the sheet says: so one sees that each column went where it belongs
    private static List<FieldChange> ChangesOf(ImportRow row, ColumnPlan plan)
    {
        if (row.Outcome is not RowOutcome.New)
            return row.Changes is null ? [] : JsonSerializer.Deserialize<List<FieldChange>>(row.Changes)!;
        var read = ReadRow.Of(row, plan);
        return [.. plan.Columns.OfType<ImportField>().Where(f => f.Kind is not FieldKind.PersonName && f.Key is not (ImportFields.First or ImportFields.Last) && read[f.Key] is not null).Select(f => new FieldChange(f.Title, null, read[f.Key]))];
    }

    private static List<string> List(string json) => JsonSerializer.Deserialize<List<string>>(json)!;
}

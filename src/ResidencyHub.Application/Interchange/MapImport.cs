using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Interchange;

/// <summary>Says what the columns are; remembered for the next sheet with the same columns.</summary>
public sealed class MapImport(UseCaseServices services) : Command<MapImport.Request, Nothing>(services)
{
    /// <param name="Import">The import.</param>
    /// <param name="Fields">For each column in order the key of its field; null leaves the column out.</param>
    /// <param name="Days">What 3/4/2026 means.</param>
    /// <param name="SkipInstructions">Whether the row that looks like instructions is left out.</param>
    public sealed record Request(Guid Import, IReadOnlyList<string?> Fields, DayOrder Days, bool SkipInstructions);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await ImportSteps.FindAsync(db, request.Import, stop) is not { } batch)
            return Outcome.NotFound;
        if (batch.State is not (ImportState.Mapping or ImportState.Previewed))
            return Outcome.Refused("import-state", "This import is at another step by now. Load the page again to see it.");
        var headers = JsonSerializer.Deserialize<List<string>>(batch.Headers)!;
        var fields = ImportFields.Of(batch.Kind);
        var mapping = headers.Select((_, i) => fields.FirstOrDefault(f => i < request.Fields.Count && f.Key == request.Fields[i])?.Key).ToList();
        if (Wrong(batch.Kind, mapping, headers) is { Count: > 0 } errors)
            return Outcome.Invalid(errors);
        (batch.Mapping, batch.DayOrder, batch.Answers) = (JsonSerializer.Serialize(mapping), request.Days, "{}");
        await RememberAsync(db, batch, headers, operation.Now, stop);
        if (batch.InstructionRow is { } number && await db.ImportRows.FirstOrDefaultAsync(r => r.BatchId == batch.Id && r.Number == number, stop) is { } row)
            row.Outcome = request.SkipInstructions ? RowOutcome.Skipped : RowOutcome.Unread;
        return default(Nothing);
    }

    private static List<FieldError> Wrong(ImportKind kind, List<string?> mapping, List<string> headers)
    {
        var errors = new List<FieldError>();
        for (var i = 0; i < mapping.Count; i++)
            if (mapping[i] is { } key && mapping.IndexOf(key) is var first && first < i)
                errors.Add(new($"Fields[{i}]", $"“{headers[first]}” and “{headers[i]}” cannot both be {ImportFields.Of(kind).First(f => f.Key == key).Title}: choose one."));
        if (!mapping.Contains(ImportFields.Name) && !(mapping.Contains(ImportFields.First) && mapping.Contains(ImportFields.Last)))
            errors.Add(new("", "No column is the name. Choose “Name” for a column, or “First name” and “Last name” for two."));
        return errors;
    }

    private static async Task RememberAsync(ResidencyDb db, ImportBatch batch, List<string> headers, DateTime now, CancellationToken stop)
    {
        var signature = ReadImport.Signature(headers);
        // the columns that the file of rows to correct adds are in no other sheet
        var mapping = JsonSerializer.Serialize(JsonSerializer.Deserialize<List<string?>>(batch.Mapping)!.Where((_, i) => !ErrorSheet.Adds(headers[i])));
        if (await db.ColumnMemories.FirstOrDefaultAsync(m => m.ProgramId == batch.ProgramId && m.Kind == batch.Kind && m.Signature == signature, stop) is { } memory)
            (memory.Mapping, memory.UsedAt) = (mapping, now);
        else
            db.Add(new ColumnMemory { ProgramId = batch.ProgramId, Kind = batch.Kind, Signature = signature, Mapping = mapping, UsedAt = now });
    }
}

/// <summary>Answers what an import asked.</summary>
public sealed class AnswerImport(UseCaseServices services) : Command<AnswerImport.Request, Nothing>(services)
{
    /// <param name="Import">The import.</param>
    /// <param name="Answers">Question → answer; an empty answer leaves the question open.</param>
    public sealed record Request(Guid Import, IReadOnlyDictionary<string, string> Answers);

    private protected override Permission Needs => Permission.ImportPeople;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await ImportSteps.FindAsync(operation.Db, request.Import, stop) is not { State: ImportState.Previewed } batch)
            return Outcome.NotFound;
        var asked = await operation.Db.ImportRows.Where(r => r.BatchId == batch.Id && r.Outcome == RowOutcome.Question).Select(r => new { r.QuestionKey, r.Question }).ToListAsync(stop);
        var answers = JsonSerializer.Deserialize<Dictionary<string, string>>(batch.Answers)!;
        foreach (var question in asked.DistinctBy(q => q.QuestionKey).Select(q => JsonSerializer.Deserialize<ImportQuestion>(q.Question!)!))
            if (request.Answers.TryGetValue(question.Key, out var answer) && question.Options.Any(o => o.Value == answer))
                answers[question.Key] = answer;
        batch.Answers = JsonSerializer.Serialize(answers);
        return default(Nothing);
    }
}

using System.Globalization;
using System.Text.Json;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Interchange;

/// <summary>How the columns of a batch are read.</summary>
internal sealed record ColumnPlan(ImportKind Kind, IReadOnlyList<ImportField?> Columns, IReadOnlyList<string> Headers, DayOrder Days, bool IsWorkbook)
{
    public static ColumnPlan Of(ImportBatch batch)
    {
        var fields = ImportFields.Of(batch.Kind);
        var keys = JsonSerializer.Deserialize<List<string?>>(batch.Mapping)!;
        return new(batch.Kind, [.. keys.Select(k => fields.FirstOrDefault(f => f.Key == k))], JsonSerializer.Deserialize<List<string>>(batch.Headers)!, batch.DayOrder, batch.IsWorkbook);
    }
}

/// <summary>A row's cells as values, each in one way of writing, with what is wrong in them.</summary>
internal sealed class ReadRow
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public required int Number { get; init; }
    public PersonName Name { get; private set; }
    public List<string> Errors { get; } = [];
    public List<string> Remarks { get; } = [];

    /// <summary>The value of a field; null when its column is not mapped or its cell is empty, which changes nothing.</summary>
    public string? this[string key] => _values.GetValueOrDefault(key);

    public static ReadRow Of(ImportRow row, ColumnPlan plan) => Of(row.Number, JsonSerializer.Deserialize<List<string>>(row.Cells)!, row.Trouble, plan);

    public static ReadRow Of(int number, IReadOnlyList<string> cells, string? trouble, ColumnPlan plan)
    {
        var read = new ReadRow { Number = number };
        if (trouble is not null)
            read.Errors.Add(trouble);
        for (var i = 0; i < Math.Min(cells.Count, plan.Columns.Count); i++)
            if (plan.Columns[i] is { } field && cells[i].Length > 0)
                read.Take(field, plan.Headers[i], cells[i], plan);
        read.TakeName();
        return read;
    }

    private void Take(ImportField field, string header, string cell, ColumnPlan plan)
    {
        var (value, reason) = Parse(field, cell, plan);
        if (reason is null && value!.Length > ImportFields.MostOf(field.Key))
            reason = $"has {value.Length} characters; {ImportFields.MostOf(field.Key)} is the most.";
        if (reason is null)
            _values[field.Key] = value!;
        else
            Errors.Add($"{header}: {reason}");
    }

    private static (string? Value, string? Reason) Parse(ImportField field, string cell, ColumnPlan plan)
    {
        switch (field.Kind)
        {
            case FieldKind.Email:
                var email = CellValue.Email(cell);
                return (email.Value?.ToLowerInvariant(), email.Reason);
            case FieldKind.Phone:
                var phone = CellValue.Phone(cell);
                return (phone.Value?.AsTyped, phone.Reason);
            case FieldKind.Date:
                var day = CellValue.Day(cell, plan.Days, plan.IsWorkbook);
                return (day.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.Reason);
            case FieldKind.WholeNumber:
                var number = CellValue.WholeNumber(cell);
                return (number.Value.ToString(CultureInfo.InvariantCulture), number.Reason);
            case FieldKind.Grades:
                var grades = CellValue.Grades(cell);
                // "Elementary" and "Secondary" are grade bands too; figures that cannot be read are not
                return grades.Ok ? (grades.Value!.ToString(), null) : cell.Any(char.IsDigit) ? (null, grades.Reason) : (CellText.Clean(cell), null);
            case FieldKind.SchoolId:
                var ruined = RuinedIds.Find([cell], 12);
                return ruined.Any ? (null, ruined.Words) : (CellValue.Plain(cell), null);
            case FieldKind.PersonName:
                var name = CellValue.PersonName(cell);
                return name.Ok ? ($"{name.Value!.Given}\n{name.Value.Family}{(name.Value.Suffix is { } suffix ? $", {suffix}" : "")}\n{name.Value.Doubtful}", null) : (null, name.Reason);
            default:
                var text = CellValue.Plain(cell);
                return field.Key == ImportFields.Number && RuinedIds.Find([text], text.Length) is { Scientific: > 0 } spoilt ? (null, spoilt.Words) : (text, null);
        }
    }

    private void TakeName()
    {
        if (this[ImportFields.Supervisor] is { } supervisor)
            _values[ImportFields.Supervisor] = string.Join(' ', supervisor.Split('\n')[..2]);
        if (this[ImportFields.Name] is { } whole)
        {
            var parts = whole.Split('\n');
            Name = new(parts[0], parts[1]);
            if (parts[2] == bool.TrueString)
                Remarks.Add($"The name was read as first “{parts[0]}”, last “{parts[1]}”. If that is wrong, write “Last, First”.");
        }
        else if (this[ImportFields.First] is { } first && this[ImportFields.Last] is { } last)
        {
            Name = new(first, last);
        }
        else if (Errors.Count == 0)
        {
            Errors.Add("The name is missing: give first and last name.");
        }
        if (Name.First?.Length > 100 || Name.Last?.Length > 100)
            Errors.Add("The name has a part with more than 100 characters.");
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ResidencyHub.Domain.Hours;

namespace ResidencyHub.Domain.Forms;

/// <summary>One line of a field that takes several: a row's level with its words, something seen, or time spent.</summary>
/// <param name="Key">Of a rubric: the row; of evidence: when it was seen; of a time log: the day ("2026-11-16").</param>
/// <param name="Value">Of a rubric: the level; of a time log: the length as written.</param>
/// <param name="Words">What was seen or done.</param>
public sealed record AnswerLine(string Key, string? Value, string? Words)
{
    [JsonIgnore] public bool IsEmpty => string.IsNullOrWhiteSpace(Value) && string.IsNullOrWhiteSpace(Words);
}

/// <summary>What somebody answered to one field.</summary>
public sealed record FormValue
{
    public static FormValue None { get; } = new();

    /// <summary>Of a text, one choice, a scale, a signature.</summary>
    public string? Text { get; init; }

    /// <summary>Of a choice of several.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];
    public IReadOnlyList<AnswerLine> Lines { get; init; } = [];

    [JsonIgnore] public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Chosen.Count == 0 && Lines.All(l => l.IsEmpty);

    /// <summary>Whether it is, or has among it, one of these.</summary>
    public bool Has(IReadOnlyList<string> values) => values.Any(v => v == Text || Chosen.Contains(v));
}

/// <summary>Something wrong with the answer to one field.</summary>
/// <param name="Field">The field's key.</param>
/// <param name="Words">What is wrong and what to do.</param>
public sealed record FieldWrong(string Field, string Words);

/// <summary>The answers to a form, by the keys of its fields.</summary>
public sealed record AnswerSheet(IReadOnlyDictionary<string, FormValue> Values)
{
    /// <summary>The longest answers as they are written.</summary>
    public const int MostLetters = 400_000;

    private static readonly JsonSerializerOptions Written = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static AnswerSheet Empty { get; } = new(new Dictionary<string, FormValue>());

    /// <summary>Never null: what was not answered is <see cref="FormValue.None"/>.</summary>
    public FormValue this[string key] => Values.TryGetValue(key, out var value) ? value : FormValue.None;

    public string Write() => JsonSerializer.Serialize(Values, Written);

    public static AnswerSheet Read(string json) => new(JsonSerializer.Deserialize<Dictionary<string, FormValue>>(json, Written) ?? []);

    /// <summary>What of these answers is kept by a definition, and what is wrong. Answers to fields that do not show, or are not of this edition, are not kept.</summary>
    /// <param name="definition">The edition.</param>
    /// <param name="name">The name by which the answerer signs.</param>
    /// <param name="today">Time is logged for days that have come.</param>
    /// <param name="files">Fields to which a file was handed in.</param>
    public (AnswerSheet Kept, IReadOnlyList<FieldWrong> Wrong) Judge(FormDefinition definition, string name, DateOnly today, IReadOnlySet<string> files)
    {
        var (kept, wrong) = (new Dictionary<string, FormValue>(), new List<FieldWrong>());
        foreach (var field in definition.Showing(this))
        {
            var value = Tidy(field, this[field.Key]);
            if (field.Type is FieldType.File ? !files.Contains(field.Key) : value.IsEmpty)
            {
                if (field.IsRequired)
                    wrong.Add(new(field.Key, field.Type switch { FieldType.File => "Hand in the file.", FieldType.Signature => "Type your name to sign.", FieldType.Choice or FieldType.Scale => "Choose an answer.", FieldType.Rubric => "Give a level on at least one row.", _ => "Write an answer." }));
                continue;
            }
            if (AnswerChecks.WrongWith(field, value, name, today) is { } words)
                wrong.Add(new(field.Key, words));
            else if (field.Type is not FieldType.File)
                kept[field.Key] = value;
        }
        return (new(kept), wrong);
    }

    /// <summary>The fields of the edition on which this was answered whose answers another edition does not ask for any more, or not so: they are shown rather than lost.</summary>
    public IEnumerable<AskedField> Outgrown(FormDefinition given, FormDefinition asked) => given.Fields.Where(f => !this[f.Key].IsEmpty && !AnswerChecks.Takes(asked[f.Key], f, this[f.Key]));

    private static FormValue Tidy(AskedField field, FormValue value) => field.Type switch
    {
        FieldType.Choice when field.TakesSeveral => new() { Chosen = [.. value.Chosen.Distinct()] },
        FieldType.Rubric or FieldType.Evidence or FieldType.TimeLog => new() { Lines = [.. value.Lines.Where(l => !l.IsEmpty).Select(l => new AnswerLine(l.Key.Trim(), l.Value?.Trim(), l.Words?.Trim()))] },
        FieldType.File => FormValue.None,
        _ => new() { Text = value.Text?.Trim() },
    };
}

/// <summary>Whether an answer is one that its field takes.</summary>
internal static class AnswerChecks
{
    /// <summary>Whether a field holds all of an answer that was given to the same field of another edition.</summary>
    public static bool Takes(AskedField? field, AskedField given, FormValue value) => field is not null && field.Type == given.Type && field.TakesSeveral == given.TakesSeveral && field.Type switch
    {
        FieldType.Choice => field.TakesSeveral ? value.Chosen.All(field.Options.Contains) : field.Options.Contains(value.Text!),
        FieldType.Scale => field.Values.Contains(value.Text!),
        FieldType.Rubric => value.Lines.All(l => field.Rows.Any(r => r.Key == l.Key) && (l.Value is null || field.Levels.Any(x => x.Value.ToString(CultureInfo.InvariantCulture) == l.Value))),
        _ => true,
    };

    public static string? WrongWith(AskedField field, FormValue value, string name, DateOnly today) => field.Type switch
    {
        FieldType.Text when value.Text!.Length > 4000 => "Up to 4,000 characters, please.",
        FieldType.Choice when (field.TakesSeveral ? value.Chosen.Any(c => !field.Options.Contains(c)) : !field.Options.Contains(value.Text!)) => "Choose among the answers of the form.",
        FieldType.Scale when !field.Values.Contains(value.Text!) => $"Choose a number from {field.Least} to {field.Most}.",
        FieldType.Rubric => value.Lines.Select(l => Row(field, l)).FirstOrDefault(w => w is not null),
        FieldType.Evidence => value.Lines.Count > AskedField.Lines || value.Lines.Any(l => l.Words?.Length > 2000 || l.Key.Length > 60) ? "Up to 2,000 characters in a line." : value.Lines.Any(l => string.IsNullOrEmpty(l.Words)) ? "Say what was seen." : null,
        FieldType.TimeLog => value.Lines.Count > AskedField.Lines ? $"Up to {AskedField.Lines} lines." : value.Lines.Select(l => Time(l, today)).FirstOrDefault(w => w is not null),
        FieldType.Signature when Basics.SearchText.Of(value.Text!) != Basics.SearchText.Of(name) => $"Sign with your own name as it stands in your account: {name}.",
        _ => null,
    };

    private static string? Row(AskedField field, AnswerLine line)
    {
        if (field.Rows.All(r => r.Key != line.Key))
            return "A row is not in this form any more. Load the page again; what you typed is kept.";
        if (line.Words?.Length > 2000)
            return "Up to 2,000 characters in a row.";
        return line.Value is null || field.Levels.All(l => l.Value.ToString(CultureInfo.InvariantCulture) != line.Value) ? $"Choose a level for {field.Rows.First(r => r.Key == line.Key).Code}." : null;
    }

    private static string? Time(AnswerLine line, DateOnly today)
    {
        if (!DateOnly.TryParseExact(line.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
            return "Choose the day of each line.";
        if (on > today)
            return $"{on:d MMMM yyyy} has not come yet.";
        if (line.Words?.Length > 300)
            return "Say in up to 300 characters what you did.";
        return TimeSpent.Read(line.Value).Wrong;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Forms;

/// <summary>The fields of one edition of a form, in their order.</summary>
public sealed record FormDefinition(IReadOnlyList<AskedField> Fields)
{
    /// <summary>More is no form but an examination.</summary>
    public const int MostFields = 60;

    /// <summary>A draft of all answers has to fit into one draft of the hub.</summary>
    public const int MostInputs = 180;

    /// <summary>The longest definition as it is written.</summary>
    public const int MostLetters = 200_000;

    private static readonly JsonSerializerOptions Written = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, Converters = { new JsonStringEnumConverter() }, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static FormDefinition Empty { get; } = new([]);

    public AskedField? this[string key] => Fields.FirstOrDefault(f => f.Key == key);

    public string Write() => JsonSerializer.Serialize(Fields, Written);

    /// <summary>Reads what was written, or what somebody sends as a definition.</summary>
    /// <exception cref="RuleBroken">No such text, or fields that do not hold together.</exception>
    public static FormDefinition Read(string json)
    {
        try
        {
            var fields = JsonSerializer.Deserialize<List<AskedField?>>(json, Written) ?? [];
            // a definition from elsewhere may say null where a list belongs
            return new FormDefinition([.. fields.Select((f, at) => f is null || f.Options is null || f.Rows is null || f.Levels is null || f.Label is null || f.Key is null || f.ShowWhen is { Values: null } or { Field: null } ? throw new RuleBroken("form-unreadable", $"Field {at + 1} says nothing where a value belongs.") : f)]).Checked();
        }
        catch (JsonException wrong)
        {
            throw new RuleBroken("form-unreadable", $"This is no definition of a form (line {wrong.LineNumber + 1}). It is a list of fields: [{{\"key\": \"q1\", \"type\": \"Text\", \"label\": \"…\"}}].");
        }
    }

    /// <summary>The fields hold together: every one has a key of its own, what it asks is whole, and conditions look back only, so that none can go in a circle.</summary>
    /// <exception cref="RuleBroken">The first thing that does not hold, with the field's words.</exception>
    public FormDefinition Checked()
    {
        if (Fields.Count > MostFields)
            throw new RuleBroken("form-fields-most", $"A form has up to {MostFields} fields; these are {Fields.Count}. Make two forms of it.");
        if (Fields.Sum(f => f.Inputs) is > MostInputs and var inputs)
            throw new RuleBroken("form-inputs-most", $"One would fill in {inputs} things; {MostInputs} fit into one form. Take rows or fields out.");
        var earlier = new Dictionary<string, AskedField>(StringComparer.Ordinal);
        foreach (var (field, at) in Fields.Select((f, at) => (f, at + 1)))
        {
            if (field.Key.Length is 0 or > 40 || !field.Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-'))
                throw new RuleBroken("form-key", $"Field {at} has no key of its own (letters, digits and hyphens, up to 40).");
            if (earlier.ContainsKey(field.Key))
                throw new RuleBroken("form-key-twice", $"Field {at} has the key “{field.Key}”, which an earlier field has.");
            FieldChecks.Demand(field, at);
            if (field.ShowWhen is { } when)
                DemandBack(field, when, earlier);
            earlier.Add(field.Key, field);
        }
        return this;
    }

    /// <summary>The fields that show with these answers.</summary>
    public IReadOnlyList<AskedField> Showing(AnswerSheet answers)
    {
        var showing = new List<AskedField>();
        foreach (var field in Fields)
            if (field.ShowWhen is not { } when || (showing.Exists(f => f.Key == when.Field) && answers[when.Field].Has(when.Values)))
                showing.Add(field);
        return showing;
    }

    /// <summary>Adds the field at the end, or puts it in place of the one with its key.</summary>
    public FormDefinition With(AskedField field) => new FormDefinition(this[field.Key] is null ? [.. Fields, field] : [.. Fields.Select(f => f.Key == field.Key ? field : f)]).Checked();

    /// <exception cref="RuleBroken">Another field shows by this one.</exception>
    public FormDefinition Without(string key)
    {
        if (Fields.FirstOrDefault(f => f.ShowWhen?.Field == key) is { } follower)
            throw new RuleBroken("form-condition-needs", $"“{follower.Label}” shows by the answer to this field. Change that first.");
        return new FormDefinition([.. Fields.Where(f => f.Key != key)]);
    }

    /// <summary>One place up or down.</summary>
    public FormDefinition Moved(string key, bool up)
    {
        var (all, at) = (Fields.ToList(), Fields.ToList().FindIndex(f => f.Key == key));
        var to = at + (up ? -1 : 1);
        if (at < 0 || to < 0 || to >= all.Count)
            return this;
        (all[at], all[to]) = (all[to], all[at]);
        return new FormDefinition(all).Checked();
    }

    private void DemandBack(AskedField field, FieldCondition when, Dictionary<string, AskedField> earlier)
    {
        if (!earlier.TryGetValue(when.Field, out var source))
        {
            throw this[when.Field] is { } later
                ? new RuleBroken("form-condition-later", later == field ? $"“{field.Label}” cannot show by its own answer." : $"“{field.Label}” shows by “{later.Label}”, which stands below it. A field shows by an earlier one only, so that conditions never go in a circle.")
                : new RuleBroken("form-condition-unknown", $"“{field.Label}” shows by a field that is not in the form (“{Short(when.Field)}”).");
        }
        if (source.Values.Count == 0)
            throw new RuleBroken("form-condition-type", $"“{field.Label}” shows by “{source.Label}”; a field can show by a choice or a scale only.");
        if (when.Values.Count == 0)
            throw new RuleBroken("form-condition-value", $"Say by which answers to “{source.Label}” “{field.Label}” shows.");
        if (when.Values.Any(v => !source.Values.Contains(v)))
            throw new RuleBroken("form-condition-value", $"“{field.Label}” shows by an answer that “{source.Label}” does not have: {Short(when.Values.First(v => !source.Values.Contains(v)))}.");
    }

    private static string Short(string? text) => text is { Length: > 40 } ? text[..40] + "…" : text ?? "";
}

/// <summary>What each type of field needs.</summary>
internal static class FieldChecks
{
    public static void Demand(AskedField field, int at)
    {
        if (string.IsNullOrWhiteSpace(field.Label) || field.Label.Length > 300)
            throw new RuleBroken("form-label", $"Field {at} needs its question, up to 300 characters.");
        if (field.Hint?.Length > 500)
            throw new RuleBroken("form-hint", $"The hint of “{field.Label}” has up to 500 characters.");
        if (!Enum.IsDefined(field.Type))
            throw new RuleBroken("form-type", $"“{field.Label}” is of no type that the hub knows.");
        if (field.Type is FieldType.Choice && (field.Options.Count is < 2 or > 30 || field.Options.Any(o => string.IsNullOrWhiteSpace(o) || o.Length > 200 || o != o.Trim() || o.Contains('\n', StringComparison.Ordinal)) || field.Options.Distinct(StringComparer.Ordinal).Count() != field.Options.Count))
            throw new RuleBroken("form-options", $"“{field.Label}” needs 2 to 30 different answers, each one line of up to 200 characters without blanks around it.");
        if (field.Type is FieldType.Scale && (field.Least < 0 || field.Most > 10 || field.Most <= field.Least || field.LeastWords?.Length > 100 || field.MostWords?.Length > 100))
            throw new RuleBroken("form-scale", $"The scale of “{field.Label}” runs from a lower to a higher number between 0 and 10, with words up to 100 characters.");
        if (field.Type is FieldType.Rubric && (field.Rows.Count is 0 or > 30 || field.Levels.Count is < 2 or > 11 || field.Rows.Any(r => r is not { Key.Length: > 0 and <= 40, Code: not null, Statement: not null } || !r.Key.All(char.IsAsciiLetterOrDigit)) || field.Rows.Select(r => r.Key).Distinct().Count() != field.Rows.Count || field.Levels.Any(l => l is null)))
            throw new RuleBroken("form-rows", $"“{field.Label}” needs 1 to 30 rows of a rubric, each with its own id, and the rubric’s levels.");
    }
}

using System.Text.Json.Serialization;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Forms;

/// <summary>What a field of a form takes.</summary>
public enum FieldType { Text, Choice, Scale, Rubric, Evidence, TimeLog, File, Signature }

/// <summary>A field shows only when an earlier one has one of these values; a field that does not show is neither asked nor kept.</summary>
/// <param name="Field">The key of the earlier field, a choice or a scale.</param>
/// <param name="Values">At least one.</param>
public sealed record FieldCondition(string Field, IReadOnlyList<string> Values);

/// <summary>A row of a rubric as it read when it was put into the form.</summary>
public sealed record FormRow(string Key, string Code, string Statement);

/// <summary>One field of a form. It carries everything that is needed to ask and to read it, so that an edition stays readable whatever becomes of rubrics.</summary>
public sealed record AskedField
{
    /// <summary>Lines that evidence and time log offer.</summary>
    public const int Lines = 5;

    /// <summary>The same over all editions of the form: "q1f0a2b3c".</summary>
    public string Key { get; init; } = "";
    public FieldType Type { get; init; }
    public string Label { get; init; } = "";
    public string? Hint { get; init; }
    public bool IsRequired { get; init; }

    /// <summary>Of a choice.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>A choice of several.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>Of a scale: the lowest number.</summary>
    public int Least { get; init; }

    /// <summary>Of a scale: the highest number.</summary>
    public int Most { get; init; }

    /// <summary>What the lowest number means.</summary>
    public string? LeastWords { get; init; }

    /// <summary>What the highest number means.</summary>
    public string? MostWords { get; init; }

    /// <summary>Of rubric rows.</summary>
    public IReadOnlyList<FormRow> Rows { get; init; } = [];
    public IReadOnlyList<LevelDraft> Levels { get; init; } = [];
    public FieldCondition? ShowWhen { get; init; }

    /// <summary>The values that another field's condition can name; none for what has no few values.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Values => Type switch
    {
        FieldType.Choice => Options,
        FieldType.Scale => [.. Enumerable.Range(Least, Math.Max(0, Most - Least + 1)).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        _ => [],
    };

    /// <summary>How many things one fills in.</summary>
    [JsonIgnore] public int Inputs => Type switch { FieldType.Choice when TakesSeveral => Options.Count, FieldType.Rubric => Rows.Count * 2, FieldType.Evidence => Lines * 2, FieldType.TimeLog => Lines * 3, FieldType.File => 0, _ => 1 };
}

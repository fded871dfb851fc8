using System.Text.Json;

namespace ResidencyHub.Application.Interchange;

/// <summary>One field before and after.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Something that only a person can know; asked once for all rows that it concerns.</summary>
/// <param name="Key">What it is about; rows with the same key get the same answer.</param>
/// <param name="Words">The question as shown.</param>
/// <param name="Options">The answers to choose from.</param>
public sealed record ImportQuestion(string Key, string Words, IReadOnlyList<QuestionOption> Options);

public sealed record QuestionOption(string Value, string Text);

/// <summary>What would become of one row.</summary>
internal sealed record ImportVerdict(RowOutcome Outcome, Guid? Subject, string Name, IReadOnlyList<FieldChange> Changes, string? Reason, ImportQuestion? Question)
{
    public static ImportVerdict Error(string name, string reason) => new(RowOutcome.Error, null, name, [], reason, null);

    public static ImportVerdict Ask(string name, ImportQuestion question) => new(RowOutcome.Question, null, name, [], null, question);

    public string? ChangesJson => Changes.Count == 0 ? null : JsonSerializer.Serialize(Changes);

    // an import that was broken off has left its marks on the row
    public bool IsAsShown(ImportRow row) => row.Outcome == Outcome && (Outcome is RowOutcome.New || row.SubjectId == Subject) && row.Changes == ChangesJson;

    public void WriteTo(ImportRow row)
    {
        (row.Outcome, row.SubjectId, row.Name, row.Changes) = (Outcome, Subject, Short(Name), ChangesJson);
        row.Reason = Reason is { Length: > 4000 } ? Reason[..4000] : Reason;
        (row.Before, row.AppliedVersion) = (null, null);
        (row.Question, row.QuestionKey) = (Question is null ? null : JsonSerializer.Serialize(Question), Question?.Key);
    }

    private static string Short(string text) => text.Length > 250 ? text[..250] : text;
}

using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>Which titles of credentials are in which field, besides those that name it: rule data ("Multiple Subject" is in elementary; "Social Science" is not in science).</summary>
public sealed class CredentialFields
{
    private const string Except = "not ";
    private readonly List<(string Field, string[] Titles, string[] Excepted)> _fields;

    /// <param name="fields">By field: the titles that count in it, separated by commas; "not " before a title takes it out.</param>
    public CredentialFields(IEnumerable<KeyValuePair<string, string>> fields) => _fields = [.. fields.Select(f =>
    {
        var titles = f.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (SearchText.Of(f.Key), titles.Where(t => !t.StartsWith(Except, StringComparison.Ordinal)).Select(t => SearchText.Of(t)).ToArray(), titles.Where(t => t.StartsWith(Except, StringComparison.Ordinal)).Select(t => SearchText.Of(t[Except.Length..])).ToArray());
    })];

    /// <summary>No title but the field's own name counts.</summary>
    public static CredentialFields None { get; } = new([]);

    /// <summary>Whether a credential is in the field of a subject, by whole words: it names the subject, or has a title that counts in it.</summary>
    public bool IsIn(string? credential, string subject)
    {
        var (title, field) = (SearchText.Of(credential), SearchText.Of(subject));
        if (title.Length == 0 || field.Length == 0)
            return false;
        var counting = Counting(field);
        // "Biology; Earth Science" is in biology, though earth science alone is not
        foreach (var taken in counting.SelectMany(f => f.Excepted))
            title = $" {title} ".Replace($" {taken} ", " ", StringComparison.Ordinal).Trim();
        return title.StartsWith(field, StringComparison.Ordinal) || Has(title, field) || counting.Exists(f => f.Titles.Any(t => Has(title, t)));
    }

    /// <summary>The titles that count in the field of a subject besides its name, in small letters, without accents and punctuation.</summary>
    public IReadOnlyList<string> TitlesFor(string subject) => [.. Counting(SearchText.Of(subject)).SelectMany(f => f.Titles).Distinct(StringComparer.Ordinal)];

    /// <summary>The fields that a subject names; not science for social science, which is taken out of it.</summary>
    private List<(string Field, string[] Titles, string[] Excepted)> Counting(string subject) => _fields.FindAll(f => Has(subject, f.Field) && !f.Excepted.Any(t => Has(subject, t)));

    // "Single subject: mathematics" has mathematics; "Language arts" does not have art
    private static bool Has(string text, string words) => $" {text} ".Contains($" {words} ", StringComparison.Ordinal);
}

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>What the values of a field look like.</summary>
public enum FieldKind { Text, PersonName, Email, Phone, Date, YesNo, WholeNumber, Grades, SchoolId, DistrictId }

/// <summary>A field that an import can fill from a column.</summary>
/// <param name="Key">Its stable name, remembered with a mapping: "mentor.email".</param>
/// <param name="Title">Its name for people: "Mentor e-mail".</param>
/// <param name="Required">Whether a row without it is an error.</param>
/// <param name="Synonyms">What coordinators, districts and other systems call it.</param>
/// <param name="Kind">What its values look like.</param>
public sealed record ImportField(string Key, string Title, bool Required, IReadOnlyList<string> Synonyms, FieldKind Kind);

public enum GuessGround { None, Exact, Synonym, Similar, Values }

/// <summary>Which field a column probably is.</summary>
/// <param name="Column">Position of the column, from 0.</param>
/// <param name="Header">Its header.</param>
/// <param name="Field">The field, or null when none was found.</param>
/// <param name="Ground">What the guess rests on.</param>
/// <param name="Confidence">0 (none) to 1 (the same name, and values that fit).</param>
/// <param name="Words">The reason as shown beside the mapping.</param>
public sealed record ColumnGuess(int Column, string Header, ImportField? Field, GuessGround Ground, double Confidence, string Words)
{
    /// <summary>Below this a person should look before the import goes on.</summary>
    public const double Sure = 0.8;

    public bool IsSure => Confidence >= Sure;

    /// <summary>Guesses a field for each column; no field is given to two columns.</summary>
    /// <param name="headers">The columns' names.</param>
    /// <param name="sample">Some rows, to look at the values.</param>
    /// <param name="fields">The fields that the import can fill.</param>
    public static IReadOnlyList<ColumnGuess> For(IReadOnlyList<string> headers, IReadOnlyList<SheetRow> sample, IReadOnlyList<ImportField> fields)
        => new ColumnGuesser(headers, sample, fields).Guess();
}

namespace ResidencyHub.Application.Interchange.Sheets;

internal enum Fit { Unknown, Well, Badly }

/// <summary>What the values of a column look like.</summary>
internal sealed class ColumnContents
{
    private const int Enough = 2;
    private readonly Dictionary<FieldKind, int> counts = [];

    public int Filled { get; private set; }

    public static ColumnContents Of(IEnumerable<string> values)
    {
        var contents = new ColumnContents();
        foreach (var value in values.Where(v => v.Length > 0).Take(200))
        {
            contents.Filled++;
            foreach (var kind in Enum.GetValues<FieldKind>())
            {
                if (Is(kind, value))
                    contents.counts[kind] = contents.counts.GetValueOrDefault(kind) + 1;
            }
        }
        return contents;
    }

    public int Count(FieldKind kind) => counts.GetValueOrDefault(kind);

    /// <summary>Text fits anywhere, so it says nothing; nor do one or two values.</summary>
    public Fit Fits(FieldKind kind)
        => kind == FieldKind.Text ? (Filled >= Enough && Count(FieldKind.Email) * 10 >= Filled * 9 ? Fit.Badly : Fit.Unknown)
            : Filled < Enough ? Fit.Unknown
            : Count(kind) * 10 >= Filled * 8 ? (kind == FieldKind.PersonName ? Fit.Unknown : Fit.Well)
            : Count(kind) * 10 <= Filled * 3 ? Fit.Badly
            : Fit.Unknown;

    public static string Name(FieldKind kind) => kind switch
    {
        FieldKind.Email => "e-mail addresses",
        FieldKind.Phone => "telephone numbers",
        FieldKind.Date => "dates",
        FieldKind.YesNo => "yes or no",
        FieldKind.WholeNumber => "whole numbers",
        FieldKind.Grades => "grades",
        FieldKind.SchoolId => "12-digit school ids",
        FieldKind.DistrictId => "7-digit district ids",
        FieldKind.PersonName => "names of people",
        _ => "text",
    };

    private static bool Is(FieldKind kind, string value) => kind switch
    {
        FieldKind.Email => CellValue.Email(value).Ok,
        FieldKind.Phone => CellValue.Phone(value).Ok,
        FieldKind.Date => CellValue.Day(value, DayOrder.MonthFirst).Ok || CellValue.Day(value, DayOrder.DayFirst).Ok,
        FieldKind.YesNo => CellValue.YesNo(value).Ok,
        FieldKind.WholeNumber => CellValue.WholeNumber(value).Ok,
        FieldKind.Grades => CellValue.Grades(value).Ok,
        FieldKind.SchoolId => value.Length == 12 && value.All(char.IsAsciiDigit),
        FieldKind.DistrictId => value.Length == 7 && value.All(char.IsAsciiDigit),
        FieldKind.PersonName => !value.Any(char.IsAsciiDigit) && !value.Contains('@', StringComparison.Ordinal),
        _ => true,
    };
}

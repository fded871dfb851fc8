using System.Globalization;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>A value to write: text (ids too, so that their zeros stay), a day, or a number that one may add up.</summary>
public readonly record struct SheetCell
{
    private SheetCell(string? text, DateOnly? day, decimal? number) => (Text, Day, Number) = (text ?? "", day, number);

    public string Text { get; }
    public DateOnly? Day { get; }
    public decimal? Number { get; }

    public static implicit operator SheetCell(string? text) => FromString(text);
    public static implicit operator SheetCell(DateOnly? day) => FromDateOnly(day);
    public static implicit operator SheetCell(DateOnly day) => FromDateOnly(day);
    public static implicit operator SheetCell(decimal number) => FromDecimal(number);
    public static implicit operator SheetCell(int number) => FromDecimal(number);

    public static SheetCell FromString(string? text) => new(text, null, null);
    public static SheetCell FromDateOnly(DateOnly? day) => new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day, null);
    public static SheetCell FromDecimal(decimal number) => new(number.ToString(CultureInfo.InvariantCulture), null, number);
}

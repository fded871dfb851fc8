using System.Globalization;
using System.Text.RegularExpressions;
using ExcelDataReader;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>The text that stands for a workbook cell: dates as yyyy-MM-dd, ids without exponent, zeros kept where the number format shows them.</summary>
internal static partial class WorkbookCell
{
    public static bool IsBlank(IExcelDataReader reader, int column)
        => reader.GetValue(column) switch { null => true, string text => string.IsNullOrWhiteSpace(text), _ => false };

    public static string Text(IExcelDataReader reader, int column)
        => reader.GetValue(column) switch
        {
            null => "",
            string text => CellText.Clean(text),
            double number => Number(number, reader.GetNumberFormatString(column)),
            int number => Number(number, reader.GetNumberFormatString(column)),
            DateTime date => Date(date),
            TimeSpan time => time.ToString(time.Days > 0 ? @"d\.hh\:mm" : @"hh\:mm", CultureInfo.InvariantCulture),
            bool truth => truth ? "TRUE" : "FALSE",
            var other => CellText.Clean(Convert.ToString(other, CultureInfo.InvariantCulture)),
        };

    private static string Date(DateTime date)
        => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : date.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    internal static string Number(double number, string? format)
    {
        if (double.IsInteger(number) && Math.Abs(number) < 1e21)
        {
            var shown = format?.Split(';')[0] ?? "";
            return number >= 0 && DigitsWithZeros().IsMatch(shown)
                ? number.ToString(shown, CultureInfo.InvariantCulture)
                : number.ToString("F0", CultureInfo.InvariantCulture);
        }
        // Fifteen digits are what Excel keeps: 0.1 + 0.2 shows as 0.3.
        return Math.Abs(number) is > 1e-9 and < 1e15
            ? ((decimal)number).ToString("0.###############", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
    }

    // 0000000, 000-00-0000, 00000\-0000, (000) 000-0000: formats in which zeros are part of a number one reads aloud.
    [GeneratedRegex(@"^(?=.*00)[(]?0+([-() \\]*0+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DigitsWithZeros();
}

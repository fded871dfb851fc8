using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>
/// Keeps a spreadsheet program from running a text of a CSV file as a formula (OWASP, CSV injection): an apostrophe goes in
/// front. Reading takes exactly that apostrophe away again, so a file that comes back is unchanged. A workbook needs no guard:
/// its cells say that they are text.
/// </summary>
public static partial class FormulaGuard
{
    /// <summary>The text, cleaned as reading cleans it, safe to write. Plain negative numbers ("-12.5") and telephone numbers in groups ("+1 303 555 0100") are no formulas and stay as they are.</summary>
    public static string Guard(string text)
    {
        var clean = CellText.Clean(text);
        return NeedsGuard(clean) && !Harmless().IsMatch(clean) ? "'" + clean : clean;
    }

    public static string Unguard(string text)
        => text.Length > 1 && text[0] == '\'' && NeedsGuard(text) ? text[1..] : text;

    // An apostrophe before the sign counts too, or a text that had one of its own would lose it on the way back.
    private static bool NeedsGuard(string text)
    {
        var start = text.AsSpan().TrimStart('\'');
        return start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠';
    }

    [GeneratedRegex(@"^(-[0-9]{1,15}(\.[0-9]{1,10})?|\+[0-9]{1,3}( \(?[0-9]{2,4}\)?){2,4}|[-–—]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Harmless();
}

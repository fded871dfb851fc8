using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Text as a workbook's XML can hold it.</summary>
internal static partial class WorkbookText
{
    private const int ExcelsLongestCell = 32_767;

    /// <summary>Halves of a surrogate pair are no letters; neither UTF-8 nor XML can hold them.</summary>
    public static string WithoutBrokenLetters(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
        }
        return text;
    }

    /// <summary>Marks what XML forbids the way Office does (ECMA-376, ST_Xstring): _x0007_.</summary>
    public static string Escape(string text)
    {
        text = WithoutBrokenLetters(text);
        if (text.Length > ExcelsLongestCell)
            text = WithoutBrokenLetters(text[..(ExcelsLongestCell - 1)]) + "…";
        if (text.Contains("_x", StringComparison.Ordinal))
            text = LooksEscaped().Replace(text, "_x005F_");
        return Forbidden().Replace(text, m => string.Create(CultureInfo.InvariantCulture, $"_x{(int)m.Value[0]:X4}_"));
    }

    /// <summary>A sheet's name: at most 31 characters, none of []:*?/\, not empty.</summary>
    public static string SheetName(string name)
    {
        var allowed = NotInName().Replace(Escape(name), " ").Trim(' ', '\'');
        return allowed.Length == 0 ? "Sheet1" : allowed.Length <= 31 ? allowed : WithoutBrokenLetters(allowed[..31]);
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LooksEscaped();

    [GeneratedRegex(@"[\x00-\x08\x0B-\x1F\uFFFE\uFFFF]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"[\[\]:*?/\\\x00-\x1F]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex NotInName();
}

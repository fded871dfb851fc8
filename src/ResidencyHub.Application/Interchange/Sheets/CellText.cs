using System.Buffers;
using System.Text;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>How the text of a cell is cleaned and named.</summary>
public static class CellText
{
    private static readonly SearchValues<char> Unclean = SearchValues.Create("\r\u00A0\u202F\u2007\u200B\u2060\uFEFF\0");

    /// <summary>Trims, makes every kind of space a space and every line break a line feed, drops invisible marks. Nothing else changes.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.AsSpan().ContainsAny(Unclean))
            return text.Trim();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\u200B' or '\u2060' or '\uFEFF' or '\0':
                    break;
                case '\u00A0' or '\u202F' or '\u2007':
                    clean.Append(' ');
                    break;
                case '\r':
                    clean.Append('\n');
                    if (i + 1 < text.Length && text[i + 1] == '\n')
                        i++;
                    break;
                default:
                    clean.Append(text[i]);
                    break;
            }
        }
        return clean.ToString().Trim();
    }

    /// <summary>The letters a spreadsheet shows above a column: 0 is A, 26 is AA.</summary>
    public static string ColumnLetters(int index)
    {
        var letters = "";
        for (var left = index + 1; left > 0; left = (left - 1) / 26)
            letters = (char)('A' + ((left - 1) % 26)) + letters;
        return letters;
    }

    internal static string Excerpt(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : string.Concat(line.AsSpan(0, 39), "…");
    }
}

using System.Globalization;
using System.Text;

namespace ResidencyHub.Domain.Basics;

/// <summary>Text as it is compared when people search and sort: lower case, without accents and punctuation, words apart by one blank.</summary>
public static class SearchText
{
    public static string Of(string? text)
    {
        var result = new StringBuilder((text?.Length ?? 0) + 1);
        var gap = false;
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '.')
                continue;
            if (!char.IsLetterOrDigit(c))
            {
                gap = result.Length > 0;
                continue;
            }
            if (gap)
                result.Append(' ');
            gap = false;
            result.Append(char.ToLowerInvariant(c));
        }
        return result.ToString();
    }

    /// <summary>Every word preceded by a blank, so that <c>Contains(" " + prefix)</c> finds the beginnings of words.</summary>
    public static string Words(params ReadOnlySpan<string?> texts)
    {
        var result = new StringBuilder();
        foreach (var text in texts)
        {
            var words = Of(text);
            if (words.Length > 0)
                result.Append(' ').Append(words);
        }
        return result.ToString();
    }
}

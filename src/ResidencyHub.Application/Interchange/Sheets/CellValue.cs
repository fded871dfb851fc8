using System.Globalization;
using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>What a cell says, or why it says nothing usable, in words that stand beside the row.</summary>
/// <param name="Value">The value when <see cref="Ok"/>.</param>
/// <param name="Reason">What is wrong and what to write; null when the value is good.</param>
public readonly record struct Parsed<T>(T? Value, string? Reason)
{
    public bool Ok => Reason is null;

    public static implicit operator Parsed<T>(T value) => new(value, null);
    internal static Parsed<T> Not(string reason) => new(default, reason);
}

/// <summary>A telephone number as typed, and as it is compared and dialled (E.164).</summary>
public sealed record PhoneNumber(string AsTyped, string Dialled, string? Extension);

/// <summary>Reads single cells. An empty cell is always a reason: the caller knows which fields may be empty.</summary>
public static partial class CellValue
{
    private const string EmptyCell = "The cell is empty.";

    /// <summary>The text without the apostrophe by which spreadsheet programs mark figures as text ('0042).</summary>
    public static string Plain(string text)
    {
        var clean = CellText.Clean(text);
        return clean.Length > 1 && clean[0] == '\'' && char.IsAsciiDigit(clean[1]) ? clean[1..] : clean;
    }

    /// <summary>One e-mail address; "Ann Lee &lt;ann@x.org&gt;" gives the address.</summary>
    public static Parsed<string> Email(string cell)
    {
        var text = Plain(cell);
        if (text.Length == 0)
            return Parsed<string>.Not(EmptyCell);
        if (text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            text = text["mailto:".Length..];
        if (InBrackets().Match(text) is { Success: true } named)
            text = named.Groups["address"].Value;
        var at = text.Count(c => c == '@');
        if (at > 1)
            return Parsed<string>.Not($"“{text}” holds more than one e-mail address: write one.");
        if (at == 0)
            return Parsed<string>.Not($"“{text}” is no e-mail address: there is no @ in it.");
        if (text.Any(char.IsWhiteSpace))
            return Parsed<string>.Not($"“{text}” is no e-mail address: there is a space in it.");
        return EmailAddress().IsMatch(text) && text.Length <= 254
            ? text
            : Parsed<string>.Not($"“{text}” is no e-mail address: it should look like name@school.org.");
    }

    /// <summary>A telephone number of the United States and its neighbours in the same plan, or one that begins with + and a country.</summary>
    public static Parsed<PhoneNumber> Phone(string cell)
    {
        var typed = Plain(cell);
        if (typed.Length == 0)
            return Parsed<PhoneNumber>.Not(EmptyCell);
        var main = typed;
        string? extension = null;
        if (PhoneExtension().Match(typed) is { Success: true } found)
        {
            extension = found.Groups["digits"].Value;
            main = typed[..found.Index];
        }
        var digits = string.Concat(main.Where(char.IsAsciiDigit));
        if (!PhoneLetters().IsMatch(main))
            return Parsed<PhoneNumber>.Not($"“{typed}” is no telephone number: it should look like 303-555-0100.");
        if (main.TrimStart()[0] == '+' && !digits.StartsWith('1'))
        {
            return digits.Length is >= 8 and <= 15
                ? new PhoneNumber(typed, "+" + digits, extension)
                : Parsed<PhoneNumber>.Not($"“{typed}” has {digits.Length} digits; with a country in front there are 8 to 15.");
        }
        var national = digits.Length == 11 && digits[0] == '1' ? digits[1..] : digits;
        return national.Length switch
        {
            7 => Parsed<PhoneNumber>.Not($"“{typed}” has no area code: write it like 303-555-0100."),
            10 when national[0] >= '2' && national[3] >= '2' => new PhoneNumber(typed, "+1" + national, extension),
            10 => Parsed<PhoneNumber>.Not($"“{typed}” cannot be dialled: an area code and the number after it never begin with 0 or 1."),
            20 => Parsed<PhoneNumber>.Not($"“{typed}” holds two telephone numbers: write one."),
            _ => Parsed<PhoneNumber>.Not($"“{typed}” has {national.Length} digits; a telephone number has 10."),
        };
    }

    public static Parsed<bool> YesNo(string cell)
        => Plain(cell).ToLowerInvariant() switch
        {
            "" => Parsed<bool>.Not(EmptyCell),
            "yes" or "y" or "true" or "t" or "1" or "x" or "✓" or "✔" or "☑" or "checked" or "done" => true,
            "no" or "n" or "false" or "f" or "0" or "☐" or "✗" or "✘" or "unchecked" or "none" => false,
            _ => Parsed<bool>.Not($"“{CellText.Excerpt(cell)}” is neither yes nor no: write one of them."),
        };

    /// <summary>A whole number of zero or more, alone or with its unit: "3", "3 yrs", "1,200", "three years".</summary>
    public static Parsed<int> WholeNumber(string cell)
    {
        var text = Plain(cell);
        if (text.Length == 0)
            return Parsed<int>.Not(EmptyCell);
        if (Range().IsMatch(text))
            return Parsed<int>.Not($"“{text}” is a range: write one number.");
        if (OpenEnded().IsMatch(text))
            return Parsed<int>.Not($"“{text}” is no single number: write it without a sign before or after.");
        if (Fraction().IsMatch(text))
            return Parsed<int>.Not($"“{text}” is no whole number: round it.");
        if (NumberWithUnit().Match(text) is not { Success: true } match)
            return Parsed<int>.Not($"“{CellText.Excerpt(text)}” is no number.");
        var word = match.Groups["word"].Value.ToLowerInvariant();
        if (word.Length > 0)
            return Array.IndexOf(NumberWords, word);
        return int.TryParse(match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Parsed<int>.Not($"“{text}” is too large a number.");
    }

    private static readonly string[] NumberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private const RegexOptions Plainly = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(@"<(?<address>[^<>]+)>\s*\z", Plainly, 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex(@"^[^\s@<>(),;:""\\.]+(\.[^\s@<>(),;:""\\.]+)*@([\p{L}\p{Nd}]([\p{L}\p{Nd}-]*[\p{L}\p{Nd}])?\.)+[\p{L}]{2,}\z", Plainly, 1000)]
    private static partial Regex EmailAddress();

    [GeneratedRegex(@"[\s,;]*(ext\.?|extension|x|#)\s*(?<digits>[0-9]{1,6})\s*\z", Plainly, 1000)]
    private static partial Regex PhoneExtension();

    [GeneratedRegex(@"^\s*\+?[0-9(][0-9\s().\-–‑/]*\z", Plainly, 1000)]
    private static partial Regex PhoneLetters();

    [GeneratedRegex(@"^[0-9]+\s*([-–—]|to)\s*[0-9]+\b", Plainly, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"^([~<>≈+-]|about |over |under |at least ).*|^[0-9]+\s*\+", Plainly, 1000)]
    private static partial Regex OpenEnded();

    [GeneratedRegex(@"^[0-9]*\.0*[1-9][0-9]*(\s|\p{L}|\z)|½|¼|¾", Plainly, 1000)]
    private static partial Regex Fraction();

    [GeneratedRegex(@"^((?<digits>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.0+)?|(?<word>zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s*(y|yr|yrs|year|years|mo|mos|month|months|w|wk|wks|week|weeks|d|day|days|h|hr|hrs|hour|hours|min|mins|minute|minutes|student|students|resident|residents|seat|seats)?\.?(\s*(of )?(experience|teaching|exp\.?))*\z", Plainly, 1000)]
    private static partial Regex NumberWithUnit();
}

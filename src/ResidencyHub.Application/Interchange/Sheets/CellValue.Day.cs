using System.Globalization;
using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>What 3/4/2026 means in a file.</summary>
public enum DayOrder
{
    /// <summary>Nobody has said: a date that could be either is a reason to ask.</summary>
    Ask,
    MonthFirst,
    DayFirst,
}

public static partial class CellValue
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>A calendar day: 2026-08-29, 8/29/2026, 29 Aug 2026, August 29, 2026; from a workbook also Excel's own count of days.</summary>
    /// <param name="cell">The cell's text.</param>
    /// <param name="order">What was chosen, or found by <see cref="OrderOf"/>, for dates of three numbers.</param>
    /// <param name="fromWorkbook">Whether a bare number such as 46263 may be a day (only where it came from an Excel workbook).</param>
    public static Parsed<DateOnly> Day(string cell, DayOrder order = DayOrder.Ask, bool fromWorkbook = false)
    {
        var text = Plain(cell);
        if (text.Length == 0)
            return Parsed<DateOnly>.Not(EmptyCell);
        if (Iso().Match(text) is { Success: true } iso)
            return Made(text, Figure(iso, "y"), Figure(iso, "m"), Figure(iso, "d"));
        if (Numbers().Match(text) is { Success: true } numbers)
            return FromNumbers(text, numbers.Groups["y"].Value, Figure(numbers, "a"), Figure(numbers, "b"), order);
        var words = DayMonthYear().Match(text) is { Success: true } first ? first : MonthDayYear().Match(text);
        if (words.Success)
        {
            return words.Groups["y"].Length == 2 ? TwoDigits(text) : Made(text, Figure(words, "y"), Array.FindIndex(Months, m => words.Groups["m"].Value.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1, Figure(words, "d"));
        }
        // 20,000 is in 1954 and 80,000 in 2119: numbers beyond are no days of a residency.
        if (fromWorkbook && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is >= 20_000 and <= 80_000)
            return DateOnly.FromDateTime(DateTime.FromOADate(serial));
        return Parsed<DateOnly>.Not($"“{CellText.Excerpt(text)}” is no date: write it like 2026-08-29 or 8/29/2026.");
    }

    /// <summary>
    /// Finds out from a whole column whether the month or the day comes first: one 29/08/2023 decides it. Ask, when nothing
    /// decides or when the column contradicts itself.
    /// </summary>
    public static DayOrder OrderOf(IEnumerable<string> cells)
    {
        bool dayFirst = false, monthFirst = false;
        foreach (var cell in cells)
        {
            if (Numbers().Match(Plain(cell)) is not { Success: true } match)
                continue;
            dayFirst |= Figure(match, "a") is > 12 and <= 31 && Figure(match, "b") <= 12;
            monthFirst |= Figure(match, "b") is > 12 and <= 31 && Figure(match, "a") <= 12;
        }
        return dayFirst == monthFirst ? DayOrder.Ask : dayFirst ? DayOrder.DayFirst : DayOrder.MonthFirst;
    }

    private static Parsed<DateOnly> FromNumbers(string text, string year, int a, int b, DayOrder order)
    {
        if (year.Length == 2)
            return TwoDigits(text);
        var y = int.Parse(year, CultureInfo.InvariantCulture);
        switch (order)
        {
            case DayOrder.MonthFirst when a > 12 && b is >= 1 and <= 12:
                return Parsed<DateOnly>.Not($"“{text}” has no month {a}: in this file the month comes first. Write it like 2026-08-29.");
            case DayOrder.DayFirst when b > 12 && a is >= 1 and <= 12:
                return Parsed<DateOnly>.Not($"“{text}” has no month {b}: in this file the day comes first. Write it like 2026-08-29.");
            case DayOrder.MonthFirst:
                return Made(text, y, a, b);
            case DayOrder.DayFirst:
                return Made(text, y, b, a);
        }
        if (a == b || b > 12)
            return Made(text, y, a, b);
        if (a > 12)
            return Made(text, y, b, a);
        return Made(text, y, a, b) is { Ok: true } american && Made(text, y, b, a) is { Ok: true } european
            ? Parsed<DateOnly>.Not($"“{text}” can be {Spoken(american.Value)} or {Spoken(european.Value)}: say whether the month or the day comes first in this file.")
            : Made(text, y, a, b);
    }

    private static Parsed<DateOnly> Made(string text, int year, int month, int day)
    {
        if (year is < 1900 or > 2199)
            return Parsed<DateOnly>.Not($"“{text}” is in the year {year}: check the year.");
        if (month is < 1 or > 12)
            return Parsed<DateOnly>.Not($"“{text}” has no month {month}: write it like 2026-08-29.");
        return day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : Parsed<DateOnly>.Not($"“{text}” is no day of the calendar.");
    }

    private static Parsed<DateOnly> TwoDigits(string text) => Parsed<DateOnly>.Not($"“{text}” has a year of two digits: write all four.");

    private static string Spoken(DateOnly day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);

    private static int Figure(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})([T ][0-9:.]+(Z|[+-][0-9:]+)?)?\z", Plainly, 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})(?<s>[/.-])(?<b>[0-9]{1,2})\k<s>(?<y>[0-9]{4}|[0-9]{2})( 0?0:00(:00)?| 12:00(:00)? AM)?\z", Plainly, 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^((mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,?\s+)?(?<d>[0-9]{1,2})(st|nd|rd|th)?[\s-]+(?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?,?[\s-]+(?<y>[0-9]{4}|[0-9]{2})\z", Plainly, 1000)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^((mon|tue|wed|thu|fri|sat|sun)\p{L}*\.?,?\s+)?(?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\.?\s+(?<d>[0-9]{1,2})(st|nd|rd|th)?,?\s+(?<y>[0-9]{4}|[0-9]{2})\z", Plainly, 1000)]
    private static partial Regex MonthDayYear();
}

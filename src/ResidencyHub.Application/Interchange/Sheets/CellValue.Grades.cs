using System.Globalization;
using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>School grades in order: −1 is pre-kindergarten, 0 kindergarten, 1 to 12.</summary>
public sealed record GradeSet(IReadOnlyList<int> Grades)
{
    public const int PreK = -1;
    public const int Kindergarten = 0;

    public static string Name(int grade) => grade switch { PreK => "Pre-K", Kindergarten => "K", _ => grade.ToString(CultureInfo.InvariantCulture) };

    /// <summary>"K–5", "9–12", "K, 3".</summary>
    public override string ToString()
    {
        List<string> runs = [];
        for (var i = 0; i < Grades.Count; i++)
        {
            var first = i;
            while (i + 1 < Grades.Count && Grades[i + 1] == Grades[i] + 1)
                i++;
            runs.Add(first == i ? Name(Grades[i]) : $"{Name(Grades[first])}–{Name(Grades[i])}");
        }
        return string.Join(", ", runs);
    }
}

public static partial class CellValue
{
    private const int NoGrade = int.MinValue;

    /// <summary>"K-5", "PK–2", "9th to 12th grade", "01,05", "Kindergarten".</summary>
    public static Parsed<GradeSet> Grades(string cell)
    {
        var text = Plain(cell);
        if (text.Length == 0)
            return Parsed<GradeSet>.Not(EmptyCell);
        // Excel turns 6-8 into the eighth of June, and shows it as such ever after.
        if (Day(text, DayOrder.MonthFirst) is { Ok: true } date && date.Value.Month <= 12 && date.Value.Day <= 12)
            return Parsed<GradeSet>.Not($"A spreadsheet program made a date of the grades: “{text}” may have been {date.Value.Month}-{date.Value.Day}. Write them as text, for example {date.Value.Month} to {date.Value.Day}.");
        if (SpreadsheetDay().IsMatch(text))
            return Parsed<GradeSet>.Not($"A spreadsheet program made a date of the grades: “{text}”. Write them as text, for example “6 to 8”.");
        var grades = new SortedSet<int>();
        foreach (var part in GradeSeparators().Split(GradeWords().Replace(PreKindergarten().Replace(text, "PK"), "")).Select(p => p.Trim()).Where(p => p.Length > 0))
        {
            var ends = GradeRange().Split(part).Select(e => e.Trim()).ToArray();
            var (from, to) = (Grade(ends[0]), Grade(ends[^1]));
            if (ends.Length > 2 || from == NoGrade || to == NoGrade)
                return Parsed<GradeSet>.Not($"“{CellText.Excerpt(text)}” does not say which grades: write them like K-5 or 9, 10.");
            if (from > to)
                return Parsed<GradeSet>.Not($"“{CellText.Excerpt(text)}” runs backwards: write the lower grade first.");
            grades.UnionWith(Enumerable.Range(from, to - from + 1));
        }
        return grades.Count == 0 ? Parsed<GradeSet>.Not($"“{CellText.Excerpt(text)}” does not say which grades: write them like K-5 or 9, 10.") : new GradeSet([.. grades]);
    }

    private static int Grade(string text) => text.ToUpperInvariant() switch
    {
        "PK" or "P" => GradeSet.PreK,
        "K" or "KG" or "TK" or "KINDERGARTEN" or "KINDER" => GradeSet.Kindergarten,
        var grade => GradeNumber().Match(grade) is { Success: true } match && int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 12 and var number ? number : NoGrade,
    };

    [GeneratedRegex(@"\bpre[\s-]?(k(indergarten|g)?|school)\b|\bpreschool\b", Plainly, 1000)]
    private static partial Regex PreKindergarten();

    [GeneratedRegex(@"\b(grades?|gr\.?|graders?)(?![\p{L}])\s*", Plainly, 1000)]
    private static partial Regex GradeWords();

    [GeneratedRegex(@"[,;&/+\n]|\s+and\s+", Plainly, 1000)]
    private static partial Regex GradeSeparators();

    [GeneratedRegex(@"\s*[-–—‑]\s*|\s+(to|through|thru)\s+", Plainly, 1000)]
    private static partial Regex GradeRange();

    [GeneratedRegex(@"^0?(?<n>[0-9]{1,2})(ST|ND|RD|TH)?\z", Plainly, 1000)]
    private static partial Regex GradeNumber();

    [GeneratedRegex(@"^([0-9]{1,2}-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-[0-9]{1,2})\z", Plainly, 1000)]
    private static partial Regex SpreadsheetDay();
}

using System.Text.RegularExpressions;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>
/// Recognises ids of a fixed number of digits that a spreadsheet program took for numbers (NCES: districts 7, schools 12
/// digits). What was rounded is lost; a zero lost in front can be put back.
/// </summary>
public sealed partial record RuinedIds(int Length, int Total, int Scientific, int Rounded, int LostZeros, int WrongLength, IReadOnlyList<string> Examples)
{
    /// <summary>Digits are gone: only the original file has them.</summary>
    public bool BeyondRepair => Scientific > 0 || Rounded > 0;
    public bool Any => BeyondRepair || LostZeros > 0 || WrongLength > 0;

    /// <summary>What happened, with figures and examples, and what to do; empty when all is well.</summary>
    public string Words
    {
        get
        {
            if (!Any)
                return "";
            List<string> found = [];
            if (Scientific > 0)
                found.Add($"{Scientific:N0} of {Total:N0} ids are in scientific notation");
            if (Rounded > 0)
                found.Add($"{Rounded:N0} of {Total:N0} ids are rounded and end in zeros");
            if (LostZeros > 0)
                found.Add($"{LostZeros:N0} of {Total:N0} ids have lost a zero in front");
            if (WrongLength > 0)
                found.Add($"{WrongLength:N0} of {Total:N0} ids do not have {Length} digits");
            var toDo = BeyondRepair
                ? "A spreadsheet program took the ids for numbers and their last digits are lost. Use the original file, without opening and saving it in a spreadsheet program, or import the column as text."
                : LostZeros > 0 ? "A spreadsheet program took the ids for numbers. Format the column as text and put the zeros back, or use the original file." : "Check that this is the right column.";
            return $"{string.Join("; ", found)} (such as {string.Join(", ", Examples.Select(e => $"“{e}”"))}). {toDo}";
        }
    }

    /// <summary>Looks through a column. Empty cells do not count.</summary>
    /// <param name="values">The ids as read.</param>
    /// <param name="length">How many digits an id has.</param>
    public static RuinedIds Find(IEnumerable<string> values, int length)
    {
        int total = 0, scientific = 0, rounded = 0, lost = 0, wrong = 0;
        List<string> examples = [], roundedExamples = [];
        foreach (var value in values)
        {
            var id = value.Trim().TrimStart('\'');
            if (id.Length == 0)
                continue;
            total++;
            if (ScientificNotation().IsMatch(id))
                Count(ref scientific, examples, id);
            else if (id.Length == length - 1 && IsDigits(id))
                Count(ref lost, examples, id);
            else if (id.Length != length || !IsDigits(id))
                Count(ref wrong, examples, id);
            else if (length >= 12 && id.EndsWith("000000", StringComparison.Ordinal))
                Count(ref rounded, roundedExamples, id);
        }
        // One round id is chance; a column of them is a spreadsheet.
        if (rounded < 3 || rounded * 20 < total)
            rounded = 0;
        else
            examples.InsertRange(0, roundedExamples);
        return new(length, total, scientific, rounded, lost, wrong, [.. examples.Take(4)]);
    }

    /// <summary>Puts back the zero that a spreadsheet took from the front; null when the id cannot be restored.</summary>
    public static string? Restore(string id, int length)
    {
        var digits = id.Trim().TrimStart('\'');
        return !IsDigits(digits) ? null : digits.Length == length ? digits : digits.Length == length - 1 ? "0" + digits : null;
    }

    private static void Count(ref int count, List<string> examples, string id)
    {
        if (count++ < 2)
            examples.Add(id);
    }

    private static bool IsDigits(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    [GeneratedRegex(@"^[0-9]([.,][0-9]+)?[eE]\+?[0-9]{1,2}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScientificNotation();
}

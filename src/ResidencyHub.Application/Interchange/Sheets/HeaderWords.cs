using System.Globalization;
using System.Text;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>A header taken apart into words, so that "MentorE-mail", "mentor_email" and "Mentor Email Address" can be compared.</summary>
internal sealed record HeaderWords(IReadOnlyList<string> Words)
{
    private static readonly Dictionary<string, string> Alike = new(StringComparer.Ordinal)
    {
        ["mail"] = "email",
        ["emails"] = "email",
        ["telephone"] = "phone",
        ["tel"] = "phone",
        ["cell"] = "phone",
        ["mobile"] = "phone",
        ["num"] = "number",
        ["no"] = "number",
        ["nbr"] = "number",
        ["identifier"] = "id",
        ["ids"] = "id",
        ["fname"] = "first",
        ["lname"] = "last",
        ["given"] = "first",
        ["surname"] = "last",
        ["family"] = "last",
        ["dt"] = "date",
        ["hrs"] = "hours",
        ["hr"] = "hours",
        ["yrs"] = "years",
        ["begin"] = "start",
        ["begins"] = "start",
        ["starts"] = "start",
        ["ends"] = "end",
        ["teacherresident"] = "resident",
        ["org"] = "organization",
        ["sch"] = "school",
        ["dist"] = "district",
        ["recd"] = "received",
        ["rcvd"] = "received",
        ["cert"] = "certification",
        ["names"] = "name",
        ["residents"] = "resident",
        ["mentors"] = "mentor",
        ["schools"] = "school",
        ["districts"] = "district",
        ["grades"] = "grade",
        ["subjects"] = "subject",
        ["principals"] = "principal",
    };

    // Words that say nothing about which field it is.
    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal) { "the", "a", "of", "s", "for", "address", "full", "please", "your", "optional", "required" };

    public string Joined { get; } = string.Join(' ', Words);

    public static HeaderWords Of(string header)
    {
        List<string> words = [];
        var word = new StringBuilder();
        var text = header.Replace("e-mail", "email", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '\'' or '’')
                continue;
            if (!char.IsLetterOrDigit(c) || (char.IsUpper(c) && i > 0 && char.IsLower(text[i - 1])))
                End();
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
        }
        End();
        var kept = words.Where(w => !Empty.Contains(w)).ToList();
        return new(kept.Count > 0 ? kept : words);

        void End()
        {
            if (word.Length > 0)
                words.Add(Alike.GetValueOrDefault(word.ToString(), word.ToString()));
            word.Clear();
        }
    }

    /// <summary>0 (nothing in common) to 1 (the same words in any order), forgiving single slips of the keyboard.</summary>
    public double Likeness(HeaderWords other)
    {
        if (Words.Count == 0 || other.Words.Count == 0)
            return 0;
        var shared = Words.Distinct(StringComparer.Ordinal).Count(w => other.Words.Any(o => Same(w, o)));
        var all = Words.Distinct(StringComparer.Ordinal).Count() + other.Words.Distinct(StringComparer.Ordinal).Count() - shared;
        return (double)shared / all;
    }

    private static bool Same(string one, string other)
        => one == other || (Math.Min(one.Length, other.Length) >= 5 && Distance(one, other) <= (one.Length >= 8 ? 2 : 1));

    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2)
            return 3;
        var before = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var now = new int[other.Length + 1];
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
                now[j] = Math.Min(Math.Min(before[j], now[j - 1]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            before = now;
        }
        return before[^1];
    }
}

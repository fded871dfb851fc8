using System.Text.RegularExpressions;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>Words about a lesson or a resident that look like somebody's name. A hint to look again, never a reason to refuse: no list knows all names, and many words look like one.</summary>
public static partial class NameHint
{
    /// <summary>Words with a capital inside of a sentence that are hardly ever a pupil's name.</summary>
    private static readonly HashSet<string> NoNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "English", "Spanish", "French", "German", "Chinese", "Vietnamese", "Tagalog", "Arabic", "American", "Latin", "Algebra", "Geometry", "Calculus", "Biology", "Chemistry", "Physics", "History", "Science", "Math", "Mathematics", "Reading", "Writing", "Language",
        "Unit", "Lesson", "Chapter", "Page", "Group", "Table", "Period", "Room", "Grade", "Class", "Desmos", "Google", "Kahoot", "Canvas", "Teacher", "Mr", "Mrs", "Ms", "Miss", "Dr", "Christmas", "Thanksgiving", "Halloween", "Ramadan", "Easter", "Think", "Pair", "Share",
    };

    /// <summary>A few say that one should look again; more would only be a longer list.</summary>
    private const int MostNames = 5;

    /// <summary>As many letters as a full form has. Whoever posts more has the rest of it not looked through: what anybody can post must not keep the hub busy.</summary>
    private const int MostLetters = 20_000;

    /// <summary>At most five, as they were written, in their order.</summary>
    /// <param name="text">What was written; the beginning of a very long text is looked through.</param>
    /// <param name="known">Names of grown-ups and places that may stand there: resident, mentor, school.</param>
    public static IReadOnlyList<string> In(string? text, params IReadOnlyList<string?> known)
    {
        var allowed = known.SelectMany(k => (k ?? "").Split(' ', '-', '’', '\'')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var (written, found, names) = (text is { Length: > MostLetters } ? text[..MostLetters] : text ?? "", new List<string>(MostNames), new HashSet<string>(StringComparer.Ordinal));
        // one match after the other: those after the fifth name are not looked for
        for (var match = Inside().Match(written); match.Success && found.Count < MostNames; match = match.NextMatch())
            if (match.Groups["name"].Value is var name && !NoNames.Contains(name) && !allowed.Contains(name) && names.Add(name))
                found.Add(name);
        for (var match = Acting().Match(written); match.Success && found.Count < MostNames; match = match.NextMatch())
            if (match.Groups["name"].Value is var name && !NoNames.Contains(name) && !allowed.Contains(name) && !Openers.Contains(name) && names.Add(name))
                found.Add(name);
        return found;
    }

    private static readonly HashSet<string> Openers = new(StringComparer.OrdinalIgnoreCase) { "She", "He", "They", "Pupil", "Student", "Nobody", "Everybody", "Everyone", "Somebody", "One", "It", "This", "That", "Who", "Resident", "Mentor", "Each", "Another", "What", "Which", "There" };

    /// <summary>A word with a capital that does not begin a sentence: "then Kayla asks".</summary>
    [GeneratedRegex(@"(?<=[\p{Ll}\p{Nd},;:)’”""] )(?<name>\p{Lu}\p{Ll}{2,})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inside();

    /// <summary>Somebody who does something at the beginning: "Kayla says", "Diego's hand".</summary>
    [GeneratedRegex(@"(?<=^|[.!?]\s{1,4}|\n)(?<name>\p{Lu}\p{Ll}{2,})(?=['’]s \p{Ll}|\s(says|said|asks|asked|raises|raised|answers|answered|gets|got|sits|sat|cries|cried|laughs|laughed|leaves|left|works|worked|reads|reports|whispers|whispered|shouts|shouted|and \p{Lu}\p{Ll}{2,})\b)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Acting();
}

using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Workforce;

/// <summary>Published positions of one subject, as far as they are open.</summary>
/// <param name="Subject">As the school wrote it.</param>
/// <param name="Sure">How sure the school is.</param>
/// <param name="Count">How many.</param>
public sealed record OpenPositions(string Subject, Likelihood Sure, int Count);

/// <summary>One subject: positions ahead against residents who finish.</summary>
/// <param name="Subject">Its name.</param>
/// <param name="Expected">Positions that are certain or likely.</param>
/// <param name="Possible">Positions that may be.</param>
/// <param name="Finish">Residents who finish in the field.</param>
public sealed record SubjectOutlook(string Subject, int Expected, int Possible, int Finish)
{
    /// <summary>What follows from the two numbers, in one sentence.</summary>
    public string Words => (Expected, Possible, Finish) switch
    {
        (0, > 0, 0) => $"{Subject}: {Many(Possible, "position")} may be open, and nobody finishes in the field.",
        (0, > 0, _) => $"{Subject}: {Many(Possible, "position")} may be open; {Finishes(Finish)}.",
        (0, 0, _) => $"{Subject}: {Finishes(Finish)}, and no position is published.",
        (_, _, 0) => $"{Subject}: {Many(Expected, "position")}, and nobody finishes in the field.",
        _ when Expected > Finish => $"{Subject}: {Many(Expected, "position")}, {Finishes(Finish)}; {Many(Expected - Finish, "position")} {(Expected - Finish == 1 ? "stays" : "stay")} open even if all are hired.",
        _ when Expected == Finish => $"{Subject}: {Many(Expected, "position")}, {Finishes(Finish)}: one for each.",
        _ => $"{Subject}: {Many(Expected, "position")}, {Finishes(Finish)}; {Finish - Expected} more than there are positions.",
    };

    private static string Finishes(int residents) => residents == 1 ? "1 resident finishes" : $"{residents} residents finish";

    private static string Many(int n, string one) => $"{n} {one}{(n == 1 ? "" : "s")}";
}

/// <summary>Positions ahead against residents who finish, subject by subject, with the conclusion. Only what is published is counted, whoever reads it.</summary>
public sealed record VacancyOutlook
{
    private VacancyOutlook(IReadOnlyList<SubjectOutlook> subjects) => Subjects = subjects;

    /// <summary>Those with positions first, then by name.</summary>
    public IReadOnlyList<SubjectOutlook> Subjects { get; }

    public int Expected => Subjects.Sum(s => s.Expected);
    public int Possible => Subjects.Sum(s => s.Possible);
    public int Finish => Subjects.Sum(s => s.Finish);

    /// <summary>Expected positions for which somebody finishes in the field.</summary>
    public int Coverable => Subjects.Sum(s => Math.Min(s.Expected, s.Finish));

    /// <param name="positions">What is open and published.</param>
    /// <param name="finishing">How many residents finish, by subject.</param>
    public static VacancyOutlook Of(IEnumerable<OpenPositions> positions, IEnumerable<KeyValuePair<string, int>> finishing)
    {
        var open = positions.Where(p => p.Count > 0).ToLookup(p => SearchText.Of(p.Subject));
        var finish = finishing.ToLookup(f => SearchText.Of(f.Key));
        return new(
        [
            .. open.Select(g => g.Key).Union(finish.Select(g => g.Key)).Select(key => new SubjectOutlook(
                    open[key].Select(p => p.Subject).Concat(finish[key].Select(f => f.Key)).First(), open[key].Where(p => p.Sure is not Likelihood.Possible).Sum(p => p.Count), open[key].Where(p => p.Sure is Likelihood.Possible).Sum(p => p.Count), finish[key].Sum(f => f.Value)))
                .Select(s => s.Subject.Length == 0 ? s with { Subject = "Without a subject" } : s)
                .OrderByDescending(s => s.Expected).ThenByDescending(s => s.Possible).ThenBy(s => s.Subject, StringComparer.Ordinal),
        ]);
    }

    /// <summary>The conclusion in one phrase.</summary>
    public string Word => (Expected, Possible) switch
    {
        (0, 0) => "None published",
        (0, _) => $"{Possible} may be open",
        _ => $"{Coverable} of {Expected} could be filled",
    };

    /// <summary>The sentences of the subjects with positions, the most first; the rest as a number.</summary>
    /// <param name="most">How many subjects are spelled out.</param>
    public string Reason(int most)
    {
        var (with, without) = (Subjects.Where(s => s.Expected + s.Possible > 0).ToList(), Subjects.Where(s => s.Expected + s.Possible == 0).Sum(s => s.Finish));
        var words = with.Take(most).Select(s => s.Words).ToList();
        if (with.Count > most)
            words.Add($"{with.Count - most} more {(with.Count - most == 1 ? "subject" : "subjects")}.");
        if (without > 0)
            words.Add($"{(without == 1 ? "1 resident finishes" : $"{without} residents finish")} in fields for which no position is published.");
        return words.Count == 0 ? "No position is published, and nobody finishes within the months that count." : string.Join(" ", words);
    }
}

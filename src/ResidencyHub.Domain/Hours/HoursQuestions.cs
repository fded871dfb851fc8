using System.Globalization;

namespace ResidencyHub.Domain.Hours;

/// <summary>What is asked of a resident about a day of the log.</summary>
public enum QuestionKind
{
    /// <summary>Two entries at the same time: settled before the week is sent.</summary>
    Overlap,

    /// <summary>A day longer than the rule: confirmed before the week is sent.</summary>
    LongDay,

    /// <summary>Absent, and hours on the same day: settled or left, as it was.</summary>
    AbsentAndThere,

    /// <summary>Hours on a day on which the district has no school: confirmed before the week is sent.</summary>
    ClosedDay,
}

/// <summary>One question about a day of the log.</summary>
/// <param name="Kind">What sort of question.</param>
/// <param name="Day">About which day.</param>
/// <param name="Words">The question as it is asked.</param>
public sealed record HoursQuestion(QuestionKind Kind, DateOnly Day, string Words);

/// <summary>Finds what has to be asked about the entries of a week.</summary>
public static class HoursQuestions
{
    /// <param name="entries">The week's.</param>
    /// <param name="rules">The program's rules.</param>
    /// <param name="around">The district's closed days, and the hours at other placements.</param>
    public static IReadOnlyList<HoursQuestion> Of(IReadOnlyList<HoursEntry> entries, HoursRules rules, WeekAround around)
    {
        var questions = new List<HoursQuestion>();
        foreach (var day in entries.GroupBy(e => e.Day).OrderBy(g => g.Key))
        {
            var ofDay = day.OrderBy(e => e.From ?? TimeOnly.MaxValue).ThenBy(e => e.Id).ToList();
            var name = day.Key.ToString("dddd", CultureInfo.InvariantCulture);
            for (var i = 0; i < ofDay.Count; i++)
                for (var j = i + 1; j < ofDay.Count; j++)
                    if (ofDay[i].Overlaps(ofDay[j]))
                        questions.Add(new(QuestionKind.Overlap, day.Key, $"{name}: “{HoursWords.Of(ofDay[i].Kind)}” {Times(ofDay[i])} and “{HoursWords.Of(ofDay[j].Kind)}” {Times(ofDay[j])} overlap. Which of the two was shorter?"));
            var minutes = ofDay.Sum(e => e.Minutes);
            // one person's day, wherever it was logged; a day without hours here is asked about where they are
            var elsewhere = minutes == 0 ? 0 : around.Elsewhere.GetValueOrDefault(day.Key);
            var length = elsewhere == 0 ? TimeSpent.Words(minutes) : $"{TimeSpent.Words(minutes)} here and {TimeSpent.Words(elsewhere)} at another placement, {TimeSpent.Words(minutes + elsewhere)} together";
            if (minutes + elsewhere > TimeSpent.MinutesOfADay)
                questions.Add(new(QuestionKind.Overlap, day.Key, $"{name} has {length}, more than a day. Which entry is too long?"));
            else if (minutes + elsewhere > rules.AskAboveMinutes)
                questions.Add(new(QuestionKind.LongDay, day.Key, $"{name} has {length}, more than {TimeSpent.Words(rules.AskAboveMinutes)}. Is that right?"));
            if (minutes > 0 && around.Closed.TryGetValue(day.Key, out var closed))
                questions.Add(new(QuestionKind.ClosedDay, day.Key, $"{name} has {TimeSpent.Words(minutes)}, and by the district’s calendar it is a day without school ({closed}). Is that right?"));
            if (minutes > 0 && ofDay.Exists(e => e.Kind is ActivityKind.Absent))
                questions.Add(new(QuestionKind.AbsentAndThere, day.Key, $"{name} is logged as absent and has {TimeSpent.Words(minutes)}. If you left early, all is well; else remove one of them."));
        }
        return questions;
    }

    private static string Times(HoursEntry entry) => $"{entry.From:h\\:mm}–{entry.To:h\\:mm tt}";
}

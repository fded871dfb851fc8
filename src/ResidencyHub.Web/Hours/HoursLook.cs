using System.Globalization;
using ResidencyHub.Application.Hours;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Hours;

/// <summary>How the clinical log looks: tones, lines in words, sums by kind.</summary>
internal static class HoursLook
{
    public static Status Of(LoggedWeek week) => week.IsLocked ? new(Tone.Good, $"Approved, locked since {week.LocksOn:d MMM}") : Of(week.State);

    public static Status Of(HoursState state) => new(state switch { HoursState.Approved => Tone.Good, HoursState.Sent => Tone.Wait, HoursState.Returned => Tone.Bad, _ => Tone.Idle }, HoursWords.Of(state));

    /// <summary>"08:00–09:30, co-taught (team), with Ms Park".</summary>
    public static string Line(LoggedWeek.Entry entry)
    {
        var model = entry.Model is { } m ? $" ({HoursWords.Of(m)})" : "";
        var times = entry.From is { } from && entry.To is { } to ? $", {from.ToString("h:mm", CultureInfo.InvariantCulture)}–{to.ToString("h:mm tt", CultureInfo.InvariantCulture)}" : "";
        var with = entry.With is { } who ? $", with {who}" : "";
        return $"{HoursWords.Of(entry.Kind)}{model}{times}{with}{(entry.SupervisorVisited ? ", supervisor visited" : "")}";
    }

    /// <summary>"Co-taught 12 h · planned together 3 h", the longest first.</summary>
    public static string ByKind(LoggedWeek week) =>
        string.Join(" · ", week.Entries.Where(e => e.Minutes > 0).GroupBy(e => e.Kind).OrderByDescending(g => g.Sum(e => e.Minutes)).Select(g => $"{HoursWords.Of(g.Key)} {Span(g.Sum(e => e.Minutes))}"));

    /// <summary>"Absent on Tuesday (ill)"; empty when never.</summary>
    public static string Absences(LoggedWeek week) =>
        string.Join(", ", week.Entries.Where(e => e.Kind is ActivityKind.Absent).Select(e => $"Absent on {e.Day.ToString("dddd", CultureInfo.InvariantCulture)}{(e.Note is null ? "" : $" ({e.Note})")}"));

    /// <summary>A length of time that does not break over lines.</summary>
    public static string Span(int minutes) => TimeSpent.Words(minutes).Replace(' ', '\u00a0');

    /// <summary>The day that a new entry begins with: the first school day so far without a line, else the latest day that can be logged.</summary>
    public static DateOnly NextToLog(ShowMyHours.Answer shown, DateOnly today)
    {
        var days = Enumerable.Range(0, 7).Select(shown.WeekOf.AddDays).Where(d => d <= today && shown.At is { } at && d >= at.StartsOn && d <= at.EndsOn).ToList();
        var empty = days.Find(d => d < shown.WeekOf.AddDays(5) && !shown.Closed.ContainsKey(d) && shown.Week?.Entries.Any(e => e.Day == d) is not true);
        return empty != default ? empty : days.LastOrDefault(shown.WeekOf);
    }

    public static string Day(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    public static string WeekOf(DateOnly monday) => $"Week of {monday.ToString("d MMMM", CultureInfo.InvariantCulture)}";

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

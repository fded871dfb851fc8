using System.Globalization;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>What a program calls a signal; every value is rule data with its source.</summary>
/// <param name="HoursWeeks">Weeks that count without approved hours.</param>
/// <param name="Worries">Check-ins in a row that are not "on track".</param>
/// <param name="WorryDays">Check-ins older than this are no signal any more.</param>
/// <param name="LevelsApart">Levels between two raters on one element.</param>
/// <param name="RatingDays">Ratings older than this are no signal any more.</param>
public sealed record SignalRules(int HoursWeeks, int Worries, int WorryDays, int LevelsApart, int RatingDays);

/// <summary>Finds the reasons in a placement's records. Each is a plain condition over a few rows; nothing is weighed or added up.</summary>
public static class SignalReasons
{
    /// <summary>No approved hours in the latest weeks that count.</summary>
    /// <param name="latest">As many of the latest weeks that count as the rule says, latest first; fewer when the placement is younger.</param>
    /// <param name="rules">The program's rules.</param>
    /// <param name="hasApproved">Something was approved for one of these weeks, or later.</param>
    /// <param name="waitsFor">Who has hours of these weeks to approve; null when nothing was sent.</param>
    public static SignalReason? NoApprovedHours(IReadOnlyList<CheckInWeek> latest, SignalRules rules, bool hasApproved, string? waitsFor) =>
        latest.Count < rules.HoursWeeks || latest.Count == 0 || hasApproved ? null : new(
            SignalKind.NoApprovedHours,
            $"No approved hours in {Weeks(latest)}. {(waitsFor is null ? "None were sent." : $"Hours were sent and wait for {waitsFor}.")}", latest[0].Monday)
        { FromOn = latest[^1].Monday };

    /// <summary>The mentor sent no check-in in the latest weeks that count.</summary>
    /// <param name="latest">The latest weeks that count, latest first, as many as make a mentor silent.</param>
    /// <param name="silentWeeks">That many.</param>
    /// <param name="told">Mondays for which there is a check-in, or the word that there was no school.</param>
    /// <param name="mentor">The mentor of record.</param>
    public static SignalReason? MentorSilent(IReadOnlyList<CheckInWeek> latest, int silentWeeks, IReadOnlySet<DateOnly> told, string mentor) =>
        latest.Count < silentWeeks || latest.Count == 0 || latest.Any(w => told.Contains(w.Monday)) ? null : new(
            SignalKind.MentorSilent,
            $"{mentor} sent no check-in for {Weeks(latest)}. {(told.Count == 0 ? "None has come so far." : $"The last was for the week of {Day(told.Max())}.")}", latest[0].Monday)
        { FromOn = latest[^1].Monday };

    /// <summary>The latest check-ins are all not "on track".</summary>
    public static SignalReason? Worries(IEnumerable<(DateOnly WeekOf, Going Going)> checkIns, SignalRules rules, DateOnly today)
    {
        var latest = checkIns.OrderByDescending(c => c.WeekOf).Take(rules.Worries).ToList();
        return latest.Count < rules.Worries || latest.Count == 0 || latest.Exists(c => c.Going is Going.OnTrack) || latest[0].WeekOf < today.AddDays(-rules.WorryDays) ? null : new(
            SignalKind.Worries,
            $"The latest {latest.Count} check-ins say {string.Join(", ", Enumerable.Reverse(latest).Select(c => $"“{MentoringWords.Of(c.Going)}” (week of {Day(c.WeekOf)})"))}.", latest[0].WeekOf)
        { FromOn = latest[^1].WeekOf };
    }

    /// <summary>The latest levels of two people who rated the same element lie far apart. The resident's own view is no part of it.</summary>
    public static SignalReason? RatersApart(IEnumerable<GrowthPoint> points, SignalRules rules, DateOnly today)
    {
        var apart = points
            .Where(p => p.Kind is not RaterKind.Resident && p.Level != Scale.NotObserved && p.On >= today.AddDays(-rules.RatingDays))
            .GroupBy(p => p.Item).Select(item =>
            {
                var latest = item.GroupBy(p => p.Rater).Select(r => r.OrderBy(p => p.On).Last()).OrderBy(p => p.Level).ThenBy(p => p.RaterName, StringComparer.Ordinal).ToList();
                return (Low: latest[0], High: latest[^1]);
            })
            .Where(pair => pair.High.Level - pair.Low.Level >= rules.LevelsApart).OrderBy(pair => pair.Low.Code, NaturalOrder.Instance).ToList();
        if (apart.Count == 0)
            return null;
        var (low, high) = apart[0];
        var more = apart.Count == 1 ? "" : $" The same on {string.Join(", ", apart.Skip(1).Take(5).Select(p => p.Low.Code))}{(apart.Count > 6 ? " and others" : "")}.";
        return new(
            SignalKind.RatersApart, $"On {low.Code}, {low.RaterName} gave level {low.Level} ({Day(low.On)}) and {high.RaterName} level {high.Level} ({Day(high.On)}).{more}",
            apart.Max(p => p.Low.On > p.High.On ? p.Low.On : p.High.On))
        {
            // one element on which both have judged anew is enough
            FromOn = apart.Max(p => p.Low.On < p.High.On ? p.Low.On : p.High.On),
        };
    }

    private static string Weeks(IReadOnlyList<CheckInWeek> latest) =>
        latest.Count == 1 ? $"the week of {Day(latest[0].Monday)}" : $"the weeks of {string.Join(", ", latest.Skip(1).Reverse().Select(w => Day(w.Monday)))} and {Day(latest[0].Monday)}";

    private static string Day(DateOnly day) => day.ToString("d MMMM", CultureInfo.InvariantCulture);
}

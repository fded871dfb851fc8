using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>How a program asks for weekly check-ins; every number is rule data.</summary>
/// <param name="LeastSchoolDays">A week with fewer school days (testing days not counted) asks for none.</param>
/// <param name="DueWeekday">1 Monday to 5 Friday; where there is no school or testing that day, the last ordinary day before it.</param>
/// <param name="GraceDays">Days after the due day on which it still counts as on time.</param>
/// <param name="SilentWeeks">Weeks that count without a check-in, after which a mentor is called silent.</param>
public sealed record CheckInRules(int LeastSchoolDays, int DueWeekday, int GraceDays, int SilentWeeks);

/// <summary>A week for which a check-in was or is due.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="DueOn">The day at whose end it is due.</param>
/// <param name="LateAfter">The last day on which it counts as on time.</param>
public readonly record struct CheckInWeek(DateOnly Monday, DateOnly DueOn, DateOnly LateAfter);

/// <summary>Which weeks of a placement ask for a check-in, by the district's own calendar: nothing is due in breaks, closures or testing.</summary>
public sealed class CheckInWeeks(DistrictCalendar calendar, CheckInRules rules)
{
    public CheckInRules Rules { get; } = rules;

    /// <summary>The week that begins on <paramref name="monday"/>, if it asks for a check-in within <paramref name="placement"/>: the placement must run on enough of its school days that are no testing days.</summary>
    public CheckInWeek? Of(DateOnly monday, Period placement)
    {
        var days = 0;
        var due = default(DateOnly?);
        for (var day = monday; day < monday.AddDays(5); day = day.AddDays(1))
        {
            if (!calendar.IsOrdinaryDay(day) || !placement.Contains(day))
                continue;
            days++;
            if (due is null || day <= monday.AddDays(Rules.DueWeekday - 1))
                due = day;
        }
        return days >= Rules.LeastSchoolDays ? new CheckInWeek(monday, due!.Value, due.Value.AddDays(Rules.GraceDays)) : null;
    }

    /// <summary>The last <paramref name="count"/> weeks that count and were due before <paramref name="today"/>, latest first; at most a year back.</summary>
    public IReadOnlyList<CheckInWeek> Past(Period placement, DateOnly today, int count)
    {
        var weeks = new List<CheckInWeek>();
        for (var monday = DistrictCalendar.WeekOf(today); weeks.Count < count && monday > today.AddDays(-370) && monday >= DistrictCalendar.WeekOf(placement.First); monday = monday.AddDays(-7))
            if (Of(monday, placement) is { } week && week.DueOn < today)
                weeks.Add(week);
        return weeks;
    }

    /// <summary>The week of <paramref name="today"/> if it counts, else the last one before it that did.</summary>
    public CheckInWeek? Current(Period placement, DateOnly today) =>
        Of(DistrictCalendar.WeekOf(today), placement) ?? (Past(placement, today, 1) is [var last] ? last : null);

    /// <summary>For how many of the latest weeks that count nothing came, in a row; <paramref name="sent"/> are the Mondays with a check-in.</summary>
    public int SilentFor(Period placement, DateOnly today, IReadOnlySet<DateOnly> sent) =>
        Past(placement, today, 40).TakeWhile(w => !sent.Contains(w.Monday)).Count();

    public bool IsSilent(Period placement, DateOnly today, IReadOnlySet<DateOnly> sent) => SilentFor(placement, today, sent) >= Rules.SilentWeeks;
}

namespace ResidencyHub.Domain.Hours;

/// <summary>What a program asks of its residents' clinical logs; every value is rule data with its source.</summary>
/// <param name="NeededMinutes">Minutes that a resident needs in all.</param>
/// <param name="SoloDays">Days of teaching alone.</param>
/// <param name="SoloDayMinutes">From so many minutes alone a day counts as a solo day.</param>
/// <param name="SupervisorVisits">Days on which the university supervisor visited.</param>
/// <param name="AskAboveMinutes">A longer day is asked about before it is sent.</param>
/// <param name="LateDays">Days after its end on which a week that was not sent is called late.</param>
/// <param name="LockDays">Days after the approval on which the week locks.</param>
/// <param name="Kinds">What one can log.</param>
/// <param name="NotCounted">What is logged and does not count toward the hours.</param>
public sealed record HoursRules(
    int NeededMinutes, int SoloDays, int SoloDayMinutes, int SupervisorVisits, int AskAboveMinutes, int LateDays, int LockDays,
    IReadOnlyList<ActivityKind> Kinds, IReadOnlySet<ActivityKind> NotCounted)
{
    public bool Counts(ActivityKind kind) => kind is not ActivityKind.Absent && !NotCounted.Contains(kind);
}

/// <summary>A resident's hours in all, over every placement and mentor of the residency.</summary>
/// <param name="Approved">Approved minutes that count.</param>
/// <param name="Pending">Minutes that count and wait for an approval.</param>
/// <param name="SoloDays">Approved days of teaching alone.</param>
/// <param name="Visits">Approved days with a visit of the supervisor.</param>
public sealed record HoursTotals(int Approved, int Pending, int SoloDays, int Visits)
{
    public static HoursTotals Of(IEnumerable<HoursWeek> weeks) =>
        weeks.Aggregate(new HoursTotals(0, 0, 0, 0), (t, w) => new(t.Approved + w.ApprovedMinutes, t.Pending + w.PendingMinutes, t.SoloDays + w.SoloDays, t.Visits + w.Visits));

    /// <summary>Minutes that are still to come when all that is pending is approved; never below zero.</summary>
    public int StillToCome(HoursRules rules) => Math.Max(0, rules.NeededMinutes - Approved - Pending);
}

/// <summary>How many hours one would expect by a day, when they are spread evenly over the days of the cohort: what "behind" is measured against.</summary>
public static class HoursPlan
{
    /// <summary>Minutes expected by the end of <paramref name="day"/>.</summary>
    public static int ExpectedBy(DateOnly day, DateOnly firstDay, DateOnly lastDay, int needed)
    {
        if (day < firstDay)
            return 0;
        var whole = lastDay.DayNumber - firstDay.DayNumber + 1;
        var passed = Math.Min(whole, day.DayNumber - firstDay.DayNumber + 1);
        return (int)((long)needed * passed / whole);
    }
}

using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Directory;

public enum CalendarEntryKind { Break, Closure, Testing, Summer }

/// <summary>Days on which a district's schools do not run as usual: nothing is due on them and nobody is called silent for them.</summary>
public sealed class CalendarEntry
{
    private CalendarEntry() { }

    public CalendarEntry(Id<District> district, CalendarEntryKind kind, string name, Period days)
    {
        Id = Id<CalendarEntry>.New();
        DistrictId = district;
        Change(kind, name, days);
    }

    public Id<CalendarEntry> Id { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public CalendarEntryKind Kind { get; private set; }
    public string Name { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public int Version { get; private set; }

    public Period Days => new(StartsOn, EndsOn);

    public void Change(CalendarEntryKind kind, string name, Period days) => (Kind, Name, StartsOn, EndsOn) = (kind, name, days.First, days.Last ?? days.First);
}

public enum QuietAudience { Mentors, SchoolStaff, Everyone }

/// <summary>Days on which a district forbids writing to its staff, and to whom (over the summer not to mentors, say). E-mails wait until the next allowed day.</summary>
public sealed class QuietPeriod
{
    private QuietPeriod() { }

    public QuietPeriod(Id<District> district, QuietAudience audience, Period days, string reason)
    {
        Id = Id<QuietPeriod>.New();
        DistrictId = district;
        Change(audience, days, reason);
    }

    public Id<QuietPeriod> Id { get; private set; }
    public Id<District> DistrictId { get; private set; }
    public QuietAudience Audience { get; private set; }
    public string Reason { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly EndsOn { get; private set; }
    public int Version { get; private set; }

    public Period Days => new(StartsOn, EndsOn);

    public void Change(QuietAudience audience, Period days, string reason) => (Audience, Reason, StartsOn, EndsOn) = (audience, reason, days.First, days.Last ?? days.First);
}

/// <summary>A district's calendar as a rule: which days and weeks count.</summary>
public sealed class DistrictCalendar(IEnumerable<CalendarEntry> entries)
{
    private readonly IReadOnlyList<CalendarEntry> _entries = [.. entries];

    /// <summary>A weekday on which schools teach; testing days are taught days, but ask nothing of mentors.</summary>
    public bool IsSchoolDay(DateOnly day) => IsWeekday(day) && ClosedBy(day) is null;

    /// <summary>What closes the schools on a weekday; null on days that are taught, and on weekends, which no calendar has to name.</summary>
    public CalendarEntry? ClosedBy(DateOnly day) => IsWeekday(day) ? _entries.FirstOrDefault(e => e.Kind is not CalendarEntryKind.Testing && e.Days.Contains(day)) : null;

    /// <summary>A school day without testing: only on these something is due of mentors.</summary>
    public bool IsOrdinaryDay(DateOnly day) => IsSchoolDay(day) && !_entries.Any(e => e.Kind is CalendarEntryKind.Testing && e.Days.Contains(day));

    /// <summary>The first school day on or after <paramref name="day"/> within a year; the day itself when there is none.</summary>
    public DateOnly NextSchoolDay(DateOnly day)
    {
        for (var d = day; d < day.AddDays(366); d = d.AddDays(1))
            if (IsSchoolDay(d))
                return d;
        return day;
    }

    /// <summary>The day that lies <paramref name="count"/> school days after <paramref name="day"/>: how due and lapse dates are reckoned.</summary>
    public DateOnly AddSchoolDays(DateOnly day, int count)
    {
        for (var left = count; left > 0; left--)
            day = NextSchoolDay(day.AddDays(1));
        return day;
    }

    /// <summary>Whether the week that begins on <paramref name="monday"/> asks for a check-in: at least <paramref name="leastDays"/> school days that are no testing days.</summary>
    public bool WeekCounts(DateOnly monday, int leastDays)
    {
        var days = 0;
        for (var d = monday; d < monday.AddDays(5); d = d.AddDays(1))
            if (IsOrdinaryDay(d))
                days++;
        return days >= leastDays;
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The Monday of the week in which <paramref name="day"/> lies.</summary>
    public static DateOnly WeekOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

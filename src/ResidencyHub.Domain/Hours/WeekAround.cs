using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Hours;

/// <summary>What lies around a week of the log and is asked about with it: days on which the district has no school, and what the resident logged elsewhere.</summary>
/// <param name="Closed">Weekdays without school, each with the name that the calendar gives it.</param>
/// <param name="Elsewhere">Minutes logged at the resident's other placements, by day.</param>
public sealed record WeekAround(IReadOnlyDictionary<DateOnly, string> Closed, IReadOnlyDictionary<DateOnly, int> Elsewhere)
{
    /// <summary>Nothing: school on every weekday, and no other placement.</summary>
    public static WeekAround Nothing { get; } = new(new Dictionary<DateOnly, string>(), new Dictionary<DateOnly, int>());

    /// <summary>Around the week of one placement.</summary>
    /// <param name="monday">The Monday of the week.</param>
    /// <param name="calendar">The calendar of the placement's district.</param>
    /// <param name="others">The same week of the resident's other placements.</param>
    public static WeekAround Of(DateOnly monday, DistrictCalendar calendar, IEnumerable<HoursWeek> others) => new(
        Enumerable.Range(0, 7).Select(monday.AddDays).Select(d => (Day: d, By: calendar.ClosedBy(d))).Where(d => d.By is not null).ToDictionary(d => d.Day, d => d.By!.Name),
        others.Where(w => w.WeekOf == monday).SelectMany(w => w.Entries).GroupBy(e => e.Day).ToDictionary(g => g.Key, g => g.Sum(e => e.Minutes)));
}

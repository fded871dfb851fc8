using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Cohorts;

/// <summary>The days on which a resident belongs to the program, read from the dated states: from admission to the day before they leave, or to the day of completion.</summary>
public static class Enrolment
{
    /// <summary>In order; open where nobody has left. A leave does not end it.</summary>
    public static IReadOnlyList<Period> Of(IEnumerable<ResidentStanding> standings)
    {
        var periods = new List<Period>();
        DateOnly? since = null;
        foreach (var standing in standings.OrderBy(s => s.StartsOn).ThenBy(s => s.Id))
        {
            var left = standing.State is ResidentState.Withdrawn or ResidentState.Dismissed or ResidentState.Transferred;
            if (!left && standing.State is not ResidentState.Completed)
            {
                since ??= standing.StartsOn;
                continue;
            }
            var last = left ? standing.StartsOn.AddDays(-1) : standing.StartsOn;
            if (since is { } first && last >= first)
                periods.Add(new Period(first, last));
            since = null;
        }
        if (since is { } open)
            periods.Add(new Period(open));
        return periods;
    }

    /// <summary>What is wrong with placing the resident on these days, with the days; null when they lie inside the enrolment. The standings must be read.</summary>
    public static string? Misses(Resident resident, Period days)
    {
        var enrolled = Of(resident.Standings);
        if (enrolled.Any(e => e.Contains(days)))
            return null;
        var words = enrolled.Count == 0 ? "is not enrolled" : $"is enrolled {string.Join(" and ", enrolled.Select(Words))}";
        return $"{resident.Name.Full} {words}; these days are {days.First:d MMMM yyyy} to {days.Last:d MMMM yyyy}.";
    }

    /// <summary>"from 1 April 2026", "from 1 April to 9 December 2026".</summary>
    public static string Words(Period days) => days.Last is { } last ? $"from {days.First:d MMMM yyyy} to {last:d MMMM yyyy}" : $"from {days.First:d MMMM yyyy} on";
}

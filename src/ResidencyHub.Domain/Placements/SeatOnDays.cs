using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Placements;

/// <summary>One of a school’s seats on the days of a placement: a spring placement may follow an autumn one in the same seat.</summary>
public readonly record struct SeatOnDays(string Subject, string GradeBand, Period Days);

/// <summary>What of a school’s answer is full on some day of a placement.</summary>
/// <param name="Taken">How many are taken on that day.</param>
/// <param name="Of">How many there are.</param>
/// <param name="Lines">The lines that are full; empty: it is the whole-school maximum.</param>
public sealed record FullSeats(int Taken, int Of, IReadOnlyList<SeatLine> Lines)
{
    /// <summary>"2 Mathematics 9–12".</summary>
    public string LineWords => string.Join("; ", Lines.Select(l => l.Words));
}

/// <summary>Fits taken seats into the lines that offer them.</summary>
internal static class SeatFit
{
    /// <summary>The seats that are taken at once, at the moments that count: more are never taken than on somebody’s first day.</summary>
    /// <param name="taken">All of them.</param>
    /// <param name="within">Only what touches these days; null: all days.</param>
    public static IEnumerable<IReadOnlyList<SeatOnDays>> Peaks(IReadOnlyList<SeatOnDays> taken, Period? within = null)
    {
        var days = taken.Select(t => t.Days.First).Where(d => within?.Contains(d) != false);
        return (within is { } period ? days.Prepend(period.First) : days).Distinct().Order().Select(IReadOnlyList<SeatOnDays> (day) => [.. taken.Where(t => t.Days.Contains(day))]);
    }

    /// <summary>The most taken seats that the lines can hold at once (augmenting paths: a line for "any subject" gives way where another has no choice).</summary>
    public static int Most(IReadOnlyList<SeatLine> lines, IReadOnlyList<SeatOnDays> taken)
    {
        var held = lines.Select(_ => new List<int>()).ToArray();
        return Enumerable.Range(0, taken.Count).Count(seat => Place(seat, new bool[lines.Count]));

        bool Place(int seat, bool[] seen)
        {
            for (var line = 0; line < lines.Count; line++)
            {
                if (seen[line] || !lines[line].Covers(taken[seat].Subject, taken[seat].GradeBand))
                    continue;
                seen[line] = true;
                if (lines[line].Seats is not { } seats || held[line].Count < seats)
                {
                    held[line].Add(seat);
                    return true;
                }
                for (var i = 0; i < held[line].Count; i++)
                {
                    if (!Place(held[line][i], seen))
                        continue;
                    held[line][i] = seat;
                    return true;
                }
            }
            return false;
        }
    }
}

using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Domain.Improvement;

/// <summary>One value of a measure.</summary>
public sealed record RunValue(DateOnly On, decimal Value);

/// <summary>Values of a measure in the order of days, with the days on which a change was made: what one looks at instead of two averages.</summary>
public sealed record RunChart
{
    private RunChart(IReadOnlyList<RunValue> values, IReadOnlyList<DateOnly> changes) => (Values, Changes) = (values, changes);

    public IReadOnlyList<RunValue> Values { get; }

    /// <summary>The days from which changes were made, in order.</summary>
    public IReadOnlyList<DateOnly> Changes { get; }

    public static RunChart Of(IEnumerable<RunValue> values, IEnumerable<DateOnly> changes) => new([.. values.OrderBy(v => v.On)], [.. changes.Distinct().Order()]);

    /// <summary>The middle of the values before a day; null without any.</summary>
    public decimal? MedianBefore(DateOnly day) => Median([.. Values.Where(v => v.On < day).Select(v => v.Value).Order()]);

    /// <summary>The middle of the values from a day on.</summary>
    public decimal? MedianFrom(DateOnly day) => Median([.. Values.Where(v => v.On >= day).Select(v => v.Value).Order()]);

    /// <summary>What the values say of a change, with their number; no more than they can carry.</summary>
    public string Words(DateOnly change, string unit)
    {
        var (before, after) = (Values.Count(v => v.On < change), Values.Count(v => v.On >= change));
        return (before, after) switch
        {
            (0, 0) => "No value has been measured yet.",
            (_, 0) => $"{PartnershipWords.Many(before, "value")} before the change, none since: nothing can be said yet.",
            (0, _) => $"No value from before the change: it cannot be compared. {PartnershipWords.Many(after, "value")} since.",
            _ => $"The middle of {PartnershipWords.Many(before, "value")} before the change is {PartnershipWords.Number(MedianBefore(change)!.Value)}, of {PartnershipWords.Many(after, "value")} since {PartnershipWords.Number(MedianFrom(change)!.Value)} ({unit}).{(after < 3 ? " Fewer than three values since the change say little." : "")}",
        };
    }

    private static decimal? Median(IReadOnlyList<decimal> sorted) => sorted.Count == 0 ? null : sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
}

namespace ResidencyHub.Domain.Basics;

/// <summary>Inclusive days from <see cref="First"/> to <see cref="Last"/>; open when there is no last day. Both ends count: a period that ends on the day another begins overlaps it.</summary>
public readonly record struct Period
{
    /// <exception cref="RuleBroken">The last day lies before the first.</exception>
    public Period(DateOnly first, DateOnly? last = null)
    {
        if (last < first)
            throw new RuleBroken("period-order", $"The last day ({last:d MMM yyyy}) is before the first ({first:d MMM yyyy}).");
        First = first;
        Last = last;
    }

    public DateOnly First { get; }
    public DateOnly? Last { get; }

    /// <summary>The number of days, both ends included; null when open.</summary>
    public int? Days => Last is { } last ? last.DayNumber - First.DayNumber + 1 : null;

    public bool Contains(DateOnly day) => day >= First && (Last is null || day <= Last);

    public bool Contains(Period other) => other.First >= First && (Last is null || (other.Last is { } end && end <= Last));

    public bool Overlaps(Period other) => (Last is null || other.First <= Last) && (other.Last is null || First <= other.Last);

    /// <summary>What remains when everything after <paramref name="last"/> is cut off; null when nothing had begun by then.</summary>
    public Period? TruncateTo(DateOnly last) => last < First ? null : Last is { } end && end <= last ? this : new Period(First, last);
}

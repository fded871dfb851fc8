using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Hours;

/// <summary>What is typed for one entry of the log.</summary>
/// <param name="Day">The day.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Minutes">How long; not read when <paramref name="From"/> and <paramref name="To"/> are given.</param>
/// <param name="From">From when, if known.</param>
/// <param name="To">To when.</param>
/// <param name="Model">How the lesson was shared.</param>
/// <param name="With">With whom, where it was not the mentor.</param>
/// <param name="Note">A line on it; for an absence the reason.</param>
/// <param name="SupervisorVisited">The university supervisor was there.</param>
public sealed record HoursEntryWords(DateOnly Day, ActivityKind Kind, int Minutes, TimeOnly? From = null, TimeOnly? To = null, CoTeachingModel? Model = null, string? With = null, string? Note = null, bool SupervisorVisited = false);

/// <summary>One line of a week's clinical log.</summary>
public sealed class HoursEntry
{
    private HoursEntry() { }

    internal HoursEntry(HoursWeek week, HoursEntryWords words, bool counts)
    {
        (Id, WeekId) = (Id<HoursEntry>.New(), week.Id);
        Write(words, counts);
    }

    public Id<HoursEntry> Id { get; private set; }
    public Id<HoursWeek> WeekId { get; private set; }
    public DateOnly Day { get; private set; }
    public ActivityKind Kind { get; private set; }

    /// <summary>Zero for a day absent.</summary>
    public int Minutes { get; private set; }
    public TimeOnly? From { get; private set; }
    public TimeOnly? To { get; private set; }
    public CoTeachingModel? Model { get; private set; }
    public string? With { get; private set; }
    public string? Note { get; private set; }
    public bool SupervisorVisited { get; private set; }

    /// <summary>Whether it counts toward the hours, by the rule as it stood when it was written.</summary>
    public bool Counts { get; private set; }

    /// <summary>It counts for good and can't be changed unless the week is reopened.</summary>
    public bool IsApproved { get; private set; }

    /// <summary>The approver left it out; the comment of the week says why.</summary>
    public bool IsLeftOut { get; private set; }

    /// <summary>Whether both say from when to when, and the times meet.</summary>
    public bool Overlaps(HoursEntry other) => Day == other.Day && From is { } from && To is { } to && other.From is { } otherFrom && other.To is { } otherTo && from < otherTo && otherFrom < to;

    internal void Write(HoursEntryWords words, bool counts)
    {
        var minutes = words.Kind is ActivityKind.Absent ? 0 : words.Minutes;
        if (words.Kind is not ActivityKind.Absent && words is { From: { } from, To: { } to })
            minutes = to > from ? (int)(to - from).TotalMinutes : throw new RuleBroken("hours-order", $"The time ends at {to:h\\:mm tt}, before it begins at {from:h\\:mm tt}. An entry stays within one day.");
        if (words.Kind is not ActivityKind.Absent && minutes is <= 0 or > TimeSpent.MinutesOfADay)
            throw new RuleBroken("hours-length", "An entry is at least a minute long, and no longer than a day.");
        var hasTimes = words.Kind is not ActivityKind.Absent && words is { From: not null, To: not null };
        (Day, Kind, Minutes, From, To) = (words.Day, words.Kind, minutes, hasTimes ? words.From : null, hasTimes ? words.To : null);
        (Model, With, Note, SupervisorVisited, Counts) = (words.Kind is ActivityKind.CoTeach ? words.Model : null, Tidy(words.With), Tidy(words.Note), words.SupervisorVisited, counts);
        IsLeftOut = false;
    }

    internal void Approve() => (IsApproved, IsLeftOut) = (true, false);

    internal void LeaveOut() => (IsApproved, IsLeftOut) = (false, true);

    internal void Free() => IsApproved = false;

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

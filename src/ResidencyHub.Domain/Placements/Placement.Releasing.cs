using System.Globalization;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Placements;

public sealed partial class Placement
{
    private const string Announced = "Announced";
    private const string ToBeAnnounced = "To be announced on";
    private const string LateConfirmed = "Confirmed: what came after the last day stays with the resident";
    private const string HoursOfWeeks = "hours of the weeks of ";
    private const string WeekFormat = "d MMMM yyyy";

    /// <summary>Sets another day on which a confirmed placement is announced, or announces it now.</summary>
    /// <param name="on">The day; null or today: now.</param>
    /// <param name="today">The calendar day where the hub is.</param>
    /// <param name="act">Who.</param>
    /// <exception cref="RuleBroken">It is announced already, or the day lies in the past or after its first day.</exception>
    public void Announce(DateOnly? on, DateOnly today, Act act)
    {
        Demand("announce", PlacementState.Confirmed);
        if (SeenByResident)
            throw new RuleBroken("announced-already", "It is announced already.");
        if (on < today)
            throw new RuleBroken("announce-day", "The day of the announcement is today or later.");
        if (on > StartsOn)
            throw new RuleBroken("announce-day", $"Announce it on or before its first day, {StartsOn:d MMMM yyyy}.");
        ReleaseOn = NextOn = on ?? today;
        Step(State, act, ReleaseOn == today ? Announced : $"{ToBeAnnounced} {ReleaseOn:d MMM yyyy}");
        if (ReleaseOn == today)
            Release();
    }

    /// <summary>The step by which the announcement was set last, as long as nothing has happened since; null otherwise. The steps must be read.</summary>
    public PlacementStep? LastAnnouncement =>
        State is PlacementState.Confirmed && _steps.MaxBy(s => s.Id) is { Note: { } note } last && last.From == last.To && (note == Announced || note.StartsWith(ToBeAnnounced, StringComparison.Ordinal)) ? last : null;

    /// <summary>The coordinator has read what came after the last day and lets it stand.</summary>
    /// <param name="checkIns">How many check-ins.</param>
    /// <param name="weeks">The Mondays of the weeks of approved hours; the step names them, and <see cref="LateHoursConfirmedIn"/> reads them.</param>
    /// <param name="act">Who.</param>
    public void ConfirmLateRecords(int checkIns, IReadOnlyList<DateOnly> weeks, Act act)
    {
        Demand("confirm the late feedback of", PlacementState.Confirmed, PlacementState.Active, PlacementState.Completed, PlacementState.EndedEarly);
        var hours = weeks.Count == 0 ? "" : $"; {HoursOfWeeks}{string.Join(", ", weeks.Select(w => w.ToString(WeekFormat, CultureInfo.InvariantCulture)))}";
        Step(State, act, $"{LateConfirmed} ({checkIns} check-in{(checkIns == 1 ? "" : "s")}{hours})");
    }

    /// <summary>The weeks of hours that a step confirmed, by its note; empty for any other step.</summary>
    public static IReadOnlyList<DateOnly> LateHoursConfirmedIn(string? note) =>
        note is null || !note.StartsWith(LateConfirmed, StringComparison.Ordinal) || note.IndexOf(HoursOfWeeks, StringComparison.Ordinal) is not (> 0 and var at)
            ? [] : [.. note[(at + HoursOfWeeks.Length)..].TrimEnd(')').Split(", ").Select(w => DateOnly.ParseExact(w, WeekFormat, CultureInfo.InvariantCulture))];

    /// <summary>Takes the last announcement back: the day that was set before holds again. The steps must be read.</summary>
    /// <exception cref="RuleBroken">Something has happened since.</exception>
    public void TakeBackAnnouncement(Act act)
    {
        var last = LastAnnouncement ?? throw new RuleBroken("announcement-gone-on", "It has gone on since; the announcement stays.");
        // while it was confirmed and not yet announced, the date that mattered was the day of the announcement
        ReleaseOn = NextOn = _steps.Where(s => s.Id != last.Id).MaxBy(s => s.Id)!.DueOn ?? StartsOn;
        SeenByResident = false;
        Step(State, act, "The announcement was taken back");
    }
}

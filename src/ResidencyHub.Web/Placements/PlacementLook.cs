using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Placements;

/// <summary>How placements look: the tone of each status, the next date in words, the answers and reasons to choose from.</summary>
public static class PlacementLook
{
    public static IReadOnlyList<Choice> Reasons { get; } = [.. Enum.GetValues<DeclineReason>().Select(r => new Choice(r.ToString(), PlacementWords.Of(r)))];

    public static IReadOnlyList<Choice> States { get; } = [.. Enum.GetValues<PlacementState>().Select(s => new Choice(s.ToString(), PlacementWords.Of(s)))];

    public static IReadOnlyList<Choice> Calls { get; } = [.. Enum.GetValues<CallOutcome>().Select(c => new Choice(c.ToString(), PlacementWords.Of(c)))];

    public static IReadOnlyList<Choice> Channels { get; } = [new(nameof(AnswerChannel.Phone), "By phone"), new(nameof(AnswerChannel.Paper), "On paper"), new(nameof(AnswerChannel.InPerson), "In person")];

    /// <summary>On lists, where no valid agreement covers the school on the placement's days; the placement's page says which and why.</summary>
    public const string Uncovered = "No agreement";

    /// <param name="state">The placement's.</param>
    /// <param name="needsMentor">Its mentor has dropped out.</param>
    /// <param name="leaves">Its mentor leaves on a day to come, and nobody follows.</param>
    public static Tone ToneOf(PlacementState state, bool needsMentor, bool leaves) => state switch
    {
        _ when needsMentor => Tone.Bad,
        _ when leaves => Tone.Wait,
        PlacementState.WithDistrict or PlacementState.WithSchool or PlacementState.WithMentor => Tone.Wait,
        PlacementState.SchoolAccepted or PlacementState.AcceptedWithConditions or PlacementState.Accepted => Tone.Info,
        PlacementState.Confirmed or PlacementState.Active or PlacementState.Completed => Tone.Good,
        PlacementState.Declined or PlacementState.Lapsed or PlacementState.EndedEarly => Tone.Bad,
        _ => Tone.Idle,
    };

    /// <summary>The next date in words: "3 days late", "by Thursday", "begins 17 Aug".</summary>
    public static string? NextDate(ListPlacements.Row row, DateOnly today) => row switch
    {
        { NextOn: null } => null,
        { State: PlacementState.WithDistrict or PlacementState.WithSchool or PlacementState.WithMentor } => DayText.Of(row.NextOn.Value, today, DayKind.By),
        { State: PlacementState.Confirmed } => $"begins {DayText.Of(row.StartsOn, today)}",
        { State: PlacementState.Active } => $"ends {DayText.Of(row.EndsOn, today)}",
        _ => DayText.Of(row.NextOn.Value, today),
    };

    /// <summary>The next date of a card: "3 days late", "by Thursday", "to be announced 1 Dec", "ends 10 Jun 2027".</summary>
    public static string? NextDate(ShowBoard.Card card, DateOnly today) => card switch
    {
        { NextOn: null } => null,
        { State: PlacementState.WithDistrict or PlacementState.WithSchool or PlacementState.WithMentor } => DayText.Of(card.NextOn.Value, today, DayKind.By),
        { State: PlacementState.Confirmed, Announced: false } => $"to be announced {DayText.Of(card.NextOn.Value, today)}",
        { State: PlacementState.Confirmed } => $"begins {DayText.Of(card.NextOn.Value, today)}",
        { State: PlacementState.Active } => $"ends {DayText.Of(card.NextOn.Value, today)}",
        _ => DayText.Of(card.NextOn.Value, today),
    };

    public static string Role(PlacementState asked) => asked switch
    {
        PlacementState.WithDistrict => "district",
        PlacementState.WithSchool => "school",
        _ => "mentor",
    };
}

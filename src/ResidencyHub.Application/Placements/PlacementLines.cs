using System.Globalization;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Lines of history in words.</summary>
public static class PlacementLines
{
    /// <summary>What a step did: "School said yes", "Declined: No room this year".</summary>
    public static string What(PlacementState from, PlacementState to, string? note)
    {
        var what = (from, to) switch
        {
            (PlacementState.Draft, PlacementState.Draft) => "Draft",
            (PlacementState.WithMentor, PlacementState.SchoolAccepted) => "The mentor said no",
            _ when from == to => PlacementWords.Of(to),
            (PlacementState.Withdrawn, _) => "Withdrawal taken back",
            (_, PlacementState.Draft) => "Back to draft",
            (PlacementState.WithSchool, PlacementState.WithMentor) => "School said yes; the mentor is asked",
            (PlacementState.WithMentor, PlacementState.WithSchool) => "The mentor said yes; the school is asked",
            (PlacementState.WithSchool, PlacementState.Accepted) => "School said yes",
            (_, PlacementState.WithSchool) => "The school is asked",
            (_, PlacementState.WithDistrict) => "The district is asked",
            (_, PlacementState.WithMentor) => "The mentor is asked",
            (PlacementState.WithMentor, PlacementState.Accepted) => "The mentor said yes",
            _ => PlacementWords.Of(to),
        };
        return string.IsNullOrWhiteSpace(note) ? what : $"{what}: {note}";
    }

    /// <summary>The step as an answer: what, who, on which day at the hub, how.</summary>
    internal static string Of(PlacementStep step, DateOnly day) =>
        $"{What(step.From, step.To, step.Note)} ({step.ActedBy}, {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}, {PlacementWords.Of(step.Channel)}).";

    /// <summary>An answer in words, for the audit.</summary>
    internal static string Of(AnswerGiven answer) => answer.Kind switch
    {
        AnswerKind.Accept => "Accepted",
        AnswerKind.AcceptWithConditions => $"Accepted with conditions: {answer.Conditions}",
        _ => PlacementWords.Of(answer.Reason!.Value, answer.Words),
    };
}

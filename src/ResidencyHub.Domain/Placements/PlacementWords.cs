namespace ResidencyHub.Domain.Placements;

/// <summary>The words that people read for the states and reasons of a placement, the same on every page, in every e-mail and export.</summary>
public static class PlacementWords
{
    public static string Of(PlacementState state) => state switch
    {
        PlacementState.Draft => "Draft",
        PlacementState.WithDistrict => "With the district",
        PlacementState.WithSchool => "With the school",
        PlacementState.SchoolAccepted => "School said yes",
        PlacementState.WithMentor => "With the mentor",
        PlacementState.AcceptedWithConditions => "Accepted with conditions",
        PlacementState.Accepted => "Accepted",
        PlacementState.Declined => "Declined",
        PlacementState.Lapsed => "No reply in time",
        PlacementState.Confirmed => "Confirmed",
        PlacementState.Active => "Active",
        PlacementState.Completed => "Completed",
        PlacementState.EndedEarly => "Ended early",
        PlacementState.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(DeclineReason reason) => reason switch
    {
        DeclineReason.NoCapacity => "No room this year",
        DeclineReason.NoMentorFree => "No mentor is free",
        DeclineReason.SubjectNotOffered => "We do not teach this subject or grade",
        DeclineReason.LeadershipChange => "Change in leadership",
        DeclineReason.PupilNeeds => "Our pupils need other things first",
        DeclineReason.TooLate => "Asked too late",
        DeclineReason.MentorDeclined => "The mentor prefers not to",
        DeclineReason.Other => "Another reason",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };

    public static string Of(DeclineReason reason, string? words) => string.IsNullOrWhiteSpace(words) ? Of(reason) : $"{Of(reason)}: {words}";

    public static string Of(AnswerChannel channel) => channel switch
    {
        AnswerChannel.App => "in ResidencyHub",
        AnswerChannel.EmailLink => "by the link in the e-mail",
        AnswerChannel.Phone => "by phone",
        AnswerChannel.Paper => "on paper",
        AnswerChannel.InPerson => "in person",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };

    public static string Of(AllowanceKind kind) => kind switch
    {
        AllowanceKind.Split => "Split placement",
        AllowanceKind.Itinerant => "Itinerant mentor",
        AllowanceKind.Organization => "Community organization",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Answered => "Answered",
        CallOutcome.LeftMessage => "Left message",
        CallOutcome.NoAnswer => "No answer",
        CallOutcome.WrongNumber => "Wrong number",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}

using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The sentences of letters about placements.</summary>
internal static class PlacementLetterText
{
    public static string Question(Placement placement) => placement.State switch
    {
        PlacementState.WithDistrict => $"Please pass on: a resident for {placement.SchoolName}",
        PlacementState.WithSchool => $"Can {placement.SchoolName} host {placement.ResidentName}?",
        _ => $"Would you mentor {placement.ResidentName}?",
    };

    public static string Asks(Placement placement, string program) => placement.State switch
    {
        PlacementState.WithDistrict => $"{program} asks to place a resident at {placement.SchoolName}. Requests to your schools go through you.",
        PlacementState.WithSchool => $"{program} asks whether {placement.SchoolName} can host a resident.",
        _ when !placement.SchoolSaidYes => $"{program} would like to place a resident beside you at {placement.SchoolName}. When you say yes, your school is asked.",
        _ => $"{placement.SchoolName} has agreed to host a resident of {program}, and you are proposed as the mentor.",
    };

    public static string Facts(Placement placement) =>
        $"""
        Resident: {placement.ResidentName}
        Subject: {placement.Subject} {placement.GradeBand}
        School: {placement.SchoolName}
        Mentor: {placement.MentorName ?? "not named yet"}
        Days: {placement.StartsOn:d MMMM yyyy} to {placement.EndsOn:d MMMM yyyy}{(placement.Weekdays is null ? "" : $", {placement.Weekdays}")}
        """;

    /// <summary>By when the answer is asked; a reminder that comes after that day says so.</summary>
    public static string Due(Placement placement, DateOnly today) => placement.NextOn < today
        ? $"Your answer was due on {placement.NextOn:dddd, d MMMM yyyy}; it still counts. Without one, the request soon lapses."
        : $"Please answer by {placement.NextOn:dddd, d MMMM yyyy}.";

    /// <summary>Whom the addressee can call or write to, and for whom that person works.</summary>
    public static string WhomToCall(Reachable? coordinator, string program) =>
        coordinator is null ? program : string.Join(", ", new[] { coordinator.Name, program, coordinator.Phone, coordinator.Email }.Where(part => !string.IsNullOrWhiteSpace(part)));

    /// <summary>What a yes means to somebody who is asked to follow as mentor.</summary>
    public static string FollowMeans(Placement placement, DateOnly first) =>
        $"You are the mentor of record from {first:d MMMM yyyy} to {placement.EndsOn:d MMMM yyyy}: the resident is in your classroom on these days, with a short check-in each week. It holds at once, and all sides are told.";

    /// <summary>What a yes means to the one who is asked.</summary>
    /// <param name="asked">Who is asked.</param>
    /// <param name="mentorAsked">When the mentor is asked, on the way of this request.</param>
    public static string YesMeans(PlacementState asked, MentorAsked mentorAsked) => (asked, mentorAsked) switch
    {
        (PlacementState.WithDistrict, MentorAsked.BeforeSchool) => "The request goes to the mentor, then to the principal. Both decide for themselves.",
        (PlacementState.WithDistrict, _) => "The request goes to the principal. The school decides for itself.",
        (PlacementState.WithSchool, MentorAsked.Never) => "The school keeps a place for the resident on these days and answers for the mentor it names, who is not asked again. Nothing is final before the program confirms.",
        (PlacementState.WithSchool, MentorAsked.BeforeSchool) => "The school keeps a place for the resident on these days, beside the mentor who has said yes. Nothing is final before the program confirms.",
        (PlacementState.WithSchool, _) => "The school keeps a place for the resident on these days, and the mentor is asked next. Nothing is final before the program confirms.",
        (_, MentorAsked.BeforeSchool) => "You take the resident into your classroom on these days, with a short check-in each week; your principal is asked next. Nothing is final before the program confirms.",
        _ => "You take the resident into your classroom on these days, with a short check-in each week. Nothing is final before the program confirms.",
    };
}

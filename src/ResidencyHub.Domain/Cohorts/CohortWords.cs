namespace ResidencyHub.Domain.Cohorts;

/// <summary>The words that people read for the states of residents and mentors, the same on every page and in every file.</summary>
public static class CohortWords
{
    /// <summary>In the place of a certification area that nobody gave.</summary>
    public const string NotSaid = "Not said";

    public static string Of(ResidentState state) => state switch
    {
        ResidentState.Admitted => "Admitted",
        ResidentState.Cleared => "Cleared",
        ResidentState.Placed => "Placed",
        ResidentState.Active => "In residency",
        ResidentState.OnLeave => "Deferred or on leave",
        ResidentState.Completed => "Completed",
        ResidentState.Withdrawn => "Withdrawn",
        ResidentState.Dismissed => "Dismissed",
        ResidentState.Transferred => "Transferred",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(MentorState state) => state switch
    {
        MentorState.Nominated => "Nominated",
        MentorState.Applied => "Applied",
        MentorState.Reviewed => "Reviewed",
        MentorState.Approved => "Approved",
        MentorState.Trained => "Trained",
        MentorState.Assignable => "Can be asked",
        MentorState.Paused => "Paused",
        MentorState.Released => "No longer mentoring",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(PoolStatus status) => status is PoolStatus.Assigned ? "Has a resident" : Of(Enum.Parse<MentorState>(status.ToString()));

    public static string Of(RequirementRole role) => role switch
    {
        RequirementRole.Resident => "Residents",
        RequirementRole.Mentor => "Mentors",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    public static string Of(ItemStatus status) => status switch
    {
        ItemStatus.NotStarted => "Not started",
        ItemStatus.InProgress => "In progress",
        ItemStatus.Waiting => "Waiting for review",
        ItemStatus.Approved => "Approved",
        ItemStatus.Returned => "Returned",
        ItemStatus.Expiring => "Expiring",
        ItemStatus.Expired => "Expired",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(FileKind kind) => kind switch
    {
        FileKind.Pdf => "PDF",
        FileKind.Png => "PNG picture",
        FileKind.Jpeg => "JPEG picture",
        FileKind.Heic => "HEIC picture",
        FileKind.Word => "Word document",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

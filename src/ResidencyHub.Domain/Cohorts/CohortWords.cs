namespace ResidencyHub.Domain.Cohorts;

/// <summary>The words that people read for the states of residents and mentors, the same on every page and in every file.</summary>
public static class CohortWords
{
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
}

namespace ResidencyHub.Domain.Mentoring;

/// <summary>The words that people read for observations.</summary>
public static class ObservationWords
{
    public static string Of(ObservationState state) => state switch
    {
        ObservationState.Scheduled => "Scheduled",
        ObservationState.PreConference => "Talked before",
        ObservationState.Observed => "Observed",
        ObservationState.EvidenceTagged => "Evidence tied to elements",
        ObservationState.ResidentSelfScored => "Resident has scored",
        ObservationState.PostConference => "Talked after, to share",
        ObservationState.Shared => "Shared",
        ObservationState.Acknowledged => "Acknowledged",
        ObservationState.Locked => "Locked",
        ObservationState.Cancelled => "Cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(ObservationSetting setting) => setting switch
    {
        ObservationSetting.InPerson => "in person",
        ObservationSetting.Video => "by video",
        _ => throw new ArgumentOutOfRangeException(nameof(setting)),
    };

    public static string Of(RaterKind kind) => kind switch
    {
        RaterKind.Resident => "resident",
        RaterKind.Mentor => "mentor",
        RaterKind.Supervisor => "university supervisor",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

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

    public static string Of(DebriefSection section) => section switch
    {
        DebriefSection.Strength => "A strength",
        DebriefSection.SecondStrength => "A second strength",
        DebriefSection.NextStep => "The next step",
        DebriefSection.Support => "Who helps, and how",
        DebriefSection.DueOn => "By when",
        DebriefSection.NextOn => "Next observation",
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    public static string Of(LookForFate fate) => fate switch
    {
        LookForFate.Seen => "seen",
        LookForFate.NotSeen => "not seen",
        LookForFate.NotLookedAt => "not looked at",
        _ => throw new ArgumentOutOfRangeException(nameof(fate)),
    };

    public static string Of(ConversationState state) => state switch
    {
        ConversationState.ResidentScores => "Resident scores first",
        ConversationState.MentorScores => "Mentor scores",
        ConversationState.Held => "Held",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(StepFate fate) => fate switch
    {
        StepFate.Open => "Open",
        StepFate.Kept => "Keep at it",
        StepFate.Done => "Done",
        _ => throw new ArgumentOutOfRangeException(nameof(fate)),
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Recommended => "Recommended",
        Verdict.NotYet => "Not yet",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };
}

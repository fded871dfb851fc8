namespace ResidencyHub.Domain.Mentoring;

/// <summary>The words that people read for a check-in's answers.</summary>
public static class MentoringWords
{
    public static string Of(Going going) => going switch
    {
        Going.OnTrack => "On track",
        Going.SomeWorries => "Some worries",
        Going.NeedsSupport => "Needs support",
        _ => throw new ArgumentOutOfRangeException(nameof(going)),
    };

    public static string Of(MeetingLength length) => length switch
    {
        MeetingLength.UnderOneHour => "under 1 h",
        MeetingLength.OneToTwoHours => "1–2 h",
        MeetingLength.ThreeToFourHours => "3–4 h",
        MeetingLength.FiveHoursOrMore => "5 h +",
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    public static string Of(SignalKind kind) => kind switch
    {
        SignalKind.NoApprovedHours => "No approved hours",
        SignalKind.MentorSilent => "Mentor silent",
        SignalKind.Worries => "Worries in a row",
        SignalKind.RatersApart => "Raters apart",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(SignalState state) => state switch
    {
        SignalState.Open => "To look at",
        SignalState.PutOff => "Put off",
        SignalState.Settled => "Settled",
        SignalState.Gone => "Gone by itself",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

namespace ResidencyHub.Domain.Hours;

/// <summary>What a resident did in the logged time (instruments.md K1). Which kinds a program offers, and which count toward its hours, is rule data. A day absent is an entry without minutes.</summary>
public enum ActivityKind { Observe, Assist, SmallGroup, CoPlan, CoTeach, Lead, Solo, Assess, ProfessionalLearning, SchoolMeeting, Family, Debrief, Substitute, Absent }

/// <summary>How two teachers shared a lesson (Ed-Fi co-teaching style observed; St. Cloud).</summary>
public enum CoTeachingModel { OneTeachesOneObserves, OneTeachesOneAssists, Station, Parallel, Supplemental, Alternative, Team }

/// <summary>Where a week of the clinical log stands: with the resident, with the approver, back with a comment, approved.</summary>
public enum HoursState { Draft, Sent, Returned, Approved }

/// <summary>The words that people read for the clinical log.</summary>
public static class HoursWords
{
    public static string Of(ActivityKind kind) => kind switch
    {
        ActivityKind.Observe => "Observed",
        ActivityKind.Assist => "Assisted",
        ActivityKind.SmallGroup => "Taught a small group",
        ActivityKind.CoPlan => "Planned together",
        ActivityKind.CoTeach => "Co-taught",
        ActivityKind.Lead => "Led the class, mentor in the room",
        ActivityKind.Solo => "Taught alone",
        ActivityKind.Assess => "Assessed and graded",
        ActivityKind.ProfessionalLearning => "Professional learning",
        ActivityKind.SchoolMeeting => "School meeting",
        ActivityKind.Family => "Families and community",
        ActivityKind.Debrief => "Debriefed with a coach",
        ActivityKind.Substitute => "Substituted",
        ActivityKind.Absent => "Absent",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(CoTeachingModel model) => model switch
    {
        CoTeachingModel.OneTeachesOneObserves => "One teaches, one observes",
        CoTeachingModel.OneTeachesOneAssists => "One teaches, one assists",
        CoTeachingModel.Station => "Stations",
        CoTeachingModel.Parallel => "Parallel",
        CoTeachingModel.Supplemental => "Supplemental",
        CoTeachingModel.Alternative => "Alternative",
        CoTeachingModel.Team => "Team",
        _ => throw new ArgumentOutOfRangeException(nameof(model)),
    };

    public static string Of(HoursState state) => state switch
    {
        HoursState.Draft => "Not sent yet",
        HoursState.Sent => "Waiting for approval",
        HoursState.Returned => "Returned",
        HoursState.Approved => "Approved",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

namespace ResidencyHub.Domain.Growing;

/// <summary>The words that people read for what grows.</summary>
public static class GrowingWords
{
    public static string Of(SupportPlanState state) => state switch
    {
        SupportPlanState.Drafted => "Being written",
        SupportPlanState.Given => "Given to read",
        SupportPlanState.ConferenceHeld => "Talked about, to sign",
        SupportPlanState.Active => "Running",
        SupportPlanState.Extended => "Running, extended",
        SupportPlanState.Met => "Met",
        SupportPlanState.NotMet => "Not met",
        SupportPlanState.UnderReview => "Under review",
        SupportPlanState.Decided => "Decided",
        SupportPlanState.Withdrawn => "Withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(AppealAnswer answer) => answer switch
    {
        AppealAnswer.Stands => "The plan stands",
        AppealAnswer.Rewritten => "The plan is rewritten",
        AppealAnswer.Withdrawn => "The plan is withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(answer)),
    };

    public static string Of(GoalState state) => state switch
    {
        GoalState.Open => "Open",
        GoalState.Reached => "Reached",
        GoalState.LetGo => "Let go",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(ReviewTime time) => time switch
    {
        ReviewTime.Start => "at the start",
        ReviewTime.Middle => "in the middle",
        ReviewTime.End => "at the end",
        _ => throw new ArgumentOutOfRangeException(nameof(time)),
    };

    public static string Of(ReviewState state) => state switch
    {
        ReviewState.Writing => "Each writes",
        ReviewState.Discussed => "Talked about, to sign",
        ReviewState.Locked => "Signed by all three",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static string Of(Readiness readiness) => readiness switch
    {
        Readiness.NeedsMore => "Needs more time in this phase",
        Readiness.AsPlanned => "Ready for the next phase, as planned",
        Readiness.ReadyForMore => "Ready for more than planned",
        _ => throw new ArgumentOutOfRangeException(nameof(readiness)),
    };

    public static string Of(AssessmentStatus status) => status switch
    {
        AssessmentStatus.NotBegun => "Not begun",
        AssessmentStatus.Preparing => "Being prepared",
        AssessmentStatus.Submitted => "Submitted, no result yet",
        AssessmentStatus.Passed => "Passed",
        AssessmentStatus.ToRepeat => "To be submitted again",
        AssessmentStatus.NotAsked => "Not asked here",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static string Of(Stance stance) => stance switch
    {
        Stance.Instructive => "Shows and tells",
        Stance.Collaborative => "Thinks together",
        Stance.Facilitative => "Asks, so that the other finds it",
        _ => throw new ArgumentOutOfRangeException(nameof(stance)),
    };

    public static string Of(MeetingMode mode) => mode switch
    {
        MeetingMode.InPerson => "In person",
        MeetingMode.Video => "By video",
        MeetingMode.Phone => "By phone",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    public static string Of(ActionFate fate) => fate switch
    {
        ActionFate.Done => "Done",
        ActionFate.Kept => "Keep at it",
        ActionFate.LetGo => "Let go",
        _ => throw new ArgumentOutOfRangeException(nameof(fate)),
    };

    public static string Of(MentorEntryKind kind) => kind switch
    {
        MentorEntryKind.Goal => "Goal",
        MentorEntryKind.Feedback => "Feedback",
        MentorEntryKind.Observed => "Observed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Of(AssignedWork work) => work switch
    {
        AssignedWork.Observation => "Formal observation",
        AssignedWork.InformalVisit => "Informal visit",
        AssignedWork.CoachingConversation => "Coaching conversation",
        AssignedWork.CoachingCycle => "Coaching cycle",
        AssignedWork.GrowthGoal => "Goal of the growth plan",
        AssignedWork.ReviewStart => "Three-way review at the start",
        AssignedWork.ReviewMiddle => "Three-way review in the middle",
        AssignedWork.ReviewEnd => "Three-way review at the end",
        AssignedWork.MentorRating => "How it is with the mentor",
        AssignedWork.Form => "A form of the program",
        _ => throw new ArgumentOutOfRangeException(nameof(work)),
    };

    public static string Of(Signatory signatory) => signatory switch
    {
        Signatory.Resident => "resident",
        Signatory.Mentor => "mentor",
        Signatory.Supervisor => "university supervisor",
        Signatory.Coordinator => "program coordinator",
        Signatory.Outside => "outside rater",
        _ => throw new ArgumentOutOfRangeException(nameof(signatory)),
    };
}

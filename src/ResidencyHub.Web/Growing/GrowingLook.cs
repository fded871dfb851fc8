using ResidencyHub.Domain.Growing;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Growing;

/// <summary>How what grows looks on pages.</summary>
internal static class GrowingLook
{
    /// <summary>A statement as it fits into a row; whole words.</summary>
    public static string Cut(string words) => words.Length > 90 ? words[..(words.LastIndexOf(' ', 88) is > 40 and var end ? end : 88)].TrimEnd(',', ';', ' ') + "…" : words;

    /// <summary>Compact, not "3 days ago": these pages are printed.</summary>
    public static string Day(DateOnly day, DateOnly today) => DayText.Compact(day, today);

    public static Tone ToneOf(SupportPlanState state) => state switch
    {
        SupportPlanState.Active or SupportPlanState.Extended => Tone.Info,
        SupportPlanState.Met => Tone.Good,
        SupportPlanState.NotMet or SupportPlanState.UnderReview => Tone.Bad,
        SupportPlanState.Decided or SupportPlanState.Withdrawn => Tone.Idle,
        _ => Tone.Wait,
    };

    public static Tone ToneOf(ReviewState state) => state switch { ReviewState.Locked => Tone.Good, ReviewState.Discussed => Tone.Info, _ => Tone.Wait };

    public static Tone ToneOf(GoalState state) => state switch { GoalState.Open => Tone.Info, GoalState.Reached => Tone.Good, _ => Tone.Idle };
}

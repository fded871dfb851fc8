using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Placements;

public sealed partial class Placement
{
    /// <summary>The mentor drops out: the placement stays, hours and feedback stay, a mentor is sought.</summary>
    public void LoseMentor(string why, Act act)
    {
        Demand("take the mentor from", PlacementState.Confirmed, PlacementState.Active);
        Take(null);
        (NeedsMentor, WaitingOn) = (true, WaitingOn.Program);
        Step(State, act, why);
    }

    /// <summary>Gives a running placement another mentor of the same school, or of another where an exception lets them.</summary>
    public void TakeMentor(Mentor mentor, Act act, bool elsewhere = false)
    {
        Demand("give a mentor to", PlacementState.Confirmed, PlacementState.Active);
        Take(mentor, elsewhere);
        (NeedsMentor, NeedsPlace, MentorSaidYes, SeenByMentor, WaitingOn) = (false, false, true, true, WaitingOn.Nobody);
        AskNobody();
        Step(State, act, $"{mentor.Name.Full} is the mentor");
    }

    /// <summary>The first day without a mentor, while the mentor who leaves is still there and nobody follows; null otherwise.</summary>
    public DateOnly? MentorNeededFrom => NextMentorId is null ? MentorThrough?.AddDays(1) : null;

    /// <summary>The mentor tells that they leave: they stay through <paramref name="lastDay"/>, and a mentor is sought from now on.</summary>
    /// <exception cref="RuleBroken">There is no mentor, or the day is not within the placement and before its last.</exception>
    public void MentorWillLeave(DateOnly lastDay, string why, Act act)
    {
        Demand("note that the mentor leaves", PlacementState.Confirmed, PlacementState.Active);
        if (MentorId is null)
            throw new RuleBroken("mentor-none", "This placement has no mentor who could leave.");
        if (lastDay < StartsOn || lastDay >= EndsOn)
            throw new RuleBroken("mentor-leaves-day", $"The mentor’s last day lies within the placement’s days, {StartsOn:d MMM yyyy} to {EndsOn:d MMM yyyy}, and before its last.");
        (MentorThrough, NextMentorId, NextMentorName) = (lastDay, null, null);
        Step(State, act, $"{MentorName} leaves after {lastDay:d MMM yyyy}: {why}");
    }

    /// <summary>Somebody takes over on <paramref name="first"/>, a day that is still to come; until then the present mentor stays.</summary>
    /// <exception cref="RuleBroken">There is no mentor until then, the day leaves a gap after the one who leaves, or the mentor teaches elsewhere and may not.</exception>
    public void MentorWillFollow(Mentor mentor, DateOnly first, Act act, bool elsewhere = false)
    {
        Demand("give a mentor to", PlacementState.Confirmed, PlacementState.Active);
        if (MentorId is null || first <= StartsOn || first > EndsOn)
            throw new RuleBroken("mentor-none", "Nobody is the mentor until then. Name the mentor for the first day without one.");
        if (MentorNeededFrom is { } needed && first > needed)
            throw new RuleBroken("mentor-gap", $"{MentorName} leaves after {MentorThrough:d MMMM yyyy}: whoever follows begins on {needed:d MMMM yyyy} or before.");
        if (mentor.SchoolId != SchoolId && !elsewhere)
            throw new RuleBroken("mentor-at-school", $"{mentor.Name.Full} does not teach at {SchoolName}.");
        (MentorThrough, NextMentorId, NextMentorName) = (first.AddDays(-1), mentor.Id, mentor.Name.Full);
        AskNobody();
        Step(State, act, $"{mentor.Name.Full} is the mentor from {first:d MMM yyyy}");
    }

    /// <summary>The mentor stays after all; who was to follow does not.</summary>
    /// <exception cref="RuleBroken">Nobody has told that they leave.</exception>
    public void MentorStays(Act act)
    {
        if (MentorThrough is null)
            throw new RuleBroken("mentor-stays", "No leaving of the mentor is noted. Load the page again.");
        StayMentored();
        AskNobody();
        Step(State, act, $"{MentorName} stays after all");
    }

    private void StayMentored() => (MentorThrough, NextMentorId, NextMentorName) = (null, null, null);
}

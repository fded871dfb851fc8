using System.Linq.Expressions;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Placements;

public sealed partial class Placement
{
    private const string ToFollow = "to follow as mentor";

    /// <summary>Whether the mentor has left, or has told that they leave while nobody follows yet: one condition for lists, counts and pages, as the database reads it.</summary>
    public static Expression<Func<Placement, bool>> LacksMentor { get; } = p => p.NeedsMentor || (p.MentorThrough != null && p.NextMentorId == null);

    /// <summary>Who is asked to follow as mentor at this school and has not answered yet; null: nobody.</summary>
    public Id<Mentor>? AskedMentorId { get; private set; }
    public string? AskedMentorName { get; private set; }

    /// <summary>The day by which the one who is asked to follow answers.</summary>
    public DateOnly? AskedMentorBy { get; private set; }

    /// <summary>Whether a mentor is sought at this school: theirs has left or will, and the school keeps the place.</summary>
    public bool SeeksMentorHere => State is (PlacementState.Confirmed or PlacementState.Active) && !NeedsPlace && (NeedsMentor || MentorNeededFrom is not null);

    /// <summary>Asks a teacher of the school whether they follow as mentor; nothing changes before their yes. Who was asked before is asked no more.</summary>
    /// <exception cref="RuleBroken">No mentor is sought here, or the teacher is the one who leaves or is at another school.</exception>
    public void AskToFollow(Mentor mentor, DateOnly answerBy, Act act)
    {
        Demand("ask who follows in", PlacementState.Confirmed, PlacementState.Active);
        if (!SeeksMentorHere)
            throw new RuleBroken("mentor-not-sought", "No mentor is sought for this placement at its school. Load the page again.");
        if (mentor.Id == MentorId)
            throw new RuleBroken("mentor-is", $"{mentor.Name.Full} is the mentor already and has told that they leave. Take the leaving back, or ask somebody else.");
        if (mentor.SchoolId != SchoolId)
            throw new RuleBroken("mentor-at-school", $"{mentor.Name.Full} does not teach at {SchoolName}.");
        (AskedMentorId, AskedMentorName, AskedMentorBy) = (mentor.Id, mentor.Name.Full, answerBy);
        Step(State, act, $"{mentor.Name.Full} is asked {ToFollow}, by {answerBy:d MMM yyyy}");
    }

    /// <summary>Who was asked to follow says no; a mentor is still sought.</summary>
    /// <exception cref="RuleBroken">Nobody is asked, or "other" without words.</exception>
    public void DeclineToFollow(DeclineReason reason, string? words, Act act)
    {
        DemandAsked();
        if (reason is DeclineReason.Other && string.IsNullOrWhiteSpace(words))
            throw new RuleBroken("decline-words", "Say in a few words why; “other” alone does not help to find somebody.");
        Step(State, act, $"{AskedMentorName} prefers not {ToFollow}: {PlacementWords.Of(reason, words)}");
        AskNobody();
    }

    /// <summary>Who was asked says yes, and something stands against it that they are not to be told: the yes is noted, nothing is asked any more, and the program settles it; a mentor is still sought.</summary>
    /// <exception cref="RuleBroken">Nobody is asked.</exception>
    public void NoteYesToFollow(Act act)
    {
        DemandAsked();
        Step(State, act, $"{AskedMentorName} said yes when asked {ToFollow}; it does not hold yet, the program calls");
        AskNobody();
    }

    /// <summary>The question is taken back before there is an answer.</summary>
    /// <exception cref="RuleBroken">Nobody is asked.</exception>
    public void StopAsking(Act act)
    {
        DemandAsked();
        Step(State, act, $"{AskedMentorName} is no longer asked {ToFollow}");
        AskNobody();
    }

    /// <summary>Whether a step tells of somebody who was asked to follow: between those and the program and the school, and not for the district or the mentor who is there or comes later.</summary>
    public static bool TellsWhoWasAsked(PlacementStep step) => step.From == step.To && step.Note?.Contains(ToFollow, StringComparison.Ordinal) == true;

    private void AskNobody() => (AskedMentorId, AskedMentorName, AskedMentorBy) = (null, null, null);

    private void DemandAsked()
    {
        if (AskedMentorId is null)
            throw new RuleBroken("nobody-asked", "Nobody is asked to follow as mentor. Load the page again.");
    }
}

namespace ResidencyHub.Domain.Placements;

public sealed partial class Placement
{
    private static readonly PlacementState[] Promised = [PlacementState.SchoolAccepted, PlacementState.WithMentor, PlacementState.AcceptedWithConditions, PlacementState.Accepted];

    /// <summary>Whether it holds one of the school's seats: the school's yes takes the seat, until the placement is over before its time.</summary>
    public bool HoldsSeat => SchoolSaidYes && State is not (PlacementState.Draft or PlacementState.Declined or PlacementState.Lapsed or PlacementState.Withdrawn or PlacementState.EndedEarly);

    /// <summary>The seat that it holds, or asks for.</summary>
    public SeatOnDays Seat => new(Subject, GradeBand, Term);

    /// <summary>The school that said yes loses the class: a placement that was only promised is declined, one that is confirmed or runs stays on record and needs a place. Nothing is cancelled.</summary>
    public void LosePlace(string why, Act act)
    {
        if (State is PlacementState.Confirmed or PlacementState.Active)
        {
            Take(null);
            (NeedsMentor, NeedsPlace, WaitingOn) = (true, true, WaitingOn.Program);
            AskNobody();
            Step(State, act, $"{SchoolName} can’t host any more: {why}");
            return;
        }
        Demand("take the place from", Promised);
        (SchoolSaidYes, MentorSaidYes, Conditions) = (false, false, null);
        (DeclinedBecause, DeclineWords) = (DeclineReason.NoCapacity, why);
        Rest(PlacementState.Declined, act, PlacementWords.Of(DeclineReason.NoCapacity, why));
    }

    /// <summary>The school keeps its yes but has no such mentor any more: what runs needs a mentor, what was only promised waits for another name.</summary>
    public void LoseMentorAtSchool(string why, Act act)
    {
        if (State is PlacementState.Confirmed or PlacementState.Active)
        {
            LoseMentor(why, act);
            return;
        }
        Demand("take the mentor from", Promised);
        Take(null);
        (SeenByMentor, Conditions) = (false, null);
        Wait(PlacementState.SchoolAccepted, WaitingOn.Program, DateOnly.MaxValue, act, why);
    }
}

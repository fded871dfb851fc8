using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Says in words on whom a placement waits and what happens next: the same on the list, the page, in letters and exports.</summary>
public static class PlacementAsk
{
    /// <summary>What a placement reads that lost its mentor, and the filter that finds it.</summary>
    public const string NeedsMentor = "Needs a mentor";

    /// <summary>What a placement reads whose school can't host it any more; a mentor comes with the place.</summary>
    public const string NeedsPlace = "Needs a place";

    /// <summary>The status word; a placement without its school reads "Needs a place", one without its mentor "Needs a mentor", before all else.</summary>
    public static string Status(PlacementState state, bool needsMentor, bool needsPlace) => needsPlace ? NeedsPlace : needsMentor ? NeedsMentor : PlacementWords.Of(state);

    public static string Status(Placement placement) => Status(placement.State, placement.NeedsMentor, placement.NeedsPlace, placement.MentorNeededFrom);

    /// <summary>The same for a placement whose mentor has told that they leave: "Needs a mentor from 16 January".</summary>
    /// <param name="state">The state.</param>
    /// <param name="needsMentor">The mentor has left.</param>
    /// <param name="needsPlace">The school can't host it any more.</param>
    /// <param name="from">The first day without a mentor; null: none is known.</param>
    public static string Status(PlacementState state, bool needsMentor, bool needsPlace, DateOnly? from) => needsMentor || from is null ? Status(state, needsMentor, needsPlace) : $"{NeedsMentor} from {from:d MMMM}";

    /// <summary>On whom it waits, as the viewer's role reads it: "you: a new mentor", "Ms. Ortiz, principal"; empty when on nobody.</summary>
    public static string On(WaitingOn waitingOn, PlacementState state, bool needsMentor, string? principal, string? mentor, Role? viewer, bool needsPlace = false)
    {
        if (waitingOn is WaitingOn.Nobody)
            return "";
        if (IsMine(waitingOn, viewer))
            return $"you: {Matter(state, needsMentor, needsPlace)}";
        return waitingOn switch
        {
            WaitingOn.Program => $"the program: {Matter(state, needsMentor, needsPlace)}",
            WaitingOn.District => "the district’s residency lead",
            WaitingOn.School => principal is null ? "the principal" : $"{principal}, principal",
            _ => mentor ?? "the mentor",
        };
    }

    /// <summary>Whether the viewer's role is the one to act.</summary>
    public static bool IsMine(WaitingOn waitingOn, Role? viewer) => (waitingOn, viewer) switch
    {
        (WaitingOn.Program, Role.ProgramCoordinator) or (WaitingOn.District, Role.DistrictLead) or (WaitingOn.School, Role.SchoolLeader) or (WaitingOn.Mentor, Role.Mentor) => true,
        _ => false,
    };

    /// <summary>What is asked of the one it waits on.</summary>
    public static string Matter(PlacementState state, bool needsMentor, bool needsPlace = false) => state switch
    {
        _ when needsPlace => "a place elsewhere",
        _ when needsMentor => "a new mentor",
        PlacementState.Draft => "request it",
        PlacementState.WithDistrict => "pass it on",
        PlacementState.WithSchool or PlacementState.WithMentor => "your answer",
        PlacementState.SchoolAccepted => "name a mentor",
        PlacementState.AcceptedWithConditions => "agree to the conditions",
        PlacementState.Accepted => "confirm it",
        _ => "",
    };

    /// <summary>What happens next, one sentence for a placement in this state; an answer that is late says since when.</summary>
    public static string Next(Placement placement, DateOnly today) => placement switch
    {
        { NeedsPlace: true } => $"{placement.SchoolName} can’t host any more. The program looks for a place elsewhere; hours and feedback stay with the resident.",
        { MentorNeededFrom: { } from } => $"{placement.MentorName} stays through {from.AddDays(-1):d MMMM yyyy}. The program names who follows; hours and feedback stay with the resident.",
        { MentorThrough: { } through, NextMentorName: { } next } => $"{placement.MentorName} is the mentor through {through:d MMMM yyyy}, then {next}.",
        { NeedsMentor: true } => "The program names another mentor of this school; hours and feedback stay with the resident.",
        { State: PlacementState.Draft } => "Only the program sees this draft. The program requests the placement when it is ready.",
        { State: PlacementState.WithDistrict } => $"The district passes the request to {placement.SchoolName} or declines{By(placement, today)}.",
        { State: PlacementState.WithSchool } => $"{placement.SchoolName} answers{By(placement, today)}; then {(placement is { MentorAsked: MentorAsked.AfterSchool, MentorSaidYes: false } ? "the mentor is asked" : "the program confirms")}.",
        { State: PlacementState.SchoolAccepted, MentorAsked: MentorAsked.Never } => "The program names a mentor of the school, then it confirms.",
        { State: PlacementState.SchoolAccepted } => "The program names a mentor of the school, who is then asked.",
        { State: PlacementState.WithMentor, SchoolSaidYes: false } => $"{placement.MentorName} answers{By(placement, today)}; then {placement.SchoolName} is asked.",
        { State: PlacementState.WithMentor } => $"{placement.MentorName} answers{By(placement, today)}; then the program confirms.",
        { State: PlacementState.AcceptedWithConditions } => "The program agrees to the conditions, postpones, or withdraws the request.",
        { State: PlacementState.Accepted, MentorSaidYes: false } => $"The school said yes, for {placement.MentorName} too. The program confirms and sets the day on which it is announced.",
        { State: PlacementState.Accepted } => "School and mentor said yes. The program confirms and sets the day on which it is announced.",
        { State: PlacementState.Declined or PlacementState.Lapsed } => "The program asks again later or looks for another school.",
        { State: PlacementState.Confirmed, SeenByResident: false } => $"It is announced on {placement.ReleaseOn:d MMMM} and begins on {placement.StartsOn:d MMMM}.",
        { State: PlacementState.Confirmed } => $"It begins on {placement.StartsOn:d MMMM} if the resident is cleared to start.",
        { State: PlacementState.Active } => $"It runs through {placement.EndsOn:d MMMM yyyy}.",
        _ => "Nothing: it is over and stays on record.",
    };

    private static string By(Placement placement, DateOnly today) => placement.NextOn < today ? $" (it was due on {placement.NextOn:d MMMM})" : $" by {placement.NextOn:d MMMM}";
}

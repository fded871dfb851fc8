using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The columns of the board: what a placement needs next, in the order of a request's way.</summary>
public enum PlacementStage { Drafts, District, School, Mentor, ToConfirm, Confirmed, Active, AskAgain, Over }

/// <summary>Something that the program can do with a placement from the board.</summary>
/// <param name="Verb">"propose", "withdraw", "postpone", "agree", "confirm", "announce", "remind", "end"; empty: it is done on the placement's own page.</param>
/// <param name="Words">As the menu says it.</param>
/// <param name="To">The columns in which the placement may stand afterwards.</param>
public sealed record PlacementMove(string Verb, string Words, params IReadOnlyList<PlacementStage> To);

/// <summary>Which moves are legal from where; the same for the mouse, the keyboard and the menus.</summary>
public static class PlacementMoves
{
    private static readonly PlacementMove Postpone = new("postpone", "Postpone…", PlacementStage.Drafts);
    private static readonly PlacementMove Withdraw = new("withdraw", "Withdraw…", PlacementStage.Over);
    private static readonly PlacementMove Remind = new("remind", "Remind…");
    private static readonly PlacementMove Record = new("", "Record an answer", PlacementStage.School, PlacementStage.Mentor, PlacementStage.ToConfirm, PlacementStage.AskAgain);
    private static readonly PlacementMove End = new("end", "End early…", PlacementStage.Over);

    /// <summary>The states that stand in a column.</summary>
    public static IReadOnlyList<PlacementState> StatesOf(PlacementStage stage) => stage switch
    {
        PlacementStage.Drafts => [PlacementState.Draft],
        PlacementStage.District => [PlacementState.WithDistrict],
        PlacementStage.School => [PlacementState.WithSchool],
        PlacementStage.Mentor => [PlacementState.SchoolAccepted, PlacementState.WithMentor],
        PlacementStage.ToConfirm => [PlacementState.AcceptedWithConditions, PlacementState.Accepted],
        PlacementStage.Confirmed => [PlacementState.Confirmed],
        PlacementStage.Active => [PlacementState.Active],
        PlacementStage.AskAgain => [PlacementState.Declined, PlacementState.Lapsed],
        PlacementStage.Over => [PlacementState.Completed, PlacementState.EndedEarly, PlacementState.Withdrawn],
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    public static PlacementStage StageOf(PlacementState state) => Enum.GetValues<PlacementStage>().First(stage => StatesOf(stage).Contains(state));

    /// <summary>What the column is called.</summary>
    public static string WordsOf(PlacementStage stage) => stage switch
    {
        PlacementStage.Drafts => "Drafts",
        PlacementStage.District => "With the district",
        PlacementStage.School => "With the school",
        PlacementStage.Mentor => "With the mentor",
        PlacementStage.ToConfirm => "To confirm",
        PlacementStage.Confirmed => "Confirmed",
        PlacementStage.Active => "Active",
        PlacementStage.AskAgain => "Ask again",
        PlacementStage.Over => "Over",
        _ => throw new ArgumentOutOfRangeException(nameof(stage)),
    };

    /// <summary>The program's legal moves, the likeliest first.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="announced">Whether the resident knows of it.</param>
    public static IReadOnlyList<PlacementMove> Of(PlacementState state, bool announced) => state switch
    {
        PlacementState.Draft => [new("propose", "Request…", PlacementStage.District, PlacementStage.School, PlacementStage.Mentor), Withdraw],
        PlacementState.WithDistrict or PlacementState.WithSchool or PlacementState.WithMentor => [Record, Remind, Postpone, Withdraw],
        PlacementState.SchoolAccepted => [new("", "Name a mentor", PlacementStage.Mentor, PlacementStage.ToConfirm), Postpone, Withdraw],
        PlacementState.AcceptedWithConditions => [new("agree", "Agree to the conditions…", PlacementStage.Mentor, PlacementStage.School, PlacementStage.ToConfirm), Postpone, Withdraw],
        PlacementState.Accepted => [new("confirm", "Confirm…", PlacementStage.Confirmed), Postpone, Withdraw],
        PlacementState.Confirmed => announced ? [End] : [new("announce", "Announce…"), End],
        PlacementState.Active => [End],
        PlacementState.Declined or PlacementState.Lapsed => [new("postpone", "Ask again…", PlacementStage.Drafts), Withdraw],
        _ => [],
    };
}

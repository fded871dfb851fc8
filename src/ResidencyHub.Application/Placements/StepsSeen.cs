using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Which steps of a placement's history a reader sees, and with the words said or without: what was said at another school, or by who was asked before, is between those and the program.</summary>
internal static class StepsSeen
{
    private static readonly PlacementState[] _announced = [PlacementState.Confirmed, PlacementState.Active, PlacementState.Completed, PlacementState.EndedEarly];

    /// <param name="Step">The step.</param>
    /// <param name="Words">Whether the reader reads what was said, too.</param>
    public readonly record struct Seen(PlacementStep Step, bool Words);

    /// <param name="steps">All steps of one placement.</param>
    /// <param name="reach">Along which column the reader sees.</param>
    public static IReadOnlyList<Seen> Of(IEnumerable<PlacementStep> steps, ReachKind reach)
    {
        var all = steps.OrderBy(s => s.Id).ToList();
        return reach switch
        {
            ReachKind.Everything or ReachKind.Programs => [.. all.Select(s => new Seen(s, true))],
            ReachKind.Districts => Since(all.FindAll(s => !Placement.TellsWhoWasAsked(s)), PlacementState.WithDistrict, PlacementState.WithSchool),
            ReachKind.Schools => Since(all, PlacementState.WithSchool, PlacementState.WithMentor),
            ReachKind.Mentor => Since(all.FindAll(s => !Placement.TellsWhoWasAsked(s)), PlacementState.WithMentor),
            _ => Begun(all),
        };
    }

    /// <summary>Whether these tell that it was declined, and why.</summary>
    public static bool TellRefusal(IReadOnlyList<Seen> seen) =>
        seen.Any(s => s.Words && (s.Step.To is PlacementState.Declined || (s.Step.From, s.Step.To) is (PlacementState.WithMentor, PlacementState.SchoolAccepted)));

    /// <summary>From the last time that their side was asked on; the words of that first step are those of who was asked before. Who was never asked sees what everybody sees.</summary>
    private static IReadOnlyList<Seen> Since(List<PlacementStep> all, params PlacementState[] asked)
    {
        foreach (var side in asked)
            if (all.FindLastIndex(s => s.To == side && s.From != side) is >= 0 and var first)
                return [.. all.Skip(first).Select((s, i) => new Seen(s, i > 0))];
        return Begun(all);
    }

    private static IReadOnlyList<Seen> Begun(List<PlacementStep> all) => [.. all.Where(s => s.From != s.To && _announced.Contains(s.To)).Select(s => new Seen(s, false))];
}

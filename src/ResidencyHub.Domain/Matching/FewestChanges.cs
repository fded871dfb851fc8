namespace ResidencyHub.Domain.Matching;

/// <summary>As many residents placed as can be; among those matchings, the one nearest to a scenario; among those, the one that misses least of the weighted wishes.</summary>
/// <remarks>Another mentor at the same school is one change, another school two. Used when a mentor drops out: who is without gets a place, and as few others as possible move. The grouping rule is not obeyed.</remarks>
public static class FewestChanges
{
    /// <param name="from">The scenario; residents and mentors who are no longer in the model are passed over.</param>
    /// <exception cref="Basics.RuleBroken">The model contradicts itself; the words say where.</exception>
    public static MatchingResult Match(MatchingModel model, IReadOnlyList<Pairing> from, CancellationToken stop = default) =>
        OptimalMatching.Solve(MatchingEngine.FewestChanges, model, from, stop);
}

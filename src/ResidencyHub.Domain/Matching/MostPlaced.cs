namespace ResidencyHub.Domain.Matching;

/// <summary>As many residents placed as can be; among those matchings, the one that misses least of the weighted wishes.</summary>
/// <remarks>Proved by dual prices (<see cref="Proof"/>). With the grouping rule the problem is NP-hard: the answer comes with a bound and the gap.</remarks>
public static class MostPlaced
{
    /// <exception cref="Basics.RuleBroken">The model contradicts itself; the words say where.</exception>
    public static MatchingResult Match(MatchingModel model, CancellationToken stop = default) =>
        model.Rules.AtLeastPerSchool > 1 ? GroupedMatching.Solve(model, stop) : OptimalMatching.Solve(MatchingEngine.MostPlaced, model, null, stop);
}

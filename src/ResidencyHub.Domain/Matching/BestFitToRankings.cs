namespace ResidencyHub.Domain.Matching;

/// <summary>The stable matching: no resident and school would both rather have each other, and every resident gets the best that any stable matching gives them.</summary>
/// <remarks>
/// Residents order their ranked schools first, inside a school by their ranking of mentors, then by weighted wishes; schools order residents by their own ranking, then the mentor's, then by weighted wishes, then by id.
/// Gale and Shapley 1962; Roth and Sotomayor, "Two-Sided Matching" (1990). The grouping rule is not obeyed: with it a stable matching need not exist.
/// </remarks>
public static class BestFitToRankings
{
    /// <exception cref="Basics.RuleBroken">The model contradicts itself; the words say where.</exception>
    public static MatchingResult Match(MatchingModel model, CancellationToken stop = default)
    {
        var market = new Market(model);
        var acceptance = new DeferredAcceptance(market);
        return MatchingResult.Of(MatchingEngine.BestFitToRankings, market, acceptance.Run(stop), acceptance.CostOf, () => acceptance, changes => Match(model.With(changes), stop));
    }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Matching;

/// <summary>The engines, named for people by what they do.</summary>
public enum MatchingEngine { BestFitToRankings, MostPlaced, FewestChanges }

/// <summary>What an engine made of a model: who goes where, who stays without, and why. Ask it from one thread at a time.</summary>
public sealed class MatchingResult
{
    private readonly Func<IReadOnlyList<Change>, MatchingResult> _again;
    private readonly Lazy<Reasons> _reasons;

    private MatchingResult(MatchingEngine engine, MatchingModel model, IReadOnlyList<Pairing> matches, IReadOnlyList<Id<Resident>> unplaced, long cost, Lazy<Reasons> reasons, Func<IReadOnlyList<Change>, MatchingResult> again) =>
        (Engine, Model, Matches, Unplaced, Cost, _reasons, _again) = (engine, model, matches, unplaced, cost, reasons, again);

    /// <summary>A result whose explanations come from another result of the same model.</summary>
    internal MatchingResult(MatchingEngine engine, MatchingModel model, IReadOnlyList<Pairing> matches, IReadOnlyList<Id<Resident>> unplaced, long cost, Lazy<MatchingResult> anew, Func<IReadOnlyList<Change>, MatchingResult> again)
        : this(engine, model, matches, unplaced, cost, new Lazy<Reasons>(() => anew.Value._reasons.Value), again) { }

    public MatchingEngine Engine { get; }
    public MatchingModel Model { get; }

    /// <summary>In the order of the residents' ids; pinned ones too.</summary>
    public IReadOnlyList<Pairing> Matches { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<Id<Resident>> Unplaced { get; }

    /// <summary>What the matches fall short by, weighed; pinned ones are not counted.</summary>
    public long Cost { get; }

    /// <summary>Why no answer can be better; only most-placed and fewest-changes give one.</summary>
    public Proof? Proof { get; internal init; }

    /// <summary>Why the resident is placed here and not where they would rather be, or why nowhere and what would help.</summary>
    public Explanation Explain(Id<Resident> resident) => _reasons.Value.Explain(resident);

    /// <summary>Why the resident is not at this school; null where they are.</summary>
    public WhyNot? WhyNot(Id<Resident> resident, Id<School> school) => _reasons.Value.WhyNot(resident, school);

    /// <summary>The same engine on the changed model. Most-placed starts from this answer's prices, so that one change takes a moment; the answer is the same as from the beginning.</summary>
    public MatchingResult After(params IReadOnlyList<Change> changes) => _again(changes);

    /// <param name="costOf">What the resident's match falls short by.</param>
    internal static MatchingResult Of(MatchingEngine engine, Market market, int[] openings, Func<int, int> costOf, Func<IWhatIf> whatIf, Func<IReadOnlyList<Change>, MatchingResult> again, Proof? proof = null)
    {
        var matches = new List<Pairing>();
        var unplaced = new List<Id<Resident>>();
        var cost = 0L;
        for (var r = 0; r < openings.Length; r++)
        {
            if (market.PinnedOpening(r) is >= 0 and var pinned)
                openings[r] = pinned;
            else if (openings[r] >= 0)
                cost += costOf(r);
            if (openings[r] >= 0)
                matches.Add(market.PairingOf(r, openings[r]));
            else
                unplaced.Add(market.Residents[r].Id);
        }
        var reasons = new Lazy<Reasons>(() => new(new(engine, market, openings, proof), market, openings, new(market, whatIf())));
        return new(engine, market.Model, matches, unplaced, cost, reasons, again) { Proof = proof };
    }

    private sealed class Reasons(ExplanationWriter writer, Market market, int[] openings, SmallestChangeSearch search)
    {
        public Explanation Explain(Id<Resident> resident)
        {
            var r = market.ResidentOf(resident);
            return writer.Of(r) with { Smallest = openings[r] < 0 ? search.For(r) : null };
        }

        public WhyNot? WhyNot(Id<Resident> resident, Id<School> school) => writer.WhyNot(market.ResidentOf(resident), market.SiteOf(school));
    }
}

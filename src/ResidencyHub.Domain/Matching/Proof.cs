using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Matching;

/// <summary>Why no matching is better: bounds that hold for every matching of the model.</summary>
/// <param name="MostPlaced">No matching places more (pins not counted).</param>
/// <param name="LeastCost">No matching that places <paramref name="MostPlaced"/> costs less.</param>
public sealed record Proof(int MostPlaced, long LeastCost)
{
    /// <summary>The certificate; null under the grouping rule, where the bound comes from a Lagrangian.</summary>
    public DualPrices? Prices => PricesWhenAsked?.Value;

    internal Lazy<DualPrices>? PricesWhenAsked { get; init; }

    /// <summary>How far the answer may be from the best, in tenths of a percent: of the number placed while that is below the bound, else of the cost; 0: proven best.</summary>
    public int GapInTenthsOfPercent { get; init; }

    /// <summary>Under the grouping rule, the schools that get nobody.</summary>
    public IReadOnlyList<Id<School>> ClosedSchools { get; init; } = [];
}

/// <summary>Linear-programming duals of the assignment: a worth for each resident and a price for each place, in whole numbers, with which anybody can check that no matching is better.</summary>
/// <remarks>
/// They speak of costs scaled by 2^<paramref name="TieBits"/> plus a tie-break number below that, made from the two ids, so that the best matching is one and only one.
/// Checked by: worth ≤ cost + price for every pair allowed, equal where matched; worth ≤ the cost of staying without, equal where unplaced; prices ≥ 0, and positive only where every place is taken.
/// </remarks>
/// <param name="Unplaced">What it costs to leave a resident without: more than all matches together.</param>
public sealed record DualPrices(int TieBits, long Unplaced, IReadOnlyDictionary<Id<Resident>, long> Worth, IReadOnlyList<PlacePrice> Prices);

/// <summary>What a place beside a mentor costs: the mentor's price, that of the kind of seat, and the school's.</summary>
/// <param name="Mentor">Null: the seats of a kind whose mentor is still to be named.</param>
public sealed record PlacePrice(Id<School> School, Id<Mentor>? Mentor, long OfMentor, long OfKind, long OfSchool)
{
    public long Total => OfMentor + OfKind + OfSchool;
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Growing;

/// <summary>How often one rater gave one level to one resident on one element, and when last: what the database counts, so that no single rating has to be read.</summary>
public sealed record RatingCount(Id<Resident> Resident, Guid Item, Guid Rater, RaterKind Kind, int Level, int Times, DateOnly LastOn);

/// <summary>Where a cohort stands on one element.</summary>
/// <param name="Item">The element, over all editions.</param>
/// <param name="ByLevel">How many residents have which latest level; levels that nobody has are left out.</param>
/// <param name="Practised">Somebody has seen it at all, the residents themselves included.</param>
public sealed record ElementSpread(Guid Item, IReadOnlyDictionary<int, int> ByLevel, bool Practised)
{
    /// <summary>Residents with a level on it.</summary>
    public int Rated => ByLevel.Values.Sum();
}

/// <summary>The levels that one rater gave, over all residents whom they rated.</summary>
/// <param name="AlwaysSame">The one level that they gave each time; null when there were several, or too few to tell.</param>
public sealed record RaterSpread(Guid Rater, RaterKind Kind, int Residents, IReadOnlyDictionary<int, int> ByLevel, DateOnly LastOn, int? AlwaysSame)
{
    /// <summary>Levels given, “not observed” left out.</summary>
    public int Given => ByLevel.Values.Sum();
}

/// <summary>When somebody last rated a resident; null: never.</summary>
public sealed record LastRated(DateOnly? Mentor, DateOnly? Supervisor, DateOnly? Self);

/// <summary>Where a cohort stands: always the latest judgement of each resident by mentor or supervisor, never a mean; the resident's own view is no part of the levels.</summary>
public static class CohortGrowth
{
    /// <summary>Each element with a level or a look at it. Of two judgements on the same day the higher counts.</summary>
    public static IReadOnlyDictionary<Guid, ElementSpread> Elements(IReadOnlyCollection<RatingCount> counts) =>
        counts.GroupBy(c => c.Item).ToDictionary(
            g => g.Key,
            g => new ElementSpread(
                g.Key,
                g.Where(c => c.Kind is not RaterKind.Resident && c.Level != Scale.NotObserved).GroupBy(c => c.Resident).Select(Latest).GroupBy(l => l).ToDictionary(l => l.Key, l => l.Count()),
                g.Any(c => c.Level != Scale.NotObserved)));

    /// <summary>Everybody who rated somebody, mentors first; the residents' own views are left out.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="least">Fewer levels than this say nothing about a rater.</param>
    public static IReadOnlyList<RaterSpread> Raters(IReadOnlyCollection<RatingCount> counts, int least) =>
    [
        .. counts.Where(c => c.Kind is not RaterKind.Resident && c.Level != Scale.NotObserved).GroupBy(c => (c.Rater, c.Kind)).Select(g =>
        {
            var levels = g.GroupBy(c => c.Level).ToDictionary(l => l.Key, l => l.Sum(c => c.Times));
            return new RaterSpread(g.Key.Rater, g.Key.Kind, g.Select(c => c.Resident).Distinct().Count(), levels, g.Max(c => c.LastOn), levels.Count == 1 && levels.Values.Sum() >= least ? levels.Keys.Single() : null);
        }).OrderBy(r => r.Kind).ThenBy(r => r.Rater),
    ];

    /// <summary>When each resident was last rated by whom; “not observed” is a look, too.</summary>
    public static IReadOnlyDictionary<Id<Resident>, LastRated> LastOn(IReadOnlyCollection<RatingCount> counts) =>
        counts.GroupBy(c => c.Resident).ToDictionary(g => g.Key, g => new LastRated(By(g, RaterKind.Mentor), By(g, RaterKind.Supervisor), By(g, RaterKind.Resident)));

    private static int Latest(IEnumerable<RatingCount> counts) => counts.OrderBy(c => c.LastOn).ThenBy(c => c.Level).Last().Level;

    private static DateOnly? By(IEnumerable<RatingCount> counts, RaterKind kind) => counts.Where(c => c.Kind == kind).Select(c => (DateOnly?)c.LastOn).Max();
}

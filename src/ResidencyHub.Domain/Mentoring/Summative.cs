using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Domain.Mentoring;

/// <summary>The rule that advises on a recommendation; every number is rule data (instruments.md A).</summary>
/// <param name="MeanTenths">The least mean of a domain's latest ratings, in tenths of a level.</param>
/// <param name="Least">No element lies below this level.</param>
/// <param name="Raters">Levels of at least so many people besides the resident count.</param>
public sealed record SummativeRules(int MeanTenths, int Least, int Raters);

/// <summary>An element of the rubric with what the latest ratings say; self is shown, never averaged.</summary>
/// <param name="Latest">The latest level besides "not observed" of each side, mentor and supervisor: who takes over as one of them goes on where the one before stopped.</param>
/// <param name="Self">The resident's own latest level; null when there is none.</param>
public sealed record ElementStanding(Guid Item, string Code, string Statement, IReadOnlyList<LatestLevel> Latest, int? Self)
{
    public bool IsMissing => Latest.Count == 0;
}

/// <summary>The latest level of one side on an element.</summary>
/// <param name="By">Whose account.</param>
/// <param name="Rater">Their name.</param>
public sealed record LatestLevel(Guid By, string Rater, RaterKind Kind, int Level);

/// <summary>A domain with its elements and the mean of their latest ratings, in tenths, rounded down; null when nobody has rated it.</summary>
public sealed record DomainStanding(string Domain, int? MeanTenths, IReadOnlyList<ElementStanding> Elements);

/// <summary>What the rule says, with every reason. It advises; a named person decides.</summary>
public sealed record SummativeAdvice(bool IsMet, IReadOnlyList<string> Reasons, IReadOnlyList<DomainStanding> Domains, int Raters)
{
    /// <summary>Reads the ratings given on the rubric's elements, in any edition. Of each side the latest counts: a level of somebody who left stands until their successor gives one, and no longer. Who gave nothing that counts is no rater.</summary>
    public static SummativeAdvice Of(IReadOnlyCollection<GrowthPoint> points, IEnumerable<RubricRow> rows, SummativeRules rules)
    {
        var latest = points.Where(p => p.Level != Scale.NotObserved).GroupBy(p => (p.Item, p.Kind)).Select(g => g.OrderBy(p => p.On).Last()).ToLookup(p => p.Item);
        var domains = rows.OrderBy(r => r.Place).GroupBy(r => r.Domain).Select(domain =>
        {
            var elements = domain.Select(row => new ElementStanding(
                row.ItemKey, row.Code, row.Statement,
                [.. latest[row.ItemKey].Where(p => p.Kind is not RaterKind.Resident).OrderBy(p => p.Kind).Select(p => new LatestLevel(p.Rater, p.RaterName, p.Kind, p.Level))],
                latest[row.ItemKey].FirstOrDefault(p => p.Kind is RaterKind.Resident)?.Level)).ToList();
            var levels = elements.SelectMany(e => e.Latest).Select(l => l.Level).ToList();
            return new DomainStanding(domain.Key, levels.Count == 0 ? null : levels.Sum() * 10 / levels.Count, elements);
        }).ToList();
        var raters = domains.SelectMany(d => d.Elements).SelectMany(e => e.Latest).Select(l => l.By).Distinct().Count();
        List<string> reasons =
        [
            .. raters < rules.Raters ? [$"{raters} of {rules.Raters} raters have given levels that count here."] : Array.Empty<string>(),
            .. domains.Where(d => d.MeanTenths is null).Select(d => $"Nobody has rated “{d.Domain}”."),
            .. domains.Where(d => d.MeanTenths < rules.MeanTenths).Select(d => $"The mean of “{d.Domain}” is {Tenths(d.MeanTenths!.Value)}, below {Tenths(rules.MeanTenths)}."),
            .. domains.SelectMany(d => d.Elements).SelectMany(e => e.Latest.Where(l => l.Level < rules.Least).Select(l => $"{e.Code} is at {l.Level} with {l.Rater}, below {rules.Least}.")),
        ];
        return new(reasons.Count == 0 && domains.Count > 0, reasons, domains, raters);
    }

    /// <summary>27 tenths are "2.7".</summary>
    public static string Tenths(int tenths) => $"{tenths / 10}.{tenths % 10}";
}

/// <summary>What the program decided.</summary>
public enum Verdict { Recommended, NotYet }

/// <summary>The program's decision whether to recommend a resident for the credential: made by a named person, with the reason, and with what the rule advised on that day.</summary>
public sealed class Recommendation : PlacementRecord
{
    private Recommendation() { }

    /// <exception cref="RuleBroken">Decided otherwise than the rule advises, without a reason of one's own.</exception>
    public Recommendation(Placement placement, Id<Rubric> rubric, Verdict verdict, string why, SummativeAdvice advice, string by, DateTime at) : base(placement)
    {
        Id = Id<Recommendation>.New();
        if (string.IsNullOrWhiteSpace(why))
            throw new RuleBroken("decision-why", "Say why; the resident reads it.");
        var words = advice.IsMet ? "The rule advised to recommend." : $"The rule did not advise it: {string.Join(" ", advice.Reasons)}";
        (RubricId, Verdict, Why, RuleAdvised, AdviceWords, DecidedBy, DecidedAt) = (rubric, verdict, why.Trim(), advice.IsMet, words.Length > 4000 ? words[..3999] + "…" : words, by, at);
        Show(leaders: false);
    }

    public Id<Recommendation> Id { get; private set; }
    public Id<Rubric> RubricId { get; private set; }
    public Verdict Verdict { get; private set; }
    public string Why { get; private set; } = "";

    /// <summary>What the rule advised on that day.</summary>
    public bool RuleAdvised { get; private set; }
    public string AdviceWords { get; private set; } = "";
    public string DecidedBy { get; private set; } = "";
    public DateTime DecidedAt { get; private set; }
}

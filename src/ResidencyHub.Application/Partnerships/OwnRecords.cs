using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Records of the hub to which evidence points by their path: "/decisions/…". Looked up anew for every reader: a link tells nobody what they may not read.</summary>
internal static partial class OwnRecords
{
    /// <summary>Beside a link that leads to nothing in the reader's reach.</summary>
    public const string NotYours = "in a record that you do not read";

    private const int LongestTitle = 120;

    private enum Kind { Decision, Meeting, Committee, Agreement, Partnership, Cycle, Item, Survey, Round }

    /// <summary>Whether it is the path of a record.</summary>
    public static bool IsPath(string link) => Read(link) is not null;

    /// <summary>What each link of this hub opens, for those that the viewer reads.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(Operation operation, IEnumerable<string?> links, CancellationToken stop)
    {
        var (db, titles) = (operation.Db, new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var kind in links.OfType<string>().Distinct(StringComparer.Ordinal).Select(l => (Link: l, At: Read(l))).Where(l => l.At is not null).GroupBy(l => l.At!.Value.Kind))
        {
            var ids = kind.Select(l => l.At!.Value.Id).Distinct().ToList();
            var found = await FindAsync(db, kind.Key, ids, stop);
            foreach (var (link, at) in kind)
                if (found.TryGetValue(at!.Value.Id, out var title))
                    titles[link] = title;
        }
        return titles;
    }

    private static async Task<Dictionary<Guid, string>> FindAsync(ResidencyDb db, Kind kind, List<Guid> of, CancellationToken stop)
    {
        switch (kind)
        {
            case Kind.Decision:
                var decisions = Ids<Decision>(of);
                return (await db.Decisions.Where(d => decisions.Contains(d.Id)).Select(d => new { d.Id, d.Title }).ToListAsync(stop)).ToDictionary(d => d.Id.Value, d => $"the decision “{d.Title}”");
            case Kind.Meeting:
                var meetings = Ids<Meeting>(of);
                return (await (from m in db.Meetings where meetings.Contains(m.Id) join c in db.Committees on m.CommitteeId equals c.Id select new { m.Id, m.Day, c.Name }).ToListAsync(stop)).ToDictionary(m => m.Id.Value, m => $"the meeting “{m.Name}” of {PartnershipWords.Day(m.Day)}");
            case Kind.Committee:
                var committees = Ids<Committee>(of);
                return (await db.Committees.Where(c => committees.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(stop)).ToDictionary(c => c.Id.Value, c => $"the committee “{c.Name}”");
            case Kind.Agreement:
                var agreements = Ids<Agreement>(of);
                return (await db.Agreements.Where(a => agreements.Contains(a.Id)).Select(a => new { a.Id, a.Title }).ToListAsync(stop)).ToDictionary(a => a.Id.Value, a => $"the agreement “{a.Title}”");
            case Kind.Cycle:
                var cycles = Ids<ImprovementCycle>(of);
                return (await db.ImprovementCycles.Where(c => cycles.Contains(c.Id)).Select(c => new { c.Id, c.Aim }).ToListAsync(stop)).ToDictionary(c => c.Id.Value, c => $"the improvement cycle “{Record.Clip(c.Aim, LongestTitle)}”");
            case Kind.Item:
                var items = Ids<CurriculumItem>(of);
                return (await db.CurriculumItems.Where(i => items.Contains(i.Id)).Select(i => new { i.Id, i.Title }).ToListAsync(stop)).ToDictionary(i => i.Id.Value, i => $"“{i.Title}” on the curriculum map");
            case Kind.Survey:
                var surveys = Ids<SurveyRound>(of);
                return (await db.SurveyRounds.Where(r => surveys.Contains(r.Id)).Select(r => new { r.Id, r.Term }).ToListAsync(stop)).ToDictionary(r => r.Id.Value, r => $"the short survey of {r.Term}");
            case Kind.Round:
                var rounds = Ids<HealthRound>(of);
                return (await db.HealthRounds.Where(r => rounds.Contains(r.Id)).Select(r => new { r.Id, r.Title, r.Term }).ToListAsync(stop)).ToDictionary(r => r.Id.Value, r => $"the rating on “{r.Title}” of {r.Term}");
            default:
                var partnerships = Ids<Partnership>(of);
                return (await db.Partnerships.Where(p => partnerships.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(stop)).ToDictionary(p => p.Id.Value, p => $"the record of “{p.Name}”");
        }
    }

    private static List<Id<T>> Ids<T>(List<Guid> of) where T : class => of.ConvertAll(id => new Id<T>(id));

    private static (Kind Kind, Guid Id)? Read(string link)
    {
        if (Path().Match(link.Trim()) is not { Success: true } path || !Guid.TryParse(path.Groups["id"].Value, out var id))
            return null;
        var inside = Guid.TryParse(path.Groups["in"].Value, out var part) ? part : (Guid?)null;
        return (path.Groups["of"].Value, path.Groups["what"].Value, inside) switch
        {
            ("decisions", "", _) => (Kind.Decision, id),
            ("meetings", "", _) => (Kind.Meeting, id),
            ("committees", "", _) => (Kind.Committee, id),
            ("agreements", "", _) => (Kind.Agreement, id),
            ("partnerships", "cycles", { } cycle) => (Kind.Cycle, cycle),
            ("partnerships", "curriculum", { } item) => (Kind.Item, item),
            ("partnerships", "surveys", { } survey) => (Kind.Survey, survey),
            ("partnerships", "health", { } round) => (Kind.Round, round),
            ("partnerships", _, null) => (Kind.Partnership, id),
            _ => null,
        };
    }

    [GeneratedRegex("^/(?<of>decisions|meetings|committees|agreements|partnerships)/(?<id>[0-9a-fA-F-]{36})(/(?<what>[a-z]+)(/(?<in>[0-9a-fA-F-]{36}))?)?([?#].*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Path();
}

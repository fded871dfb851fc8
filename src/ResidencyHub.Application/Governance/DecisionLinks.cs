using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Governance;

/// <summary>Something that a decision can decide about.</summary>
/// <param name="Key">As the form posts it: "Goal-…".</param>
/// <param name="Title">As the reader may read it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Where it is read.</param>
public sealed record DecisionLinkChoice(string Key, string Title, LinkKind Kind, string Path);

/// <summary>What a decision decides about: found and named within the reach of whoever asks, so that a link tells nobody what they may not read.</summary>
internal sealed class DecisionLinks(Operation operation, Id<Partnership> partnership, RecordPlace about)
{
    private const int MostOfEach = 100;

    /// <summary>What can be chosen: agreements, goals, entries, committees of the partnership, and placements of this year.</summary>
    public async Task<IReadOnlyList<DecisionLinkChoice>> ChoicesAsync(CancellationToken stop)
    {
        var (db, year) = (operation.Db, AcademicYear.Of(operation.Today).StartYear);
        var agreements = await db.Agreements.Where(a => a.PartnershipId == partnership && a.State != AgreementState.Terminated).OrderBy(a => a.Title).Take(MostOfEach).Select(a => new { a.Id, a.Title }).ToListAsync(stop);
        var goals = await db.Goals.Where(g => g.PartnershipId == partnership && g.TakenOutOn == null).OrderBy(g => g.Title).Take(MostOfEach).ToListAsync(stop);
        var entries = await db.RecordEntries.Where(e => e.PartnershipId == partnership && e.TakenOutOn == null).OrderBy(e => e.Title).Take(MostOfEach).ToListAsync(stop);
        var committees = await db.Committees.Where(c => c.PartnershipId == partnership && c.EndsOn == null).OrderBy(c => c.Name).Take(MostOfEach).ToListAsync(stop);
        var placements = about.School is { } school ? await db.Placements.Where(p => p.SchoolId == school && p.Year == year).OrderBy(p => p.ResidentSort).Take(MostOfEach).Select(p => new { p.Id, p.ResidentName, p.SchoolName }).ToListAsync(stop) : [];
        return
        [
            .. agreements.Select(a => Of(LinkKind.Agreement, a.Id.Value, a.Title)), .. goals.Select(g => Of(LinkKind.Goal, g.Id.Value, g.Title)), .. entries.Select(e => Of(LinkKind.Entry, e.Id.Value, e.Title)),
            .. committees.Select(c => Of(LinkKind.Committee, c.Id.Value, c.Name)), .. placements.Select(p => Of(LinkKind.Placement, p.Id.Value, $"{p.ResidentName} at {p.SchoolName}")),
        ];
    }

    /// <summary>What a posted key means; null when it is nothing that the viewer reads here.</summary>
    public async Task<(LinkKind Kind, Guid Subject)?> FindAsync(string key, CancellationToken stop) =>
        Read(key) is var (kind, subject) && (await TitlesAsync([(kind, subject)], stop)).ContainsKey((kind, subject)) ? (kind, subject) : null;

    /// <summary>The titles of those that the viewer may read.</summary>
    public async Task<Dictionary<(LinkKind Kind, Guid Subject), string>> TitlesAsync(IReadOnlyCollection<(LinkKind Kind, Guid Subject)> links, CancellationToken stop)
    {
        var (db, titles) = (operation.Db, new Dictionary<(LinkKind, Guid), string>());
        foreach (var group in links.Distinct().GroupBy(l => l.Kind))
        {
            var ids = group.Select(l => l.Subject).ToList();
            switch (group.Key)
            {
                case LinkKind.Agreement:
                    var agreements = ids.ConvertAll(i => new Id<Agreement>(i));
                    foreach (var row in await db.Agreements.Where(a => a.PartnershipId == partnership && agreements.Contains(a.Id)).Select(a => new { a.Id, a.Title }).ToListAsync(stop))
                        titles[(group.Key, row.Id.Value)] = row.Title;
                    break;
                case LinkKind.Goal:
                    var goals = ids.ConvertAll(i => new Id<Goal>(i));
                    foreach (var row in await db.Goals.Where(g => g.PartnershipId == partnership && goals.Contains(g.Id)).Select(g => new { g.Id, g.Title }).ToListAsync(stop))
                        titles[(group.Key, row.Id.Value)] = row.Title;
                    break;
                case LinkKind.Entry:
                    var entries = ids.ConvertAll(i => new Id<RecordEntry>(i));
                    foreach (var row in await db.RecordEntries.Where(e => e.PartnershipId == partnership && entries.Contains(e.Id)).Select(e => new { e.Id, e.Title }).ToListAsync(stop))
                        titles[(group.Key, row.Id.Value)] = row.Title;
                    break;
                case LinkKind.Committee:
                    var committees = ids.ConvertAll(i => new Id<Committee>(i));
                    foreach (var row in await db.Committees.Where(c => c.PartnershipId == partnership && committees.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToListAsync(stop))
                        titles[(group.Key, row.Id.Value)] = row.Name;
                    break;
                case LinkKind.Placement:
                    var placements = ids.ConvertAll(i => new Id<Placement>(i));
                    foreach (var row in await db.Placements.Where(p => placements.Contains(p.Id)).Select(p => new { p.Id, p.ResidentName, p.SchoolName }).ToListAsync(stop))
                        titles[(group.Key, row.Id.Value)] = $"{row.ResidentName} at {row.SchoolName}";
                    break;
            }
        }
        return titles;
    }

    public DecisionLinkChoice Of(LinkKind kind, Guid subject, string title) => new($"{kind}-{subject}", title, kind, kind switch
    {
        LinkKind.Agreement => "agreements",
        LinkKind.Placement => $"placements/{subject}",
        LinkKind.Committee => $"committees/{subject}",
        LinkKind.Goal => $"partnerships/{partnership}#goal-{subject}",
        _ => $"partnerships/{partnership}",
    });

    private static (LinkKind Kind, Guid Subject)? Read(string key) =>
        key.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash && Enum.TryParse<LinkKind>(key[..dash], out var kind) && Enum.IsDefined(kind) && Guid.TryParse(key[(dash + 1)..], out var subject) ? (kind, subject) : null;
}

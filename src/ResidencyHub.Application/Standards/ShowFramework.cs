using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Standards;

/// <summary>One edition: its cover, scale, editions before and after, and its tree; of a large one the branch that was opened.</summary>
public sealed class ShowFramework(UseCaseServices services) : Query<ShowFramework.Request, ShowFramework.Answer>(services)
{
    /// <summary>A framework with more items is opened branch by branch.</summary>
    public const int Whole = 400;

    /// <param name="Branch">The item whose branch is shown, in a large framework.</param>
    public sealed record Request(Id<Framework> Framework, Guid? Branch = null);

    /// <param name="IsWhole">All items are shown; else those directly below <paramref name="Above"/>.</param>
    /// <param name="Above">The items above the opened branch, from the top.</param>
    public sealed record Answer(
        Id<Framework> Id, FrameworkCover Cover, EditionState State, FrameworkOrigin Origin, string? PublishedBy, DateTime? PublishedAt, int ItemCount, bool IsWhole,
        IReadOnlyList<Item> Above, IReadOnlyList<Item> Items, IReadOnlyList<LevelDraft> Levels, IReadOnlyList<Edition> Editions, IReadOnlyList<Match> Matches, bool MayChange);

    /// <param name="Below">How many items stand below it.</param>
    public sealed record Item(Guid Key, string Code, string Statement, string? Kind, int Depth, int Below);

    public sealed record Edition(Id<Framework> Id, string Name, EditionState State, DateOnly StartsOn);

    /// <summary>An item's counterpart in another framework.</summary>
    public sealed record Match(Guid Key, string Framework, string Code, string Statement, string Source);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (await db.Frameworks.SingleOrDefaultAsync(f => f.Id == request.Framework, stop) is not { } framework)
            return Outcome.NotFound;
        var keeps = Keepers.Of(operation).Keeps(framework.KeeperId);
        if (framework.State is EditionState.Draft && !keeps)
            return Outcome.NotFound;
        var all = db.FrameworkItems.Where(i => i.FrameworkId == framework.Id);
        var isWhole = framework.ItemCount <= Whole;
        var open = isWhole || request.Branch is null ? null : await all.SingleOrDefaultAsync(i => i.Key == request.Branch, stop);
        var shown = isWhole ? all : open is null ? all.Where(i => i.Depth == 0) : all.Where(i => i.Depth == open.Depth + 1 && i.Place > open.Place && i.Place <= open.LastPlace);
        var items = await shown.OrderBy(i => i.Place).Take(Whole).Select(i => new Item(i.Key, i.Code, i.Statement, i.Kind, i.Depth, i.LastPlace - i.Place)).ToListAsync(stop);
        List<Item> above = open is null ? [] : await all.Where(i => i.Place <= open.Place && i.LastPlace >= open.Place).OrderBy(i => i.Place).Select(i => new Item(i.Key, i.Code, i.Statement, i.Kind, i.Depth, i.LastPlace - i.Place)).ToListAsync(stop);
        var levels = await db.ScaleLevels.Where(l => l.FrameworkId == framework.Id).OrderBy(l => l.Value).Select(l => new LevelDraft(l.Value, l.Name, l.Words)).ToListAsync(stop);
        var editions = await db.Frameworks.Where(f => f.Lineage == framework.Lineage && (f.State != EditionState.Draft || keeps)).OrderByDescending(f => f.StartsOn).ThenByDescending(f => f.Id)
            .Select(f => new Edition(f.Id, f.Edition, f.State, f.StartsOn)).Take(50).ToListAsync(stop);
        return new Answer(
            framework.Id, framework.Cover, framework.State, framework.Origin, framework.PublishedBy, framework.PublishedAt, framework.ItemCount, isWhole, above, items, levels, editions,
            await MatchesAsync(operation, framework.Code, stop), keeps);
    }

    /// <summary>What the crosswalks say, in both directions; the other side as its edition in use reads.</summary>
    private static async Task<List<Match>> MatchesAsync(Operation operation, string code, CancellationToken stop)
    {
        var db = operation.Db;
        var lines = await db.Crosswalk.Where(l => l.FromCode == code || l.ToCode == code).Take(1000).ToListAsync(stop);
        if (lines.Count == 0)
            return [];
        var pairs = lines.ConvertAll(l => l.FromCode == code ? (Mine: l.FromKey, Code: l.ToCode, Theirs: l.ToKey, l.Source) : (Mine: l.ToKey, Code: l.FromCode, Theirs: l.FromKey, l.Source));
        var codes = pairs.ConvertAll(p => p.Code).Distinct().ToList();
        var keys = pairs.ConvertAll(p => p.Theirs).Distinct().ToList();
        var others = await (
            from i in db.FrameworkItems
            join f in db.Frameworks on i.FrameworkId equals f.Id
            where codes.Contains(f.Code) && f.State == EditionState.Published && keys.Contains(i.Key)
            orderby i.Place
            select new { f.Code, i.Key, ItemCode = i.Code, i.Statement }).ToListAsync(stop);
        return [.. others.SelectMany(o => pairs.Where(p => p.Code == o.Code && p.Theirs == o.Key).Select(p => new Match(p.Mine, o.Code, o.ItemCode, o.Statement, p.Source)))];
    }
}

/// <summary>A draft as its editor types it: cover, items as lines, scale as lines.</summary>
public sealed class OutlineOfFramework(UseCaseServices services) : Query<Id<Framework>, OutlineOfFramework.Answer>(services)
{
    public sealed record Answer(FrameworkCover Cover, string Outline, string Scale);

    private protected override Permission Needs => Permission.KeepStandards;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Framework> request, Operation operation, CancellationToken stop) =>
        await operation.Db.Frameworks.Include(f => f.Items).Include(f => f.Levels).AsSplitQuery().SingleOrDefaultAsync(f => f.Id == request && f.State == EditionState.Draft, stop) is { } framework && Keepers.Of(operation).Keeps(framework.KeeperId)
            ? new Answer(framework.Cover, FrameworkOutline.Write(framework.Items), Scale.Write(framework.Levels.Select(l => new LevelDraft(l.Value, l.Name, l.Words))))
            : Outcome.NotFound;
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Curriculum;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Curriculum;

/// <summary>The map of the curriculum that both sides keep: terms by courses, assignments and clinical experiences, what is proposed, and what agreed changes mean for the school and for the university.</summary>
public sealed class ShowCurriculum(UseCaseServices services) : Query<ShowCurriculum.Request, ShowCurriculum.Answer>(services)
{
    private static readonly ListOrder<CurriculumItem> _byTitle = ListOrder<CurriculumItem>.By(i => i.Title);

    /// <param name="After">The cursor after which the map goes on; null for its beginning.</param>
    public sealed record Request(Id<Partnership> Partnership, string? After = null);

    /// <param name="More">The cursor after which the map goes on by title; null when all of it is here.</param>
    /// <param name="Gone">What does not stand on the map: dropped, not agreed, taken back; with its versions and reasons, and to be proposed anew.</param>
    public sealed record Answer(Id<Partnership> Id, string Name, bool MayPropose, IReadOnlyList<Item> Map, IReadOnlyList<Item> Proposed, IReadOnlyList<Item> Gone, IReadOnlyList<Effect> ForUniversity, IReadOnlyList<Effect> ForSchool, IReadOnlyList<PlaceChoice> Places, string? More);

    /// <param name="Waits">The viewer's side has not said yes or no to its open change.</param>
    public sealed record Item(Id<CurriculumItem> Id, CurriculumText Text, string? Place, int Edition, bool HasOpen, bool Waits);

    public sealed record Effect(Id<CurriculumItem> Item, string Title, DateOnly AgreedOn, string Words);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var side = Record.SideOf(operation.Viewer.Role);
        var page = await _byTitle.ReadAsync(operation.Db.CurriculumItems.Where(i => i.PartnershipId == partnership.Id), new(After: request.After) { ForFile = true }, i => i.Id, stop);
        var ids = page.Rows.ToList();
        var items = await operation.Db.CurriculumItems.Include(i => i.Changes).Include(i => i.Versions).Where(i => ids.Contains(i.Id)).OrderBy(i => i.Term).ThenBy(i => i.Title).AsSplitQuery().ToListAsync(stop);
        var versions = items.SelectMany(i => i.Versions.Select(v => (Item: i, Version: v))).OrderByDescending(v => v.Version.AgreedAt).ToList();
        var may = side is not null && Governing.Over(partnership, operation.Today) is null;
        return new Answer(
            partnership.Id, partnership.Name, may, [.. items.Where(i => i.State is CurriculumState.Agreed).Select(Row)], [.. items.Where(i => i.Open is not null).Select(Row)], [.. items.Where(i => i.State is not CurriculumState.Agreed && i.Open is null).Select(Row)],
            [.. versions.Where(v => v.Version.ForUniversity is not null).Select(v => Of(v, v.Version.ForUniversity!))], [.. versions.Where(v => v.Version.ForSchool is not null).Select(v => Of(v, v.Version.ForSchool!))],
            may ? [.. RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)).Where(p => p.Key.Length == 0 || p.Key.StartsWith("program-", StringComparison.Ordinal))] : [], page.Next);

        Item Row(CurriculumItem i) => new(i.Id, i.State is CurriculumState.Agreed ? i.Text : i.Open?.Text ?? i.Text, i.PlaceName, i.Edition, i.Open is not null, side is { } own && i.Open is { } open && !open.HasYes(own));

        Effect Of((CurriculumItem Item, CurriculumVersion Version) v, string words) => new(v.Item.Id, v.Version.Title, operation.DayOf(v.Version.AgreedAt), words);
    }
}

/// <summary>One course, assignment or clinical experience: what holds, what is proposed and said about it, every version and every change.</summary>
public sealed class ShowCurriculumItem(UseCaseServices services) : Query<ShowCurriculumItem.Request, ShowCurriculumItem.Answer>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<CurriculumItem> Item);

    /// <param name="Side">The viewer's.</param>
    /// <param name="MaySay">The viewer speaks for the side.</param>
    public sealed record Answer(Id<Partnership> Partnership, string Name, Id<CurriculumItem> Id, CurriculumText Text, CurriculumState State, string? Place, int Edition, PartnershipSide? Side, bool MayComment, bool MaySay, Change? Open, IReadOnlyList<Edition> Editions, IReadOnlyList<Change> Closed);

    public sealed record Change(
        Id<CurriculumChange> Id, CurriculumText Text, bool Drops, string? ForUniversity, string? ForSchool, string Why, PartnershipSide ProposedFor, string ProposedBy, DateOnly ProposedOn, ChangeState State, string? UniversityYes, string? DistrictYes,
        string? ClosedBy, DateOnly? ClosedOn, string? ClosedBecause, IReadOnlyList<Comment> Comments);

    public sealed record Comment(string Words, PartnershipSide Side, string By, DateTime At);

    public sealed record Edition(int Number, DateOnly AgreedOn, CurriculumText Text, bool Drops, string? ForUniversity, string? ForSchool, string Why, string UniversityYes, string DistrictYes);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || await CurriculumMap.ItemAsync(operation, partnership.Id, request.Item, stop) is not { } item)
            return Outcome.NotFound;
        var side = Record.SideOf(operation.Viewer.Role);
        var may = side is not null && Governing.Over(partnership, operation.Today) is null;
        return new Answer(
            partnership.Id, partnership.Name, item.Id, item.Text, item.State, item.PlaceName, item.Edition, side, may, may && operation.Viewer.May(Permission.VoteForSide), item.Open is { } open ? Of(open) : null,
            [.. item.Versions.OrderByDescending(v => v.Number).Select(v => new Edition(v.Number, operation.DayOf(v.AgreedAt), v.Text, v.Drops, v.ForUniversity, v.ForSchool, v.Why, v.UniversityYes, v.DistrictYes))],
            [.. item.Changes.Where(c => c.State is not ChangeState.Open).OrderByDescending(c => c.Id).Select(Of)]);

        Change Of(CurriculumChange c) => new(
            c.Id, c.Text, c.Drops, c.ForUniversity, c.ForSchool, c.Why, c.ProposedFor, c.ProposedBy, operation.DayOf(c.ProposedAt), c.State, c.UniversityYes, c.DistrictYes, c.ClosedBy, c.ClosedAt is { } at ? operation.DayOf(at) : null, c.ClosedBecause,
            [.. c.Comments.OrderBy(x => x.Id).Select(x => new Comment(x.Words, x.Side, x.By, x.At))]);
    }
}

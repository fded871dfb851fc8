using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Surveys;

/// <summary>The surveys of a partnership: the one that is open, and those that are over.</summary>
public sealed class ListSurveys(UseCaseServices services) : Query<ListSurveys.Request, ListSurveys.Answer>(services)
{
    private static readonly ListOrder<SurveyRound> _byBeginning = ListOrder<SurveyRound>.By(r => r.OpensOn);

    /// <param name="Rounds">Which page of its surveys; null for the newest.</param>
    public sealed record Request(Id<Partnership> Partnership, PageRequest? Rounds = null);

    public sealed record Answer(Id<Partnership> Id, string Name, bool MayOpen, PageOf<Row> Rows, IReadOnlyList<string> Questions, string Source, IReadOnlyList<PlaceChoice> Places, int Days, int LeastGroup);

    /// <param name="Groups">How many groups can be read, at its end; null while it is open.</param>
    public sealed record Row(Id<SurveyRound> Id, string Title, string Term, string? Place, DateOnly OpensOn, DateOnly ClosesOn, DateOnly? ClosedOn, int? Groups);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership)
            return Outcome.NotFound;
        var rounds = await _byBeginning.ReadAsync(db.SurveyRounds.Where(r => r.PartnershipId == partnership.Id), (request.Rounds ?? new()) with { Descending = true },
            r => new Row(r.Id, r.Title, r.Term, r.PlaceName, r.OpensOn, r.ClosesOn, r.ClosedOn, r.ClosedOn == null ? null : db.SurveyResults.Count(x => x.RoundId == r.Id && x.Sites == null)), stop);
        var edition = await db.SurveyEditions.Include(e => e.Questions).Where(e => e.StartsOn <= today).OrderByDescending(e => e.StartsOn).FirstOrDefaultAsync(stop);
        var rules = await RuleBook.OpenAsync(db, null, today, stop);
        var opens = operation.Viewer.May(Permission.VoteForSide) && operation.Viewer.Role is Role.ProgramCoordinator or Role.DistrictLead && partnership.IsAgreed && Governing.Over(partnership, today) is null;
        return new Answer(
            partnership.Id, partnership.Name, opens, rounds, [.. edition?.Questions.OrderBy(q => q.Position).Select(q => q.Words) ?? []], edition?.Source ?? "",
            opens ? [.. RecordPlaces.Choices(await RecordPlaces.OfAsync(operation, partnership, stop)).Where(p => p.Key.Length == 0 || (operation.Viewer.Role is Role.ProgramCoordinator && p.Key.StartsWith("program-", StringComparison.Ordinal)))] : [], rules.Number(RuleCode.SurveyDays), rules.Number(RuleCode.SurveyLeastGroup));
    }
}

/// <summary>One survey: while it is open about how many have answered, of all; when it is over what each group said, beside its last result.</summary>
public sealed class ShowSurveyRound(UseCaseServices services) : Query<ShowSurveyRound.Request, ShowSurveyRound.Answer>(services)
{
    public sealed record Request(Id<Partnership> Partnership, Id<SurveyRound> Round);

    /// <param name="Answered">At least so many of all who are asked, in steps of the least group, while it is open: an exact number that goes up by one tells who was there in between. Null afterwards: groups that are too small are not counted by what is left over.</param>
    /// <param name="IsReplaced">Its questions were replaced by a newer edition: what waited is deleted, and shown with no later survey.</param>
    public sealed record Answer(
        Id<Partnership> Partnership, string Name, Id<SurveyRound> Id, string Title, string Term, string? Place, DateOnly OpensOn, DateOnly ClosesOn, DateOnly? ClosedOn, int LeastGroup, string Source, bool MayEnd, bool IsReplaced, int Asked, int? Answered,
        IReadOnlyList<string> Levels, IReadOnlyList<string> Questions, IReadOnlyList<Group> Groups);

    /// <param name="Whole">Null: too few have answered; their answers wait.</param>
    /// <param name="ShownWith">The later survey with which the group's answers are shown; null when there is none.</param>
    /// <param name="Before">The group's last result before this one.</param>
    public sealed record Group(SurveyGroup Of, Result? Whole, string? ShownWith, IReadOnlyList<Result> Parts, Result? Before);

    public sealed record Result(string Term, string? PooledFrom, string? Sites, int Answers, IReadOnlyList<Line> Lines);

    public sealed record Line(string Code, string Words, decimal Mean, IReadOnlyList<int> Counts);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await Record.FindAsync(operation, request.Partnership, stop) is not { } partnership || await db.SurveyRounds.SingleOrDefaultAsync(r => r.Id == request.Round && r.PartnershipId == request.Partnership, stop) is not { } round)
            return Outcome.NotFound;
        var edition = await db.SurveyEditions.Include(e => e.Questions).SingleAsync(e => e.Id == round.EditionId, stop);
        var (asked, answered) = await CountAsync(operation, round, stop);
        return new Answer(
            partnership.Id, partnership.Name, round.Id, round.Title, round.Term, round.PlaceName, round.OpensOn, round.ClosesOn, round.ClosedOn, round.LeastGroup, edition.Source, round.ClosedOn is null && operation.Viewer.May(Permission.VoteForSide) && operation.Viewer.Role is Role.ProgramCoordinator or Role.DistrictLead,
            await db.SurveyEditions.AnyAsync(e => e.Code == edition.Code && e.StartsOn > edition.StartsOn && e.StartsOn <= today, stop),
            asked, round.ClosedOn is null ? answered - (answered % round.LeastGroup) : null, edition.Scale, [.. edition.Questions.OrderBy(q => q.Position).Select(q => q.Words)], round.ClosedOn is null ? [] : await GroupsAsync(operation, round, stop));
    }

    private static async Task<(int Asked, int Answered)> CountAsync(Operation operation, SurveyRound round, CancellationToken stop)
    {
        await using var wide = operation.LookWider("how many have answered a survey");
        return (await wide.SurveyAsked.CountAsync(a => a.RoundId == round.Id, stop), await wide.SurveyAsked.CountAsync(a => a.RoundId == round.Id && a.HasAnswered, stop));
    }

    private static async Task<IReadOnlyList<Group>> GroupsAsync(Operation operation, SurveyRound round, CancellationToken stop)
    {
        var (db, partnership, program, code) = (operation.Db, round.PartnershipId, round.ProgramId, round.EditionCode);
        var rounds = await db.SurveyRounds.Where(r => r.PartnershipId == partnership && r.ProgramId == program && r.EditionCode == code).OrderBy(r => r.OpensOn).ThenBy(r => r.Id).Select(r => new { r.Id, r.Term }).ToListAsync(stop);
        var (at, ids) = (rounds.FindIndex(r => r.Id == round.Id), rounds.ConvertAll(r => r.Id));
        var results = await db.SurveyResults.Include(r => r.Lines).Where(r => ids.Contains(r.RoundId) && (r.Sites == null || r.RoundId == round.Id)).ToListAsync(stop);
        return [.. Enum.GetValues<SurveyGroup>().Select(g => GroupOf(g))];

        Group GroupOf(SurveyGroup group)
        {
            var whole = rounds.Select((r, i) => (At: i, r.Term, Result: results.Find(x => x.RoundId == r.Id && x.Group == group && x.Sites == null))).Where(r => r.Result is not null).ToList();
            var own = whole.Find(w => w.At == at);
            var before = whole.FindLast(w => w.At < at);
            return new(group, own.Result is null ? null : Of(own.Result, own.Term), own.Result is null && whole.Find(w => w.At > at) is { Result: not null } later ? later.Term : null,
                [.. results.Where(x => x.RoundId == round.Id && x.Group == group && x.Sites != null).OrderBy(x => x.Sites, StringComparer.Ordinal).Select(x => Of(x, round.Term))], before.Result is null ? null : Of(before.Result, before.Term));
        }

        static Result Of(SurveyResult result, string term) => new(term, result.PooledFrom, result.Sites, result.Answers, [.. result.Lines.OrderBy(l => l.Position).Select(l => new Line(l.Code, l.Words, l.Mean, l.Counts))]);
    }
}

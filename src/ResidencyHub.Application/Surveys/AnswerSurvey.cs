using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Surveys;

/// <summary>What somebody posts: a level for each question.</summary>
/// <param name="Asked">That the viewer is asked; null for the bearer of a link, who is asked one thing.</param>
public sealed record SurveyAnswers(Id<SurveyAsked>? Asked, IReadOnlyDictionary<Id<SurveyQuestion>, int> Levels);

/// <summary>The questions for somebody who is asked.</summary>
/// <param name="HasAnswered">They have; there is nothing more to do.</param>
/// <param name="IsOpen">It can be answered today.</param>
public sealed record SurveySheet(Id<SurveyAsked> Asked, string Title, string Partnership, DateOnly ClosesOn, int LeastGroup, bool HasAnswered, bool IsOpen, IReadOnlyList<string> Levels, IReadOnlyList<SurveySheet.Line> Lines)
{
    public sealed record Line(Id<SurveyQuestion> Id, string Words);
}

/// <summary>What the two ways to answer share: with an account, and by a link.</summary>
internal static class Answering
{
    /// <summary>What the viewer is asked: the own account's, or the one of the link. An administrator, who reads every row, answers for nobody either.</summary>
    public static Task<SurveyAsked?> FindAsync(Operation operation, Id<SurveyAsked>? asked, CancellationToken stop)
    {
        var (id, me) = (asked ?? operation.Reach.Asked, operation.Viewer.AccountId);
        return operation.Db.SurveyAsked.SingleOrDefaultAsync(a => a.Id == id && (asked == null || (a.AccountId != null && a.AccountId == me)), stop);
    }

    public static async Task<Outcome<SurveySheet>> ShowAsync(Operation operation, Id<SurveyAsked>? id, CancellationToken stop)
    {
        if (await FindAsync(operation, id, stop) is not { } asked)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("the round in which somebody is asked");
        var round = await wide.SurveyRounds.SingleAsync(r => r.Id == asked.RoundId, stop);
        var edition = await wide.SurveyEditions.Include(e => e.Questions).SingleAsync(e => e.Id == round.EditionId, stop);
        var partnership = await wide.Partnerships.SingleAsync(p => p.Id == round.PartnershipId, stop);
        return new SurveySheet(asked.Id, round.Title, partnership.Name, round.ClosesOn, round.LeastGroup, asked.HasAnswered, round.IsOpenOn(operation.Today) && Governance.Governing.Over(partnership, operation.Today) is null, edition.Scale, [.. edition.Questions.OrderBy(q => q.Position).Select(q => new SurveySheet.Line(q.Id, q.Words))]);
    }

    public static async Task<Outcome<Nothing>> AnswerAsync(Operation operation, SurveyAnswers request, CancellationToken stop)
    {
        if (await FindAsync(operation, request.Asked, stop) is not { } asked)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("the round in which somebody answers");
        var round = await wide.SurveyRounds.SingleAsync(r => r.Id == asked.RoundId, stop);
        if (Governance.Governing.Over(await wide.Partnerships.SingleAsync(p => p.Id == round.PartnershipId, stop), operation.Today) is { } over)
            return over;
        var edition = await wide.SurveyEditions.Include(e => e.Questions).SingleAsync(e => e.Id == round.EditionId, stop);
        operation.Db.AddRange(asked.Answer(round, edition, request.Levels, operation.Today));
        // an answer in the moment in which the round is ended is in its result, or is refused
        Claim.On(operation.Db, round, round.Id);
        return default(Nothing);
    }

    public sealed class Rules : AbstractValidator<SurveyAnswers>
    {
        public Rules() => RuleFor(r => r.Levels.Count).InclusiveBetween(1, 100).OverridePropertyName("Levels").WithMessage("Answer each of the questions; there is no answer that is wrong.");
    }
}

/// <summary>The questions, for somebody with an account.</summary>
public sealed class ShowSurvey(UseCaseServices services) : Query<Id<SurveyAsked>, SurveySheet>(services)
{
    private protected override Permission Needs => Permission.UseHub;

    private protected override Task<Outcome<SurveySheet>> HandleAsync(Id<SurveyAsked> request, Operation operation, CancellationToken stop) => Answering.ShowAsync(operation, request, stop);
}

/// <summary>The questions, for the bearer of a link.</summary>
public sealed class ShowSurveyByLink(UseCaseServices services) : Query<Nothing, SurveySheet>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override Task<Outcome<SurveySheet>> HandleAsync(Nothing request, Operation operation, CancellationToken stop) => Answering.ShowAsync(operation, null, stop);
}

/// <summary>Takes the answers of somebody with an account. Neither the audit nor any row says what they answered, or when.</summary>
public sealed class AnswerSurvey(UseCaseServices services) : Command<SurveyAnswers, Nothing>(services)
{
    private protected override Permission Needs => Permission.UseHub;

    private protected override IValidator<SurveyAnswers> Checks { get; } = new Answering.Rules();

    // many answer in the same minute, and a form that is posted twice counts once
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<Nothing>> HandleAsync(SurveyAnswers request, Operation operation, CancellationToken stop) =>
        request.Asked is null ? Outcome.NotFound : await Answering.AnswerAsync(operation, request, stop);
}

/// <summary>Takes the answers of a link's bearer. The link stays as it is: what is closed at a time would tell the time.</summary>
public sealed class AnswerSurveyByLink(UseCaseServices services) : Command<SurveyAnswers, Nothing>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<SurveyAnswers> Checks { get; } = new Answering.Rules();

    private protected override bool BeginsAgain => true;

    private protected override Task<Outcome<Nothing>> HandleAsync(SurveyAnswers request, Operation operation, CancellationToken stop) => Answering.AnswerAsync(operation, request with { Asked = null }, stop);
}

/// <summary>The surveys that wait for the viewer's answer, of all roles and partnerships: for the home list.</summary>
public sealed class ListMySurveys(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListMySurveys.Row>>(services)
{
    public sealed record Row(Id<SurveyAsked> Asked, string Partnership, DateOnly ClosesOn);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (today, me) = (operation.Today, operation.Viewer.AccountId);
        if (me is null)
            return new Outcome<IReadOnlyList<Row>>.Done([]);
        var asked = await operation.Db.SurveyAsked.Where(a => a.AccountId == me && !a.HasAnswered).Select(a => new { a.Id, a.RoundId }).ToListAsync(stop);
        if (asked.Count == 0)
            return new Outcome<IReadOnlyList<Row>>.Done([]);
        var ids = asked.ConvertAll(a => a.RoundId);
        await using var wide = operation.LookWider("the rounds in which somebody is asked");
        var rounds = await wide.SurveyRounds.Where(r => ids.Contains(r.Id) && r.ClosedOn == null && r.ClosesOn >= today).Join(wide.Partnerships.Where(p => p.EndedOn == null || p.EndedOn >= today), r => r.PartnershipId, p => p.Id, (r, p) => new { r.Id, p.Name, r.ClosesOn }).OrderBy(r => r.ClosesOn).ToListAsync(stop);
        return new Outcome<IReadOnlyList<Row>>.Done([.. rounds.Select(r => new Row(asked.Find(a => a.RoundId == r.Id)!.Id, r.Name, r.ClosesOn))]);
    }
}

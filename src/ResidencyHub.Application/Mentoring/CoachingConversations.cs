using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Opens the month's coaching conversation over three rows; the resident scores first.</summary>
public sealed class OpenConversation(UseCaseServices services) : Command<OpenConversation.Request, Id<CoachingConversation>>(services)
{
    public sealed record Request(Id<Placement> Placement, Id<Rubric> Rubric, IReadOnlyList<Id<RubricRow>> Rows);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override async Task<Outcome<Id<CoachingConversation>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var db = operation.Db;
        if (operation.Reach.Kind is not ReachKind.Mentor || await db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (await db.Rubrics.Include(r => r.Rows).SingleOrDefaultAsync(r => r.Id == request.Rubric && r.ProgramId == placement.ProgramId, stop) is not { } rubric)
            return Outcome.Refused("rubric-missing", "Choose a rubric of the resident's program.");
        var month = Growth.MonthOf(operation.Today);
        if (await db.Conversations.AnyAsync(c => c.PlacementId == placement.Id && c.Month == month, stop))
            return Outcome.Refused("month-there", $"The conversation of {month:MMMM yyyy} is open already; find it in the list.");
        var book = await RuleBook.OpenAsync(db, placement.ProgramId, operation.Today, stop);
        var conversation = new CoachingConversation(placement, month, rubric, [.. request.Rows.Distinct()], book.Number(RuleCode.CoachingRows), operation.Viewer.Name, operation.Now);
        db.Add(conversation);
        operation.Announce("coaching", conversation.Id.Value);
        return conversation.Id;
    }
}

/// <summary>The resident scores the rows; from then on the mentor sees it.</summary>
public sealed class ScoreConversation(UseCaseServices services) : Command<ScoreConversation.Request, Nothing>(services)
{
    public sealed record Request(Id<CoachingConversation> Conversation, IReadOnlyList<Score> Scores);

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override IValidator<Request> Checks { get; } = new ScoreRules<Request>(r => r.Scores);

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        await Conversing.FindAsync(operation, request.Conversation, stop) is not { } found ? Outcome.NotFound
        : await Conversing.ScoreAsync(operation, found, request.Scores, () => found.Conversation.TakeResidentScores(operation.Now), stop);
}

/// <summary>The mentor scores the same rows, notes what the two said about the gap, and the goal.</summary>
public sealed class HoldConversation(UseCaseServices services) : Command<HoldConversation.Request, Nothing>(services)
{
    public sealed record Request(Id<CoachingConversation> Conversation, IReadOnlyList<Score> Scores, string? GapTalk, string Goal);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        operation.Reach.Kind is not ReachKind.Mentor || await Conversing.FindAsync(operation, request.Conversation, stop) is not { } found ? Outcome.NotFound
        : await Conversing.ScoreAsync(operation, found, request.Scores, () => found.Conversation.Hold(request.GapTalk, request.Goal, operation.Viewer.Name, operation.Now), stop);

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            Include(new ScoreRules<Request>(r => r.Scores));
            RuleFor(r => r.GapTalk).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Goal).NotEmpty().WithMessage("Write the goal for the coming month.").MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>One conversation as the viewer may read it.</summary>
public sealed class ShowConversation(UseCaseServices services) : Query<Id<CoachingConversation>, ShowConversation.Answer>(services)
{
    /// <param name="MyTurn">The viewer is to score now.</param>
    public sealed record Answer(
        Id<CoachingConversation> Id, string ResidentName, string MentorName, DateOnly Month, ConversationState State, string? GapTalk, string? Goal, IReadOnlyList<ShowObservation.Row> Rows, ShowObservation.Form Rubric,
        IReadOnlyList<ShowObservation.Given> Scores, RaterKind? Me, bool MyTurn);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<CoachingConversation> request, Operation operation, CancellationToken stop)
    {
        if (await Conversing.FindAsync(operation, request, stop) is not { } found)
            return Outcome.NotFound;
        var (observing, c) = (new Observing(operation), found.Conversation);
        var scores = await observing.ScoresAsync(request.Value, stop);
        var (form, asked) = (ShowObservation.FormOf(found.Rubric), c.Rows.Select(r => r.RowId).ToHashSet());
        // one that is not held yet waits for the mentor of today, whoever opened it
        var mentor = c.State is ConversationState.Held ? null : await operation.Db.Placements.Where(p => p.Id == c.PlacementId).Select(p => p.MentorName ?? "the mentor").SingleOrDefaultAsync(stop);
        return new Answer(
            c.Id, c.ResidentName, mentor ?? c.MentorName, c.Month, c.State, c.GapTalk, c.Goal, [.. form.Rows.Where(r => asked.Contains(r.Id))], form,
            scores.ConvertAll(s => new ShowObservation.Given(s.RowId, s.RaterAccountId, s.RaterName, s.RaterKind, s.Level, s.Evidence)), observing.Me?.Kind,
            (c.State, observing.Me?.Kind) is (ConversationState.ResidentScores, RaterKind.Resident) or (ConversationState.MentorScores, RaterKind.Mentor));
    }
}

/// <summary>Coaching conversations within reach, latest month first. For a mentor also with whom this month's is not open yet.</summary>
public sealed class ListConversations(UseCaseServices services) : Query<PageRequest, ListConversations.Answer>(services)
{
    public sealed record Answer(PageOf<Row> Page, IReadOnlyList<Offer> Offers, int Asked);

    public sealed record Row(Id<CoachingConversation> Id, string Resident, string Mentor, DateOnly Month, ConversationState State, string Codes, string? Goal);

    /// <summary>A resident with whom the month's conversation can be opened, on a rubric of their program.</summary>
    public sealed record Offer(Id<Placement> Placement, string Resident, Id<Rubric> Rubric, string RubricName, IReadOnlyList<ShowObservation.Row> Rows);

    private static readonly ListOrder<CoachingConversation> _byMonth = ListOrder<CoachingConversation>.By(c => c.Month);

    private protected override Permission Needs => Permission.ReadCoaching;

    private protected override async Task<Outcome<Answer>> HandleAsync(PageRequest request, Operation operation, CancellationToken stop)
    {
        var (db, month) = (operation.Db, Growth.MonthOf(operation.Today));
        var page = await _byMonth.ReadAsync(db.Conversations, request with { Descending = true }, c => new Row(
            c.Id, c.ResidentName, c.State == ConversationState.Held ? c.MentorName : db.Placements.Where(p => p.Id == c.PlacementId).Select(p => p.MentorName).FirstOrDefault() ?? c.MentorName, c.Month, c.State, "", c.Goal), stop);
        var ids = page.Rows.Select(r => r.Id).ToList();
        var codes = (await db.Set<ConversationRow>().Where(r => ids.Contains(r.ConversationId)).OrderBy(r => r.Place).Select(r => new { r.ConversationId, r.Code }).ToListAsync(stop)).ToLookup(r => r.ConversationId, r => r.Code);
        var rows = page.Of(r => r with { Codes = string.Join(", ", codes[r.Id]) });
        var book = await RuleBook.OpenAsync(db, null, operation.Today, stop);
        if (operation.Reach.Kind is not ReachKind.Mentor)
            return new Answer(rows, [], book.Number(RuleCode.CoachingRows));
        var open = await db.Placements.Where(p => p.State == PlacementState.Active && !db.Conversations.Any(c => c.PlacementId == p.Id && c.Month == month)).OrderBy(p => p.ResidentSort).Select(p => new { p.Id, p.ResidentName, p.ProgramId }).ToListAsync(stop);
        var programs = open.ConvertAll(p => p.ProgramId);
        var rubrics = await db.Rubrics.Include(r => r.Rows).Where(r => programs.Contains(r.ProgramId) && r.State == EditionState.Published).OrderBy(r => r.Name).ToListAsync(stop);
        return new Answer(rows, [.. open.SelectMany(p => rubrics.Where(r => r.ProgramId == p.ProgramId).Select(r => new Offer(p.Id, p.ResidentName, r.Id, r.Name, [.. r.Rows.OrderBy(x => x.Place).Select(x => new ShowObservation.Row(x.Id, x.Domain, x.Code, x.Statement))])))], book.Number(RuleCode.CoachingRows));
    }
}

/// <summary>What the two sides of a conversation share.</summary>
internal static class Conversing
{
    public static string DraftKey(Id<CoachingConversation> conversation) => $"coaching.{conversation}";

    public static async Task<(CoachingConversation Conversation, Rubric Rubric)?> FindAsync(Operation operation, Id<CoachingConversation> id, CancellationToken stop) =>
        await operation.Db.Conversations.Include(c => c.Rows).SingleOrDefaultAsync(c => c.Id == id, stop) is { } conversation ? (conversation, await new Observing(operation).RubricAsync(conversation.RubricId, stop)) : null;

    public static async Task<Outcome<Nothing>> ScoreAsync(Operation operation, (CoachingConversation Conversation, Rubric Rubric) found, IReadOnlyList<Score> scores, Action move, CancellationToken stop)
    {
        var (c, observing) = (found.Conversation, new Observing(operation));
        if (observing.Me is not { } me || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == c.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (c.Rows.Select(r => r.RowId).Except(scores.Select(s => s.Row)).Any())
            return Outcome.Refused("scores-missing", $"Score all {c.Rows.Count} rows; “not observed” is a score, too.");
        move();
        foreach (var score in scores.Where(s => c.Rows.Any(r => r.RowId == s.Row)))
        {
            var rating = new Rating(placement, Instrument.CoachingConversation, c.Id.Value, found.Rubric, score.Row, me, score.Level, score.Evidence, operation.Today, c.OpenedAt);
            rating.Send();
            operation.Db.Add(rating);
        }
        await ForgetDraft.RunAsync(operation, DraftKey(c.Id), stop);
        operation.Announce("coaching", c.Id.Value);
        return default(Nothing);
    }
}

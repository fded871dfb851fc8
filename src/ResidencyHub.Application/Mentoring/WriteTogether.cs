using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Saves one note of the evidence while several have it open: the words by their author, the ties by whoever observes. Nothing that the other tied or took away since is touched.</summary>
public sealed class WriteNote(UseCaseServices services) : Command<WriteNote.Request, WriteNote.Answer>(services)
{
    /// <param name="Line">As in <see cref="WriteEvidence"/>; nothing is removed here.</param>
    /// <param name="SeenWords">The words as they stood when the writer began: the author's other window may have written since.</param>
    public sealed record Request(Id<Observation> Observation, WriteEvidence.Line Line, string? SeenWords);

    /// <summary>What stands now.</summary>
    public sealed record Answer(string Words, IReadOnlyList<Id<RubricRow>> Rows, bool IsGeneral);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation || (await observing.NotesAsync(observation.Id, stop)).Find(n => n.Id == request.Line.Note) is not { } note)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        if (!observation.IsInWriting)
            return Observing.NotInWriting(observation);
        if (request.Line.Words is { } words && note.AuthorAccountId == me.Account && !TypedText.Same(note.Words, request.SeenWords) && !TypedText.Same(note.Words, words))
            return new Clash([new ConflictingValue("Words", words, note.Words)]);
        observing.Write(note, request.Line with { Remove = false }, me, await observing.RubricAsync(observation.RubricId, stop));
        return new Answer(note.Words, [.. note.Tags.Select(t => t.RowId)], note.IsGeneral);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Line.Words).MaximumLength(4000).WithMessage("A note has up to 4,000 characters.");
    }
}

/// <summary>Saves one level while several have the scores open, so that each reads the other's as they come: one's own alone.</summary>
public sealed class WriteScore(UseCaseServices services) : Command<WriteScore.Request, Score>(services)
{
    /// <param name="Seen">What stood when the writer began: the own other window may have scored since. Null: nothing.</param>
    public sealed record Request(Id<Observation> Observation, Score Score, Score? Seen);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new ScoreRules<Request>(r => [r.Score]);

    private protected override async Task<Outcome<Score>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (observing, score) = (new Observing(operation), request.Score);
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        if (observation.State is ObservationState.PreConference || !observation.IsInWriting)
            return Observing.NotInWriting(observation);
        var rubric = await observing.RubricAsync(observation.RubricId, stop);
        if (await operation.Db.Ratings.AsNoTracking().SingleOrDefaultAsync(r => r.SourceId == observation.Id.Value && r.RaterAccountId == me.Account && r.RowId == score.Row, stop) is { } given
            && !Same(given.Level, given.Evidence, request.Seen) && !Same(given.Level, given.Evidence, score))
            return new Clash([new ConflictingValue(given.Code, Words(rubric, score.Level, score.Evidence), Words(rubric, given.Level, given.Evidence))]);
        await observing.ScoreAsync(placement, observation, rubric, me, [score], stop);
        return score with { Evidence = TypedText.Plain(score.Evidence) };
    }

    private static bool Same(int level, string? evidence, Score? other) => level == other?.Level && TypedText.Same(evidence, other.Evidence);

    private static string Words(Rubric rubric, int level, string? evidence) => $"{ShowObservation.FormOf(rubric).NameOf(level)} {evidence}".TrimEnd();
}

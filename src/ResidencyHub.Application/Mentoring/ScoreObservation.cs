using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Mentor or supervisor score the lesson, each their own levels; nobody else's are touched, and the resident sees none before they are shared.</summary>
public sealed class ScoreObservation(UseCaseServices services) : Command<ScoreObservation.Request, int>(services)
{
    public sealed record Request(Id<Observation> Observation, IReadOnlyList<Score> Scores);

    // whoever shares it meanwhile has the scores, or the scorer reads that it is shared
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new ScoreRules<Request>(r => r.Scores);

    private protected override async Task<Outcome<int>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        if (observation.State is ObservationState.PreConference || !observation.IsInWriting)
            return Outcome.Refused("observation-state", $"This observation is “{ObservationWords.Of(observation.State)}”. Scores are given after the lesson and before it is shared.");
        await observing.ScoreAsync(placement, observation, await observing.RubricAsync(observation.RubricId, stop), me, request.Scores, stop);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "scores"), stop);
        operation.Announce("observations", observation.Id.Value);
        return request.Scores.Count;
    }
}

/// <summary>The resident scores the own lesson and says what they think of it; mentor and supervisor read it at once.</summary>
public sealed class ScoreMyself(UseCaseServices services, Postbox postbox) : Command<ScoreMyself.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Observation> Observation, IReadOnlyList<Score> Scores, string? Reflection);

    // the others write in the same minutes
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        var first = !await operation.Db.Ratings.AnyAsync(r => r.SourceId == observation.Id.Value && r.RaterAccountId == me.Account, stop);
        observation.TakeSelfScore(request.Reflection, observing.Act);
        await observing.ScoreAsync(placement, observation, await observing.RubricAsync(observation.RubricId, stop), me, request.Scores, stop);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "self"), stop);
        operation.Announce("observations", observation.Id.Value);
        return first
            ? await new ObservationLetters(operation, postbox).TellAsync(observation, placement, nameof(ScoreMyself), "Your resident has scored the lesson", $"{me.Name} has scored the observed lesson. Both views stand side by side for your talk.", stop)
            : new List<Told>();
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            Include(new ScoreRules<Request>(r => r.Scores));
            RuleFor(r => r.Scores).NotEmpty().WithMessage("Score at least one row; “not observed” is a score, too.");
            RuleFor(r => r.Reflection).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
        }
    }
}

/// <summary>What can be wrong with scores that are sent.</summary>
internal sealed class ScoreRules<T> : AbstractValidator<T>
{
    public ScoreRules(Func<T, IReadOnlyList<Score>> scores)
    {
        RuleFor(r => r).Custom((request, context) =>
        {
            foreach (var score in scores(request))
                if (score.Evidence?.Length > 4000)
                    context.AddFailure($"Evidence[{score.Row}]", "Up to 4,000 characters, please.");
        });
    }
}

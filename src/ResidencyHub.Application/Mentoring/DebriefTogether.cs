using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The talk after the lesson was held: at most two strengths, one next step, who helps, by when. What two people write merges section by section.</summary>
public sealed class HoldPostConference(UseCaseServices services) : Command<HoldPostConference.Request, Nothing>(services)
{
    /// <param name="NoSelfScoreBecause">Why one goes on without the resident's own scores.</param>
    /// <param name="Seen">The sections as they stood when the writer began; null: there were none.</param>
    /// <param name="NextOn">The day agreed on for the next observation.</param>
    /// <param name="SeenOn">The day of the talk as it stood when the writer began: who did not change it corrects nothing.</param>
    public sealed record Request(Id<Observation> Observation, DateOnly? On, string Strength, string? SecondStrength, string NextStep, string? Support, DateOnly? DueOn, string? NoSelfScoreBecause, DebriefWords? Seen = null, DateOnly? NextOn = null, DateOnly? SeenOn = null);

    // of two who send at once the second reads what the first has written
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        if (request.On > operation.Today)
            return Outcome.Invalid(nameof(request.On), "The talk has not been held yet; choose today or a day before.");
        await observing.DemandNextAsync(observation, request.NextOn, stop);
        if (observation.State is not ObservationState.PostConference)
            observation.HoldPostConference(request.On!.Value, await db.Ratings.AnyAsync(r => r.SourceId == observation.Id.Value && r.RaterKind == RaterKind.Resident, stop), request.NoSelfScoreBecause, observing.Act);
        else if (request.On != request.SeenOn)
            observation.CorrectConference(request.On!.Value, observing.Act);
        var debrief = await observing.DebriefAsync(observation, stop);
        var clashes = debrief.Write(new(request.Strength, request.SecondStrength, request.NextStep, request.Support, request.DueOn, request.NextOn), request.Seen ?? DebriefWords.None, me.Name);
        if (clashes.Count > 0)
            return Observing.ClashOf(clashes);
        if (Missing(debrief) is { Count: > 0 } missing)
            return Outcome.Invalid(missing);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "post"), stop);
        operation.Announce("observations", observation.Id.Value);
        return default(Nothing);
    }

    // asked of what both have written together, not of one's own part
    private static List<FieldError> Missing(Debrief debrief) =>
        [.. new[] { debrief.Strength.Length == 0 ? new FieldError(nameof(Request.Strength), "Write one strength you saw.") : null, debrief.NextStep.Length == 0 ? new FieldError(nameof(Request.NextStep), "Write the one next step you agreed on.") : null }.OfType<FieldError>()];

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.On).NotNull().WithMessage("Say on which day you talked.");
            RuleFor(r => r.Strength).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.SecondStrength).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.NextStep).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.Support).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.NoSelfScoreBecause).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

/// <summary>Saves one section of the debrief while both are writing, so that each reads the other's words as they come.</summary>
public sealed class WriteDebriefSection(UseCaseServices services) : Command<WriteDebriefSection.Request, string>(services)
{
    /// <param name="Section">Which.</param>
    /// <param name="Words">What the writer has in it; a day as "2026-11-30".</param>
    /// <param name="Seen">What stood in it when the writer began.</param>
    public sealed record Request(Id<Observation> Observation, DebriefSection Section, string? Words, string? Seen);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    /// <returns>What stands in the section now.</returns>
    private protected override async Task<Outcome<string>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        if (!observation.IsInTalk)
            return Outcome.Refused("observation-state", $"This observation is “{ObservationWords.Of(observation.State)}”. Your words stay in the form; reopen it with a reason to save them.");
        if (request.Section is DebriefSection.NextOn)
            await observing.DemandNextAsync(observation, DebriefWords.None.With(DebriefSection.NextOn, request.Words).NextOn, stop);
        var debrief = await observing.DebriefAsync(observation, stop);
        var clashes = debrief.Write(debrief.Words.With(request.Section, request.Words), debrief.Words.With(request.Section, request.Seen), me.Name);
        if (clashes.Count > 0)
            return Observing.ClashOf(clashes);
        return debrief.Words[request.Section];
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Section).IsInEnum();
            RuleFor(r => r.Words).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.Words).Must(w => string.IsNullOrEmpty(w) || DateOnly.TryParseExact(w, "yyyy-MM-dd", out _)).When(r => r.Section is DebriefSection.DueOn or DebriefSection.NextOn).WithMessage("Choose a day.");
        }
    }
}

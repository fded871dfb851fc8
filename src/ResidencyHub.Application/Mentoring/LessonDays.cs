using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The lesson is over: the days for the talk after it begin to run, by the district's calendar. The observer says on which day it was: notes may have been typed from paper two days later, or a stamp tried the evening before.</summary>
public sealed class FinishObserving(UseCaseServices services) : Command<FinishObserving.Request, DateOnly>(services)
{
    /// <param name="On">The day of the lesson.</param>
    public sealed record Request(Id<Observation> Observation, DateOnly? On);

    private protected override Permission Needs => Permission.WriteObservations;

    // the other may be noting the last thing seen
    private protected override bool BeginsAgain => true;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    /// <returns>The last day for the talk after it.</returns>
    private protected override async Task<Outcome<DateOnly>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (observing, on) = (new Observing(operation), request.On!.Value);
        if (await LessonDays.FindAsync(observing, operation, request.Observation, stop) is not { } found)
            return Outcome.NotFound;
        if (on > operation.Today)
            return LessonDays.Ahead;
        found.Observation.DemandLesson(on, found.Placement);
        found.Observation.Finish(on, await observing.ConferenceDueAsync(found.Observation, on, stop), observing.Act);
        operation.Announce("observations", request.Observation.Value);
        return found.Observation.ConferenceDueOn!.Value;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.On).NotNull().WithMessage("Say on which day the lesson was.");
    }
}

/// <summary>The lesson was on another day than was noted: corrected until it is shared, and everybody reads that it was.</summary>
public sealed class CorrectLessonDay(UseCaseServices services) : Command<CorrectLessonDay.Request, DateOnly>(services)
{
    /// <param name="On">The day of the lesson.</param>
    public sealed record Request(Id<Observation> Observation, DateOnly? On);

    private protected override Permission Needs => Permission.WriteObservations;

    // the other may be noting the last thing seen
    private protected override bool BeginsAgain => true;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    /// <returns>The last day for the talk after it.</returns>
    private protected override async Task<Outcome<DateOnly>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (observing, on) = (new Observing(operation), request.On!.Value);
        if (await LessonDays.FindAsync(observing, operation, request.Observation, stop) is not { } found)
            return Outcome.NotFound;
        if (on > operation.Today)
            return LessonDays.Ahead;
        found.Observation.DemandLesson(on, found.Placement);
        found.Observation.CorrectLesson(on, await observing.ConferenceDueAsync(found.Observation, on, stop), observing.Act);
        operation.Announce("observations", request.Observation.Value);
        return found.Observation.ConferenceDueOn!.Value;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.On).NotNull().WithMessage("Say on which day the lesson was.");
    }
}

/// <summary>What the two share.</summary>
internal static class LessonDays
{
    public static Outcome<DateOnly> Ahead => Outcome.Invalid("On", "That day has not come yet; choose today or a day before.");

    public static async Task<(Observation Observation, Domain.Placements.Placement Placement)?> FindAsync(Observing observing, Operation operation, Id<Observation> id, CancellationToken stop) =>
        await observing.FindAsync(id, stop) is { } observation && await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is { } placement ? (observation, placement) : null;
}

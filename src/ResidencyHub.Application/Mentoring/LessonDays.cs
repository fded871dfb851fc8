using System.Linq.Expressions;
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

    private protected override IValidator<Request> Checks { get; } = new LessonDays.Rules<Request>(r => r.On);

    /// <returns>The last day for the talk after it.</returns>
    private protected override Task<Outcome<DateOnly>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        LessonDays.NoteAsync(operation, request.Observation, request.On!.Value, (observation, due, act) => observation.Finish(request.On!.Value, due, act, LessonDays.Apart(operation, observation, request.On!.Value)), stop);
}

/// <summary>The lesson was on another day than was noted: corrected until it is shared, and everybody reads that it was.</summary>
public sealed class CorrectLessonDay(UseCaseServices services) : Command<CorrectLessonDay.Request, DateOnly>(services)
{
    /// <param name="On">The day of the lesson.</param>
    public sealed record Request(Id<Observation> Observation, DateOnly? On);

    private protected override Permission Needs => Permission.WriteObservations;

    // the other may be noting the last thing seen
    private protected override bool BeginsAgain => true;

    private protected override IValidator<Request> Checks { get; } = new LessonDays.Rules<Request>(r => r.On);

    /// <returns>The last day for the talk after it.</returns>
    private protected override Task<Outcome<DateOnly>> HandleAsync(Request request, Operation operation, CancellationToken stop) =>
        LessonDays.NoteAsync(operation, request.Observation, request.On!.Value, (observation, due, act) => observation.CorrectLesson(request.On!.Value, due, act), stop);
}

/// <summary>What the two share.</summary>
internal static class LessonDays
{
    /// <summary>Judges the day, and lets the observation take it.</summary>
    /// <param name="take">Given the observation, the last day for the talk after it and who says so.</param>
    /// <returns>The last day for the talk after it.</returns>
    public static async Task<Outcome<DateOnly>> NoteAsync(Operation operation, Id<Observation> id, DateOnly on, Action<Observation, DateOnly, ObservationAct> take, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (await observing.FindAsync(id, stop) is not { } observation || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, placement.Id, stop) is { } over)
            return over;
        if (on > operation.Today)
            return Outcome.Invalid("On", "That day has not come yet; choose today or a day before.");
        observation.DemandLesson(on, placement);
        take(observation, await observing.ConferenceDueAsync(observation, on, stop), observing.Act);
        operation.Announce("observations", id.Value);
        return observation.ConferenceDueOn!.Value;
    }

    /// <summary>What does not go together with the day, in words, for everybody who reads the observation: notes begun on another day, a talk before the lesson that was noted after it. Null: nothing.</summary>
    public static string? Apart(Operation operation, Observation observation, DateOnly on)
    {
        var words = new List<string>();
        if (observation.BeganAt is { } began && operation.DayOf(began) is var noted && noted != on)
            words.Add($"The lesson was on {on:d MMM yyyy}; the first note was made on {noted:d MMM yyyy}.");
        if (observation.Steps.FirstOrDefault(s => s.To is ObservationState.PreConference) is { } talk && operation.DayOf(talk.At) is var talked && on < talked)
            words.Add($"The talk before it was noted on {talked:d MMM yyyy}, after that day.");
        return words.Count == 0 ? null : string.Join(" ", words);
    }

    /// <summary>A day is said.</summary>
    internal sealed class Rules<T> : AbstractValidator<T>
    {
        public Rules(Expression<Func<T, DateOnly?>> day) => RuleFor(day).NotNull().WithMessage("Say on which day the lesson was.");
    }
}

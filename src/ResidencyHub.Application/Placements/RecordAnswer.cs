using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Writes down an answer that came by telephone, on paper or in the hallway: who said it, when, how. It counts like one given by link, whose links it closes.</summary>
public sealed class RecordAnswer(UseCaseServices services, Postbox postbox, HubClock clock) : Command<RecordAnswer.Request, WhatNext>(services)
{
    /// <param name="Placement">The placement.</param>
    /// <param name="Answer">What was said.</param>
    /// <param name="SaidBy">Who said it.</param>
    /// <param name="SaidOn">The day on which it was said.</param>
    /// <param name="Channel">By phone, on paper or in person.</param>
    public sealed record Request(Id<Placement> Placement, AnswerGiven Answer, string SaidBy, DateOnly SaidOn, AnswerChannel Channel);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(HubClock clock)
        {
            RuleFor(r => r.Answer).SetValidator(new AnswerValidator()).OverridePropertyName("");
            RuleFor(r => r.SaidBy).NotEmpty().WithMessage("Say who gave the answer.").MaximumLength(200).WithMessage("A name has up to 200 characters.");
            RuleFor(r => r.SaidOn).Must(d => d <= clock.Today).WithMessage("Give the day on which it was said, today or before.");
            RuleFor(r => r.Channel).Must(c => c is AnswerChannel.Phone or AnswerChannel.Paper or AnswerChannel.InPerson).WithMessage("Choose how the answer came: by phone, on paper or in person.");
        }
    }

    private protected override Permission Needs => Permission.RecordAnswers;

    private protected override IValidator<Request> Checks { get; } = new Validator(clock);

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var asked = placement.State;
        if (asked is not (PlacementState.WithDistrict or PlacementState.WithSchool or PlacementState.WithMentor))
            return Outcome.Refused("not-asked", $"No answer is asked: the placement is “{PlacementAsk.Status(placement)}”.");
        if (await AskedOnAsync(operation, placement, asked, stop) is { } since && request.SaidOn < since)
            return Outcome.Invalid(nameof(Request.SaidOn), $"It was asked on {since:d MMMM yyyy}; nobody can have answered before. Give that day or a later one.");
        var at = request.SaidOn == operation.Today ? operation.Now : TimeZoneInfo.ConvertTimeToUtc(request.SaidOn.ToDateTime(new TimeOnly(12, 0)), clock.Zone);
        var outcome = await new Answering(operation, postbox, nameof(RecordAnswer)).GiveAsync(placement, asked, request.Answer, new Act(request.SaidBy, at, request.Channel, operation.Viewer.Name), stop);
        if (outcome.IsDone)
            await LinkOpener.CloseAllAsync(operation, placement.Id, PlacementLetters.PurposeOf(asked), LinkEnd.Answered, stop);
        return outcome;
    }

    /// <summary>The day on which the placement was put before whoever has to answer now.</summary>
    private static async Task<DateOnly?> AskedOnAsync(Operation operation, Placement placement, PlacementState asked, CancellationToken stop)
    {
        var steps = await operation.Db.Set<PlacementStep>().AsNoTracking().Where(s => s.PlacementId == placement.Id && s.To == asked && s.From != asked).ToListAsync(stop);
        return steps.MaxBy(s => s.Id) is { } step ? operation.DayOf(step.ActedAt) : null;
    }
}

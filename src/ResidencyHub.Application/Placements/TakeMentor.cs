using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Gives a confirmed or running placement another mentor of the school, from a day on; the mentorship before ends the day before, or is cancelled when it never began.</summary>
public sealed class TakeMentor(UseCaseServices services, Postbox postbox) : Command<TakeMentor.Request, WhatNext>(services)
{
    /// <param name="Placement">The placement.</param>
    /// <param name="Mentor">The new mentor, who has agreed.</param>
    /// <param name="From">The first day; null: today, or the placement’s first day.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor> Mentor, DateOnly? From = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");
            RuleFor(r => r.Mentor).NotEqual(default(Id<Mentor>)).WithMessage("Choose a mentor of the school.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(TakeMentor));
        var act = new Act(operation.Viewer.Name, operation.Now);
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is not { } mentor)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        var first = request.From ?? operation.Today;
        first = first < placement.StartsOn ? placement.StartsOn : first;
        if (first > placement.EndsOn)
            return Outcome.Invalid(nameof(request.From), $"The placement ends on {placement.EndsOn:d MMMM yyyy}.");
        if (mentor.Id == placement.MentorId)
            return Outcome.Refused("mentor-is", $"{mentor.Name.Full} is the mentor already.");
        var (refused, elsewhere) = await PlacementRules.MayMentorAsync(operation, mentor, placement, new Period(first, placement.EndsOn), stop);
        if (refused is not null)
            return refused;
        if (await Mentorships.GiveWayAsync(operation, placement, first, $"{mentor.Name.Full} follows", stop) is { } taken)
            return taken;
        placement.TakeMentor(mentor, act, elsewhere);
        operation.Db.Add(new Mentorship(placement, mentor.Id, new Period(first, placement.EndsOn)));
        await Takeovers.RecordAsync(operation, placement, stop);
        await letters.TellAsync(placement, $"{mentor.Name.Full} is the mentor of {placement.ResidentName}", $"From {first:d MMMM yyyy} on, {mentor.Name.Full} is the mentor.", stop, [.. (await letters.AllSidesAsync(placement, stop)).OfType<Reachable>()]);
        return new WhatNext(placement.Id, placement.State, await ConfirmLateRecords.WordsAsync(operation, placement, stop) ?? PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

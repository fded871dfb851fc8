using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The program confirms what school and mentor agreed to; resident and all sides learn of it at once or on the day that is set.</summary>
public sealed class ConfirmPlacement(UseCaseServices services, Postbox postbox) : Command<ConfirmPlacement.Request, WhatNext>(services)
{
    /// <param name="Placement">The placement.</param>
    /// <param name="AnnounceOn">The day on which it is announced; null: now.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly? AnnounceOn = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");

        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(ConfirmPlacement));
        var act = new Act(operation.Viewer.Name, operation.Now);
        if (placement.MentorId is not { } id || await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } mentor)
            return Outcome.Refused("mentor-named", "Name a mentor first.");
        if (request.AnnounceOn > placement.StartsOn)
            return Outcome.Invalid(nameof(request.AnnounceOn), $"Announce it on or before its first day, {placement.StartsOn:d MMMM yyyy}.");
        if (placement is { State: PlacementState.Accepted, FollowsId: not null } && placement.StartsOn < operation.Today && placement.EndsOn >= operation.Today)
            // it took longer than was hoped: it begins today, and what it takes over from has run up to yesterday
            placement.Reschedule(await operation.Db.Cohorts.SingleAsync(c => c.Id == placement.CohortId, stop), new Period(operation.Today, placement.EndsOn), act, null);
        if (placement.State is PlacementState.Accepted)
        {
            var resident = await operation.Db.Residents.SingleAsync(r => r.Id == placement.ResidentId, stop);
            if (await PeriodRules.EnrolledAsync(operation, resident, placement.Term, stop) is { } outside)
                return outside;
            if ((await PlacementRules.MayMentorAsync(operation, mentor, placement, placement.Term, stop)).Refused is { } refused)
                return refused;
        }
        placement.Confirm(request.AnnounceOn, operation.Today, act);
        operation.Db.Add(new Mentorship(placement, mentor.Id, placement.Term));
        await Takeovers.RecordAsync(operation, placement, stop);
        if (await Takeovers.EndBeforeAsync(operation, letters, placement, act, stop) is { } before)
            await letters.TellAsync(before, $"Ended: {before.ResidentName} at {before.SchoolName}", $"The placement has ended; its last day is {before.EndsOn:d MMMM yyyy}. {before.ResidentName} goes on at {placement.SchoolName}.", stop, [.. (await letters.AllSidesAsync(before, stop)).OfType<Reachable>()]);
        if (placement.SeenByResident)
            await letters.TellAsync(placement, $"Confirmed: {placement.ResidentName} at {placement.SchoolName}", "The placement is confirmed.", stop, [.. (await letters.AllSidesAsync(placement, stop)).OfType<Reachable>()]);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Takes the announced leaving of a mentor back, as long as that day has not passed: the mentor stays, who was to follow does not, and all sides are told.</summary>
public sealed class LetMentorStay(UseCaseServices services, Postbox postbox) : Command<LetMentorStay.Request, WhatNext>(services)
{
    /// <param name="Placement">The placement.</param>
    /// <param name="Through">The last day that the page showed, so that nobody takes back what they did not see.</param>
    public sealed record Request(Id<Placement> Placement, DateOnly? Through);

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override bool BeginsAgain => true;

    // a day that is not the noted one is refused
    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (placement.MentorThrough is not { } through || through != request.Through || through < operation.Today)
            return Outcome.Refused("mentor-stays", "What this page showed has changed since: the mentor has left, or another day is noted. Load the page again.");
        var letters = new PlacementLetters(operation, postbox, nameof(LetMentorStay));
        operation.Why = "The leaving was taken back";
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == placement.MentorId, stop) is not { } mentor)
            return Outcome.Refused("mentor-away", "The mentor is not in your mentor pool any more.");
        if (await PlacementRules.AskedElsewhereAsync(operation, placement, stop) is { } asked)
            return asked;
        var everyone = await letters.AllSidesAsync(placement, stop);
        // in the days that were free again somebody else may have been promised
        var left = new Period(through.AddDays(1), placement.EndsOn);
        var act = new Act(operation.Viewer.Name, operation.Now);
        await FollowQuestion.StopAsync(operation, letters, placement, act, stop);
        placement.MentorStays(act);
        if (await PlacementRules.TakeSlotAsync(operation, mentor, placement, stop, days: left) is { } refused)
            return refused;
        await Mentorships.RunThroughAsync(operation, placement, placement.EndsOn, stop);
        await letters.TellAsync(placement, $"{mentor.Name.Full} stays with {placement.ResidentName}", $"{mentor.Name.Full} stays as the mentor to the last day, {placement.EndsOn:d MMMM yyyy}. What was written of a new mentor no longer holds.", stop, [.. everyone.OfType<Reachable>()]);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Asks a teacher of the same school by link whether they follow as mentor. Nothing changes before their yes; who was asked before is told that nothing is asked any more.</summary>
public sealed class AskToFollow(UseCaseServices services, Postbox postbox) : Command<AskToFollow.Request, WhatNext>(services)
{
    /// <param name="Placement">It needs a mentor, or will.</param>
    /// <param name="Mentor">Whom to ask; the same one again is asked anew.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor> Mentor);

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
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is not { } mentor)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        if (!placement.SeeksMentorHere)
            return Outcome.Refused("mentor-not-sought", $"No mentor is sought here now: {PlacementAsk.Next(placement, operation.Today)} Load the page again.");
        if (mentor.SchoolId != placement.SchoolId)
            return Outcome.Refused("follow-elsewhere", $"{mentor.Name.Full} teaches at {mentor.SchoolName}. Request the placement there, or, where an exception lets them mentor here, write down when and how they agreed.");
        if (await PlacementRules.AskedElsewhereAsync(operation, placement, stop) is { } elsewhere)
            return elsewhere;
        if (mentor.Id == placement.MentorId)
            return Outcome.Refused("mentor-is", $"{mentor.Name.Full} is the mentor already and has told that they leave. Take the leaving back, or ask somebody else.");
        var first = MentorTaking.FirstDay(operation, placement);
        if (MentorTaking.TooLate(placement, first) is { } late)
            return Outcome.Refused("placement-ends", $"{late} There is no day left for another mentor.");
        if ((await PlacementRules.MayMentorAsync(operation, mentor, placement, new Period(first, placement.EndsOn), stop)).Refused is { } refused)
            return refused;
        var people = new PlacementPeople(operation);
        if (await people.MentorAsync(mentor.Id, stop) is not { } to)
            return Outcome.Refused("mentor-address", $"{mentor.Name.Full} has no e-mail address here. Add it to the mentor’s record, or ask them and write down when and how they agreed.");
        var letters = new PlacementLetters(operation, postbox, nameof(AskToFollow));
        var before = placement.AskedMentorId is { } asked && asked != mentor.Id ? await people.MentorAsync(asked, stop) : null;
        await LinkOpener.CloseAllAsync(operation, placement.Id, LinkPurpose.FollowAsMentor, placement.AskedMentorId == mentor.Id ? LinkEnd.Replaced : LinkEnd.Withdrawn, stop);
        placement.AskToFollow(mentor, await letters.DueAsync(placement, to, stop), new Act(operation.Viewer.Name, operation.Now));
        await letters.AskToFollowAsync(placement, to, first, stop);
        if (before is not null)
            await letters.NoLongerAskedAsync(placement, before, stop);
        return new WhatNext(placement.Id, placement.State, $"{mentor.Name.Full} answers by {placement.AskedMentorBy:d MMMM}. Nothing changes before that.", letters.Told);
    }
}

/// <summary>Takes the question to follow as mentor back, before there is an answer; who was asked is told.</summary>
public sealed class StopAskingToFollow(UseCaseServices services, Postbox postbox) : Command<StopAskingToFollow.Request, WhatNext>(services)
{
    /// <param name="Placement">The placement.</param>
    /// <param name="Mentor">Who was asked, as the page showed it.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor> Mentor);

    private protected override Permission Needs => Permission.RequestPlacements;

    // whoever is not asked is refused
    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        if (placement.AskedMentorId != request.Mentor)
            return Outcome.Refused("nobody-asked", "What this page showed has changed since: they are not asked any more, or have answered. Load the page again.");
        var letters = new PlacementLetters(operation, postbox, nameof(StopAskingToFollow));
        var asked = await new PlacementPeople(operation).MentorAsync(request.Mentor, stop);
        await LinkOpener.CloseAllAsync(operation, placement.Id, LinkPurpose.FollowAsMentor, LinkEnd.Withdrawn, stop);
        placement.StopAsking(new Act(operation.Viewer.Name, operation.Now));
        if (asked is not null)
            await letters.NoLongerAskedAsync(placement, asked, stop);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

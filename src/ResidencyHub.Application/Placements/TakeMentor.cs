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
    /// <param name="From">The first day; null: the first day without a mentor where one has told that they leave, else today, or the placement’s first day.</param>
    /// <param name="Agreed">How the new mentor agreed, where somebody else than the hub asked them; see <see cref="AskToFollow"/>.</param>
    /// <param name="Through">The last day of the mentor who leaves, as the page showed it; null: it showed none.</param>
    public sealed record Request(Id<Placement> Placement, Id<Mentor> Mentor, DateOnly? From = null, Said? Agreed = null, DateOnly? Through = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(HubClock clock)
        {
            RuleFor(r => r.Placement).NotEqual(default(Id<Placement>)).WithMessage("Say which placement.");
            RuleFor(r => r.Mentor).NotEqual(default(Id<Mentor>)).WithMessage("Choose a mentor of the school.");
            RuleFor(r => r.Agreed).NotNull().OverridePropertyName("AgreedOn").WithMessage("Say when and how the mentor agreed: nobody becomes a mentor without having said yes.");
            When(r => r.Agreed is not null, () =>
            {
                RuleFor(r => r.Agreed!.On).Must(d => d is { } day && day <= clock.Today).OverridePropertyName("AgreedOn").WithMessage("Give the day on which the mentor agreed, today or before.");
                RuleFor(r => r.Agreed!.Channel).Must(c => c is AnswerChannel.Phone or AnswerChannel.Paper or AnswerChannel.InPerson).OverridePropertyName("AgreedHow").WithMessage("Choose how the mentor agreed: by phone, on paper or in person.");
            });
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator(services.Clock);

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == request.Placement, stop) is not { } placement)
            return Outcome.NotFound;
        var letters = new PlacementLetters(operation, postbox, nameof(TakeMentor));
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == request.Mentor, stop) is not { } mentor)
            return Outcome.Invalid(nameof(request.Mentor), "This mentor is not in your mentor pool.");
        var agreed = request.Agreed!;
        var act = new Act(mentor.Name.Full, operation.Now, agreed.Channel!.Value, operation.Viewer.Name);
        operation.Why = $"{mentor.Name.Full} agreed on {agreed.On:d MMMM yyyy}, {PlacementWords.Of(agreed.Channel.Value)}";
        var first = MentorTaking.FirstDay(operation, placement, request.From);
        if (MentorTaking.TooLate(placement, first) is { } late)
            return Outcome.Invalid(nameof(request.From), late);
        if (mentor.Id == placement.MentorId)
            return Outcome.Refused("mentor-is", $"{mentor.Name.Full} is the mentor already.");
        // of two who name somebody at once the second reads what the first did
        if (placement.MentorThrough != request.Through || placement.NextMentorId is not null || (request.From is null && placement.MentorId is not null && placement.MentorThrough is null))
            return Outcome.Refused("mentor-changed", $"What this page showed has changed since: {PlacementAsk.Next(placement, operation.Today)} Load the page again.");
        var asked = placement.AskedMentorId;
        if (await MentorTaking.TakeAsync(operation, letters, placement, mentor, first, act, stop) is { } refused)
            return refused;
        if (asked is not null)
            await LinkOpener.CloseAllAsync(operation, placement.Id, LinkPurpose.FollowAsMentor, asked == mentor.Id ? LinkEnd.Answered : LinkEnd.Withdrawn, stop);
        return new WhatNext(placement.Id, placement.State, await ConfirmLateRecords.WordsAsync(operation, placement, stop) ?? PlacementAsk.Next(placement, operation.Today), letters.Told);
    }
}

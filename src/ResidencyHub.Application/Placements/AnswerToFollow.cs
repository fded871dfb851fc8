using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What somebody is asked who is to follow as mentor, or what they answered already. The token itself is the proof; nothing changes.</summary>
public sealed class ShowFollowing(UseCaseServices services) : Query<ShowFollowing.Request, ShowFollowing.Answer>(services)
{
    public sealed record Request(string Token);

    /// <remarks>From: the first day of a yes that is given today. Given: what was answered, in words; null while the question stands. Over: why nothing is asked any more; null otherwise. LastMentor: who is the mentor until then; null: nobody.</remarks>
    public sealed record Answer(
        string Addressee, string ProgramName, string ResidentName, string Subject, string GradeBand, string SchoolName, string? LastMentor, DateOnly From, DateOnly EndsOn, string? Weekdays, DateOnly? DueOn, string YesMeans, string? Given, string? Over, string CallToChange);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        await using var db = operation.LookWider("what the bearer of a link is asked");
        var hash = LinkToken.Hash(request.Token);
        // a link is no window: only while it is open, or to read one's own answer again within its days
        if (await db.Links.SingleOrDefaultAsync(l => l.TokenHash == hash, stop) is not { Purpose: LinkPurpose.FollowAsMentor, PlacementId: { } id } link || link.ExpiresAt < operation.Now || link.ClosedBecause is not (null or LinkEnd.Answered))
            return Outcome.NotFound;
        var p = await db.Placements.Include(x => x.Steps).SingleAsync(x => x.Id == id, stop);
        var program = await db.Programs.Where(x => x.Id == p.ProgramId).Select(x => x.Name).SingleAsync(stop);
        var given = link.ClosedBecause is null ? null : p.Steps.Where(s => s.ActedAt >= link.CreatedAt && s.ActedBy == link.AddresseeName && s.Channel == AnswerChannel.EmailLink).MinBy(s => s.Id);
        var stands = link.ClosedBecause is null && p.SeeksMentorHere && p.AskedMentorId == link.MentorId;
        var coordinator = await new PlacementPeople(operation).CoordinatorsAsync(p.ProgramId, stop) is [var one, ..] ? one : null;
        var first = MentorTaking.FirstDay(operation, p);
        return new Answer(
            link.AddresseeName, program, p.ResidentName, p.Subject, p.GradeBand, p.SchoolName, p.MentorName, first, p.EndsOn, p.Weekdays, stands ? p.AskedMentorBy : null, PlacementLetterText.FollowMeans(p, first),
            given is null ? null : PlacementLines.Of(given, operation.DayOf(given.ActedAt)), stands || given is not null ? null : "This is no longer asked of you. There is nothing to do.", PlacementLetterText.WhomToCall(coordinator, program));
    }
}

/// <summary>Who is asked to follow as mentor says yes or no by the link, without an account. Run after <see cref="LinkOpener.OpenAsync"/> in the same scope; which placement it is, the link says and nothing else.</summary>
public sealed class AnswerToFollow(UseCaseServices services, Postbox postbox) : Command<AnswerToFollow.Request, WhatNext>(services)
{
    /// <param name="Yes">Null: nothing was chosen.</param>
    /// <param name="Reason">Why not.</param>
    /// <param name="Words">More about the reason; a must for "another reason".</param>
    public sealed record Request(bool? Yes, DeclineReason? Reason = null, string? Words = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Yes).NotNull().WithMessage("Choose one of the answers.");
            RuleFor(r => r.Reason).IsInEnum().WithMessage("Choose one of the reasons.");
            RuleFor(r => r.Reason).NotNull().When(r => r.Yes is false).WithMessage("Choose why not; it helps to find somebody.");
            RuleFor(r => r.Words).NotEmpty().When(r => r is { Yes: false, Reason: DeclineReason.Other }).WithMessage("Say in a few words why.");
            RuleFor(r => r.Words).MaximumLength(1800).WithMessage("Up to 1,800 characters.");
        }
    }

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<WhatNext>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        if (id == default || await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is not { Purpose: LinkPurpose.FollowAsMentor, MentorId: { } mentorId } link || !(link.IsOpenAt(operation.Now) || link.ClosedBecause is LinkEnd.Withdrawn)
            || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == link.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (link.ClosedBecause is not null || !placement.SeeksMentorHere || placement.AskedMentorId != mentorId)
            return Outcome.Refused("not-asked", "This is no longer asked of you. Nothing has changed.");
        var act = new Act(link.AddresseeName, operation.Now, AnswerChannel.EmailLink);
        var letters = new PlacementLetters(operation, postbox, nameof(AnswerToFollow));
        return request.Yes is true ? await AcceptAsync(operation, letters, placement, mentorId, act, stop) : await DeclineAsync(operation, letters, placement, request, act, stop);
    }

    private static async Task<Outcome<WhatNext>> AcceptAsync(Operation operation, PlacementLetters letters, Placement placement, Id<Domain.Cohorts.Mentor> mentorId, Act act, CancellationToken stop)
    {
        if (await operation.Db.Mentors.SingleOrDefaultAsync(m => m.Id == mentorId, stop) is not { } mentor)
            return Outcome.Refused("mentor-moved", $"You are not among the mentors of {placement.SchoolName} any more. Call the program.");
        operation.Why = $"{mentor.Name.Full} said yes by the link in the e-mail";
        var first = MentorTaking.FirstDay(operation, placement);
        if (await MentorTaking.TakeAsync(operation, letters, placement, mentor, first, act, stop) is { } refused)
            return refused.Rule is PlacementRules.ElsewhereAsked ? refused : await NoteAsync(operation, letters, placement, refused, act, stop);
        await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        await letters.TellProgramAsync(placement, $"{mentor.Name.Full} said yes: {placement.ResidentName}", $"{mentor.Name.Full} follows as the mentor from {first:d MMMM yyyy} on ({PlacementWords.Of(act.Channel)}).", stop);
        return new WhatNext(placement.Id, placement.State, PlacementAsk.Next(placement, operation.Today), letters.Told);
    }

    /// <summary>What stands against the yes is written for coordinators (a conflict of interest, a waiver, other residents): they read it, the teacher hears that the program calls.</summary>
    private static async Task<Outcome<WhatNext>> NoteAsync(Operation operation, PlacementLetters letters, Placement placement, Refusal refused, Act act, CancellationToken stop)
    {
        var name = placement.AskedMentorName;
        placement.NoteYesToFollow(act);
        await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        await letters.TellProgramAsync(placement, $"{name} said yes, and it can’t be recorded yet: {placement.ResidentName}", $"{name} said yes by the link in the e-mail to follow as the mentor. It could not be recorded: {refused.Words}\n\n{name} was told only that you call. Nothing has changed, and a mentor is still sought.", stop);
        var program = await operation.Db.Programs.Where(p => p.Id == placement.ProgramId).Select(p => p.Name).SingleOrDefaultAsync(stop) ?? "the program";
        var coordinator = await new PlacementPeople(operation).CoordinatorsAsync(placement.ProgramId, stop) is [var one, ..] ? one : null;
        return new WhatNext(placement.Id, placement.State, $"The program has your yes. Something has to be settled before it can hold; they will call you, and until then nothing changes. Questions? {PlacementLetterText.WhomToCall(coordinator, program)}", letters.Told);
    }

    private static async Task<Outcome<WhatNext>> DeclineAsync(Operation operation, PlacementLetters letters, Placement placement, Request request, Act act, CancellationToken stop)
    {
        var (name, why) = (placement.AskedMentorName, PlacementWords.Of(request.Reason!.Value, request.Words?.Trim()));
        operation.Why = why;
        placement.DeclineToFollow(request.Reason.Value, request.Words?.Trim(), act);
        await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        await letters.TellProgramAsync(placement, $"{name} said no: {placement.ResidentName}", $"{name} prefers not to follow as the mentor. {why}. A mentor is still sought.", stop);
        return new WhatNext(placement.Id, placement.State, "Nothing more is asked of you. The program asks somebody else.", letters.Told);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Scores, evidence and debrief become readable: for the resident and the program, for the school's leader where the agreement of the day grants it.</summary>
public sealed class ShareObservation(UseCaseServices services, Postbox postbox) : Command<Id<Observation>, ShareObservation.Answer>(services)
{
    public sealed record Answer(bool LeadersRead, IReadOnlyList<Told> Told);

    // what somebody saves in this moment is shared, too, or they read that it is shared
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override async Task<Outcome<Answer>> HandleAsync(Id<Observation> request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (await observing.FindAsync(request, stop) is not { } observation || await db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, placement.Id, stop) is { } over)
            return over;
        var present = await db.ObservationPresences.Where(p => p.ObservationId == request).ToListAsync(stop);
        // nobody shares half a sentence of somebody else's
        if (present.Find(p => p.AccountId != operation.Viewer.AccountId && p.Writing is not null && operation.Now - p.SeenAt <= FollowObservation.Here) is { } writer)
            return Outcome.Refused("still-writing", $"{writer.Name} is writing under “{writer.Writing}” right now. Share it when they are done.");
        db.RemoveRange(present);
        var leaders = await observing.LeadersReadAsync(observation, stop);
        var (scores, notes, rules) = (await observing.ScoresAsync(request.Value, stop), await observing.NotesAsync(request, stop), await observing.RulesAsync(observation.ProgramId, stop));
        var leftOut = await LeftOut.TakeAsync(operation, placement, scores, notes, rules, stop);
        observation.Share(scores, notes, await db.Debriefs.SingleOrDefaultAsync(d => d.ObservationId == request, stop), rules, leaders, observing.Act, leftOut);
        foreach (var photo in await observing.PhotosAsync(request, stop))
            photo.Follow(observation);
        operation.Announce("observations", request.Value);
        return new Answer(leaders, await new ObservationLetters(operation, postbox).TellAsync(observation, placement, nameof(ShareObservation), "Your observation is shared with you", $"{operation.Viewer.Name} has shared the observation of {observation.ObservedOn:d MMMM}. Read it, answer if you wish, and acknowledge it.", stop));
    }
}

/// <summary>The resident has read it, and answers if they wish.</summary>
public sealed class AcknowledgeObservation(UseCaseServices services, Postbox postbox) : Command<AcknowledgeObservation.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Observation> Observation, string? Response);

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (await observing.FindAsync(request.Observation, stop) is not { } observation || await operation.Db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        observation.Acknowledge(request.Response, observing.Act);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "answer"), stop);
        operation.Announce("observations", observation.Id.Value);
        return await new ObservationLetters(operation, postbox).TellAsync(observation, placement, nameof(AcknowledgeObservation), "The observation was read", $"{operation.Viewer.Name} has read the observation{(observation.Response is null ? "" : " and answered")}.", stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Response).MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
    }
}

/// <summary>Closes an acknowledged observation.</summary>
public sealed class LockObservation(UseCaseServices services) : Command<Id<Observation>, Nothing>(services)
{
    private protected override Permission Needs => Permission.WriteObservations;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<Observation> request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (await observing.FindAsync(request, stop) is not { } observation)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        observation.Lock(observing.Act);
        operation.Announce("observations", request.Value);
        return default(Nothing);
    }
}

/// <summary>Locks what was acknowledged as many days ago as the rule says.</summary>
public sealed class LockObservations(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var rules = await RuleBook.OpenAsync(operation.Db, null, operation.Today, stop);
        var before = operation.Now.AddDays(-rules.Number(RuleCode.ObservationLockDays));
        var due = await operation.Db.Observations.Include(o => o.Steps).Where(o => o.State == ObservationState.Acknowledged && o.AcknowledgedAt < before).OrderBy(o => o.Id).Take(500).ToListAsync(stop);
        foreach (var observation in due)
            observation.Lock(new("ResidencyHub", operation.Now));
        return due.Count;
    }
}

/// <summary>Opens a shared, acknowledged or locked observation again, with a reason; it is hidden from resident and school until it is shared anew.</summary>
public sealed class ReopenObservation(UseCaseServices services, Postbox postbox) : Command<ReopenObservation.Request, IReadOnlyList<Told>>(services)
{
    public sealed record Request(Id<Observation> Observation, string Why);

    private protected override Permission Needs => Permission.ReopenObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<IReadOnlyList<Told>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (await observing.FindAsync(request.Observation, stop) is not { } observation || await db.Placements.SingleOrDefaultAsync(p => p.Id == observation.PlacementId, stop) is not { } placement)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, placement.Id, stop) is { } over)
            return over;
        observation.Reopen(request.Why.Trim(), await observing.ScoresAsync(observation.Id.Value, stop), await observing.NotesAsync(observation.Id, stop), await db.Debriefs.SingleOrDefaultAsync(d => d.ObservationId == observation.Id, stop), observing.Act);
        foreach (var photo in await observing.PhotosAsync(observation.Id, stop))
            photo.Follow(observation);
        operation.Why = request.Why.Trim();
        operation.Announce("observations", observation.Id.Value);
        return await new ObservationLetters(operation, postbox).TellAsync(observation, placement, nameof(ReopenObservation), "Your observation was reopened", $"{operation.Viewer.Name} has reopened the observation of {observation.ObservedOn:d MMMM}. The reason is on its page; you read it again when it is shared anew.", stop);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Why).NotEmpty().WithMessage("Say why it is reopened; everyone who reads it sees the reason.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
    }
}

/// <summary>The next step agreed on after an observed lesson was taken.</summary>
public sealed class FinishNextStep(UseCaseServices services) : Command<Id<Debrief>, Nothing>(services)
{
    private protected override Permission Needs => Permission.WriteObservations;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Id<Debrief> request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Debriefs.SingleOrDefaultAsync(d => d.Id == request, stop) is not { } debrief)
            return Outcome.NotFound;
        var placements = operation.Db.Observations.Where(o => o.Id == debrief.ObservationId).Select(o => o.PlacementId);
        if (await MentorSight.OverAsync(operation, await placements.SingleAsync(stop), stop) is { } over)
            return over;
        debrief.Done(operation.Viewer.Name, operation.Today);
        return default(Nothing);
    }
}

/// <summary>What somebody notes for themselves about an observation: nobody else ever reads it, and the audit does not hold it.</summary>
public sealed class KeepPrivateNote(UseCaseServices services) : Command<KeepPrivateNote.Request, Nothing>(services)
{
    public sealed record Request(Id<Observation> Observation, string? Words);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, about) = (operation.Db, request.Observation.Value);
        if (operation.Viewer.AccountId is not { } account || !await db.Observations.AnyAsync(o => o.Id == request.Observation, stop))
            return Outcome.NotFound;
        var note = await db.PrivateNotes.SingleOrDefaultAsync(n => n.AccountId == account && n.About == about, stop);
        if (string.IsNullOrWhiteSpace(request.Words))
        {
            if (note is not null)
                db.Remove(note);
        }
        else if (note is null)
        {
            db.Add(new PrivateNote(account, about, request.Words, operation.Now));
        }
        else
        {
            note.Write(request.Words, operation.Now);
        }
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(request.Observation, "private"), stop);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).MaximumLength(8000).WithMessage("Up to 8,000 characters, please.");
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The keys under which the forms of an observation keep their drafts.</summary>
public static class ObservationDrafts
{
    public static string Key(Id<Observation> observation, string form) => $"observation.{observation}.{form}";
}

/// <summary>The resident says beforehand what the lesson is for, which pupils to watch (by code) and what they want to know.</summary>
public sealed class PrepareObservation(UseCaseServices services) : Command<PrepareObservation.Request, Nothing>(services)
{
    public sealed record Request(Id<Observation> Observation, string? Goal, string? ContentStandards, string? FocalPupils, string? Question);

    // the observer may note evidence in the same moment
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.RespondToObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await new Observing(operation).FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        observation.Prepare(request.Goal, request.ContentStandards, request.FocalPupils, request.Question);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "plan"), stop);
        operation.Announce("observations", observation.Id.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Goal).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.ContentStandards).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
            RuleFor(r => r.FocalPupils).MaximumLength(500).WithMessage("Up to 500 characters, please: codes, never names.");
            RuleFor(r => r.Question).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
        }
    }
}

/// <summary>The talk before the lesson was held, or it is noted why not.</summary>
public sealed class HoldPreConference(UseCaseServices services) : Command<HoldPreConference.Request, Nothing>(services)
{
    public sealed record Request(Id<Observation> Observation, string? WatchFor, string? SkippedBecause);

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (await observing.FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        observation.HoldPreConference(request.WatchFor, request.SkippedBecause, observing.Act);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "pre"), stop);
        operation.Announce("observations", observation.Id.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.WatchFor).MaximumLength(2000).WithMessage("Up to 2,000 characters, please.");
            RuleFor(r => r.SkippedBecause).MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

/// <summary>One thing seen, with its time: the hub's clock when the tap arrives. Words may follow later.</summary>
public sealed class NoteEvidence(UseCaseServices services) : Command<NoteEvidence.Request, Id<EvidenceNote>>(services)
{
    public sealed record Request(Id<Observation> Observation, string? Words);

    // several note, and one of them may be sharing it
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Id<EvidenceNote>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var observing = new Observing(operation);
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (!observation.IsInWriting)
            return Outcome.Refused("observation-state", $"This observation is “{ObservationWords.Of(observation.State)}”. Hold the pre-conference first; what is shared is reopened with a reason.");
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        // whoever shares at this moment has the note, or this is refused
        Data.Claim.On(operation.Db, observation, observation.Id);
        observation.Begin(operation.Now);
        var note = new EvidenceNote(observation, me, operation.Now, request.Words);
        operation.Db.Add(note);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "note"), stop);
        operation.Announce("observations", observation.Id.Value);
        return note.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).MaximumLength(4000).WithMessage("A note has up to 4,000 characters; stamp another time for more.");
    }
}

/// <summary>Words and elements of notes: the words by their author, the ties by whoever observes.</summary>
public sealed class WriteEvidence(UseCaseServices services) : Command<WriteEvidence.Request, Nothing>(services)
{
    public sealed record Request(Id<Observation> Observation, IReadOnlyList<Line> Lines, bool Close);

    /// <param name="Words">Null leaves the words as they are.</param>
    /// <param name="Rows">The rows to which it is tied.</param>
    /// <param name="Remove">A stamp by mistake: only its author removes it.</param>
    /// <param name="Seen">The rows to which it was tied on the page: what somebody else tied since is left as it is. Null: none.</param>
    public sealed record Line(Id<EvidenceNote> Note, string? Words, IReadOnlyList<Id<Domain.Standards.RubricRow>> Rows, bool General, bool Remove, IReadOnlyList<Id<Domain.Standards.RubricRow>>? Seen = null, bool WasGeneral = false);

    // two tie the same note at once: what each added and took away is done, one after the other
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (!observation.IsInWriting)
            return Outcome.Refused("observation-state", $"This observation is “{ObservationWords.Of(observation.State)}”. Reopen it with a reason to change the evidence.");
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        var notes = await observing.NotesAsync(observation.Id, stop);
        // somebody shared it meanwhile, and what had no words then was left out: what is written now is not lost without a word
        if (request.Lines.FirstOrDefault(l => !l.Remove && !string.IsNullOrWhiteSpace(l.Words) && !notes.Exists(n => n.Id == l.Note)) is { } lost)
            return Outcome.Refused("note-gone", $"A note was removed, or left out when the observation was shared, while you wrote in it; nothing was saved. Stamp another time for its words: “{lost.Words!.Trim()}”");
        var rubric = await observing.RubricAsync(observation.RubricId, stop);
        foreach (var line in request.Lines)
        {
            if (notes.Find(n => n.Id == line.Note) is not { } note)
                continue;
            if (line.Remove && note.AuthorAccountId == me.Account)
            {
                db.RemoveRange([.. note.Tags]);
                db.Remove(note);
                notes.Remove(note);
                continue;
            }
            observing.Write(note, line, me, rubric);
        }
        if (request.Close && observation.State is ObservationState.Observed)
            observation.Tag(notes, await db.Ratings.AnyAsync(r => r.SourceId == observation.Id.Value && r.RaterKind == RaterKind.Resident, stop), observing.Act);
        await ForgetDraft.RunAsync(operation, ObservationDrafts.Key(observation.Id, "evidence"), stop);
        operation.Announce("observations", observation.Id.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleForEach(r => r.Lines).Must(l => l.Words is null || l.Words.Length <= 4000).WithMessage("A note has up to 4,000 characters.");
    }
}


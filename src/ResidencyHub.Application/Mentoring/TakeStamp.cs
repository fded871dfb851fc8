using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Takes a stamp that a device made and kept, perhaps while it had no connection: with the time at which it was made, and once, however often it is sent.</summary>
public sealed class TakeStamp(UseCaseServices services) : Command<TakeStamp.Request, DateTime>(services)
{
    /// <param name="Stamp">As the device named it.</param>
    /// <param name="At">UTC, as the device knows the hub's clock.</param>
    public sealed record Request(Id<Observation> Observation, Id<EvidenceNote> Stamp, DateTime At, string? Words);

    // sent twice at once, or while the other observer stamps, too
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.WriteObservations;

    private protected override IValidator<Request> Checks { get; } = new Rules();

    /// <summary>The answer is the time at which it stands.</summary>
    private protected override async Task<Outcome<DateTime>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, observing) = (operation.Db, new Observing(operation));
        if (observing.Me is not { } me || await observing.FindAsync(request.Observation, stop) is not { } observation)
            return Outcome.NotFound;
        if (await db.EvidenceNotes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == request.Stamp, stop) is { } there)
            return there.AuthorAccountId == me.Account && there.ObservationId == observation.Id ? there.At : Outcome.Refused("stamp-taken", "Another stamp has this number already. Stamp it anew; its words can be copied from here.");
        if (await MentorSight.OverAsync(operation, observation.PlacementId, stop) is { } over)
            return over;
        if (!observation.IsInWriting)
            return Outcome.Refused("observation-state", $"This observation is “{ObservationWords.Of(observation.State)}”; the stamp was not taken. Its words can be copied from here, or reopen the observation with a reason.");
        // whoever shares it at this moment shares this stamp as well, or finds that it has moved
        Claim.On(db, observation, observation.Id);
        var at = observation.SeenAt(request.At, operation.Now);
        observation.Begin(at);
        db.Add(new EvidenceNote(observation, me, at, request.Words, request.Stamp));
        await ForgetWordsAsync(request, at, operation, stop);
        operation.Announce("observations", observation.Id.Value);
        return at;
    }

    /// <summary>The draft beside the button, where every letter of it stands in this stamp: its words, or, saved before it, what they began with. The time alone says nothing: that of a device whose clock is ahead is now, and by then the words of the next stamp may be there.</summary>
    private static async Task ForgetWordsAsync(Request stamp, DateTime stamped, Operation operation, CancellationToken stop)
    {
        var (owner, key, words) = (operation.Reach.DraftOwner, ObservationDrafts.Key(stamp.Observation, "note"), Plain(stamp.Words));
        // said here besides the reach: an administrator's reach has no filter
        if (await operation.Db.Drafts.SingleOrDefaultAsync(d => d.OwnerId == owner && d.Key == key, stop) is not { } draft)
            return;
        var typed = SaveDraft.Read(draft.Fields).Values.Select(Plain).ToList();
        if (typed.TrueForAll(t => t == words) || (draft.SavedAt <= stamped.AddSeconds(1) && typed.TrueForAll(t => words.StartsWith(t, StringComparison.Ordinal))))
            operation.Db.Remove(draft);
    }

    /// <summary>As the device sends a stamp: without blanks around it, a new line as one sign.</summary>
    private static string Plain(string? words) => (words ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Stamp).Must(s => s != default).WithMessage("A stamp has a number.");
            RuleFor(r => r.Words).MaximumLength(4000).WithMessage("A note has up to 4,000 characters; stamp another time for more.");
        }
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;

namespace ResidencyHub.Application.Governance;

/// <summary>The names under which words of the minutes are kept while they are typed.</summary>
public static class MinuteDrafts
{
    /// <summary>Of new words under an item; the number is how many one has written there, so that what was sent never comes back.</summary>
    public static string New(Id<Meeting> meeting, Id<AgendaItem>? item, int written) => $"minutes.{meeting}.{item?.ToString() ?? "other"}.{written}";

    /// <summary>Of a change of an entry, as it was read.</summary>
    public static string Change(MinuteEntry entry) => Change(entry.MeetingId, entry.Id, entry.Version);

    public static string Change(Id<Meeting> meeting, Id<MinuteEntry> entry, int version) => $"{Prefix(meeting, entry)}{version}";

    public static string Prefix(Id<Meeting> meeting, Id<MinuteEntry> entry) => $"minutes.{meeting}.{entry}.";
}

/// <summary>Adds words to the minutes under one item. Many do so at once: each adds an entry of their own.</summary>
public sealed class WriteMinute(UseCaseServices services) : MeetingCommand<WriteMinute.Request, Id<MinuteEntry>>(services)
{
    /// <param name="Item">The agenda item; null for what belongs to none.</param>
    /// <param name="Once">Made with the form: posted twice it writes once.</param>
    /// <param name="DraftKey">The draft that is done with.</param>
    public sealed record Request(Id<Meeting> Meeting, Id<AgendaItem>? Item, Guid Once, string Text, string? DraftKey = null);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    // of several who write at once each is done in turn
    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Id<MinuteEntry>>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var (db, at) = (operation.Db, of.At!);
        if (request.Item is { } under && at.Agenda.All(i => i.Id != under))
            return Outcome.NotFound;
        if (await db.MinuteEntries.Where(e => e.MeetingId == at.Id && e.Once == request.Once).SingleOrDefaultAsync(stop) is { } sent)
            return sent.Id;
        at.RefuseUnlessWritten();
        // nothing slips in behind an approval in the same moment
        Claim.On(db, at, at.Id);
        var entry = new MinuteEntry(at.Id, request.Item, request.Once, request.Text.Trim(), operation.Viewer.Name, operation.Viewer.AccountId!.Value, operation.Now);
        db.Add(entry);
        if (request.DraftKey is { } key && key.StartsWith($"minutes.{at.Id}.", StringComparison.Ordinal))
            await Drafts.ForgetDraft.RunAsync(operation, key, stop);
        operation.Announce(Nouns.Minutes, at.Id.Value);
        return entry.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Text).NotEmpty().WithMessage("Write something first.").MaximumLength(8000).WithMessage("Up to 8,000 characters in one entry; begin another.");
            RuleFor(r => r.Once).NotEmpty();
        }
    }
}

/// <summary>Changes an entry of the minutes, one's own or another's, or strikes it out. Who did not read the words that stand there now is shown both.</summary>
public sealed class ChangeMinute(UseCaseServices services) : MeetingCommand<ChangeMinute.Request, Nothing>(services)
{
    /// <param name="Version">What the form showed.</param>
    /// <param name="Strike">It is struck out.</param>
    public sealed record Request(Id<Meeting> Meeting, Id<MinuteEntry> Entry, int Version, string Text, bool Strike = false);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Nothing>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var (db, at, owner) = (operation.Db, of.At!, operation.Reach.DraftOwner);
        if (await db.MinuteEntries.SingleOrDefaultAsync(e => e.Id == request.Entry && e.MeetingId == at.Id, stop) is not { } entry)
            return Outcome.NotFound;
        at.RefuseUnlessWritten();
        var text = request.Text.Trim();
        if (entry.Version != request.Version)
            return entry.Text == text && entry.IsStruck == request.Strike ? default(Nothing) : new Clash([new("Words", text, entry.IsStruck ? $"(struck out) {entry.Text}" : entry.Text)]);
        Claim.On(db, at, at.Id);
        if (request.Strike)
            entry.Strike(operation.Viewer.Name, operation.Now);
        else
            entry.Change(text, operation.Viewer.Name, operation.Now);
        var prefix = MinuteDrafts.Prefix(at.Id, entry.Id);
        db.RemoveRange(await db.Drafts.Where(d => d.OwnerId == owner && d.Key.StartsWith(prefix)).ToListAsync(stop));
        operation.Announce(Nouns.Minutes, at.Id.Value);
        return default(Nothing);
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Text).NotEmpty().When(r => !r.Strike).WithMessage("To take it out, strike it out.").MaximumLength(8000).WithMessage("Up to 8,000 characters in one entry; begin another.");
    }
}

/// <summary>A later meeting approves the minutes of an earlier one, with every side's quorum there; they are locked then.</summary>
public sealed class ApproveMinutes(UseCaseServices services) : MeetingCommand<ApproveMinutes.Request, Nothing>(services)
{
    /// <param name="Meeting">The meeting that approves.</param>
    /// <param name="Of">The meeting whose minutes they are.</param>
    public sealed record Request(Id<Meeting> Meeting, Id<Meeting> Of);

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Nothing>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var at = of.At!;
        if (await Governing.MeetingAsync(operation, request.Of, stop) is not { At: { } minutes })
            return Outcome.NotFound;
        at.RefuseUnlessWritten();
        if (SideQuorum.Of(of.Committee, at).FirstOrDefault(q => !q.IsMet) is { } missing)
            return Outcome.Refused("no-quorum", $"There is no quorum: {missing.Words}. Mark who is here first.");
        minutes.Approve(at, operation.Viewer.Name, operation.Today);
        Claim.On(operation.Db, at, at.Id);
        at.Agenda.FirstOrDefault(i => i.MinutesOfId == minutes.Id.Value)?.Settle(AgendaState.Done);
        operation.Announce(Nouns.Minutes, minutes.Id.Value);
        return default(Nothing);
    }
}

/// <summary>Records what approved minutes should have said; the minutes themselves stay as they were approved.</summary>
public sealed class CorrectMinutes(UseCaseServices services) : MeetingCommand<CorrectMinutes.Request, Id<MinuteCorrection>>(services)
{
    public sealed record Request(Id<Meeting> Meeting, string Words, string Because);

    private protected override IValidator<Request> Checks { get; } = new Rules();

    private protected override bool BeginsAgain => true;

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override Id<Meeting> MeetingOf(Request request) => request.Meeting;

    private protected override async Task<Outcome<Id<MinuteCorrection>>> ActAsync(Request request, Gathering of, Operation operation, CancellationToken stop)
    {
        var (db, words) = (operation.Db, request.Words.Trim());
        if (!of.At!.IsLocked)
            return Outcome.Refused("minutes-open", "These minutes are not approved yet. Change the entry itself.");
        Claim.On(db, of.At, of.At.Id);
        if (await db.MinuteCorrections.Where(c => c.MeetingId == of.At.Id).ToListAsync(stop) is var known && known.Find(c => c.Words == words) is { } same)
            return same.Id;
        var correction = new MinuteCorrection(of.At.Id, words, request.Because.Trim(), operation.Viewer.Name, Record.SideOf(operation.Viewer.Role), operation.Now);
        db.Add(correction);
        operation.Announce(Nouns.Minutes, of.At.Id.Value);
        return correction.Id;
    }

    private sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Words).NotEmpty().WithMessage("Say what it should have said.").MaximumLength(4000).WithMessage("Up to 4,000 characters, please.");
            RuleFor(r => r.Because).NotEmpty().WithMessage("Say why, and who agreed.").MaximumLength(1000).WithMessage("Up to 1,000 characters, please.");
        }
    }
}

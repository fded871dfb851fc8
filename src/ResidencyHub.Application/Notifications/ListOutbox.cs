using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Notifications;

/// <summary>E-mails sent and waiting, newest first: where each stands and why it waits.</summary>
public sealed class ListOutbox(UseCaseServices services) : Query<ListOutbox.Request, PageOf<ListOutbox.Row>>(services)
{
    /// <param name="Search">Beginnings of words of the addressee's name or address, or of the subject.</param>
    /// <param name="State">Only those in this state.</param>
    /// <param name="Page">Which page.</param>
    public sealed record Request(string? Search = null, OutboxState? State = null, PageRequest? Page = null);

    /// <remarks><c>Waits</c> says in words why it waits, null when it goes with the next round; <c>Problem</c> what the mail server said last.</remarks>
    public sealed record Row(Guid Id, string ToName, string ToAddress, string Subject, OutboxState State, DateTime WrittenAt, DateTime NotBefore, string? Waits, DateTime? SentAt, string? Problem);

    private protected override Permission Needs => Permission.ReadOutbox;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var page = request.Page ?? new();
        IQueryable<OutboxMessage> letters = operation.Db.Outbox;
        if (request.State is { } state)
            letters = letters.Where(m => m.State == state);
        var words = await SearchIndex.FindAsync(operation.Db, nameof(OutboxMessage), request.Search, stop);
        letters = words.Prefixes.Aggregate(letters, (all, word) => all.Where(m => m.SearchWords!.Contains(word)));
        if (words.Keys?.Select(k => new Id<OutboxMessage>(k)).ToList() is { } keys)
            letters = letters.Where(m => keys.Contains(m.Id));
        var count = page.ForFile ? 0 : words.Many && request.State is null ? PageOf<Row>.CountLimit + 1 : await letters.Take(PageOf<Row>.CountLimit + 1).CountAsync(stop);
        var back = page.After is null && page.Before is not null;
        var onward = false;
        if (Guid.TryParse(page.After ?? page.Before, out var edge))
        {
            onward = true;
            letters = back ? letters.Where(m => m.Id > new Id<OutboxMessage>(edge)) : letters.Where(m => m.Id < new Id<OutboxMessage>(edge));
        }
        letters = back ? letters.OrderBy(m => m.Id) : letters.OrderByDescending(m => m.Id);
        var found = await letters.Take(page.Size + 1)
            .Select(m => new Row(m.Id.Value, m.ToName, m.ToAddress, m.Subject, m.State, m.WrittenAt, m.NotBefore, m.WaitsBecause, m.SentAt, m.LastError)).ToListAsync(stop);
        var more = found.Count > page.Size;
        found = found[..Math.Min(page.Size, found.Count)];
        if (back)
            found.Reverse();
        return new PageOf<Row>(
            found, found.Count > 0 && (back ? more : onward) ? found[0].Id.ToString() : null, found.Count > 0 && (back || more) ? found[^1].Id.ToString() : null,
            Math.Min(count, PageOf<Row>.CountLimit), count <= PageOf<Row>.CountLimit);
    }
}

/// <summary>One e-mail as it is or was sent, with its link: it can be copied for somebody who does not find the e-mail. Reading it is itself written into the audit.</summary>
public sealed partial class ReadLetter : Command<Guid, ReadLetter.Answer>
{
    private readonly Postbox _postbox;

    private readonly PostOffice _office;

    internal ReadLetter(UseCaseServices services, Postbox postbox, PostOffice office) : base(services) => (_postbox, _office) = (postbox, office);

    public sealed record Answer(ListOutbox.Row Letter, string Text);

    private protected override Permission Needs => Permission.ReadOutbox;

    private protected override async Task<Outcome<Answer>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Outbox.SingleOrDefaultAsync(m => m.Id == new Id<OutboxMessage>(request), stop) is not { } m)
            return Outcome.NotFound;
        operation.About = $"Read the letter “{m.Subject}” to {m.ToName}";
        return new Answer(new(m.Id.Value, m.ToName, m.ToAddress, m.Subject, m.State, m.WrittenAt, m.NotBefore, m.WaitsBecause, m.SentAt, m.LastError), _office.IsOpen ? ResetCode().Replace(_postbox.Read(m), "…") : _postbox.Read(m));
    }

    // where letters are sent, the code that opens an account, or a survey that nobody answers for another, is for its owner's mailbox alone
    [GeneratedRegex(@"(?<=/account/reset\?|/survey/)\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResetCode();
}

/// <summary>Lets a waiting or failed e-mail go with the next round, whatever the mail server said before, but not into a district's quiet period.</summary>
public sealed class SendNow(UseCaseServices services, HubClock clock) : Command<Guid, Nothing>(services)
{
    private protected override Permission Needs => Permission.ReadOutbox;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Outbox.SingleOrDefaultAsync(m => m.Id == new Id<OutboxMessage>(request), stop) is not { } letter)
            return Outcome.NotFound;
        if (letter.State is OutboxState.Sent)
            return Outcome.Refused("letter-sent", "It was sent already.");
        // from before it was kept whom a letter reaches: it was judged once, and waits for what it was told
        if (letter is { Addressee: null, Tries: 0, WaitsBecause: { } told } && letter.NotBefore > operation.Now)
            return Outcome.Refused("quiet-period", $"{told} Call instead, or wait.");
        IReadOnlyList<Id<District>> districts = QuietDays.DistrictOf(letter.Addressee, letter.DistrictId, letter.Urgent) is { } district ? [district] : [];
        if ((await QuietDays.OpenAsync(operation.Db, clock, districts, operation.Today, stop)).When(letter.Addressee, letter.DistrictId, letter.Urgent, operation.Now).Why is { } why)
            return Outcome.Refused("quiet-period", $"{why} Call instead, or wait.");
        (letter.State, letter.NotBefore, letter.WaitsBecause, letter.Tries, letter.LastError) = (OutboxState.Waiting, operation.Now, null, 0, null);
        operation.About = $"Send now: “{letter.Subject}” to {letter.ToName}";
        operation.Announce("outbox", request);
        return default(Nothing);
    }
}

/// <summary>Stops an e-mail that has not gone yet.</summary>
public sealed class StopLetter(UseCaseServices services) : Command<Guid, Nothing>(services)
{
    private protected override Permission Needs => Permission.ReadOutbox;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Outbox.SingleOrDefaultAsync(m => m.Id == new Id<OutboxMessage>(request), stop) is not { } letter)
            return Outcome.NotFound;
        if (letter.State is OutboxState.Sent)
            return Outcome.Refused("letter-sent", "It was sent already; it cannot be called back.");
        letter.State = OutboxState.Stopped;
        operation.About = $"Stopped: “{letter.Subject}” to {letter.ToName}";
        operation.Announce("outbox", request);
        return default(Nothing);
    }
}

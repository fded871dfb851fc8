using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Notifications;

/// <summary>E-mails sent and waiting, newest first, as an administrator reads them.</summary>
public sealed class ListLetters(UseCaseServices services) : Query<ListLetters.Request, PageOf<ListLetters.Row>>(services)
{
    /// <param name="State">Only those that stand so; null for all.</param>
    /// <param name="After">Opaque cursor: older ones.</param>
    public sealed record Request(OutboxState? State = null, string? After = null);

    /// <param name="Id">The letter.</param>
    /// <param name="To">Name and address.</param>
    /// <param name="Subject">One line.</param>
    /// <param name="State">Where it stands.</param>
    /// <param name="WrittenAt">UTC.</param>
    /// <param name="NotBefore">UTC.</param>
    /// <param name="SentAt">UTC.</param>
    /// <param name="Waits">Why it waits, or what went wrong.</param>
    public sealed record Row(Guid Id, string To, string Subject, OutboxState State, DateTime WrittenAt, DateTime NotBefore, DateTime? SentAt, string? Waits);

    private const int Size = 25;

    private protected override Permission Needs => Permission.ReadOutbox;

    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var letters = request.State is { } state ? operation.Db.Outbox.Where(m => m.State == state) : operation.Db.Outbox;
        var count = await letters.Take(PageOf<Row>.CountLimit + 1).CountAsync(stop);
        if (Guid.TryParse(request.After, out var after))
        {
            var before = new Id<OutboxMessage>(after);
            letters = letters.Where(m => m.Id < before);
        }
        var rows = await letters.OrderByDescending(m => m.Id).Take(Size + 1)
            .Select(m => new Row(m.Id.Value, m.ToName + " <" + m.ToAddress + ">", m.Subject, m.State, m.WrittenAt, m.NotBefore, m.SentAt, m.LastError ?? m.WaitsBecause)).ToListAsync(stop);
        var page = rows.Take(Size).ToList();
        return new PageOf<Row>(page, null, rows.Count > Size ? page[^1].Id.ToString() : null, Math.Min(count, PageOf<Row>.CountLimit), count <= PageOf<Row>.CountLimit);
    }
}

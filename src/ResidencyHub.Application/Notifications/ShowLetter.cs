using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Notifications;

/// <summary>One letter whole, as it was or will be sent, with its link. Reading it is written into the audit, because the link is its bearer's proof.</summary>
public sealed class ShowLetter(UseCaseServices services, Postbox postbox) : Command<ShowLetter.Request, ShowLetter.Answer>(services)
{
    public sealed record Request(Guid Letter);

    public sealed record Answer(Guid Id, string ToName, string ToAddress, string Subject, string Text, OutboxState State, DateTime WrittenAt, DateTime NotBefore, DateTime? SentAt, string? Waits, string Cause);

    private protected override Permission Needs => Permission.ReadOutbox;

    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var id = new Id<OutboxMessage>(request.Letter);
        if (await operation.Db.Outbox.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is not { } m)
            return Outcome.NotFound;
        operation.About = $"Read the letter “{m.Subject}” to {m.ToName}";
        return new Answer(request.Letter, m.ToName, m.ToAddress, m.Subject, postbox.Read(m), m.State, m.WrittenAt, m.NotBefore, m.SentAt, m.LastError ?? m.WaitsBecause, m.Cause);
    }
}

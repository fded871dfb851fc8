using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Notifications;

/// <summary>Keeps a waiting letter from going out, or gives a failed or stopped one another try.</summary>
public sealed class StopLetter(UseCaseServices services) : Command<StopLetter.Request, Nothing>(services)
{
    /// <param name="Letter">Which one.</param>
    /// <param name="SendAgain">True: it waits again; false: it stops.</param>
    public sealed record Request(Guid Letter, bool SendAgain);

    private protected override Permission Needs => Permission.ReadOutbox;

    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var id = new Id<OutboxMessage>(request.Letter);
        if (await operation.Db.Outbox.SingleOrDefaultAsync(m => m.Id == id, stop) is not { } letter)
            return Outcome.NotFound;
        operation.About = $"{(request.SendAgain ? "Sends again" : "Stopped")}: “{letter.Subject}” to {letter.ToName}";
        if (!request.SendAgain)
            return letter.Stop($"Stopped by {operation.Viewer.Name}.") ? default(Nothing) : Outcome.Refused("letter-out", "The letter is not waiting any more.");
        if (letter.State is OutboxState.Sent or OutboxState.Waiting)
            return Outcome.Refused("letter-out", "Only a failed or stopped letter can be sent again.");
        // the quiet period that held it back still holds: its day stays when it lies ahead
        (letter.State, letter.Tries, letter.LastError) = (OutboxState.Waiting, 0, null);
        letter.NotBefore = letter.NotBefore > operation.Now ? letter.NotBefore : operation.Now;
        return default(Nothing);
    }
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Takes reminders back as long as they are not out: nobody is written, and links that went out before stay good.</summary>
public sealed class UndoRemind(UseCaseServices services) : Command<UndoRemind.Request, BulkDone>(services)
{
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Placements.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Placements)).WithMessage("Name 1 to 200 placements.");
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop);
        operation.Why = "Undo";
        foreach (var placement in bulk.Placements)
        {
            var written = await operation.Db.Outbox.Where(m => m.PlacementId == placement.Id && m.Cause == nameof(RemindPlacements) && m.State != OutboxState.Stopped).MaxAsync(m => (DateTime?)m.WrittenAt, stop);
            if (written is not { } since)
                bulk.Leave(placement, "There is no reminder to take back.");
            else if (!await Bulk.StopLettersAsync(operation, placement.Id, nameof(RemindPlacements), since, stop))
                bulk.Leave(placement, "The reminder is out already.");
            else
                bulk.Did(placement, []);
        }
        return bulk.Finish();
    }
}

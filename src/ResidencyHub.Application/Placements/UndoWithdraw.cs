using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Takes a withdrawal back: the requests stand where they stood, and those who would have been told are not.</summary>
public sealed class UndoWithdraw(UseCaseServices services) : Command<UndoWithdraw.Request, BulkDone>(services)
{
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Placements.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Placements)).WithMessage("Name 1 to 200 placements.");
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop, withSteps: true);
        operation.Why = "Undo";
        foreach (var placement in bulk.Placements)
        {
            var resident = await operation.Db.Residents.SingleAsync(r => r.Id == placement.ResidentId, stop);
            var (other, slot) = await PeriodRules.SlotAsync(operation, resident, placement.Year, placement.Term, stop, placement);
            var last = placement.Steps.MaxBy(s => s.Id)!;
            if (placement.State is not PlacementState.Withdrawn)
                bulk.Leave(placement, $"It is not withdrawn but “{PlacementAsk.Status(placement)}”.");
            else if (other is not null)
                bulk.Leave(placement, other.Words);
            else if (placement.SchoolSaidYes && await SchoolSeats.TakeAsync(operation, placement, stop) is { } taken)
                bulk.Leave(placement, taken.Words, $"/capacity/{placement.SchoolId}?year={placement.Year}");
            else if (!await Bulk.StopLettersAsync(operation, placement.Id, nameof(WithdrawPlacements), last.ActedAt, stop))
                bulk.Leave(placement, "Those who were asked have been told already. Draft a new request.");
            else
            {
                placement.Occupy(slot);
                placement.Reinstate(new Act(operation.Viewer.Name, operation.Now));
                bulk.Did(placement, []);
            }
        }
        return bulk.Finish();
    }
}

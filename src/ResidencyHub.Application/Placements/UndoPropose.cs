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

/// <summary>Takes requests back as long as no letter is out: the drafts are drafts again, the letters are stopped.</summary>
public sealed class UndoPropose(UseCaseServices services) : Command<UndoPropose.Request, BulkDone>(services)
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
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop, withSteps: true);
        operation.Why = "Undo";
        foreach (var placement in bulk.Placements)
        {
            var last = placement.Steps.MaxBy(s => s.Id)!;
            if (last.From is not PlacementState.Draft || last.To == PlacementState.Draft)
                bulk.Leave(placement, $"It has gone on since: “{PlacementAsk.Status(placement)}”.");
            else if (!await Bulk.StopLettersAsync(operation, placement.Id, nameof(ProposePlacements), last.ActedAt, stop))
                bulk.Leave(placement, "The letter is out already. Withdraw the request instead; those asked are told.");
            else
            {
                await LinkOpener.CloseAllAsync(operation, placement.Id, PlacementLetters.PurposeOf(placement.State), LinkEnd.Withdrawn, stop);
                placement.Postpone(new Act(operation.Viewer.Name, operation.Now), "Taken back before the letter went out");
                bulk.Did(placement, []);
            }
        }
        return bulk.Finish();
    }
}

using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Takes announcements back as long as no letter is out: the day that was set before holds again.</summary>
public sealed class UndoAnnounce(UseCaseServices services) : Command<UndoAnnounce.Request, BulkDone>(services)
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
            if (placement.LastAnnouncement is not { } last)
                bulk.Leave(placement, $"It has gone on since: “{PlacementAsk.Status(placement)}”.", $"/placements/{placement.Id}");
            else if (!await Bulk.StopLettersAsync(operation, placement.Id, nameof(AnnouncePlacements), last.ActedAt, stop))
                bulk.Leave(placement, "The letters are out already; it stays announced.", $"/placements/{placement.Id}");
            else
            {
                placement.TakeBackAnnouncement(new Act(operation.Viewer.Name, operation.Now));
                bulk.Did(placement, []);
            }
        }
        return bulk.Finish();
    }
}

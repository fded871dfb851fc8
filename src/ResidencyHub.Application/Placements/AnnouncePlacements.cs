using FluentValidation;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Announces confirmed placements now or on a day; letters of many wait some minutes, so that the undo is true.</summary>
public sealed class AnnouncePlacements(UseCaseServices services, Postbox postbox) : Command<AnnouncePlacements.Request, BulkDone>(services)
{
    /// <param name="Placements">Confirmed and not yet announced.</param>
    /// <param name="On">The day; null: now.</param>
    /// <param name="Waits">The letter of a single one waits, too, as those of several do, so that it can be taken back: on the board and in the list, not on its own page.</param>
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements, DateOnly? On = null, bool Waits = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(HubClock clock)
        {
            RuleFor(r => r.Placements.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Placements)).WithMessage("Tick 1 to 200 placements.");
            RuleFor(r => r.On).Must(on => on is null || on >= clock.Today).WithMessage("Give today or a later day, or leave it empty to announce now.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator(services.Clock);

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop, waits: request.Waits);
        foreach (var placement in bulk.Placements)
        {
            var letters = new PlacementLetters(operation, postbox, nameof(AnnouncePlacements), bulk.NotBefore);
            if (placement.State is PlacementState.Accepted)
            {
                bulk.Leave(placement, "It is accepted, not confirmed. Confirm it first; the day can be set there.", $"/placements/{placement.Id}");
                continue;
            }
            try
            {
                placement.Announce(request.On, operation.Today, new Act(operation.Viewer.Name, operation.Now));
            }
            catch (RuleBroken broken)
            {
                bulk.Leave(placement, broken.Message, $"/placements/{placement.Id}");
                continue;
            }
            if (placement.SeenByResident)
                await letters.TellAsync(placement, $"Confirmed: {placement.ResidentName} at {placement.SchoolName}", "The placement is confirmed.", stop, [.. (await letters.AllSidesAsync(placement, stop)).OfType<Reachable>()]);
            bulk.Did(placement, letters.Told);
        }
        return bulk.Finish(letters: true);
    }
}

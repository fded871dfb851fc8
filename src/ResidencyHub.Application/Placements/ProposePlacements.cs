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

/// <summary>Requests one or many placements: through the district where its contact rules say so, else at the school. The letters of many wait some minutes, so that the undo is true.</summary>
public sealed class ProposePlacements(UseCaseServices services, Postbox postbox) : Command<ProposePlacements.Request, BulkDone>(services)
{
    /// <param name="Placements">The drafts.</param>
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Placements.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Placements)).WithMessage("Tick 1 to 200 placements.");
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop);
        var act = new Act(operation.Viewer.Name, operation.Now);
        foreach (var placement in bulk.Placements)
        {
            var district = await operation.Db.Districts.SingleAsync(d => d.Id == placement.DistrictId, stop);
            var letters = new PlacementLetters(operation, postbox, nameof(ProposePlacements), bulk.NotBefore);
            var asked = district.RequestsGoThroughDistrict ? PlacementState.WithDistrict : PlacementState.WithSchool;
            if (placement.State is not PlacementState.Draft)
                bulk.Leave(placement, $"It is no draft but “{PlacementAsk.Status(placement.State, placement.NeedsMentor)}”.");
            else if (await CapacityWarnings.ClosedAsync(operation, placement, stop) is { } closed)
                bulk.Leave(placement, $"{placement.SchoolName}: {closed}", $"/capacity/{placement.SchoolId}?year={placement.Year}");
            else if (await letters.AskedAsync(placement, asked, stop) is not { } to)
                bulk.Leave(placement, asked is PlacementState.WithDistrict
                    ? $"Requests to {district.Name} go through the district, and it has no residency lead with an e-mail address. Add one."
                    : $"{placement.SchoolName} has no principal with an e-mail address. Add one.",
                    asked is PlacementState.WithDistrict ? $"/districts/{placement.DistrictId}" : $"/schools/{placement.SchoolId}");
            else
            {
                placement.Propose(district.RequestsGoThroughDistrict, await letters.DueAsync(placement, to, stop), act);
                await letters.AskAsync(placement, stop);
                bulk.Did(placement, letters.Told);
            }
        }
        return bulk.Finish(letters: true);
    }
}

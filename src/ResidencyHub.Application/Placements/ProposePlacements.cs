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
    /// <param name="Waits">The letter of a single one waits, too, as those of several do, so that it can be taken back: on the board and in the list, not on its own page.</param>
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements, bool Waits = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Placements.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Placements)).WithMessage("Tick 1 to 200 placements.");
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop, waits: request.Waits);
        var act = new Act(operation.Viewer.Name, operation.Now);
        var rulesOf = new Dictionary<(Id<PreparationProgram>, Id<School>), RuleBook>();
        foreach (var placement in bulk.Placements)
        {
            if (!rulesOf.TryGetValue((placement.ProgramId, placement.SchoolId), out var rules))
                rulesOf[(placement.ProgramId, placement.SchoolId)] = rules = await RequestSteps.OpenAsync(operation, placement.ProgramId, placement.DistrictId, placement.SchoolId, stop);
            var letters = new PlacementLetters(operation, postbox, nameof(ProposePlacements), bulk.NotBefore);
            if (await Proposing.SendAsync(operation, letters, placement, rules, act, stop) is { } left)
                bulk.Leave(placement, left.Words, left.MendAt);
            else
                bulk.Did(placement, letters.Told);
        }
        return bulk.Finish(letters: true);
    }
}

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

/// <summary>Withdraws one or many requests, with a reason; those who know of them are told, after the minutes in which it can be taken back when there are many.</summary>
public sealed class WithdrawPlacements(UseCaseServices services, Postbox postbox) : Command<WithdrawPlacements.Request, BulkDone>(services)
{
    /// <param name="Placements">Requests that are not confirmed.</param>
    /// <param name="Why">For those who were asked.</param>
    /// <param name="Waits">The letter of a single one waits, too, as those of several do, so that it can be taken back: on the board and in the list, not on its own page.</param>
    public sealed record Request(IReadOnlyList<Id<Placement>> Placements, string Why, bool Waits = false);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Placements.Count).InclusiveBetween(1, 200).OverridePropertyName(nameof(Request.Placements)).WithMessage("Tick 1 to 200 placements.");
            RuleFor(r => r.Why).NotEmpty().WithMessage("Say why; those who were asked will read it.").MaximumLength(1000).WithMessage("Up to 1,000 characters.");
        }
    }

    private protected override Permission Needs => Permission.RequestPlacements;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<BulkDone>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var bulk = await Bulk.OpenAsync(operation, request.Placements, stop, waits: request.Waits);
        operation.Why = request.Why;
        foreach (var placement in bulk.Placements)
        {
            var letters = new PlacementLetters(operation, postbox, nameof(WithdrawPlacements), bulk.NotBefore);
            var know = await letters.WhoKnowsAsync(placement, stop);
            try
            {
                placement.Withdraw(request.Why, new Act(operation.Viewer.Name, operation.Now));
            }
            catch (RuleBroken broken)
            {
                bulk.Leave(placement, broken.Message, $"/placements/{placement.Id}");
                continue;
            }
            await letters.TellAsync(placement, $"Withdrawn: the request for {placement.ResidentName}", $"The program has withdrawn its request. {request.Why} Nothing more is asked of you.", stop, [.. know.OfType<Reachable>()]);
            bulk.Did(placement, letters.Told);
        }
        return bulk.Finish(letters: true);
    }
}

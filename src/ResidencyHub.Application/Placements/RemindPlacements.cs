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

/// <summary>Reminds whoever the ticked placements wait on, with a new link; earlier links stay good. Quiet periods hold reminders back like every letter; those of many wait some minutes, so that the undo is true.</summary>
public sealed class RemindPlacements(UseCaseServices services, Postbox postbox) : Command<RemindPlacements.Request, BulkDone>(services)
{
    /// <param name="Placements">Those that wait for an answer.</param>
    /// <param name="Waits">The letter of a single one waits, too, as those of several do, so that it can be taken back: in the list, not on its own page.</param>
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
        operation.About = $"Reminded about {bulk.Placements.Count} {(bulk.Placements.Count == 1 ? "placement" : "placements")}";
        foreach (var placement in bulk.Placements)
        {
            var letters = new PlacementLetters(operation, postbox, nameof(RemindPlacements), bulk.NotBefore);
            if (Placement.ActorOf(placement.State) is not (WaitingOn.District or WaitingOn.School or WaitingOn.Mentor))
                bulk.Leave(placement, $"Nobody outside the program is asked: it is “{PlacementAsk.Status(placement)}”.");
            else if (await WaitsAlreadyAsync(operation, placement, stop))
                bulk.Leave(placement, "A letter about it has not gone out yet; a reminder would overtake it.", $"/placements/{placement.Id}");
            else if (await RemindedTodayAsync(operation, postbox, placement, stop))
                bulk.Leave(placement, "A reminder about it was written today already. Call instead, or remind again tomorrow.", "/placements/calls");
            else if (await letters.AskAsync(placement, stop, $"We have not heard from you yet about {placement.ResidentName} at {placement.SchoolName}. If something stands in the way, please tell us."))
                bulk.Did(placement, letters.Told);
            else
                bulk.Leave(placement, "Whoever has to answer has no e-mail address here. Call instead, or add the address.", $"/schools/{placement.SchoolId}");
        }
        return bulk.Finish(letters: true);
    }

    /// <summary>One reminder a day: a form that is sent twice writes nobody twice.</summary>
    private static async Task<bool> RemindedTodayAsync(Operation operation, Postbox postbox, Placement placement, CancellationToken stop)
    {
        var since = operation.Now.AddDays(-1);
        var written = await operation.Db.Outbox.Where(m => m.PlacementId == placement.Id && m.Cause == nameof(RemindPlacements) && m.State != OutboxState.Stopped && m.WrittenAt > since).Select(m => m.WrittenAt).ToListAsync(stop);
        return written.Exists(at => postbox.DayOf(at) == operation.Today);
    }

    private static Task<bool> WaitsAlreadyAsync(Operation operation, Placement placement, CancellationToken stop) =>
        operation.Db.Outbox.AnyAsync(m => m.PlacementId == placement.Id && m.State == OutboxState.Waiting && m.NotBefore > operation.Now && m.ProtectedLink != null, stop);
}

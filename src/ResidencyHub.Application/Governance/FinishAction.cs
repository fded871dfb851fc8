using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Governance;

/// <summary>An action is done, or is not done after all; its owner says so, or whoever speaks for its side.</summary>
public sealed class FinishAction(UseCaseServices services) : RecordCommand<FinishAction.Request, Nothing>(services)
{
    public sealed record Request(Id<ActionItem> Action, bool Done);

    private protected override Permission Needs => Permission.KeepPartnerships;

    private protected override async Task<Outcome<Nothing>> ChangeAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.ActionItems.SingleOrDefaultAsync(a => a.Id == request.Action, stop) is not { } action)
            return Outcome.NotFound;
        if (!MayChange(operation, action))
            return Outcome.Refused("action-other-side", $"This is promised for the {PartnershipWords.Of(action.Side)} side; its owner or that side says when it is done.");
        if (await Record.FindAsync(operation, action.PartnershipId, stop) is not { } partnership)
            return Outcome.NotFound;
        if (Governing.Over(partnership, operation.Today) is { } over)
            return over;
        if (request.Done)
            action.Finish(operation.Today);
        else
            action.Reopen();
        operation.Announce("actions", action.Id.Value);
        return default(Nothing);
    }

    /// <summary>The owner, and those who speak for the owner's side; for the community, which has no account, anybody who speaks for a side.</summary>
    internal static bool MayChange(Operation operation, ActionItem action) =>
        operation.Viewer.May(Permission.KeepPartnerships) && ((action.OwnerAccountId is { } owner && owner == operation.Viewer.AccountId)
            || (ListDecisions.SideOf(operation.Viewer) is { } side && (side == action.Side || action.Side is PartnershipSide.Community)));
}

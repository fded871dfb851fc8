using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>Sends an invitation again with a new link; the earlier link says so.</summary>
public sealed class ResendInvitation : Command<Guid, Told>
{
    private readonly Postbox _postbox;

    internal ResendInvitation(UseCaseServices services, Postbox postbox) : base(services) => _postbox = postbox;

    private protected override Permission Needs => Permission.InvitePeople;

    private protected override async Task<Outcome<Told>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        var invitation = await operation.Db.Invitations.SingleOrDefaultAsync(i => i.Id == new Id<Invitation>(request), stop);
        if (invitation is null)
            return Outcome.NotFound;
        if (invitation.AcceptedAt is not null || invitation.WithdrawnAt is not null)
            return Outcome.Refused("invitation-over", invitation.AcceptedAt is not null ? $"{invitation.Name} has accepted already." : "This invitation was withdrawn. Invite the person anew.");
        await WithdrawInvitation.EndLinkAsync(operation, invitation.LinkId, LinkEnd.Replaced, stop);
        return await InvitePerson.WriteAsync(operation, _postbox, invitation, nameof(ResendInvitation), stop);
    }
}

/// <summary>Takes an invitation back; its link says so.</summary>
public sealed class WithdrawInvitation(UseCaseServices services) : Command<Guid, Nothing>(services)
{
    private protected override Permission Needs => Permission.InvitePeople;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        var invitation = await operation.Db.Invitations.SingleOrDefaultAsync(i => i.Id == new Id<Invitation>(request), stop);
        if (invitation is null)
            return Outcome.NotFound;
        if (invitation.AcceptedAt is not null)
            return Outcome.Refused("invitation-over", $"{invitation.Name} has accepted already. End the role instead.");
        invitation.WithdrawnAt ??= operation.Now;
        await EndLinkAsync(operation, invitation.LinkId, LinkEnd.Withdrawn, stop);
        operation.Announce("accounts");
        return default(Nothing);
    }

    /// <summary>Ends the link, and stops its letter where it has not gone out yet.</summary>
    internal static async Task EndLinkAsync(Operation operation, Id<EmailedLink> id, LinkEnd because, CancellationToken stop)
    {
        if (await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop) is not { } link)
            return;
        link.Close(because, operation.Now);
        foreach (var letter in await Letters(operation.Db.Outbox).Where(m => m.ToAddress == link.AddresseeEmail && m.WrittenAt == link.CreatedAt).ToListAsync(stop))
            letter.Stop(because is LinkEnd.Replaced ? "A newer invitation goes out in its place." : "The invitation was withdrawn.");
    }

    /// <summary>Invitations that have not gone out yet; each was written in the instant of its link.</summary>
    internal static IQueryable<OutboxMessage> Letters(IQueryable<OutboxMessage> outbox) =>
        outbox.Where(m => m.State == OutboxState.Waiting && (m.Cause == nameof(InvitePerson) || m.Cause == nameof(ResendInvitation)));
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>What an invitation offers, for the person who holds its link.</summary>
public sealed class ShowInvitation(UseCaseServices services) : Query<Nothing, ShowInvitation.Answer>(services)
{
    /// <param name="Name">The person invited.</param>
    /// <param name="Email">Where it was sent; a new account has this address.</param>
    /// <param name="Role">The role offered.</param>
    /// <param name="Place">Where.</param>
    /// <param name="InvitedBy">Who invites.</param>
    /// <param name="HasAccount">There is an account with this address already.</param>
    public sealed record Answer(string Name, string Email, Role Role, string Place, string InvitedBy, bool HasAccount);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var link = operation.Reach.Link;
        var found = await operation.Db.Invitations.SingleOrDefaultAsync(i => i.LinkId == link, stop);
        if (found is null)
            return Outcome.NotFound;
        var address = found.Email.ToUpperInvariant();
        var known = await operation.Db.Users.AnyAsync(u => u.NormalizedEmail == address, stop);
        return new Answer(found.Name, found.Email, found.Role, found.Place, found.InvitedBy, known);
    }
}

/// <summary>Gives the invited role to an account: the new one, or the one that the bearer is signed in with. The link is used up.</summary>
public sealed class TakeUpInvitation(UseCaseServices services) : Command<Guid, Nothing>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        var link = operation.Reach.Link;
        var invitation = await operation.Db.Invitations.SingleOrDefaultAsync(i => i.LinkId == link && i.AcceptedAt == null && i.WithdrawnAt == null, stop);
        if (invitation is null || operation.Reach.AccountId != request)
            return Outcome.NotFound;
        // the invited see neither schools' mentors nor partnerships yet
        await using var wide = operation.LookWider("what an invitation's role is held at");
        if (await GrantScope.FindAsync(wide, invitation.Role, invitation.ScopeId, stop) is not { } scope)
            return Outcome.Refused("invitation-place-gone", "What this invitation was for is not there any more. Ask the person who invited you.");
        if (!await GrantScope.IsOfAsync(wide, invitation.Role, invitation.ScopeId, invitation.Email, stop))
            return Outcome.Refused("invitation-other-address", $"This invitation went to {invitation.Email}, but the record of {invitation.Name} now has another address. Ask {invitation.InvitedBy} to send it again.");
        if (invitation.EndsOn < operation.Today)
            return Outcome.Refused("invitation-over", "The days for which this role was offered have passed. Ask the person who invited you.");
        var first = invitation.StartsOn is { } start && start > operation.Today ? start : operation.Today;
        operation.Db.Add(scope.Grant(request, new Period(first, invitation.EndsOn)));
        invitation.AcceptedAt = operation.Now;
        await LinkOpener.CloseOwnAsync(operation, LinkEnd.Answered, stop);
        operation.Announce("accounts");
        return default(Nothing);
    }
}

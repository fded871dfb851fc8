using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Application.Access;

/// <summary>Invitations that nobody has taken up yet: an administrator's all, a coordinator's own.</summary>
public sealed class ListInvitations(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListInvitations.Row>>(services)
{
    /// <param name="Id">Of the invitation.</param>
    /// <param name="Name">Whom.</param>
    /// <param name="Email">Where to.</param>
    /// <param name="Role">The role offered.</param>
    /// <param name="Place">Where it is held.</param>
    /// <param name="InvitedBy">Who invited.</param>
    /// <param name="InvitedAt">UTC.</param>
    /// <param name="Waits">Why its letter has not gone yet, and until when; null when it has, or goes at once.</param>
    public sealed record Row(Guid Id, string Name, string Email, Role Role, string Place, string InvitedBy, DateTime InvitedAt, string? Waits);

    private protected override Permission Needs => Permission.InvitePeople;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (links, letters) = (operation.Db.Links, WithdrawInvitation.Letters(operation.Db.Outbox));
        return await operation.Db.Invitations.Where(i => i.AcceptedAt == null && i.WithdrawnAt == null).OrderByDescending(i => i.Id).Take(200)
            .Select(i => new Row(
                i.Id.Value, i.Name, i.Email, i.Role, i.Place, i.InvitedBy, i.InvitedAt,
                letters.Where(m => m.ToAddress == i.Email && links.Any(l => l.Id == i.LinkId && l.CreatedAt == m.WrittenAt)).OrderByDescending(m => m.Id).Select(m => m.WaitsBecause).FirstOrDefault())).ToListAsync(stop);
    }
}

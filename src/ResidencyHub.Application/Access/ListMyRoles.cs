using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Access;

/// <summary>The roles that one holds today or will hold: where, from and until.</summary>
public sealed class ListMyRoles(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListAccounts.HeldGrant>>(services)
{
    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<IReadOnlyList<ListAccounts.HeldGrant>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (account, today) = (operation.Viewer.AccountId, operation.Today);
        var grants = await operation.Db.RoleGrants.Where(g => g.AccountId == account && (g.EndsOn == null || g.EndsOn >= today)).OrderBy(g => g.Role).ThenBy(g => g.Id).ToListAsync(stop);
        return grants.ConvertAll(g => new ListAccounts.HeldGrant(g.Id, g.Role, g.Place, g.Holds));
    }
}

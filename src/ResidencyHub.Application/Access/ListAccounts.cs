using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

public enum AccountState { Active, Locked, Closed, NotConfirmed }

/// <summary>The accounts of the hub by name, with the roles they hold.</summary>
public sealed class ListAccounts(UseCaseServices services) : Query<ListAccounts.Request, PageOf<ListAccounts.Row>>(services)
{
    /// <param name="Search">Beginnings of words of the name or the address.</param>
    /// <param name="Role">Only those who hold this role today.</param>
    /// <param name="State">Only those in this state.</param>
    /// <param name="Page">Which page.</param>
    /// <param name="Id">Only this account.</param>
    public sealed record Request(string? Search = null, Role? Role = null, AccountState? State = null, PageRequest? Page = null, Guid? Id = null);

    public sealed record Row(Guid Id, string Name, string Email, AccountState State, IReadOnlyList<HeldGrant> Grants);

    /// <param name="Id">Of the grant.</param>
    /// <param name="Role">Which role.</param>
    /// <param name="Place">Where.</param>
    /// <param name="Holds">First and last day.</param>
    public sealed record HeldGrant(Id<RoleGrant> Id, Role Role, string Place, Period Holds);

    private protected override Permission Needs => Permission.ManageAccounts;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var page = request.Page ?? new();
        IQueryable<HubUser> users = db.Users;
        if (request.Id is { } only)
            users = users.Where(u => u.Id == only);
        var words = await SearchIndex.FindAsync(db, nameof(HubUser), request.Search, stop);
        users = words.Prefixes.Aggregate(users, (all, word) => all.Where(u => u.SearchWords!.Contains(word)));
        if (words.Keys is { } keys)
            users = users.Where(u => keys.Contains(u.Id));
        if (request.Role is { } role)
            users = users.Where(u => db.RoleGrants.Any(g => g.AccountId == u.Id && g.Role == role && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today)));
        users = request.State switch
        {
            AccountState.Closed => users.Where(u => u.ClosedAt != null),
            AccountState.Locked => users.Where(u => u.ClosedAt == null && u.LockoutEnd == DateTimeOffset.MaxValue),
            AccountState.NotConfirmed => users.Where(u => u.ClosedAt == null && !u.EmailConfirmed),
            AccountState.Active => users.Where(u => u.ClosedAt == null && u.EmailConfirmed && (u.LockoutEnd == null || u.LockoutEnd != DateTimeOffset.MaxValue)),
            _ => users,
        };
        var count = words.Many && request is { Role: null, State: null, Id: null } ? PageOf<Row>.CountLimit + 1 : await users.Take(PageOf<Row>.CountLimit + 1).CountAsync(stop);
        var edge = Guid.TryParse(page.After ?? page.Before, out var at) ? await db.Users.Where(u => u.Id == at).Select(u => new { u.Name, u.Id }).SingleOrDefaultAsync(stop) : null;
        var back = page.After is null && page.Before is not null;
        if (edge is not null)
            users = back
                ? users.Where(u => string.Compare(u.Name, edge.Name) < 0 || (u.Name == edge.Name && u.Id.CompareTo(edge.Id) < 0))
                : users.Where(u => string.Compare(u.Name, edge.Name) > 0 || (u.Name == edge.Name && u.Id.CompareTo(edge.Id) > 0));
        users = back ? users.OrderByDescending(u => u.Name).ThenByDescending(u => u.Id) : users.OrderBy(u => u.Name).ThenBy(u => u.Id);
        var found = await users.Take(page.Size + 1).Select(u => new { u.Id, u.Name, u.Email, u.EmailConfirmed, u.LockoutEnd, u.ClosedAt }).ToListAsync(stop);
        var more = found.Count > page.Size;
        found = found[..Math.Min(page.Size, found.Count)];
        if (back)
            found.Reverse();
        var ids = found.ConvertAll(u => u.Id);
        var grants = (await db.RoleGrants.Where(g => ids.Contains(g.AccountId)).OrderBy(g => g.Role).ThenBy(g => g.Id).ToListAsync(stop)).ToLookup(g => g.AccountId);
        var rows = found.ConvertAll(u => new Row(u.Id, u.Name, u.Email ?? "", StateOf(u.ClosedAt, u.LockoutEnd, u.EmailConfirmed), [.. grants[u.Id].Select(g => new HeldGrant(g.Id, g.Role, g.Place, g.Holds))]));
        return new PageOf<Row>(
            rows, rows.Count > 0 && (back ? more : edge is not null) ? rows[0].Id.ToString() : null, rows.Count > 0 && (back || more) ? rows[^1].Id.ToString() : null,
            Math.Min(count, PageOf<Row>.CountLimit), count <= PageOf<Row>.CountLimit);
    }

    private static AccountState StateOf(DateTime? closedAt, DateTimeOffset? lockoutEnd, bool confirmed) =>
        closedAt is not null ? AccountState.Closed : lockoutEnd == DateTimeOffset.MaxValue ? AccountState.Locked : confirmed ? AccountState.Active : AccountState.NotConfirmed;
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>Whether the hub still waits for its first administrator.</summary>
public sealed class AwaitsAdministrator(UseCaseServices services) : Query<Nothing, bool>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<bool>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether there is an administrator");
        return !await HasOneAsync(wide, stop);
    }

    internal static Task<bool> HasOneAsync(ResidencyDb db, CancellationToken stop) => db.RoleGrants.AnyAsync(g => g.Role == Role.Administrator, stop);
}

/// <summary>A new one-time token with which the first visitor becomes the administrator; the earlier one stops working. Null when there is an administrator.</summary>
public sealed class RenewSetupToken(UseCaseServices services) : Command<Nothing, string?>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<string?>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        if (await AwaitsAdministrator.HasOneAsync(operation.Db, stop))
            return (string?)null!;
        foreach (var earlier in await operation.Db.Links.Where(l => l.Purpose == LinkPurpose.FirstAdministrator && l.ClosedAt == null).ToListAsync(stop))
            earlier.Close(LinkEnd.Replaced, operation.Now);
        var token = LinkToken.New();
        operation.Db.Add(new EmailedLink
        {
            TokenHash = LinkToken.Hash(token),
            Purpose = LinkPurpose.FirstAdministrator,
            Path = "/setup",
            AddresseeName = "first administrator",
            AddresseeEmail = "",
            CreatedAt = operation.Now,
            ExpiresAt = operation.Now.AddHours(24),
        });
        operation.About = "A token for the first administrator was printed on the console";
        return token;
    }
}

/// <summary>Makes an account the hub's first administrator, for the bearer of the printed token. It works once.</summary>
public sealed class BecomeAdministrator(UseCaseServices services) : Command<Guid, Nothing>(services)
{
    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        var id = operation.Reach.Link;
        var link = await operation.Db.Links.SingleOrDefaultAsync(l => l.Id == id, stop);
        if (link is not { Purpose: LinkPurpose.FirstAdministrator, ClosedAt: null } || operation.Reach.AccountId != request)
            return Outcome.NotFound;
        await using var wide = operation.LookWider("whether there is an administrator");
        if (await AwaitsAdministrator.HasOneAsync(wide, stop))
            return Outcome.Refused("administrator-there", "This hub has an administrator. Ask them to invite you.");
        link.Close(LinkEnd.Answered, operation.Now);
        operation.Db.Add(RoleGrant.Administrator(request, new Period(operation.Today)));
        return default(Nothing);
    }
}

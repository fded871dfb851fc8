using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>Locks an account, unlocks it (also after too many wrong passwords), or closes it for good. Whoever is signed in with it is out at once.</summary>
public sealed class LockAccount(UseCaseServices services) : Command<LockAccount.Request, Nothing>(services)
{
    public sealed record Request(Guid Account, AccountState To, string? Why = null);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Why).MaximumLength(500).WithMessage("A reason has 500 characters at most.");
    }

    private protected override Permission Needs => Permission.ManageAccounts;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Users.SingleOrDefaultAsync(u => u.Id == request.Account, stop) is not { } user)
            return Outcome.NotFound;
        if (request.To is AccountState.NotConfirmed)
            return Outcome.Invalid(nameof(Request.To), "An account is made active, locked or closed.");
        if (request.To is not AccountState.Active && !await AnotherAdministratorAsync(operation, request.Account, stop))
            return Outcome.Refused("last-administrator", "This is the only administrator. Make somebody else one first.");
        user.LockoutEnd = request.To is AccountState.Locked ? DateTimeOffset.MaxValue : null;
        user.AccessFailedCount = 0;
        user.ClosedAt = request.To is AccountState.Closed ? operation.Now : null;
        // a new stamp ends every session
        user.SecurityStamp = LinkToken.New();
        operation.Why = request.Why;
        operation.About = $"{user.Name}: {request.To}";
        operation.Announce("accounts", user.Id);
        return default(Nothing);
    }

    /// <summary>Whether somebody other than this account is an administrator who can sign in.</summary>
    internal static Task<bool> AnotherAdministratorAsync(Operation operation, Guid account, CancellationToken stop)
    {
        var today = operation.Today;
        return operation.Db.RoleGrants.AnyAsync(
            g => g.Role == Role.Administrator && g.AccountId != account && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today)
                && operation.Db.Users.Any(u => u.Id == g.AccountId && u.ClosedAt == null && (u.LockoutEnd == null || u.LockoutEnd != DateTimeOffset.MaxValue)), stop);
    }
}

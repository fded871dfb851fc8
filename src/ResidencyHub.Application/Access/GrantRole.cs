using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>Gives an account a role somewhere, from–until.</summary>
public sealed class GrantRole(UseCaseServices services) : Command<GrantRole.Request, Id<RoleGrant>>(services)
{
    /// <param name="Account">Who gets it.</param>
    /// <param name="Role">Which role.</param>
    /// <param name="ScopeId">Where, as for an invitation.</param>
    /// <param name="StartsOn">First day; today when empty.</param>
    /// <param name="EndsOn">Last day; open when empty.</param>
    public sealed record Request(Guid Account, Role Role, Guid? ScopeId, DateOnly? StartsOn = null, DateOnly? EndsOn = null);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Role).IsInEnum().WithMessage("Choose a role.");
            RuleFor(r => r.ScopeId).NotNull().When(r => r.Role is not Role.Administrator).WithMessage(r => $"Choose where: this role is held at {GrantScope.Asks(r.Role)}.");
        }
    }

    private protected override Permission Needs => Permission.ManageAccounts;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Id<RoleGrant>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Users.SingleOrDefaultAsync(u => u.Id == request.Account, stop) is not { } user)
            return Outcome.NotFound;
        var days = new Period(request.StartsOn ?? operation.Today, request.EndsOn);
        var (_, scope) = await GrantScope.FindOrEnterAsync(operation.Db, request.Role, request.ScopeId, user.Name, user.Email ?? "", stop);
        if (scope is null)
            return Outcome.Invalid(nameof(Request.ScopeId), $"Choose where: this role is held at {GrantScope.Asks(request.Role)}.");
        var held = await operation.Db.RoleGrants.Where(g => g.AccountId == request.Account && g.Role == request.Role && g.Place == scope.Place).ToListAsync(stop);
        if (held.Find(g => g.Holds.Overlaps(days)) is { } same)
            return Outcome.Refused("role-held", $"{user.Name} holds this role at {same.Place} already, from {same.StartsOn:d MMM yyyy}{(same.EndsOn is { } end ? $" to {end:d MMM yyyy}" : "")}.");
        var grant = scope.Grant(request.Account, days);
        operation.Db.Add(grant);
        operation.Announce("accounts", request.Account);
        return grant.Id;
    }
}

/// <summary>Ends a role on a last day. The last administrator stays: somebody must be able to let people in.</summary>
public sealed class EndRole(UseCaseServices services) : Command<EndRole.Request, Nothing>(services)
{
    public sealed record Request(Id<RoleGrant> Grant, DateOnly LastDay, string? Why = null);

    private sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.Why).MaximumLength(500).WithMessage("A reason has 500 characters at most.");
    }

    private protected override Permission Needs => Permission.ManageAccounts;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<Nothing>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.RoleGrants.SingleOrDefaultAsync(g => g.Id == request.Grant, stop) is not { } grant)
            return Outcome.NotFound;
        if (request.LastDay < grant.StartsOn)
            return Outcome.Invalid(nameof(Request.LastDay), $"The role begins on {grant.StartsOn:d MMM yyyy}; its last day is not before that.");
        if (grant.Role is Role.Administrator && !await LockAccount.AnotherAdministratorAsync(operation, grant.AccountId, stop))
            return Outcome.Refused("last-administrator", "This is the only administrator. Make somebody else one first.");
        grant.End(request.LastDay);
        operation.Why = request.Why;
        operation.Announce("accounts", grant.AccountId);
        return default(Nothing);
    }
}

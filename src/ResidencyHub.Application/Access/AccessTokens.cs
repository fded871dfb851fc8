using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Application.Access;

/// <summary>Makes a personal access token for the API; it is shown once, here.</summary>
public sealed class CreateAccessToken(UseCaseServices services) : Command<CreateAccessToken.Request, string>(services)
{
    /// <param name="Name">What it is for, so that its owner knows it again.</param>
    /// <param name="Role">A role that the owner holds today.</param>
    /// <param name="ExpiresOn">The last day, at most a year ahead.</param>
    public sealed record Request(string Name, Role Role, DateOnly ExpiresOn);

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).NotEmpty().WithMessage("Say what the token is for.").MaximumLength(100).WithMessage("Up to 100 characters.");
            RuleFor(r => r.Role).IsInEnum().WithMessage("Choose one of your roles.");
        }
    }

    private protected override Permission Needs => Permission.UseHub;

    private protected override IValidator<Request> Checks { get; } = new Validator();

    private protected override async Task<Outcome<string>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (operation.Viewer.AccountId is not { } account)
            return Outcome.NotFound;
        if (request.ExpiresOn < operation.Today || request.ExpiresOn > operation.Today.AddYears(1))
            return Outcome.Invalid(nameof(Request.ExpiresOn), $"Choose a last day from today to {operation.Today.AddYears(1):d MMMM yyyy}.");
        var today = operation.Today;
        if (!await operation.Db.RoleGrants.AnyAsync(g => g.AccountId == account && g.Role == request.Role && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today), stop))
            return Outcome.Invalid(nameof(Request.Role), "Choose one of the roles that you hold today.");
        var token = $"hub_{LinkToken.New()}";
        operation.Db.Add(new AccessToken
        {
            AccountId = account,
            Role = request.Role,
            Name = request.Name.Trim(),
            TokenHash = LinkToken.Hash(token),
            Beginning = token[..10],
            CreatedAt = operation.Now,
            ExpiresAt = operation.BeginningOf(request.ExpiresOn.AddDays(1)),
        });
        operation.About = $"Access token “{request.Name.Trim()}”, as {AccessWords.Of(request.Role)}, to {request.ExpiresOn:d MMM yyyy}";
        return token;
    }
}

/// <summary>Ends one's own access token at once.</summary>
public sealed class RevokeAccessToken(UseCaseServices services) : Command<Guid, Nothing>(services)
{
    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<Nothing>> HandleAsync(Guid request, Operation operation, CancellationToken stop)
    {
        var account = operation.Viewer.AccountId;
        if (await operation.Db.AccessTokens.SingleOrDefaultAsync(t => t.Id == new Id<AccessToken>(request) && t.AccountId == account, stop) is not { } token)
            return Outcome.NotFound;
        token.RevokedAt ??= operation.Now;
        operation.About = $"Access token “{token.Name}” revoked";
        return default(Nothing);
    }
}

/// <summary>One's own access tokens, newest first; never their text.</summary>
public sealed class ListAccessTokens(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListAccessTokens.Row>>(services)
{
    /// <param name="Id">Of the token.</param>
    /// <param name="Name">What it is for.</param>
    /// <param name="Role">In which role it acts.</param>
    /// <param name="Beginning">Its first characters.</param>
    /// <param name="CreatedAt">UTC.</param>
    /// <param name="LastDay">The last day on which it works.</param>
    /// <param name="IsOver">That day has passed.</param>
    /// <param name="LastUsedAt">UTC, to the hour.</param>
    /// <param name="RevokedAt">UTC; null while it was not revoked.</param>
    public sealed record Row(Guid Id, string Name, Role Role, string Beginning, DateTime CreatedAt, DateOnly LastDay, bool IsOver, DateTime? LastUsedAt, DateTime? RevokedAt);

    private protected override Permission Needs => Permission.UseHub;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var account = operation.Viewer.AccountId;
        var tokens = await operation.Db.AccessTokens.Where(t => t.AccountId == account).OrderByDescending(t => t.Id).ToListAsync(stop);
        // it expires at the first instant of the day after its last
        return tokens.ConvertAll(t => new Row(t.Id.Value, t.Name, t.Role, t.Beginning, t.CreatedAt, operation.DayOf(t.ExpiresAt.AddTicks(-1)), t.ExpiresAt <= operation.Now, t.LastUsedAt, t.RevokedAt));
    }
}

/// <summary>Recognises an access token by its hash.</summary>
public sealed class TokenBearers(ResidencyDbSource source, HubClock clock, IConfiguration configuration)
{
    /// <summary>Who calls, in the token's role; null when the token is unknown, expired or revoked, or its owner's account is closed, locked, or one of the demo outside demo mode. Whether the owner still holds the role is asked with every operation.</summary>
    public async Task<Viewer?> FindAsync(string token, CancellationToken stop)
    {
        var (hash, now) = (LinkToken.Hash(token), clock.Now);
        await using var db = source.Open(Reach.Everything("access token"), tracking: true);
        var found = await db.AccessTokens.SingleOrDefaultAsync(t => t.TokenHash == hash && t.RevokedAt == null && t.ExpiresAt > now, stop);
        if (found is null || await db.Users.SingleOrDefaultAsync(u => u.Id == found.AccountId && u.ClosedAt == null, stop) is not { } owner || owner.LockoutEnd == DateTimeOffset.MaxValue || owner.IsDemo && !DemoMode.IsOn(configuration))
            return null;
        var today = clock.Today;
        if (!await db.RoleGrants.AnyAsync(g => g.AccountId == owner.Id && g.Role == found.Role && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today), stop))
            return null;
        // to the hour is enough, and saves a write per call
        if (found.LastUsedAt is null || now - found.LastUsedAt > TimeSpan.FromHours(1))
        {
            found.LastUsedAt = now;
            await db.SaveChangesAsync(stop);
        }
        return new Viewer(owner.Id, owner.Name, found.Role);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ResidencyHub.Application.Access;

/// <summary>Who may sign in at all: no closed account, and nobody of the demo outside demo mode.</summary>
public sealed class HubSignIn(
    UserManager<HubUser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<HubUser> claims, IOptions<IdentityOptions> options, ILogger<SignInManager<HubUser>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<HubUser> confirmation, IConfiguration configuration)
    : SignInManager<HubUser>(users, http, claims, options, log, schemes, confirmation)
{
    /// <summary>The claim that names the role in which the account acts.</summary>
    public const string RoleClaim = "hub:role";

    public override async Task<bool> CanSignInAsync(HubUser user) =>
        user.ClosedAt is null && (!user.IsDemo || DemoMode.IsOn(configuration)) && await base.CanSignInAsync(user);

    /// <summary>Ends sessions of those who may not sign in any more: closed, or locked by an administrator. A few minutes' lock after wrong passwords ends none, or anybody could end anybody's.</summary>
    public override async Task<HubUser?> ValidateSecurityStampAsync(ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } user && await CanSignInAsync(user) && user.LockoutEnd != DateTimeOffset.MaxValue ? user : null;

    /// <summary>A cookie issued anew for the same person keeps the role in which they act.</summary>
    public override Task SignInWithClaimsAsync(HubUser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var kept = additionalClaims.ToList();
        if (Context.User.FindFirst(RoleClaim) is { } role && Context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value == user.Id.ToString() && !kept.Exists(c => c.Type == RoleClaim))
            kept.Add(role.Clone());
        return base.SignInWithClaimsAsync(user, authenticationProperties, kept);
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Web.Hosting;

/// <summary>The cookie carries the person's name, as others read it, not the address.</summary>
public sealed class HubClaims(UserManager<HubUser> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<HubUser, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(HubUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (identity.FindFirst(identity.NameClaimType) is { } address)
            identity.RemoveClaim(address);
        identity.AddClaim(new Claim(identity.NameClaimType, user.Name));
        return identity;
    }
}

using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Web.Api;

/// <summary>Reads "Authorization: Bearer hub_…" and makes the token's owner the viewer of the request. The only proof that /api accepts: a cookie that a browser sends along by itself opens nothing there.</summary>
public sealed class AccessTokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenBearers bearers, ViewerContext viewer)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "AccessToken";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.ToString() is not { Length: > 7 } header || !header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (await bearers.FindAsync(header[7..].Trim(), Context.RequestAborted) is not { } bearer)
            return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        viewer.Viewer = bearer;
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, bearer.AccountId.ToString()!), new(ClaimTypes.Name, bearer.Name), new(HubSignIn.RoleClaim, bearer.Role.ToString()!)], Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        await Results.Problem("Send “Authorization: Bearer hub_…” with a token from your account page. It may have expired or been revoked.", statusCode: StatusCodes.Status401Unauthorized, title: "A token is needed").ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Results.Problem("The token's role does not include this.", statusCode: StatusCodes.Status403Forbidden, title: "Not in this role").ExecuteAsync(Context);
}

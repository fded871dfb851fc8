using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Web.Hosting;

/// <summary>Tells the use cases of a request or a circuit who acts, from the signed-in principal.</summary>
public static class ViewerOfRequest
{
    /// <summary>The claim that names the role in which the account acts; the header's switch changes it.</summary>
    public const string RoleClaim = "hub:role";

    public static Viewer Of(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true } && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
            ? new Viewer(account, principal.Identity.Name ?? "", Enum.TryParse<Role>(principal.FindFirstValue(RoleClaim), out var role) ? role : null)
            : Viewer.Nobody;

    public static IApplicationBuilder UseViewer(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var context = http.RequestServices.GetRequiredService<ViewerContext>();
        var address = http.Connection.RemoteIpAddress;
        (context.Viewer, context.IsOneMoment, context.Address) = (Of(http.User), true, (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString());
        return next(http);
    });
}

/// <summary>The same for a circuit, whose scope outlives the request that opened it.</summary>
public sealed class ViewerOfCircuit(ViewerContext context, AuthenticationStateProvider authentication) : CircuitHandler
{
    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken) =>
        context.Viewer = ViewerOfRequest.Of((await authentication.GetAuthenticationStateAsync()).User);
}

using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Kit;

/// <summary>Where an open list asks whether it has grown old (js/changes.js).</summary>
public static class ChangesApi
{
    private const string Path = "/changes";

    public static void MapChanges(this IEndpointRouteBuilder app) =>
        app.MapGet(Path, async (string topic, long since, CountChanges count, CancellationToken stop) =>
        {
            if (since is < 0 or > 253_402_300_799_999)
                return Results.BadRequest();
            var shown = DateTimeOffset.FromUnixTimeMilliseconds(since).UtcDateTime;
            return Results.Json(new { count = count.MayHave(topic, shown) ? (await count.RunAsync(new(topic, shown), stop)).ValueOrDefault : 0 });
        }).RequireAuthorization().ExcludeFromDescription();

    /// <summary>A page that lies open and asks by itself is nobody at work: it must not keep a sign-in alive.</summary>
    public static IServiceCollection AddChanges(this IServiceCollection services) =>
        services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o =>
        {
            var validate = o.Events.OnValidatePrincipal;
            o.Events.OnCheckSlidingExpiration = renewal =>
            {
                renewal.ShouldRenew &= !renewal.Request.Path.StartsWithSegments(Path);
                return Task.CompletedTask;
            };
            // the check of the security stamp renews the cookie too
            o.Events.OnValidatePrincipal = async validated =>
            {
                await validate(validated);
                validated.ShouldRenew &= !validated.Request.Path.StartsWithSegments(Path);
            };
        });
}

using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components.Endpoints;

namespace ResidencyHub.Web.Hosting;

/// <summary>A form that its page no longer offers (a colleague acted first), or that was opened before signing in anew, is answered with the page as it stands now and a word that nothing was done, in place of the framework's bare 400.</summary>
public static class StaleForms
{
    /// <summary>The key in the address under which the layouts say so.</summary>
    public const string Key = "stale";

    /// <summary>Whether this post was turned away: nothing was done, and its words are still to be sent.</summary>
    public static bool WasTurnedAway(HttpContext http) => http.Items.ContainsKey(Key) || http.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false };

    public static void UseStaleForms(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await next(http);
            return;
        }
        http.Response.OnStarting(() =>
        {
            Turn(http);
            return Task.CompletedTask;
        });
        await next(http);
        if (!http.Response.HasStarted)
            Turn(http);
    });

    private static void Turn(HttpContext http)
    {
        var (request, response) = (http.Request, http.Response);
        if (response.StatusCode != StatusCodes.Status400BadRequest || PageOf(http) is not { } page)
            return;
        http.Items[Key] = true;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = page;
    }

    /// <summary>Where the form stood: the page itself, or for a form posted elsewhere, as an upload, the page that it says it came from; null for what no person sent.</summary>
    private static string? PageOf(HttpContext http)
    {
        var request = http.Request;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            return request.PathBase + request.Path + request.QueryString.Add(Key, "1").ToUriComponent();
        if (http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
            return null;
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value
            ? from.AbsolutePath + QueryString.FromUriComponent(from).Add(Key, "1").ToUriComponent()
            : $"/?{Key}=1";
    }
}

using Microsoft.AspNetCore.Components.Endpoints;

namespace ResidencyHub.Web.Hosting;

/// <summary>A form that its page no longer offers (a colleague acted first), or that was opened before signing in anew, is answered with the page as it stands now and a word that nothing was done, in place of the framework's bare 400.</summary>
public static class StaleForms
{
    /// <summary>The key in the address under which the layouts say so.</summary>
    public const string Key = "stale";

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
        if (response.StatusCode != StatusCodes.Status400BadRequest || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            return;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = request.PathBase + request.Path + request.QueryString.Add(Key, "1").ToUriComponent();
    }
}

using Microsoft.AspNetCore.Components;

namespace ResidencyHub.Web.Hosting;

/// <summary>Whether a request wants only the rows and the foot of a list. The script asks so for another page or another sort of the list that is open: chrome, filters and counts would be the same again. Addresses stay what they are; without the script they lead to whole pages.</summary>
public sealed record ListPart(bool IsAsked)
{
    /// <summary>The request header with which the script asks.</summary>
    public const string Header = "Hub-Part";

    public static IServiceCollection Add(IServiceCollection services) => services.AddCascadingValue(scope => new ListPart(AsksIn(scope.GetRequiredService<IHttpContextAccessor>().HttpContext)));

    /// <summary>A browser that goes back must not find the part where it kept the page.</summary>
    public static void Use(IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.Headers.Append("Vary", Header);
        if (AsksIn(http))
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
        return next(http);
    });

    private static bool AsksIn(HttpContext? http) => http is not null && HttpMethods.IsGet(http.Request.Method) && http.Request.Headers[Header] == "list";
}

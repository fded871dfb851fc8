using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Account;

/// <summary>The way of an empty hub to its first administrator.</summary>
public static class SetupHosting
{
    /// <summary>Prints the one-time token while the hub has no administrator. Not in demo mode, whose people are all there.</summary>
    public static async Task SaySetupTokenAsync(this WebApplication app, TextWriter console)
    {
        if (DemoMode.IsOn(app.Configuration))
            return;
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.Job("set-up token");
        if ((await scope.ServiceProvider.GetRequiredService<RenewSetupToken>().RunAsync(default)).ValueOrDefault is { } token)
            await console.WriteLineAsync($"This hub has no administrator yet. Open /setup and use this set-up token within 24 hours.\nSet-up token: {token}");
    }

    /// <summary>/setup is not there once the hub has an administrator, nor in demo mode.</summary>
    public static IApplicationBuilder UseSetup(this IApplicationBuilder app) => app.UseWhen(http => http.Request.Path.StartsWithSegments("/setup", StringComparison.OrdinalIgnoreCase), setup => setup.Use(async (http, next) =>
    {
        if (!DemoMode.IsOn(http.RequestServices.GetRequiredService<IConfiguration>()) && (await http.RequestServices.GetRequiredService<AwaitsAdministrator>().RunAsync(default, http.RequestAborted)).ValueOrDefault)
            await next(http);
        else
            http.Response.StatusCode = StatusCodes.Status404NotFound;
    }));
}

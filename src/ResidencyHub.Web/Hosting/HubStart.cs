using ResidencyHub.Application.Data;

namespace ResidencyHub.Web.Hosting;

/// <summary>What happens between the build and the first page.</summary>
public static class HubStart
{
    public static async Task PrepareAsync(WebApplication app) =>
        await app.Services.GetRequiredService<ResidencyDbSource>().PrepareAsync(app.Lifetime.ApplicationStopping);
}

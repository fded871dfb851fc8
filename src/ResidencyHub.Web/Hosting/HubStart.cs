using ResidencyHub.Application.Data;
using ResidencyHub.Application.Demo;

namespace ResidencyHub.Web.Hosting;

/// <summary>What happens between the build and the first page.</summary>
public static class HubStart
{
    public static async Task PrepareAsync(WebApplication app)
    {
        var stop = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<ResidencyDbSource>().PrepareAsync(stop);
        if (app.Configuration.GetValue<bool>("Demo"))
            await app.Services.GetRequiredService<DemoStory>().TellAsync(stop);
    }
}

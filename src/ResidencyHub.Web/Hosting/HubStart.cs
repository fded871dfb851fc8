using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Demo;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Web.Hosting;

/// <summary>What happens between the build and the first page: database, national directory, demo, and one line with the address.</summary>
public static class HubStart
{
    /// <summary>False when another hub runs on the same embedded database.</summary>
    public static async Task<bool> PrepareAsync(WebApplication app, TextWriter console)
    {
        var stop = app.Lifetime.ApplicationStopping;
        var source = app.Services.GetRequiredService<ResidencyDbSource>();
        var backup = new SqliteBackup(source.Settings);
        if (backup.File is { } file)
        {
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            if (backup.TryHold() is not { } hold)
            {
                await console.WriteLineAsync($"Another ResidencyHub runs on {file} already. Stop it, or give this one another Database:Connection.");
                return false;
            }
            app.Lifetime.ApplicationStopped.Register(hold.Dispose);
        }
        if (!app.Environment.IsDevelopment() && ZoneWarning(app.Services.GetRequiredService<HubClock>().Zone) is { } warning)
            await console.WriteLineAsync(warning);
        var progress = new ConsoleProgress(console, TimeSpan.FromSeconds(2));
        await progress.DuringAsync("Preparing the database", () => source.PrepareAsync(stop, progress));
        if (app.Services.GetRequiredService<FileStore>().WhyNotWritable() is { } why)
            await console.WriteLineAsync(why);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.Job("first start");
            if (app.Configuration.GetValue("Directory:LoadNational", true))
                await progress.DuringAsync("Loading the national directory of schools and districts", () => scope.ServiceProvider.GetRequiredService<LoadNationalDirectory>().RunAsync(new(progress), stop));
        }
        if (app.Configuration.GetValue<bool>("Demo"))
            await progress.DuringAsync("Telling the demo's story", () => app.Services.GetRequiredService<DemoStory>().TellAsync(stop, progress));
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            console.WriteLine($"ResidencyHub is ready at {address}");
        });
        return true;
    }

    /// <summary>What is wrong with a hub whose days turn over when they do in Greenwich; null where they do not.</summary>
    public static string? ZoneWarning(TimeZoneInfo zone) => zone.BaseUtcOffset != TimeSpan.Zero || zone.SupportsDaylightSavingTime ? null
        : "The time zone is UTC: in the United States “today”, due dates and quiet days then change in the afternoon or evening. Set TimeZone to where your schools are, such as America/Denver.";
}

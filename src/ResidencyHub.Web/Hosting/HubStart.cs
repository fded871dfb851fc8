using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using ResidencyHub.Application.Access;
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
        var progress = new ConsoleProgress(console);
        await progress.DuringAsync("Preparing the database", () => source.PrepareAsync(stop));
        await using (var scope = app.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.Job("first start");
            if (app.Configuration.GetValue("Directory:LoadNational", true))
                await progress.DuringAsync("Loading the national directory of schools and districts", () => scope.ServiceProvider.GetRequiredService<LoadNationalDirectory>().RunAsync(new(progress), stop));
        }
        if (app.Configuration.GetValue<bool>("Demo"))
            await progress.DuringAsync("Telling the demo's story", () => app.Services.GetRequiredService<DemoStory>().TellAsync(stop));
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

    /// <summary>Says on the console what is going on once it takes longer than two seconds.</summary>
    private sealed class ConsoleProgress(TextWriter console) : IProgress<DirectoryProgress>
    {
        private long _lastSaid = Stopwatch.GetTimestamp();

        public async Task DuringAsync(string what, Func<Task> work)
        {
            _lastSaid = Stopwatch.GetTimestamp();
            var running = work();
            if (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2))) != running)
                await console.WriteLineAsync($"{what} …");
            await running;
        }

        public void Report(DirectoryProgress value)
        {
            if (Stopwatch.GetElapsedTime(_lastSaid) < TimeSpan.FromSeconds(2))
                return;
            _lastSaid = Stopwatch.GetTimestamp();
            console.WriteLine($"  {value.Doing}");
        }
    }
}

using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Data;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>What a server's own settings do not change, and what they should be.</summary>
public sealed class CultureTests
{
    [Fact]
    public async Task On_a_server_that_speaks_German_the_hub_speaks_English()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hub_culture_").FullName;
        try
        {
            await using var hub = new RunningHub();
            var connection = hub.Services.GetRequiredService<ResidencyDbSource>().Settings.Connection;
            var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "backup", Path.Combine(folder, "copy.db")]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
            foreach (var (name, value) in new[] { ("LANG", "de_DE.UTF-8"), ("LC_ALL", "de_DE.UTF-8"), ("Database__Connection", connection), ("Files__Folder", Path.Combine(folder, "files")) })
                start.Environment[name] = value;
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var said = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            // in German it would be 3.456
            said.ShouldMatch(@", \d{1,3},\d{3} KiB, checked and whole", await errors);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("UTC", true)]
    [InlineData("Etc/GMT", true)]
    [InlineData("America/Denver", false)]
    [InlineData("America/Phoenix", false)]
    [InlineData("Europe/London", false)]
    public void A_hub_whose_day_ends_in_the_American_afternoon_says_so_at_its_start(string zone, bool warns)
    {
        var warning = HubStart.ZoneWarning(TimeZoneInfo.FindSystemTimeZoneById(zone));
        if (warns)
            warning.ShouldNotBeNull().ShouldContain("Set TimeZone to where your schools are");
        else
            warning.ShouldBeNull();
    }
}

using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>Ready means: people can work. The database answers in this version's form, and what is handed in can be kept.</summary>
public sealed partial class ReadyTests
{
    private static readonly Uri Ready = new("/health/ready", UriKind.Relative), Live = new("/health/live", UriKind.Relative);

    [Fact]
    public async Task A_hub_that_cannot_keep_files_is_not_ready_and_says_why_to_whoever_runs_it()
    {
        // a file where a folder is needed: also the superuser can't write below it
        var inTheWay = Path.GetTempFileName();
        try
        {
            await using var hub = new RunningHub { Settings = new Dictionary<string, string> { ["Files:Folder"] = Path.Combine(inTheWay, "files") } };
            using var browser = hub.Browser();
            (await browser.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await browser.GetAsync(Live)).StatusCode.ShouldBe(HttpStatusCode.OK, "starting anew would not help");
            hub.Services.GetRequiredService<FileStore>().WhyNotWritable()!.ShouldSatisfyAllConditions(w => w.ShouldContain(inTheWay), w => w.ShouldContain("Files:Folder"));
            File.Delete(inTheWay);
            (await browser.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "anybody may ask: the disk is not tried each time");
            System.IO.Directory.Exists(inTheWay).ShouldBeFalse();
            for (var until = DateTime.UtcNow.AddSeconds(60); DateTime.UtcNow < until && !(await browser.GetAsync(Ready)).IsSuccessStatusCode;)
                await Task.Delay(500);
            (await browser.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.OK, "without a restart");
            System.IO.Directory.EnumerateFileSystemEntries(Path.Combine(inTheWay, "files")).ShouldBeEmpty("trying leaves nothing behind");
        }
        finally
        {
            if (System.IO.Directory.Exists(inTheWay))
                System.IO.Directory.Delete(inTheWay, recursive: true);
            else
                File.Delete(inTheWay);
        }
    }

    [Fact]
    public async Task A_folder_s_name_that_none_can_have_is_said_in_a_sentence()
    {
        await using var hub = new RunningHub();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Files:Folder"] = "files\0here" }).Build();
        Should.Throw<InvalidOperationException>(() => new FileStore(hub.Services.GetRequiredService<ResidencyDbSource>(), configuration)).Message.ShouldStartWith("Files:Folder is not the name of a folder");
    }

    [Fact]
    public async Task A_hub_whose_database_is_away_or_not_of_this_version_is_not_ready_and_is_live()
    {
        await using var hub = new RunningHub();
        using var browser = hub.Browser();
        (await browser.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var file = new SqliteConnectionStringBuilder(hub.Services.GetRequiredService<ResidencyDbSource>().Settings.Connection).DataSource;

        var newest = await OneAsync(file, "select max(MigrationId) from __EFMigrationsHistory");
        var version = await OneAsync(file, "select max(ProductVersion) from __EFMigrationsHistory");
        await OneAsync(file, $"delete from __EFMigrationsHistory where MigrationId = '{newest}'");
        (await browser.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "a migration is pending");
        await OneAsync(file, $"insert into __EFMigrationsHistory (MigrationId, ProductVersion) values ('{newest}', '{version}')");
        (await browser.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.OK);

        SqliteConnection.ClearAllPools();
        File.Move(file, $"{file}.away");
        (await browser.GetAsync(Ready)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, "the database is away");
        (await browser.GetAsync(Live)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await browser.GetAsync(Ready)).Content.ReadAsStringAsync()).ShouldBe("Unhealthy", "why is in the log, not before everybody");
        File.Move($"{file}.away", file, overwrite: true);
    }

    [Fact]
    public void The_container_and_the_systemd_example_keep_files_where_they_may_write()
    {
        var image = Read("Dockerfile");
        var folder = Setting().Match(image).Groups["folder"].Value;
        folder.ShouldStartWith($"{Volume().Match(image).Groups["folder"].Value}/", Case.Sensitive, "the image's user may write to its volume alone");
        Read("compose.yaml").ShouldContain($"[\"data:{Volume().Match(image).Groups["folder"].Value}\"]");

        var deploy = Read("docs/operations/deploy.md");
        deploy.ShouldContain("ProtectSystem=strict");
        Setting().Match(deploy).Groups["folder"].Value.ShouldStartWith($"/var/lib/{State().Match(deploy).Groups["name"].Value}/");
        Read("docs/operations/backup.md").ShouldContain($"`{folder}`");
    }

    private static string Read(string path, [CallerFilePath] string here = "") => File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", path));

    private static async Task<string?> OneAsync(string file, string sql)
    {
        await using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Files__Folder=(?<folder>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Setting();

    [GeneratedRegex(@"^VOLUME (?<folder>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Volume();

    [GeneratedRegex(@"^StateDirectory=(?<name>\S+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex State();
}

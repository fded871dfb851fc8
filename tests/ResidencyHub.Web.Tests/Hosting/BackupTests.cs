using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Web.Hosting;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>The commands backup and restore bring the database back and what people handed in with it; the API gives papers without their files.</summary>
public sealed class BackupTests
{
    [Fact]
    public async Task A_restored_hub_has_its_people_and_their_files_again()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hub_backup_").FullName;
        try
        {
            var (copy, files, elsewhere) = (Path.Combine(folder, "copy.db"), Path.Combine(folder, "files"), Path.Combine(folder, "new"));
            System.IO.Directory.CreateDirectory(files);
            await File.WriteAllTextAsync(Path.Combine(files, "0af1"), "a certificate");
            await File.WriteAllTextAsync(Path.Combine(files, "0af2.part"), "not handed in yet");
            await using (var hub = new RunningHub())
            {
                await hub.AccountAsync();
                var connection = hub.Services.GetRequiredService<ResidencyDbSource>().Settings.Connection;
                Run(connection, files, "backup", copy).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0), r => r.Said.ShouldContain("1 file that people handed in in"));
                Run(connection, files, "backup", copy).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Said.ShouldContain("exists already"));
                Run(connection, files, "restore", copy).Said.ShouldContain("Stop it first", Case.Sensitive, "the hub runs");
            }
            System.IO.Directory.GetFiles($"{copy}.files").Select(Path.GetFileName).ShouldBe(["0af1"]);
            var restored = $"Data Source={Path.Combine(elsewhere, "hub.db")}";
            var there = Path.Combine(elsewhere, "files");
            Run(restored, there, "restore", copy).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0), r => r.Said.ShouldContain("1 file put back"));
            (await File.ReadAllTextAsync(Path.Combine(there, "0af1"))).ShouldBe("a certificate");
            Run(restored, there, "restore", copy).Said.ShouldContain("0 files put back", Case.Sensitive, "what is there already stays");
            await File.WriteAllTextAsync(Path.Combine(folder, "other.db"), "no database");
            Run(restored, there, "restore", Path.Combine(folder, "other.db")).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(1), r => r.Said.ShouldContain("is not a whole ResidencyHub database. Nothing was changed."));
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_backup_waits_for_a_database_that_is_locked_and_says_so_when_it_stays_locked()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hub_locked_").FullName;
        try
        {
            var copy = Path.Combine(folder, "copy.db");
            await using var hub = new RunningHub();
            var connection = hub.Services.GetRequiredService<ResidencyDbSource>().Settings.Connection;
            var own = Path.Combine(folder, "own.db");
            Run(connection, folder, "backup", own).Code.ShouldBe(0);
            await using var holder = new SqliteConnection($"Data Source={own};Pooling=False");
            await holder.OpenAsync();
            // a log would let readers pass
            await TellAsync(holder, "pragma journal_mode = delete");
            await TellAsync(holder, "begin exclusive");
            Run($"Data Source={own}", folder, ["backup", copy], ("Database:CommandTimeout", "1")).ShouldSatisfyAllConditions(
                r => r.Code.ShouldBe(1), r => r.Said.ShouldContain("The database could not be copied"), r => r.Said.ShouldContain("try again in a minute"));
            File.Exists(copy).ShouldBeFalse("half a copy is none");
            var waiting = Task.Run(() => Run($"Data Source={own}", folder, "backup", copy));
            await Task.Delay(500);
            await TellAsync(holder, "rollback");
            (await waiting).ShouldSatisfyAllConditions(r => r.Code.ShouldBe(0, r.Said), r => r.Said.ShouldContain("checked and whole"));
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }

        static async Task TellAsync(SqliteConnection database, string words)
        {
            await using var command = database.CreateCommand();
            command.CommandText = words;
            await command.ExecuteNonQueryAsync();
        }
    }

    [Fact]
    public async Task The_api_gives_papers_to_those_who_review_them_and_never_the_files()
    {
        await using var hub = new RunningHub();
        var admin = await hub.AccountAsync();
        using var caller = hub.Browser();
        (await caller.GetAsync(new Uri("/api/v1/papers", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var token = await hub.AsAsync<CreateAccessToken, string>(new Viewer(admin.Id, "alex", Role.Administrator), async c => (await c.RunAsync(new("report", Role.Administrator, DateOnly.FromDateTime(DateTime.Today).AddDays(30)))).ValueOrDefault!);
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var list = JsonDocument.Parse(await caller.GetStringAsync(new Uri("/api/v1/papers?show=Waiting&take=5", UriKind.Relative)));
        list.RootElement.GetProperty("rows").GetArrayLength().ShouldBe(0);
        using var description = JsonDocument.Parse(await caller.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        description.RootElement.GetProperty("paths").TryGetProperty("/api/v1/papers", out _).ShouldBeTrue();
        description.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ShouldNotContain(p => p.EndsWith("/file", StringComparison.Ordinal));
    }

    private static (int? Code, string Said) Run(string connection, string files, params string[] args) => Run(connection, files, args, []);

    private static (int? Code, string Said) Run(string connection, string files, string[] args, params (string Key, string? Value)[] more)
    {
        using var said = new StringWriter(CultureInfo.InvariantCulture);
        var all = more.ToDictionary(m => m.Key, m => m.Value);
        (all["Database:Connection"], all["Files:Folder"]) = (connection, files);
        var settings = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        return (BackupCommands.Run(args, settings, said), said.ToString());
    }
}

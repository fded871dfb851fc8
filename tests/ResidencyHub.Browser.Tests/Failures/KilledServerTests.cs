using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ResidencyHub.Browser.Tests.Failures;

/// <summary>The server is killed while people write. What was shown as saved is there afterwards.</summary>
public sealed class KilledServerTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("hub_killed_").FullName;

    private string DatabaseFile => Path.Combine(_folder, "hub.db");

    [Fact]
    public async Task Every_write_that_was_answered_as_saved_is_there_after_the_server_was_killed_in_the_middle()
    {
        var saved = new ConcurrentDictionary<string, string>();
        var proposed = new ConcurrentQueue<string>();
        for (var round = 1; round <= 2; round++)
        {
            using var hub = await ChildHub.StartAsync(DatabaseFile);
            await hub.SignInAsync("Dana Whitfield");
            var enough = saved.Count + 60;
            using var stop = new CancellationTokenSource();
            Task[] writers = [.. Enumerable.Range(0, 4).Select(writer => DraftAsync(hub, $"killed.{round}.{writer}", saved, stop.Token)), ProposeAsync(hub, $"Round {round}, proposal", proposed, stop.Token)];
            for (var until = DateTime.UtcNow.AddSeconds(60); saved.Count < enough || proposed.Count < 2 * round; await Task.Delay(20))
                (DateTime.UtcNow < until).ShouldBeTrue($"only {saved.Count} drafts and {proposed.Count} proposals were saved in a minute");
            hub.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }
        output.WriteLine($"{saved.Count} drafts and {proposed.Count} proposals were shown as saved before the two kills");

        using var again = await ChildHub.StartAsync(DatabaseFile);
        await again.SignInAsync("Dana Whitfield");
        var decisions = await again.ReadAsync("/decisions");
        proposed.Where(title => !decisions.Contains(title, StringComparison.Ordinal)).ShouldBeEmpty();
        foreach (var (key, words) in saved.Where((_, i) => i % 20 == 0))
        {
            // another device that knows no draft is told of the one that stands
            using var answer = await again.DraftAsync(key, "other words");
            (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
        }
        again.Kill();

        await using var database = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await database.OpenAsync();
        (await OneAsync(database, "pragma integrity_check")).ShouldBe("ok");
        foreach (var (key, words) in saved)
            (await OneAsync(database, $"select count(*) from Drafts where \"Key\" = '{key}' and Fields like '%{words}%'")).ShouldBe("1", key);
    }

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    private static async Task DraftAsync(ChildHub hub, string name, ConcurrentDictionary<string, string> saved, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                using var answer = await hub.DraftAsync($"{name}.{i}", $"words {name} {i} end");
                if (answer.IsSuccessStatusCode)
                    saved[$"{name}.{i}"] = $"words {name} {i} end";
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
            {
                return;
            }
        }
    }

    private static async Task ProposeAsync(ChildHub hub, string name, ConcurrentQueue<string> proposed, CancellationToken stop)
    {
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            try
            {
                var title = $"{name} {i} of the killed server";
                using var answer = await hub.PostAsync("/decisions", [("__RequestVerificationToken", hub.Token), ("_handler", "propose"), ("New.Title", title), ("New.Rationale", "To see whether it stays."), ("New.AnswerBy", DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))]);
                if ((await answer.Content.ReadAsStringAsync()).Contains("Proposed. Now each side votes.", StringComparison.Ordinal))
                    proposed.Enqueue(title);
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or TaskCanceledException)
            {
                return;
            }
        }
    }

    private static async Task<string?> OneAsync(SqliteConnection database, string question)
    {
        await using var command = database.CreateCommand();
        command.CommandText = question;
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ResidencyHub.Benchmarks;

/// <summary>
/// Many who write at once on a running demo hub, each into a form of their own, as js/drafts.js saves it: the whole text, and on which draft it is based. The text grows with
/// each save. The saves come at their own times, whether the server keeps up or not, so that waiting counts (open loop). In the end every last word is read back.
/// </summary>
internal static class DraftLoad
{
    /// <summary>An account keeps 200 drafts at most; these are all there.</summary>
    private const int MostOfAccount = 190;

    private const int MostWords = 60;

    /// <summary>One form and who writes in it.</summary>
    private sealed record Writer(HttpClient Http, string Token, string Key)
    {
        public string Text { get; set; } = "";
        public DateTime? BasedOn { get; set; }
        public int Saved { get; set; }

        /// <summary>The save before, which comes to its end first.</summary>
        public Task Before { get; set; } = Task.CompletedTask;
    }

    public static async Task RunAsync(Uri hub, int writers, int seconds, int between, string? file)
    {
        var accounts = await DemoBrowser.EveryoneAsync(hub);
        if (accounts.Count * MostOfAccount < writers)
            throw new InvalidOperationException($"The demo offers {accounts.Count} accounts, which keep {accounts.Count * MostOfAccount:N0} drafts; ask for no more.");
        // named by the run: what an earlier run has left is not taken for this one's
        var run = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var all = Enumerable.Range(0, writers).Select(i => new Writer(accounts[i % accounts.Count].Http, accounts[i % accounts.Count].Token, $"load.{run}.{i}")).ToList();
        Console.WriteLine($"{writers:N0} writers of {accounts.Count} accounts, each saves once in {between} s: {(double)writers / between:0} saves a second; load average {LoadAverage()}");
        Say("before", file);
        await SaveAsync(all, between, 2 * between); // the first rounds warm the server up, and every draft is there
        Say("with a draft of each", file);
        var taken = await SaveAsync(all, between, seconds);
        Say($"after {all.Sum(w => w.Saved):N0} saves", file);
        var answered = taken.Where(t => !double.IsNaN(t)).Order().ToList();
        Console.WriteLine($"{taken.Count:N0} saves: p50 {At(answered, .50):0.0} ms, p95 {At(answered, .95):0.0} ms, p99 {At(answered, .99):0.0} ms, longest {At(answered, 1):0.0} ms, failed {taken.Count - answered.Count}; load average {LoadAverage()}");
        var lost = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (writer, stop) =>
        {
            using var answer = await writer.Http.GetAsync(new Uri($"/drafts/{writer.Key}", UriKind.Relative), stop);
            if (answer.StatusCode != HttpStatusCode.OK || (await answer.Content.ReadFromJsonAsync<JsonElement>(stop)).GetProperty("fields").GetProperty("Input.Strength").GetString() != writer.Text)
                lost.Add(writer.Key);
        });
        Console.WriteLine($"{all.Count:N0} read back, {lost.Count} without the last word");
    }

    private static async Task<List<double>> SaveAsync(List<Writer> writers, int between, int seconds)
    {
        var (saves, rate, start) = (new List<Task<double>>(), (double)writers.Count / between, Stopwatch.GetTimestamp());
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / rate);
            var early = due - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.FromMilliseconds(1))
                await Task.Delay(early);
            var writer = writers[i % writers.Count];
            var save = SaveAsync(writer, writer.Before, start, due);
            writer.Before = save;
            saves.Add(save);
        }
        return [.. await Task.WhenAll(saves)];
    }

    private static async Task<double> SaveAsync(Writer writer, Task before, long start, TimeSpan due)
    {
        await before;
        // some words more, as one types; who has written a page begins anew
        writer.Text = (writer.Saved % MostWords == 0 ? "" : writer.Text) + string.Create(CultureInfo.InvariantCulture, $"Words of save {writer.Saved}: waited after the question. ");
        using var put = new HttpRequestMessage(HttpMethod.Put, $"/drafts/{writer.Key}") { Content = JsonContent.Create(new { fields = new Dictionary<string, string> { ["Input.Met"] = "yes", ["Input.Strength"] = writer.Text }, basedOn = writer.BasedOn }) };
        put.Headers.Add("RequestVerificationToken", writer.Token);
        try
        {
            using var answer = await writer.Http.SendAsync(put);
            if (!answer.IsSuccessStatusCode)
                return double.NaN;
            writer.BasedOn = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("savedAt").GetDateTime();
            writer.Saved++;
            return (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds;
        }
        catch (HttpRequestException)
        {
            return double.NaN;
        }
    }

    private static void Say(string when, string? file)
    {
        if (file is not null)
            Console.WriteLine($"database {when}: {new FileInfo(file).Length / 1e6:0.0} MB, its log {(File.Exists($"{file}-wal") ? new FileInfo($"{file}-wal").Length / 1e6 : 0):0.0} MB");
    }

    private static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace ResidencyHub.Benchmarks;

/// <summary>
/// Mentors on a running demo hub, each with a check-in open: first every page is opened, then each saves what is being typed once in ten seconds.
/// The saves come at their own times, whether the server keeps up or not, so that waiting counts (open loop).
/// </summary>
internal static partial class CheckInLoad
{
    private const int SecondsBetweenSaves = 10;
    private static readonly string[] Mentors = ["Umar Okafor", "Farah Petrov", "Dmitri Alvarez"];

    public static async Task RunAsync(Uri hub, int pages, int seconds)
    {
        var mentors = new List<(HttpClient Http, string Page, string Token)>();
        foreach (var name in Mentors)
            mentors.Add(await SignInAsync(hub, name));

        var opened = Stopwatch.StartNew();
        await Parallel.ForAsync(0, pages, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) => await mentors[i % mentors.Count].Http.GetStringAsync(mentors[i % mentors.Count].Page, stop));
        Console.WriteLine($"{pages:N0} check-in pages opened, {pages / opened.Elapsed.TotalSeconds:0} a second");

        var rate = (double)pages / SecondsBetweenSaves;
        await SaveAsync(mentors, pages, rate, 10); // the first seconds warm the server up and are thrown away
        var taken = await SaveAsync(mentors, pages, rate, seconds);
        var answered = taken.Where(t => !double.IsNaN(t)).Order().ToList();
        Console.WriteLine($"{taken.Count:N0} saves at {rate:0} a second: p50 {At(answered, .50):0.0} ms, p95 {At(answered, .95):0.0} ms, p99 {At(answered, .99):0.0} ms, failed {taken.Count - answered.Count}");
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? double.NaN : sorted[(int)(sorted.Count * part)];

    private static async Task<List<double>> SaveAsync(List<(HttpClient Http, string Page, string Token)> mentors, int pages, double rate, int seconds)
    {
        var saves = new List<Task<double>>();
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < rate * seconds; i++)
        {
            var due = TimeSpan.FromSeconds(i / rate);
            var early = due - Stopwatch.GetElapsedTime(start);
            if (early > TimeSpan.FromMilliseconds(1))
                await Task.Delay(early);
            var (page, round) = (i % pages, i);
            saves.Add(SaveAsync(mentors[page % mentors.Count], page, round, start, due));
        }
        return [.. await Task.WhenAll(saves)];
    }

    private static async Task<double> SaveAsync((HttpClient Http, string Page, string Token) mentor, int page, int round, long start, TimeSpan due)
    {
        using var put = new HttpRequestMessage(HttpMethod.Put, $"/drafts/load.{page}") { Content = JsonContent.Create(new { fields = new Dictionary<string, string> { ["Input.Met"] = "yes", ["Input.Strength"] = $"Words of round {round}" }, basedOn = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1) }) };
        put.Headers.Add("RequestVerificationToken", mentor.Token);
        try
        {
            using var answer = await mentor.Http.SendAsync(put);
            return answer.IsSuccessStatusCode ? (Stopwatch.GetElapsedTime(start) - due).TotalMilliseconds : double.NaN;
        }
        catch (HttpRequestException)
        {
            return double.NaN;
        }
    }

    private static async Task<(HttpClient Http, string Page, string Token)> SignInAsync(Uri hub, string name)
    {
        var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 64, AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = hub };
        http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        var form = Forms().Matches(await http.GetStringAsync("/account/sign-in")).Select(m => m.Value).First(f => f.Contains($">{name}<", StringComparison.Ordinal));
        await http.PostAsync("/account/demo", new FormUrlEncodedContent(Fields().Matches(form).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))));
        var page = CheckIns().Match(await http.GetStringAsync("/my-residents"));
        if (!page.Success)
            throw new InvalidOperationException($"{name} has no check-in to open today: the demo has no school week now.");
        var html = await http.GetStringAsync($"/{page.Groups[1].Value}");
        return (http, $"/{page.Groups[1].Value}", Tokens().Match(html).Groups[1].Value);
    }

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline, 5000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"", RegexOptions.None, 5000)]
    private static partial Regex Fields();

    [GeneratedRegex("href=\"(check-ins/[^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex CheckIns();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"", RegexOptions.None, 5000)]
    private static partial Regex Tokens();
}

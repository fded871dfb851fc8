using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace ResidencyHub.Benchmarks;

/// <summary>What a page costs its server: the processor time that the hub's process takes for one opening, four at a time, full pages, after as many thrown away. To be laid beside what the smallest interactive page costs its server in the same hour.</summary>
internal static partial class PageLoad
{
    private const int AtOnce = 4;

    /// <summary>An address that ends with * stands for the first link of that kind on the list before it.</summary>
    private static readonly string[] OfCoordinators =
    [
        "/placements", "/placements/*", "/placements/board", "/residents", "/residents/*", "/mentors", "/mentors/*", "/capacity", "/papers", "/openings", "/agreements", "/partnerships", "/directory?q=lin",
        "/check-ins", "/check-ins/*", "/observations", "/observations/*", "/hours", "/signals", "/concerns", "/reviews", "/support-plans", "/coaching/cycles", "/help-requests", "/form-answers", "/visits", "/",
    ];

    public static async Task RunAsync(Uri hub, int process, int times, string who, IReadOnlyList<string> pages)
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None };
        using var browser = new HttpClient(handler) { BaseAddress = hub };
        await DemoBrowser.SignInAsync(browser, who);
        Console.WriteLine($"signed in as {who}; {times} thrown away, {times} measured, {AtOnce} at a time");
        Console.WriteLine($"{"page",-24} {"processor",12} {"bytes",10}");
        var list = "";
        foreach (var page in pages.Count > 0 ? pages : OfCoordinators)
        {
            var address = page.EndsWith('*') ? Link(list, page[..^1]) : page;
            if (address is null)
            {
                Console.WriteLine($"{page,-24} no such link");
                continue;
            }
            using var first = await GetAsync(browser, address, "identity");
            var (status, text) = (first.StatusCode, await first.Content.ReadAsStringAsync());
            if (status != HttpStatusCode.OK || first.RequestMessage!.RequestUri!.AbsolutePath != new Uri(hub, address).AbsolutePath)
            {
                Console.WriteLine($"{page,-24} {(int)status} at {first.RequestMessage!.RequestUri!.PathAndQuery}");
                continue;
            }
            list = text;
            await OpenAsync(browser, address, times);
            var before = Spent(process);
            var bytes = await OpenAsync(browser, address, times);
            Console.WriteLine($"{page,-24} {(Spent(process) - before).TotalMilliseconds / times,9:0.0} ms {bytes,10:N0}");
        }
    }

    private static async Task<long> OpenAsync(HttpClient browser, string address, int times)
    {
        var bytes = 0L;
        await Parallel.ForEachAsync(Enumerable.Range(0, times), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, stop) =>
        {
            using var answer = await GetAsync(browser, address, "br");
            answer.EnsureSuccessStatusCode();
            Interlocked.Exchange(ref bytes, (await answer.Content.ReadAsByteArrayAsync(stop)).Length);
        });
        return bytes;
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient browser, string address, string encoding)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        ask.Headers.Add("Accept-Encoding", encoding);
        ask.Headers.Add("Accept", "text/html");
        return await browser.SendAsync(ask);
    }

    private static string? Link(string html, string beginning) =>
        Links().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).FirstOrDefault(a => a.StartsWith(beginning, StringComparison.Ordinal) && Guid.TryParse(a[beginning.Length..], out _));

    private static TimeSpan Spent(int process)
    {
        using var hub = Process.GetProcessById(process);
        return hub.TotalProcessorTime;
    }

    [GeneratedRegex("""href="([^"]+)""")]
    private static partial Regex Links();
}

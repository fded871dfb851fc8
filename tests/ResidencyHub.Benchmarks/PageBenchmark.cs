using System.Net;
using System.Text.RegularExpressions;

namespace ResidencyHub.Benchmarks;

/// <summary>What list pages weigh as they travel: the whole page as it is opened, then the next page and another sort as the script of the hub asks for them. Bytes of the compressed body, as the server sends it to somebody of the demo who is signed in.</summary>
internal static partial class PageBenchmark
{
    private static readonly string[] Pages = ["/placements", "/placements/board", "/residents", "/mentors", "/check-ins", "/directory?q=lin"];

    public static async Task RunAsync(Uri hub, string who)
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.None };
        using var browser = new HttpClient(handler) { BaseAddress = hub };
        await DemoBrowser.SignInAsync(browser, who);
        Console.WriteLine($"signed in as {who}; bytes of the body, {"Brotli"}");
        Console.WriteLine($"{"page",-20} {"open",8} {"next",8} {"sort",8}");
        foreach (var page in Pages)
        {
            var (open, html) = await GetAsync(browser, page, part: false);
            var next = NextLink().Match(html) is { Success: true } link ? (await GetAsync(browser, WebUtility.HtmlDecode(link.Groups[1].Value), part: true)).Bytes : 0;
            var sort = SortLink().Match(html) is { Success: true } heading ? (await GetAsync(browser, WebUtility.HtmlDecode(heading.Groups[1].Value), part: true)).Bytes : 0;
            Console.WriteLine($"{page,-20} {open,8:N0} {(next == 0 ? "–" : next.ToString("N0")),8} {(sort == 0 ? "–" : sort.ToString("N0")),8}");
        }
    }

    private static async Task<(int Bytes, string Html)> GetAsync(HttpClient browser, string address, bool part)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        ask.Headers.Add("Accept-Encoding", "br");
        ask.Headers.Add("Accept", "text/html");
        if (part)
            ask.Headers.Add("Hub-Part", "list");
        using var answer = await browser.SendAsync(ask);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (!answer.Content.Headers.ContentEncoding.Contains("br"))
            throw new InvalidOperationException($"{address} came without Brotli.");
        using var plain = new StreamReader(new System.IO.Compression.BrotliStream(new MemoryStream(body), System.IO.Compression.CompressionMode.Decompress));
        return (body.Length, await plain.ReadToEndAsync());
    }

    [GeneratedRegex("""<a rel="next" href="([^"]+)""")]
    private static partial Regex NextLink();

    [GeneratedRegex("""<th scope="col"><a href="([^"]+)""")]
    private static partial Regex SortLink();
}

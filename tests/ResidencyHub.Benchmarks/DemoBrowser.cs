using System.Net;
using System.Text.RegularExpressions;

namespace ResidencyHub.Benchmarks;

/// <summary>Signs a client in at a running demo, by the button that the sign-in page offers.</summary>
internal static partial class DemoBrowser
{
    public static async Task SignInAsync(HttpClient browser, string who)
    {
        var page = await browser.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        var form = Form().Matches(page).Select(f => f.Value).FirstOrDefault(f => f.Contains(who, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"The sign-in page offers no {who}: is this a demo?");
        var button = Regex.Match(form, $"""<button[^>]*name="([^"]+)"[^>]*value="([^"]+)"[^>]*>\s*{Regex.Escape(who)}""");
        using var content = new FormUrlEncodedContent([.. Hidden().Matches(form).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))), .. button.Success ? [KeyValuePair.Create(button.Groups[1].Value, button.Groups[2].Value)] : Array.Empty<KeyValuePair<string, string>>()]);
        var action = Action().Match(form) is { Success: true } to ? to.Groups[1].Value : "/account/sign-in";
        using var answer = await browser.PostAsync(new Uri(action, UriKind.Relative), content);
        if (answer.Headers.Location is null) // a browser that does not follow by itself is signed in as well
            answer.EnsureSuccessStatusCode();
    }

    /// <summary>A client for each account that the sign-in page offers, signed in, with the token that its posts need.</summary>
    public static async Task<IReadOnlyList<(HttpClient Http, string Token)>> EveryoneAsync(Uri hub)
    {
        using var visitor = new HttpClient { BaseAddress = hub };
        var offered = Form().Matches(await visitor.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative))).Select(f => Hidden().Matches(f.Value).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value))).Where(f => f.ContainsKey("account"));
        var all = new List<(HttpClient, string)>();
        foreach (var account in offered.DistinctBy(f => f["account"]).Select(f => f["account"]))
        {
            var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 64 }) { BaseAddress = hub };
            // the token of a form belongs to the visitor who was given it
            var own = Form().Matches(await http.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative))).Select(f => Hidden().Matches(f.Value).Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value))).ToList()).First(f => f.Exists(p => p.Key == "account" && p.Value == account));
            using var content = new FormUrlEncodedContent(own);
            using var signed = await http.PostAsync(new Uri("/account/demo", UriKind.Relative), content);
            signed.EnsureSuccessStatusCode();
            all.Add((http, Hidden().Matches(await http.GetStringAsync(new Uri("/account", UriKind.Relative))).Where(m => m.Groups[1].Value == "__RequestVerificationToken").Select(m => WebUtility.HtmlDecode(m.Groups[2].Value)).First()));
        }
        return all;
    }

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input[^>]*name="([^"]+)"[^>]*value="([^"]*)""")]
    private static partial Regex Hidden();

    [GeneratedRegex("""action="([^"]*)""")]
    private static partial Regex Action();
}

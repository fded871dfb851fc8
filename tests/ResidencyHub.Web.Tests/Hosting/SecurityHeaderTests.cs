using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Data;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Hosting;

/// <summary>What browsers are told with every kind of answer, as the hub runs in Production.</summary>
public sealed partial class SecurityHeaderTests
{
    [Fact]
    public async Task Every_kind_of_answer_tells_the_browser_to_run_nothing_foreign_and_to_let_nobody_frame_it()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        // HSTS is not said to localhost
        using var browser = hub.CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new Uri("https://hub.example"), HandleCookies = true });
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        var nonces = new HashSet<string>();
        foreach (var (path, status, isPage) in new[]
        {
            ("/account/sign-in", HttpStatusCode.OK, true), ("/placements", HttpStatusCode.OK, true), ("/nowhere", HttpStatusCode.NotFound, true), ("/answer/no-such-token", HttpStatusCode.OK, true), ("/w/no-such-token", HttpStatusCode.OK, true),
            ("/api/v1/placements", HttpStatusCode.Unauthorized, false), ("/openapi/v1.json", HttpStatusCode.OK, false), ("/health/live", HttpStatusCode.OK, false), ("/css/hub.css", HttpStatusCode.OK, false),
        })
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
            answer.StatusCode.ShouldBe(status, path);
            await HoldsAsync(answer, path, isPage, nonces);
        }

        // a page that breaks: a table is gone
        await using (var database = new SqliteConnection(hub.Services.GetRequiredService<ResidencyDbSource>().Settings.Connection))
        {
            await database.OpenAsync();
            await using var command = database.CreateCommand();
            command.CommandText = "alter table Programs rename to ProgramsAway";
            await command.ExecuteNonQueryAsync();
        }
        using var broken = await browser.GetAsync(new Uri("/programs", UriKind.Relative));
        broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        await HoldsAsync(broken, "an error", isPage: true, nonces);
        (await broken.Content.ReadAsStringAsync()).ShouldNotContain("ProgramsAway", customMessage: "what went wrong is for the log");
    }

    private static async Task HoldsAsync(HttpResponseMessage answer, string what, bool isPage, HashSet<string> nonces)
    {
        string One(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
        var policy = One("Content-Security-Policy").Split(';', StringSplitOptions.TrimEntries).Select(d => d.Split(' ', 2)).ToDictionary(d => d[0], d => d[1]);
        policy["default-src"].ShouldBe("'self'", what);
        var script = Script().Match(policy["script-src"]);
        script.Success.ShouldBeTrue($"{what}: {policy["script-src"]}");
        nonces.Add(script.Groups["nonce"].Value).ShouldBeTrue($"{what}: a nonce that was given before");
        policy["style-src"].ShouldBe("'self'", what);
        (policy["frame-ancestors"], policy["object-src"]).ShouldBe(("'none'", "'none'"), what);
        (policy["base-uri"], policy["form-action"]).ShouldBe(("'self'", "'self'"), what);
        One("X-Content-Type-Options").ShouldBe("nosniff", what);
        One("Referrer-Policy").ShouldBe("same-origin", what);
        One("Strict-Transport-Security").ShouldBe("max-age=31536000", what);
        answer.Headers.Contains("Server").ShouldBeFalse(what);
        if (!isPage)
            return;
        var html = await answer.Content.ReadAsStringAsync();
        var inline = Inline().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups["attributes"].Value)).ToList();
        inline.ShouldAllBe(a => a.Contains($"nonce=\"{script.Groups["nonce"].Value}\"", StringComparison.Ordinal), what);
        inline.Count.ShouldBe(1, $"{what}: the import map alone is inline");
        html.ShouldNotContain(" style=\"", customMessage: what);
        html.ShouldNotContain("<style", customMessage: what);
    }

    [GeneratedRegex(@"^'self' 'nonce-(?<nonce>[A-Za-z0-9+/=_-]{16,})'$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex(@"<script(?![^>]* src=)(?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Inline();
}

using System.Net;

namespace ResidencyHub.Web.Tests.Access;

public sealed class RateLimitTests
{
    [Fact]
    public async Task Each_link_page_answers_its_limit_and_then_says_on_a_plain_page_to_wait_a_minute()
    {
        // a thousandth of every limit: one request a minute
        await using var hub = new RunningHub { Settings = new Dictionary<string, string> { ["RateLimit"] = "0.001" } };
        await hub.AccountAsync();
        using var browser = hub.Browser();
        foreach (var page in new[] { "/invitation/", "/answer/", "/follow/", "/host/", "/mentor-pool/", "/sign/", "/survey/", "/w/", "/f/" })
        {
            using var first = await browser.GetAsync(new Uri($"{page}no-such-token", UriKind.Relative));
            first.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            // another guess is no other limit
            using var second = await browser.GetAsync(new Uri($"{page}no-other-token", UriKind.Relative));
            second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, page);
            second.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromMinutes(1), page);
            second.Content.Headers.ContentType!.MediaType.ShouldBe("text/html", page);
            var words = await second.Content.ReadAsStringAsync();
            words.ShouldContain("<h1>Please wait a minute</h1>", customMessage: page);
            words.ShouldContain("Nothing is lost", customMessage: page);
            words.ShouldNotContain("<script", customMessage: page);
            words.ShouldNotContain("no-other-token", customMessage: page);
        }
        using var api = await browser.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
        api.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        using var again = await browser.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
        (again.StatusCode, again.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.TooManyRequests, "application/problem+json"));
        (await browser.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, "what is guarded by no secret is not limited");
    }
}

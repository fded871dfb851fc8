using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Web.Tests.Access;

public sealed class ApiTests
{
    private static readonly Uri Me = new("/api/v1/me", UriKind.Relative);

    [Fact]
    public async Task Without_a_token_with_a_cookie_alone_or_with_a_wrong_one_the_api_is_shut()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        var withCookie = await browser.GetAsync(Me);
        withCookie.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        withCookie.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        browser.DefaultRequestHeaders.Authorization = new("Bearer", "hub_wrong");
        (await browser.GetAsync(Me)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_acts_as_its_owner_until_it_is_revoked()
    {
        await using var hub = new RunningHub();
        var admin = await hub.AccountAsync();
        var viewer = new Viewer(admin.Id, "alex", Role.Administrator);
        var today = DateOnly.FromDateTime(DateTime.Today);
        var token = await hub.AsAsync<CreateAccessToken, string>(viewer, async c => (await c.RunAsync(new("report", Role.Administrator, today.AddDays(30)))).ValueOrDefault!);
        token.ShouldStartWith("hub_");
        using var caller = hub.Browser();
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using (var me = JsonDocument.Parse(await caller.GetStringAsync(Me)))
        {
            me.RootElement.GetProperty("name").GetString().ShouldBe("alex");
            me.RootElement.GetProperty("role").GetString().ShouldBe("Administrator");
        }
        using (var answer = await caller.GetAsync(Me))
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue("an answer is one person's");
        var own = await hub.AsAsync<ListAccessTokens, IReadOnlyList<ListAccessTokens.Row>>(viewer, async l => (await l.RunAsync(default)).ValueOrDefault!);
        own.Single().LastUsedAt.ShouldNotBeNull();
        await using (var db = hub.Open())
            db.AccessTokens.Single().TokenHash.ShouldNotContain(token[4..]);
        await hub.AsAsync<RevokeAccessToken, object>(viewer, async r => await r.RunAsync(own[0].Id));
        (await caller.GetAsync(Me)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_description_lists_the_addresses_and_an_unknown_one_is_a_problem_in_json()
    {
        await using var hub = new RunningHub();
        using var browser = hub.Browser();
        using var description = JsonDocument.Parse(await browser.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var paths = description.RootElement.GetProperty("paths");
        paths.TryGetProperty("/api/v1/me", out _).ShouldBeTrue();
        paths.EnumerateObject().ShouldAllBe(path => path.Name.StartsWith("/api/v1/", StringComparison.Ordinal), "forms of the pages are no part of the API");
    }
}

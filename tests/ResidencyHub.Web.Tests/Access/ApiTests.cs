using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Web.Tests.Access;

public sealed partial class ApiTests
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
        // each answer is described by its own fields, not by those of another that happens to be named alike
        var schemas = description.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToList();
        schemas.ShouldContain("ListResidentsRow");
        schemas.ShouldContain("PageOfListResidentsRow");
        schemas.ShouldNotContain(s => s == "Row" || s == "Answer");
        // what it says to be inside an answer is there
        var words = description.RootElement.GetProperty("info").GetProperty("description").GetString()!;
        var within = Within().Matches(words);
        within.Count.ShouldBeGreaterThan(12);
        foreach (Match one in within)
            Fields(description.RootElement, paths.GetProperty($"/api/v1{one.Groups["path"].Value}")).ShouldContain(one.Groups["field"].Value, one.Value);
        paths.EnumerateObject().ShouldAllBe(path => path.Name.StartsWith("/api/v1/", StringComparison.Ordinal), "forms of the pages are no part of the API");
    }

    /// <summary>The names of the fields of an answer, or of the rows of a list.</summary>
    private static IReadOnlyList<string> Fields(JsonElement document, JsonElement path)
    {
        var schema = Resolve(document, path.GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        if (schema.TryGetProperty("items", out var items))
            schema = Resolve(document, items);
        return [.. schema.GetProperty("properties").EnumerateObject().Select(p => p.Name)];
    }

    private static JsonElement Resolve(JsonElement document, JsonElement schema) =>
        schema.TryGetProperty("$ref", out var to) ? document.GetProperty("components").GetProperty("schemas").GetProperty(to.GetString()!.Split('/')[^1]) : schema;

    [GeneratedRegex("`(?<field>[a-zA-Z]+)` of `(?<path>/[^`]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Within();
}

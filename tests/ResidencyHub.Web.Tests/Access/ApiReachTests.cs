using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Web.Hosting;

namespace ResidencyHub.Web.Tests.Access;

/// <summary>Every noun of the API with tokens of people of the demo: what their role includes, within their reach, and nothing of others.</summary>
public sealed class ApiReachTests : IAsyncLifetime
{
    private static readonly string[] OfPrograms = ["/residents", "/placements", "/cohorts", "/agreements", "/decisions", "/partnerships"];

    private readonly RunningHub _hub = new() { Demo = true };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _hub.DisposeAsync();

    [Fact]
    public async Task A_coordinators_token_reads_every_list_and_its_first_row_by_id()
    {
        using var dana = await CallerAsync("Dana Whitfield", Role.ProgramCoordinator);
        var paths = Paths();
        paths.Count.ShouldBeGreaterThan(15);
        foreach (var (path, _) in paths.Where(p => !p.Path.Contains('{', StringComparison.Ordinal)))
        {
            var (status, answer) = await GetAsync(dana, path);
            status.ShouldBe(HttpStatusCode.OK, path);
            if (!paths.Exists(p => p.Path == $"{path}/{{id:guid}}"))
                continue;
            var first = Rows(answer).FirstOrDefault();
            first.ValueKind.ShouldBe(JsonValueKind.Object, $"the demo has something to show at {path}");
            (await GetAsync(dana, $"{path}/{IdOf(first)}")).Status.ShouldBe(HttpStatusCode.OK, path);
            (await GetAsync(dana, $"{path}/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    [Fact]
    public async Task What_is_of_another_program_is_not_found_by_its_id()
    {
        using var dana = await CallerAsync("Dana Whitfield", Role.ProgramCoordinator);
        using var omar = await CallerAsync("Omar Said", Role.ProgramCoordinator);
        var partnerships = await AllIdsAsync(omar, "/partnerships");
        partnerships.ExceptWith(await AllIdsAsync(dana, "/partnerships"));
        var today = DateOnly.FromDateTime(DateTime.Today);
        await _hub.ChangeAsync(db => db.Add(new Decision(new(Guid.Parse(partnerships.First())), "Of the other program", "Because.", "Omar Said", PartnershipSide.University, today, today.AddDays(9))));
        foreach (var path in OfPrograms)
        {
            var (hers, his) = (await AllIdsAsync(dana, path), await AllIdsAsync(omar, path));
            his.ExceptWith(hers);
            his.ShouldNotBeEmpty(path);
            foreach (var id in his.Take(3))
            {
                (await GetAsync(omar, $"{path}/{id}")).Status.ShouldBe(HttpStatusCode.OK, path);
                (await GetAsync(dana, $"{path}/{id}")).Status.ShouldBe(HttpStatusCode.NotFound, path);
            }
        }
    }

    [Fact]
    public async Task A_mentors_token_reads_what_the_role_includes_and_of_that_the_own_residents_alone()
    {
        const string name = "Umar Okafor";
        using var mentor = await CallerAsync(name, Role.Mentor);
        using var dana = await CallerAsync("Dana Whitfield", Role.ProgramCoordinator);
        foreach (var (path, needs) in Paths().Where(p => !p.Path.Contains('{', StringComparison.Ordinal)))
            (await GetAsync(mentor, path)).Status.ShouldBe(needs.All(n => RolePermissions.Includes(Role.Mentor, n)) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, path);

        var own = await AllIdsAsync(mentor, "/placements");
        await using (var db = _hub.Open())
        {
            var known = (await db.Placements.Where(p => p.MentorName == name).Select(p => p.Id).ToListAsync()).Select(id => id.ToString()).Concat(
                (await db.Mentorships.Where(m => db.Mentors.Any(x => x.Id == m.MentorId && x.LastName == "Okafor" && x.FirstName == "Umar")).Select(m => m.PlacementId).ToListAsync()).Select(id => id.ToString())).ToHashSet(StringComparer.Ordinal);
            own.ShouldNotBeEmpty();
            own.ShouldBeSubsetOf(known);
        }
        var others = await AllIdsAsync(dana, "/placements");
        others.ExceptWith(own);
        (await GetAsync(mentor, $"/placements/{others.First()}")).Status.ShouldBe(HttpStatusCode.NotFound);
        var (_, notes) = await GetAsync(mentor, "/check-ins?take=100");
        Rows(notes).Select(row => row.GetProperty("placement").GetString()!).Distinct().ShouldBeSubsetOf(own);
        var (_, none) = await GetAsync(mentor, $"/check-ins?placement={others.First()}");
        Rows(none).ShouldBeEmpty();
        (await GetAsync(mentor, $"/residents/{Guid.NewGuid()}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_expired_and_a_revoked_token_open_nothing()
    {
        using var dana = await CallerAsync("Dana Whitfield", Role.ProgramCoordinator);
        using var omar = await CallerAsync("Omar Said", Role.ProgramCoordinator);
        await using (var db = _hub.Open())
        {
            var past = DateTime.UtcNow.AddMinutes(-1);
            (await db.AccessTokens.Where(t => db.Users.Any(u => u.Id == t.AccountId && u.Name == "Dana Whitfield")).ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, past))).ShouldBe(1);
            (await db.AccessTokens.Where(t => db.Users.Any(u => u.Id == t.AccountId && u.Name == "Omar Said")).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, past))).ShouldBe(1);
        }
        foreach (var path in Paths().Where(p => !p.Path.Contains('{', StringComparison.Ordinal)).Select(p => p.Path))
        {
            (await GetAsync(dana, path)).Status.ShouldBe(HttpStatusCode.Unauthorized, path);
            (await GetAsync(omar, path)).Status.ShouldBe(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task The_description_says_how_to_prove_oneself_how_to_search_and_how_to_page()
    {
        using var browser = _hub.Browser();
        using var description = JsonDocument.Parse(await browser.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
        var scheme = description.RootElement.GetProperty("components").GetProperty("securitySchemes").GetProperty("token");
        (scheme.GetProperty("type").GetString(), scheme.GetProperty("scheme").GetString()).ShouldBe(("http", "bearer"));
        description.RootElement.GetProperty("security")[0].TryGetProperty("token", out _).ShouldBeTrue();
        foreach (var (path, names) in new[] { ("residents", new[] { "q" }), ("mentors", ["q"]), ("placements", ["q", "status", "year"]), ("check-ins", ["placement", "weekOf"]), ("decisions", []), ("agreements", []), ("cohorts", []), ("actions", []) })
        {
            var parameters = description.RootElement.GetProperty("paths").GetProperty($"/api/v1/{path}").GetProperty("get").GetProperty("parameters").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, p => p);
            foreach (var name in names.Concat(["sort", "after", "before", "take"]))
            {
                parameters.ShouldContainKey(name, path);
                parameters[name].GetProperty("in").GetString().ShouldBe("query", path);
                parameters[name].GetProperty("description").GetString().ShouldNotBeNullOrWhiteSpace(path);
            }
        }
    }

    /// <summary>The API's addresses below its prefix, with what each needs.</summary>
    private List<(string Path, IReadOnlyList<Permission> Needs)> Paths()
    {
        _ = _hub.Server;
        return [.. _hub.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && !e.RoutePattern.RawText.Contains('*', StringComparison.Ordinal))
            .Select(e => (e.RoutePattern.RawText!["/api/v1".Length..].TrimEnd('/'), (IReadOnlyList<Permission>)[.. e.Metadata.GetOrderedMetadata<NeedsAttribute>().Select(n => n.Permission)]))];
    }

    private async Task<HttpClient> CallerAsync(string name, Role role)
    {
        Guid account;
        await using (var db = _hub.Open())
            account = (await db.Users.SingleAsync(u => u.Name == name)).Id;
        var token = await _hub.AsAsync<CreateAccessToken, string>(new(account, name, role), async create => (await create.RunAsync(new("report", role, DateOnly.FromDateTime(DateTime.Today).AddDays(30)))).ValueOrDefault!);
        var caller = _hub.Browser();
        caller.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return caller;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> GetAsync(HttpClient caller, string path)
    {
        using var answer = await caller.GetAsync(new Uri($"/api/v1{path}", UriKind.Relative));
        return (answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()));
    }

    private static List<JsonElement> Rows(JsonElement answer) => [.. (answer.ValueKind is JsonValueKind.Array ? answer : answer.GetProperty("rows")).EnumerateArray()];

    /// <summary>Its own id; what schools can host is asked for by the school's.</summary>
    private static string IdOf(JsonElement row) => (row.TryGetProperty("id", out var id) ? id : row.GetProperty("school")).GetString()!;

    private static async Task<HashSet<string>> AllIdsAsync(HttpClient caller, string path)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var address = $"{path}?take=100"; ;)
        {
            var (status, answer) = await GetAsync(caller, address);
            status.ShouldBe(HttpStatusCode.OK, address);
            foreach (var row in Rows(answer))
                ids.Add(IdOf(row)).ShouldBeTrue($"{path} tells a row twice");
            if (answer.ValueKind is JsonValueKind.Array || answer.GetProperty("next").GetString() is not { } next)
                return ids;
            address = $"{path}?take=100&after={Uri.EscapeDataString(next)}";
        }
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Tests.Access;
using Serilog;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace ResidencyHub.Web.Tests.Hosting;

public sealed class LogTests
{
    private const string Name = "Zebulon Quist", Email = "zebulon.quist@hub.example", Guess = "guessed-token-5871", Password = "a password of zebulon's own";

    [Fact]
    public async Task At_information_the_log_says_which_pages_were_asked_and_never_who_asked_or_with_what_token()
    {
        string invitation, token;
        await using (var hub = new RunningHub { Settings = new Dictionary<string, string> { ["Serilog:Using:1"] = typeof(CapturedLog).Assembly.GetName().Name!, ["Serilog:WriteTo:1"] = nameof(CapturedLog.Captured) } })
            (invitation, token) = await AskAsync(hub);
        var log = CapturedLog.Lines.ToList();
        foreach (var line in new[] { "GET /invitation/{token} 200", "POST /account/sign-in", "GET /search 200", "GET /api/v1/me 200", "GET /answer/{token} 200", "POST /account/forgotten" })
            log.ShouldContain(l => l.Contains(line, StringComparison.Ordinal), line);
        foreach (var secret in new[] { "Zebulon", "Quist", "hub.example", Guess, Password, invitation, token, token[4..20] })
            log.FirstOrDefault(l => l.Contains(secret, StringComparison.OrdinalIgnoreCase)).ShouldBeNull($"the log holds “{secret}”");
    }

    /// <summary>A handful of requests with names, addresses and tokens in path, query, form and header.</summary>
    private static async Task<(string Invitation, string Token)> AskAsync(RunningHub hub)
    {
        var admin = await hub.AccountAsync();
        var viewer = new Viewer(admin.Id, "alex", Role.Administrator);
        (await hub.AsAsync<InvitePerson, bool>(viewer, async invite => (await invite.RunAsync(new(Name, Email, Role.Administrator, null))).IsDone)).ShouldBeTrue();
        var page = await hub.TokenInLetterAsync(Email);
        var token = await hub.AsAsync<CreateAccessToken, string>(viewer, async create => (await create.RunAsync(new("report", Role.Administrator, DateOnly.FromDateTime(DateTime.Today).AddDays(30)))).ValueOrDefault!);
        using var browser = hub.Browser();
        (await browser.GetAsync(new Uri($"/answer/{Guess}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await RunningHub.PostAsync(browser, "/account/forgotten", "forgotten", ("Input.Email", Email));
        await RunningHub.SignInAsync(browser, Email, Password);
        RunningHub.Leads(await RunningHub.PostAsync(browser, page, "join", ("Input.Name", Name), ("Input.Password", Password))).ShouldBe("/");
        (await browser.GetStringAsync(new Uri("/account", UriKind.Relative))).ShouldContain(Name);
        (await browser.GetAsync(new Uri($"/search?q={Uri.EscapeDataString(Name)}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await browser.GetAsync(new Uri($"/nowhere/{Uri.EscapeDataString(Name)}?email={Email}", UriKind.Relative));
        browser.DefaultRequestHeaders.Authorization = new("Bearer", token);
        (await browser.GetAsync(new Uri("/api/v1/me", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        return (page[(page.LastIndexOf('/') + 1)..], token);
    }
}

/// <summary>A sink that the hub's own configuration names, as an administrator's would: what passes its levels, with all that each event carries.</summary>
public static class CapturedLog
{
    public static ConcurrentQueue<string> Lines { get; } = [];

    public static LoggerConfiguration Captured(this LoggerSinkConfiguration to) => to.Sink(new Queue());

    private sealed class Queue : ILogEventSink
    {
        public void Emit(LogEvent logEvent) =>
            Lines.Enqueue($"{logEvent.RenderMessage(CultureInfo.InvariantCulture).Replace("\"", "", StringComparison.Ordinal)} {string.Join(' ', logEvent.Properties.Select(p => $"{p.Key}={p.Value}"))} {logEvent.Exception}");
    }
}

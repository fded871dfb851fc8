using Microsoft.Playwright;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>Somebody at a browser, and everything that went wrong there: console errors, blocked content, requests elsewhere.</summary>
public sealed class Visitor : IAsyncDisposable
{
    /// <summary>What Chromium prints for an answer that a test asks for on purpose (a missing page, a page of another role).</summary>
    private const string Refused = "Failed to load resource: the server responded with a status of 40";

    private readonly IBrowserContext _context;
    private readonly List<string> _trouble = [];
    private readonly Uri _hub;

    private Visitor(IBrowserContext context, IPage page, string url) => (_context, Page, _hub) = (context, page, new Uri(url));

    public IPage Page { get; }

    public static async Task<Visitor> OpenAsync(HubFixture hub, string? state, bool phone, bool script = true)
    {
        var context = await hub.Browser.NewContextAsync(new()
        {
            BaseURL = hub.Url,
            StorageState = state,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            HasTouch = phone,
            IsMobile = phone,
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-US",
        });
        context.SetDefaultTimeout(15000);
        await context.AddInitScriptAsync("window.__blocked=[];document.addEventListener('securitypolicyviolation',e=>window.__blocked.push(e.violatedDirective+' '+e.blockedURI+' '+e.sourceFile+':'+e.lineNumber))");
        var page = await context.NewPageAsync();
        var visitor = new Visitor(context, page, hub.Url);
        page.Console += (_, message) => visitor.Note(message.Type == "error" && !message.Text.StartsWith(Refused, StringComparison.Ordinal), $"console: {message.Text}");
        page.PageError += (_, error) => visitor.Note(true, $"script: {error}");
        page.Request += (_, request) => visitor.Note(!request.Url.StartsWith("data:", StringComparison.Ordinal) && new Uri(request.Url) is { Authority: var to } && to != visitor._hub.Authority, $"request to another origin: {request.Url}");
        page.Response += (_, response) => visitor.Note(response.Status >= 500, $"{response.Status} from {response.Url}");
        return visitor;
    }

    /// <summary>Opens a path of the hub; the status it was answered with.</summary>
    public async Task<int> GoAsync(string path) => (await Page.GotoAsync(path))?.Status ?? 0;

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name });

    /// <summary>The words of the page's main part.</summary>
    public Task<string> WordsAsync() => Page.Locator("main").InnerTextAsync();

    /// <summary>Waits for words in the notice that follows an action.</summary>
    public Task SaysAsync(string words) => Assertions.Expect(Page.Locator("main .notice").Filter(new() { HasText = words }).First).ToBeVisibleAsync();

    public async Task ShowsAsync(string words) => await Assertions.Expect(Page.Locator("main")).ToContainTextAsync(words);

    /// <summary>The answer of a radio group, found by its legend.</summary>
    public Task ChooseAsync(string question, string answer) =>
        Page.GetByRole(AriaRole.Group, new() { Name = question }).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true }).CheckAsync();

    /// <summary>Keeps a picture of the whole page where RESIDENCYHUB_SCREENSHOTS says; nothing without it.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("RESIDENCYHUB_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{file}.jpg"), FullPage = true, Type = ScreenshotType.Jpeg, Quality = 70 });
    }

    /// <summary>What went wrong since the last call, and what the page's content policy blocked.</summary>
    public async Task<IReadOnlyList<string>> TakeTroubleAsync()
    {
        var blocked = await Page.EvaluateAsync<string[]>("() => (window.__blocked ?? []).splice(0)");
        lock (_trouble)
        {
            string[] all = [.. _trouble, .. blocked.Select(b => $"blocked: {b}")];
            _trouble.Clear();
            return all;
        }
    }

    /// <summary>Closes the browser; the test fails if anything went wrong on the way.</summary>
    public async Task LeaveAsync()
    {
        var trouble = await TakeTroubleAsync();
        await DisposeAsync();
        trouble.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(bool wrong, string words)
    {
        if (!wrong)
            return;
        lock (_trouble)
            _trouble.Add(words);
    }
}

using Microsoft.Playwright;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>One hub and one browser for all tests; each visitor gets a context of their own.</summary>
public sealed class HubFixture : IAsyncLifetime
{
    private static readonly string[] Flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", Without];

    /// <summary>
    /// A process kept ready for the next page fits the visitor of the last one alone: with two visitors in turn it is thrown away for every page.
    /// Of several such flags the last one counts, so what Playwright goes without stands here too.
    /// </summary>
    private const string Without = "--disable-features=SpareRendererForSitePerProcess,AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,DialMediaRouteProvider,GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,BlockOriginHeaderModificationOnRedirect,AvoidCorsURLLoaderRestartOnRedirect,Translate,OptimizationHints";

    private readonly Dictionary<string, string> _states = [];
    private RunningHub? _hub;
    private IPlaywright? _playwright;

    /// <summary>Without it: an empty hub that waits for its first administrator.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Of the accounts that tests make.</summary>
    public const string Password = "a chair beside the window 47";

    /// <summary>The e-mail addresses of those who sign in with <see cref="Password"/>; everybody else is of the demo.</summary>
    public Dictionary<string, string> Owners { get; } = [];

    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Without a slash at the end.</summary>
    public string Url { get; private set; } = "";

    public IServiceProvider Services => _hub!.Services;

    public async Task InitializeAsync()
    {
        if (NeedsBrowser.Absent is not null)
            return;
        (_playwright, Browser) = await LaunchAsync();
        _hub = new RunningHub { Demo = Demo };
        Url = _hub.Start();
    }

    public static async Task<(IPlaywright, IBrowser)> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = NeedsBrowser.Path, Args = Flags }));
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    public async Task<Visitor> AnybodyAsync(bool phone = false) => await Visitor.OpenAsync(this, null, phone);

    /// <summary>A browser in which somebody is signed in, a demo person by the button that the sign-in page offers, others with their password; later ones reuse the cookie. Without script: signed in with it, then it is off.</summary>
    public async Task<Visitor> AsAsync(string person, bool phone = false, bool script = true)
    {
        if (!script && !_states.ContainsKey(person))
            await (await AsAsync(person)).DisposeAsync();
        if (_states.TryGetValue(person, out var state))
            return await Visitor.OpenAsync(this, state, phone, script);
        var visitor = await Visitor.OpenAsync(this, null, phone);
        await visitor.GoAsync("/account/sign-in");
        if (Owners.TryGetValue(person, out var email))
        {
            await visitor.Page.GetByLabel("E-mail address").FillAsync(email);
            await visitor.Page.GetByLabel("Password").FillAsync(Password);
            await visitor.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        }
        else
        {
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = person, Exact = true }).First.ClickAsync();
        }
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        _states[person] = await visitor.Page.Context.StorageStateAsync();
        return visitor;
    }

    public async Task DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

/// <summary>Journeys from the spreadsheet to the placement share a hub, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class HubOfPlacing : ICollectionFixture<HubFixture>
{
    public const string Name = "a hub for placing";
}

/// <summary>Journeys through the residency's year and the partnership share another, beside those.</summary>
[CollectionDefinition(Name)]
public sealed class HubOfTheYear : ICollectionFixture<HubFixture>
{
    public const string Name = "a hub for the year";
}

/// <summary>What looks at pages and changes nothing has a hub of its own, so that it need not wait for the journeys.</summary>
[CollectionDefinition(Name)]
public sealed class HubToLookAt : ICollectionFixture<HubFixture>
{
    public const string Name = "a hub to look at";
}

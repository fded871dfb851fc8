using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Failures;

[Collection(OneHub.Name)]
public sealed class LostServerTests(HubFixture shared)
{
    [BrowserFact]
    public async Task An_interactive_page_whose_server_stops_says_so_in_plain_words()
    {
        await using var hub = new RunningHub();
        var url = hub.Start();
        await using var context = await shared.Browser.NewContextAsync(new() { BaseURL = url });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in?ReturnUrl=%2Fdirectory%2Fload");
        await page.GetByRole(AriaRole.Button, new() { Name = "Alex Admin" }).ClickAsync();
        await page.Locator("input[type=file]").WaitForAsync();
        var said = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(said).Not.ToBeVisibleAsync();

        await hub.DisposeAsync();

        await Assertions.Expect(said).ToBeVisibleAsync(new() { Timeout = 20000 });
        await Assertions.Expect(said).ToContainTextAsync("The connection was lost. What you typed is kept.");
    }
}

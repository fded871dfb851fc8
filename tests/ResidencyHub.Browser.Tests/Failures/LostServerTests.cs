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

    [BrowserFact]
    public async Task A_server_that_is_killed_in_mid_sentence_costs_no_word_and_the_open_page_goes_on_when_it_is_back()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hub_mid_sentence_").FullName;
        try
        {
            var file = Path.Combine(folder, "hub.db");
            using var first = await ChildHub.StartAsync(file);
            await using var desk = await shared.Browser.NewContextAsync(new() { BaseURL = first.Address.ToString() });
            var page = await WritingAsync(desk);
            await Words(page).FillAsync("Before the kill,");
            await Assertions.Expect(page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 8000 });
            first.Kill();
            await Words(page).FillAsync("Before the kill, and after it.");
            await Assertions.Expect(page.Locator("[data-saved]").First).ToHaveTextAsync("Not saved yet. Your words are kept on this device.", new() { Timeout = 10000 });

            // the same page, without a reload and without signing in anew
            using var second = await ChildHub.StartAsync(file, first.Address);
            await Assertions.Expect(page.Locator("[data-saved]").First).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved "), new() { Timeout = 60000 });
            await using var phone = await shared.Browser.NewContextAsync(new() { BaseURL = second.Address.ToString() });
            await Assertions.Expect(Words(await WritingAsync(phone))).ToHaveValueAsync("Before the kill, and after it.");
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static ILocator Words(IPage page) => page.Locator("form[data-draft] textarea").First;

    private static async Task<IPage> WritingAsync(IBrowserContext device)
    {
        var page = await device.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Umar Okafor", Exact = true }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        await page.GotoAsync("/visits/new");
        return page;
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Browser.Tests.Failures;

[Collection(HubOfTheYear.Name)]
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

    [BrowserFact]
    public async Task Words_typed_behind_a_link_outlive_a_killed_server_and_a_closed_tab_and_no_other_link_shows_them()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("hub_link_words_").FullName;
        try
        {
            var file = Path.Combine(folder, "hub.db");
            using var first = await ChildHub.StartAsync(file);
            var (mine, colleague) = (await LinkAsync(file, "Maria Santana"), await LinkAsync(file, "Lee Park"));
            await using var desk = await shared.Browser.NewContextAsync(new() { BaseURL = first.Address.ToString() });
            var page = await desk.NewPageAsync();
            await page.GotoAsync(mine);
            await Why(page).FillAsync("Our new principal begins in March,");
            await Assertions.Expect(page.Locator("form[data-draft='asked.link'] [data-saved]")).ToHaveTextAsync("Saved just now", new() { Timeout = 8000 });
            first.Kill();
            await Why(page).FillAsync("Our new principal begins in March, ask again then.");
            await Assertions.Expect(page.Locator("form[data-draft='asked.link'] [data-saved]")).ToHaveTextAsync("Not saved yet. Your words are kept on this device.", new() { Timeout = 10000 });
            await page.CloseAsync();

            using var second = await ChildHub.StartAsync(file, first.Address);
            // a colleague's own link on the same device: nothing of it
            page = await desk.NewPageAsync();
            await page.GotoAsync(colleague);
            await Assertions.Expect(Why(page)).ToHaveValueAsync("");
            (await page.Locator("main").InnerTextAsync()).ShouldNotContain("new principal");
            await page.GotoAsync(mine);
            await Assertions.Expect(Why(page)).ToHaveValueAsync("Our new principal begins in March, ask again then.");
            await Assertions.Expect(page.Locator("form[data-draft='asked.link'] [data-saved]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved "), new() { Timeout = 10000 });

            await Assertions.Expect(page.Locator("[data-other-draft]")).ToHaveCountAsync(0);

            // on the phone the same link offers them, and does not put them over what is there
            await using var phone = await shared.Browser.NewContextAsync(new() { BaseURL = second.Address.ToString() });
            var other = await phone.NewPageAsync();
            await other.GotoAsync(mine);
            await Assertions.Expect(other.Locator("[data-other-draft]")).ToContainTextAsync("ask again then.");
            await Assertions.Expect(Why(other)).ToHaveValueAsync("");
            await other.GetByRole(AriaRole.Button, new() { Name = "Go on with these words" }).ClickAsync();
            await Assertions.Expect(Why(other)).ToHaveValueAsync("Our new principal begins in March, ask again then.");

            // sent: nothing of it is left, on the server or on either device
            await other.GetByRole(AriaRole.Radio, new() { Name = "Decline", Exact = true }).CheckAsync();
            await other.GetByLabel("Why not?").SelectOptionAsync(new SelectOptionValue { Value = "Other" });
            await other.GetByRole(AriaRole.Button, new() { Name = "Send answer" }).ClickAsync();
            await Assertions.Expect(other.Locator("main h1")).ToHaveTextAsync("Thank you");
            (await other.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('draft:')).length")).ShouldBe(0);
            await page.GotoAsync(mine);
            await Assertions.Expect(page.Locator("main h1")).ToHaveTextAsync("This was answered already");
            (await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('draft:')).length")).ShouldBe(0);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }
    }

    private static ILocator Why(IPage page) => page.GetByLabel("In a few words");

    /// <summary>A link, as a letter would hold it, to a request that waits for a school.</summary>
    private static async Task<string> LinkAsync(string file, string name)
    {
        var settings = DatabaseSettings.Of(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Connection"] = $"Data Source={file};Pooling=False" }).Build());
        await using var db = new ResidencyDbSource(settings).Open(Reach.Everything("browser test"), tracking: true);
        var asked = await db.Placements.OrderBy(p => p.Id).FirstAsync(p => p.State == PlacementState.WithSchool);
        var (token, now) = (LinkToken.New(), TimeProvider.System.GetUtcNow().UtcDateTime);
        db.Add(new EmailedLink { TokenHash = LinkToken.Hash(token), Purpose = LinkPurpose.AnswerForSchool, Path = "/answer", PlacementId = asked.Id, ProgramId = asked.ProgramId, AddresseeName = name, AddresseeEmail = $"{name.Replace(' ', '.')}@browser.example", CreatedAt = now, ExpiresAt = now.AddDays(3) });
        await db.SaveChangesAsync();
        return $"/answer/{token}";
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

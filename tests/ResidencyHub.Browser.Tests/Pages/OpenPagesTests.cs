using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;
using Xunit.Abstractions;

namespace ResidencyHub.Browser.Tests.Pages;

[Collection(HubToLookAt.Name)]
public sealed class OpenPagesTests(HubFixture hub, ITestOutputHelper output)
{
    [BrowserFact]
    public async Task Every_page_that_needs_no_account_is_accessible_and_a_stale_link_says_so()
    {
        await using var anybody = await hub.AnybodyAsync();
        var wrong = new List<string>();
        foreach (var route in PagesOfRoles.Open)
        {
            var path = route.Replace("{PlacementGuid:guid}", Guid.Empty.ToString(), StringComparison.Ordinal).Replace("{token}", "no-such-token", StringComparison.OrdinalIgnoreCase);
            (await anybody.GoAsync(path)).ShouldBeLessThan(500, path);
            wrong.AddRange(await Scan.OfAsync(anybody, path));
        }
        await using var somebody = await hub.AsAsync("Maria Santana");
        (await somebody.GoAsync("/nowhere/at/all")).ShouldBe(404);
        wrong.AddRange(await Scan.OfAsync(somebody, "/nowhere/at/all"));
        await somebody.GoAsync("/audit");
        await somebody.ShowsAsync("Your role does not include this page.");
        wrong.AddRange(await Scan.OfAsync(somebody, "a page of another role"));
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task The_keys_that_a_question_mark_shows_are_accessible()
    {
        await using var somebody = await hub.AsAsync("Maria Santana");
        await somebody.GoAsync("/");
        await somebody.Page.Keyboard.PressAsync("Shift+?");
        await Assertions.Expect(somebody.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        (await Scan.OfAsync(somebody, "the keys")).ShouldBeEmpty();
        await Assertions.Expect(somebody.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await somebody.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(somebody.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task The_pages_behind_e_mailed_links_are_accessible()
    {
        await using var administrator = await hub.AsAsync("Alex Admin");
        var patience = DateTime.UtcNow.AddSeconds(60);
        // the hub writes them when it has started
        var first = administrator.Page.Locator("main table tbody tr").First.Locator("td").Filter(new() { HasText = "@" }).First;
        do
            await administrator.GoAsync("/outbox?q=How%20was%20this%20week");
        while (await first.CountAsync() == 0 && DateTime.UtcNow < patience);
        var to = await first.InnerTextAsync();
        await using var anybody = await hub.AnybodyAsync();
        await anybody.GoAsync(await hub.LinkToAsync(to.Split('<')[0].Trim(), "How was this week"));
        var wrong = await Scan.OfAsync(anybody, "week link");
        await anybody.Page.Locator("main a[href$='/friday']").First.ClickAsync();
        await anybody.ShowsAsync("hours to approve and a check-in for each resident");
        wrong.AddRange(await Scan.OfAsync(anybody, "week link, on one page"));
        await anybody.Page.Locator("main a[href*='w/']").First.ClickAsync();
        await anybody.ShowsAsync("This link is yours");
        await anybody.Page.Locator("main a[href*='w/']:not([href$='/friday'])").First.ClickAsync();
        await anybody.ShowsAsync("How was this week?");
        wrong.AddRange(await Scan.OfAsync(anybody, "week link, check-in"));

        await using var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements?status=WithSchool&year=all");
        await coordinator.Page.Locator("main table a[href*='placements/']").First.ClickAsync();
        await coordinator.Button("Remind").ClickAsync();
        await coordinator.SaysAsync("Reminded.");
        var principal = (await coordinator.Page.Locator("main .notice h2:text-is('Who was told') + ul li").First.InnerTextAsync()).Split(':')[0];
        await anybody.GoAsync(await hub.LinkToAsync(principal));
        await anybody.ShowsAsync("asks you");
        wrong.AddRange(await Scan.OfAsync(anybody, "answer by link"));
        await anybody.GoAsync(await hub.LinkToAsync("Tom Abara"));
        await anybody.ShowsAsync("Good day, Tom Abara.");
        wrong.AddRange(await Scan.OfAsync(anybody, "form by link"));
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfPlacing.Name)]
public sealed class KeyboardTests(HubFixture hub)
{
    [BrowserFact]
    public async Task A_coordinator_signs_in_finds_a_waiting_request_and_records_a_call_without_a_mouse()
    {
        var coordinator = await hub.AnybodyAsync();
        var page = coordinator.Page;
        await coordinator.GoAsync("/account/sign-in");
        await page.TabToAsync("Dana Whitfield");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));

        // the first stop leads past the chrome
        await page.Keyboard.PressAsync("Tab");
        (await page.FocusedAsync()).ShouldBe("Skip to content");
        await page.TabToAsync("Placements");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("main table.hub tbody tr").First.WaitForAsync();
        await page.Keyboard.PressAsync("j");
        var first = await page.FocusedAsync();
        await page.Keyboard.PressAsync("j");
        var second = await page.FocusedAsync();
        second.ShouldNotBe(first);
        await page.Keyboard.PressAsync("k");
        (await page.FocusedAsync()).ShouldBe(first);
        await page.SeesFocusAsync();
        await coordinator.GoAsync("/placements?status=WithSchool&year=all");
        await page.Keyboard.PressAsync("j");
        var waiting = await page.FocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await coordinator.Heading(waiting).First.WaitForAsync();

        await page.TabToAsync("Record a call…");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("the school office");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.TabToAsync("Save call");
        await page.Keyboard.PressAsync("Enter");
        await coordinator.SaysAsync("The call is recorded.");

        await page.Keyboard.PressAsync("Shift+?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("q");
        await coordinator.LeaveAsync();
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(OneHub.Name)]
public sealed class KeyboardTests(HubFixture hub)
{
    [BrowserFact]
    public async Task A_coordinator_signs_in_finds_a_waiting_request_and_records_a_call_without_a_mouse()
    {
        var coordinator = await hub.AnybodyAsync();
        var page = coordinator.Page;
        await coordinator.GoAsync("/account/sign-in");
        await TabToAsync(page, "Dana Whitfield");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));

        // the first stop leads past the chrome
        await page.Keyboard.PressAsync("Tab");
        (await FocusedAsync(page)).ShouldBe("Skip to content");
        await TabToAsync(page, "Placements");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("main table.hub tbody tr").First.WaitForAsync();
        await page.Keyboard.PressAsync("j");
        var first = await FocusedAsync(page);
        await page.Keyboard.PressAsync("j");
        var second = await FocusedAsync(page);
        second.ShouldNotBe(first);
        await page.Keyboard.PressAsync("k");
        (await FocusedAsync(page)).ShouldBe(first);
        await SeesFocusAsync(page);
        await coordinator.GoAsync("/placements?status=WithSchool&year=all");
        await page.Keyboard.PressAsync("j");
        var waiting = await FocusedAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await coordinator.Heading(waiting).First.WaitForAsync();

        await TabToAsync(page, "Record a call…");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("the school office");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabToAsync(page, "Save call");
        await page.Keyboard.PressAsync("Enter");
        await coordinator.SaysAsync("The call is recorded.");

        await page.Keyboard.PressAsync("Shift+?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("/");
        (await page.EvaluateAsync<string>("document.activeElement.name")).ShouldBe("q");
        await coordinator.LeaveAsync();
    }

    /// <summary>Presses Tab until something with these words has the focus; every stop on the way must show it.</summary>
    private static async Task TabToAsync(IPage page, string words)
    {
        for (var i = 0; i < 150; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            await SeesFocusAsync(page);
            if (await FocusedAsync(page) == words)
                return;
        }
        Assert.Fail($"150 times Tab on {page.Url} never came to “{words}”.");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("(document.activeElement?.innerText || document.activeElement?.getAttribute('aria-label') || '').trim()");

    private static async Task SeesFocusAsync(IPage page) =>
        (await page.EvaluateAsync<string?>("""
            () => {
              const e = document.activeElement;
              // inside a date field Chromium marks the part (day, month, year) that has the focus by itself
              if (!e || e === document.body || e.type === 'date') return null;
              const shown = s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
              // a hidden radio shows the focus on its label
              for (const at of [e, e.nextElementSibling, e.parentElement]) if (at && shown(getComputedStyle(at))) return null;
              return e.outerHTML.slice(0, 200);
            }
            """)).ShouldBeNull("has the focus and does not show it");
}

using Microsoft.Playwright;

namespace ResidencyHub.Browser.Tests.Setup;

/// <summary>What somebody does who has no mouse; every stop on the way must show the focus.</summary>
internal static class ByKeyboard
{
    private const int Farthest = 150;

    /// <summary>Presses a key and sees where the focus is then.</summary>
    public static async Task PressAsync(this IPage page, string key)
    {
        await page.Keyboard.PressAsync(key);
        await page.SeesFocusAsync();
    }

    /// <summary>Presses Tab until something with these words has the focus.</summary>
    public static async Task TabToAsync(this IPage page, string words, bool backwards = false)
    {
        for (var i = 0; i < Farthest; i++)
        {
            await page.PressAsync(backwards ? "Shift+Tab" : "Tab");
            if (await page.FocusedAsync() == words)
                return;
        }
        Assert.Fail($"{Farthest} times Tab on {page.Url} never came to “{words}”.");
    }

    public static Task<string> FocusedAsync(this IPage page) => page.EvaluateAsync<string>("(document.activeElement?.innerText || document.activeElement?.getAttribute('aria-label') || '').replace(/\\s+/g, ' ').trim()");

    public static async Task SeesFocusAsync(this IPage page) =>
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

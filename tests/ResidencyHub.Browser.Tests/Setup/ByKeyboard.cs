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

    /// <summary>Presses Tab until a field whose label begins with these words has the focus.</summary>
    public static async Task TabToFieldAsync(this IPage page, string label)
    {
        for (var i = 0; i < Farthest; i++)
        {
            await page.PressAsync("Tab");
            if ((await page.FieldAsync()).StartsWith(label, StringComparison.Ordinal))
                return;
        }
        Assert.Fail($"{Farthest} times Tab on {page.Url} never came to a field “{label}”.");
    }

    /// <summary>Tabs to a field and types into it; in a list this chooses what begins so.</summary>
    public static async Task TypeIntoAsync(this IPage page, string label, string words)
    {
        await page.TabToFieldAsync(label);
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>Tabs to a link or button, presses Enter, and waits for what comes of it.</summary>
    public static async Task EnterAsync(this IPage page, string words, ILocator then)
    {
        await page.TabToAsync(words);
        await page.Keyboard.PressAsync("Enter");
        await then.First.WaitForAsync();
    }

    /// <summary>Tabs to a link or button, presses Enter, and waits for a notice with these words.</summary>
    public static Task EnterAsync(this IPage page, string words, string notice) => page.EnterAsync(words, page.Locator("main .notice").Filter(new() { HasText = notice }));

    /// <summary>Tabs to what opens a question, and presses Enter.</summary>
    public static async Task OpenAsync(this IPage page, string words)
    {
        await page.TabToAsync(words);
        await page.PressAsync("Enter");
    }

    /// <summary>Tabs to a box and ticks it.</summary>
    public static async Task TickAsync(this IPage page, string label)
    {
        await page.TabToFieldAsync(label);
        await page.PressAsync("Space");
    }

    /// <summary>Tabs to a date field and types the day as the keys of one's own country ask for it: month, day, year.</summary>
    public static Task TypeDayAsync(this IPage page, string label, DateOnly day) => page.TypeIntoAsync(label, day.ToString("MMddyyyy", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Tabs to the radio group whose question begins so, and goes to the answer with the arrows.</summary>
    public static async Task PickAsync(this IPage page, string question, string answer)
    {
        for (var i = 0; !(await page.QuestionAsync()).StartsWith(question, StringComparison.Ordinal); i++)
        {
            i.ShouldBeLessThan(Farthest, $"Tab on {page.Url} never came to the question “{question}”.");
            await page.PressAsync("Tab");
        }
        // Space takes the first one, which has the focus before any is chosen
        await page.PressAsync("Space");
        for (var i = 0; await page.FieldAsync() != answer; i++)
        {
            i.ShouldBeLessThan(20, $"“{question}” has no answer “{answer}”.");
            await page.PressAsync("ArrowDown");
        }
        (await page.EvaluateAsync<bool>("document.activeElement.checked")).ShouldBeTrue(answer);
    }

    /// <summary>The label of the field that has the focus; nothing on anything else.</summary>
    private static Task<string> FieldAsync(this IPage page) => page.EvaluateAsync<string>("(document.activeElement?.matches('input, select, textarea') ? document.activeElement.getAttribute('aria-label') || document.activeElement.labels?.[0]?.innerText || '' : '').replace(/\\s+/g, ' ').trim()");

    private static Task<string> QuestionAsync(this IPage page) => page.EvaluateAsync<string>("(document.activeElement?.matches('input[type=radio]') ? document.activeElement.closest('fieldset')?.querySelector('legend')?.innerText ?? '' : '').replace(/\\s+/g, ' ').trim()");

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

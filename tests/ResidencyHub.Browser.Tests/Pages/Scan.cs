using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Pages;

/// <summary>
/// One page held against WCAG 2.2 AA by axe, light on a desk and dark on a phone, and against the narrowest screen. Who meets a page first in a
/// run sees its colours in the other two combinations too, and its pictures are kept: styles are the same for all roles, words are not.
/// </summary>
internal static class Scan
{
    // the package's own RunAxe opens a blank page for every run, four times as slow
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async (rules) => {
          const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], selectors: false, preload: false });
          return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 200)} (${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? ''})`));
        }
        """;

    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    /// <summary>What the theme can change; the other rules read what is the same in both.</summary>
    private static readonly string[] Colours = ["color-contrast"];

    private static readonly ConcurrentDictionary<string, bool> Met = [];

    private const string Sideways = """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return null;
          const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && getComputedStyle(e).position !== 'fixed');
          return `${root.scrollWidth} px wide because of ${wide.at(-1)?.outerHTML.slice(0, 200) ?? 'nothing found'}`;
        }
        """;

    /// <summary>What is wrong with the page that the visitor looks at, one line each.</summary>
    /// <param name="visitor">At the page.</param>
    /// <param name="where">Names it in what is found and in its pictures.</param>
    /// <param name="kind">The same for pages that are made of the same parts; a page of its own when absent.</param>
    public static async Task<List<string>> OfAsync(Visitor visitor, string where, string? kind = null)
    {
        var page = visitor.Page;
        var first = Met.TryAdd(kind ?? where, true);
        await page.WaitForLoadStateAsync(LoadState.Load);
        // axe tries styles of its own, which the content policy blocks; only what the page itself did counts
        var wrong = (await visitor.TakeTroubleAsync()).Select(trouble => $"{where}: {trouble}").ToList();
        // closed parts are part of the page
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        await page.EvaluateAsync(Axe);
        foreach (var (width, theme, rules) in new[]
        {
            (390, ColorScheme.Dark, Everything), (390, ColorScheme.Light, Colours),
            (1280, ColorScheme.Light, Everything), (1280, ColorScheme.Dark, Colours),
        })
        {
            if (rules == Colours && !first)
                continue;
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            wrong.AddRange((await page.EvaluateAsync<string[]>(Run, rules)).Select(violation => $"{where}, {theme}, {width} px: {violation}"));
            // one picture of each theme and of each width
            if (rules == Everything && first)
                await visitor.PictureAsync($"{where} {width} {theme}");
        }
        await page.SetViewportSizeAsync(320, 700);
        if (await page.EvaluateAsync<string?>(Sideways) is { } overflow)
            wrong.Add($"{where}: scrolls sideways at 320 px: {overflow}");
        await page.SetViewportSizeAsync(1280, 900);
        await visitor.TakeTroubleAsync();
        return wrong;
    }
}

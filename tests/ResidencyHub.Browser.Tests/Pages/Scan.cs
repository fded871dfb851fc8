using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Pages;

/// <summary>
/// One page held against WCAG 2.2 AA by axe, light on a desk and dark on a phone, and against the narrowest screen. Who meets a page first in a
/// run sees its colours in the other two combinations too, and its picture is kept: styles are the same for all roles, words are not.
/// </summary>
internal static class Scan
{
    // the package's own RunAxe opens a blank page for every run, four times as slow
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private const string Run = """
        async ([where, rules]) => {
          const found = await axe.run(where ?? document, { ...rules, resultTypes: ['violations'], selectors: false, preload: false });
          return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => `${v.id}: ${v.help}: ${n.html.slice(0, 200)} (${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? ''})`));
        }
        """;

    /// <summary>Contrast apart, which takes axe longer than all the rest.</summary>
    private const string AllButColours = "[null, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], rules: { 'color-contrast': { enabled: false } } }]";

    private const string Colours = "[{ include: window.__unmet }, { runOnly: ['color-contrast'] }]";

    /// <summary>
    /// What every piece of text is drawn with: its own colour and size, and of it and all around it the element, its classes, ground, opacity and position.
    /// The tenth row of a table is drawn as the first one is, and the menu of this page as the one before.
    /// </summary>
    private const string Drawn = """
        () => {
          const known = new Map(), kinds = new Map();
          const hash = (text, from) => { let h = from; for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193); return h; };
          const around = e => {
            if (!e) return 0x811c9dc5 | 0;
            if (!known.has(e)) {
              const s = getComputedStyle(e);
              known.set(e, hash([e.tagName, e.getAttribute('class'), s.backgroundColor, s.backgroundImage, s.opacity, s.filter, s.position, s.display, s.visibility].join('|'), around(e.parentElement)));
            }
            return known.get(e);
          };
          for (const e of document.body.querySelectorAll('*')) {
            if (!e.matches('input, select, textarea') && ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
            const s = getComputedStyle(e);
            const kind = hash([s.color, s.fontSize, s.fontWeight, s.textShadow, e.matches(':disabled, [aria-disabled=true]')].join('|'), around(e));
            if (!kinds.has(kind)) kinds.set(kind, e);
          }
          window.__drawn = kinds;
          return [...kinds.keys()];
        }
        """;

    private const string Unmet = "kinds => { window.__unmet = kinds.map(k => window.__drawn.get(k)); }";

    /// <summary>What has been measured, by width, theme and how it is drawn.</summary>
    private static readonly ConcurrentDictionary<(int, ColorScheme, int), bool> Measured = [];

    private static readonly ConcurrentDictionary<string, bool> Met = [];

    private static int s_pictures;

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
        var isDark = first && Interlocked.Increment(ref s_pictures) % 2 == 0;
        await page.WaitForLoadStateAsync(LoadState.Load);
        // axe tries styles of its own, which the content policy blocks; only what the page itself did counts
        var wrong = (await visitor.TakeTroubleAsync()).Select(trouble => $"{where}: {trouble}").ToList();
        // closed parts are part of the page
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        await page.EvaluateAsync(Axe);
        foreach (var (width, theme, coloursAlone) in new[]
        {
            (390, ColorScheme.Dark, false), (390, ColorScheme.Light, true), (1280, ColorScheme.Light, false), (1280, ColorScheme.Dark, true),
        })
        {
            if (coloursAlone && !first)
                continue;
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            var found = await ContrastAsync(page, width, theme);
            if (!coloursAlone)
            {
                found.AddRange(await RunAsync(page, AllButColours));
                // each page once, in turn dark on a phone and light on a desk: a picture takes as long as a look at all colours
                if (first && (width == 390) == isDark)
                    await visitor.PictureAsync($"{where} {width} {theme}");
            }
            wrong.AddRange(found.Select(violation => $"{where}, {theme}, {width} px: {violation}"));
        }
        await page.SetViewportSizeAsync(320, 700);
        if (await page.EvaluateAsync<string?>(Sideways) is { } overflow)
            wrong.Add($"{where}: scrolls sideways at 320 px: {overflow}");
        await page.SetViewportSizeAsync(1280, 900);
        await visitor.TakeTroubleAsync();
        return wrong;
    }

    /// <summary>Contrast of whatever is drawn as nothing before it was at this width and in this theme.</summary>
    private static async Task<List<string>> ContrastAsync(IPage page, int width, ColorScheme theme)
    {
        var unmet = (await page.EvaluateAsync<int[]>(Drawn)).Where(kind => Measured.TryAdd((width, theme, kind), true)).ToArray();
        if (unmet.Length == 0)
            return [];
        await page.EvaluateAsync(Unmet, unmet);
        return [.. await RunAsync(page, Colours)];
    }

    private static Task<string[]> RunAsync(IPage page, string what) => page.EvaluateAsync<string[]>($"() => ({Run})({what})");
}

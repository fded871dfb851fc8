using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Pages;

/// <summary>One page held against WCAG 2.2 AA by axe, in both themes, on a desk and on a phone, and against the narrowest screen.</summary>
internal static class Scan
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"), ResultTypes = [ResultType.Violations] };

    /// <summary>What is wrong with the page that the visitor looks at, one line each; it is left at 1280 px in the light theme.</summary>
    public static async Task<List<string>> OfAsync(Visitor visitor, string where)
    {
        var page = visitor.Page;
        var wrong = new List<string>();
        // closed parts are part of the page
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        foreach (var theme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
            foreach (var width in new[] { 390, 1280 })
            {
                await page.SetViewportSizeAsync(width, 900);
                foreach (var violation in (await page.RunAxe(Rules)).Violations)
                    wrong.AddRange(violation.Nodes.Take(3).Select(node => $"{where}, {theme}, {width} px: {violation.Id}: {violation.Help}: {Short(node.Html)} ({Short(string.Join(' ', node.Any.Concat(node.All).Take(1).Select(check => check.Message)))})"));
                await visitor.PictureAsync($"{where} {width} {theme}");
            }
        }
        await page.SetViewportSizeAsync(320, 700);
        if (await page.EvaluateAsync<string?>("""
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return null;
              const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && getComputedStyle(e).position !== 'fixed');
              return `${root.scrollWidth} px wide because of ` + (wide.at(-1)?.outerHTML.slice(0, 160) ?? 'nothing found');
            }
            """) is { } overflow)
            wrong.Add($"{where}: scrolls sideways at 320 px: {overflow}");
        await page.SetViewportSizeAsync(1280, 900);
        wrong.AddRange((await visitor.TakeTroubleAsync()).Select(trouble => $"{where}: {trouble}"));
        return wrong;
    }

    private static string Short(string html) => html.Length > 200 ? html[..200] + "…" : html;
}

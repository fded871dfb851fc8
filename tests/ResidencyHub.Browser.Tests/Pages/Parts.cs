using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ResidencyHub.Browser.Tests.Pages;

/// <summary>
/// What pages are built of: their elements with their kinds, classes and attributes, where one refers to another, and whether there are words, not
/// which. Rows that are built alike count once, and so does a menu in which another item is the present one. Two thirds of what a role may open is
/// built as another role's page is; what axe and the style sheet make of that has been looked at.
/// </summary>
internal static class Parts
{
    private const string Of = """
        text => {
          const page = new DOMParser().parseFromString(text, 'text/html');
          const byValue = new Set(['class', 'type', 'role', 'rel', 'scope', 'autocomplete', 'inputmode', 'lang', 'style', 'fill', 'stroke', 'tabindex', 'aria-hidden', 'aria-live', 'aria-current', 'aria-expanded', 'aria-sort']);
          const byTarget = new Set(['for', 'list', 'aria-labelledby', 'aria-describedby', 'aria-controls']);
          const hash = words => { let h = 0x811c9dc5 | 0; for (let i = 0; i < words.length; i++) h = Math.imul(h ^ words.charCodeAt(i), 0x01000193); return h; };
          const attribute = ({ name, value }) =>
            byValue.has(name) ? `${name}=${value}` : byTarget.has(name) ? `${name}>${value.split(/\s+/).every(id => page.getElementById(id))}` : `${name}${value ? '?' : ''}`;
          const of = (element, without) => {
            const inside = new Set();
            for (const child of element.childNodes) {
              if (child.nodeType === 1 && child !== without) inside.add(of(child, without));
              else if (child.nodeType === 3 && child.data.trim()) inside.add('words');
            }
            return hash([element.tagName, ...[...element.attributes].map(attribute).sort(), ...inside].join(' '));
          };
          const main = page.querySelector('main');
          return [of(main), of(page.body, main)];
        }
        """;

    private static readonly ConcurrentDictionary<(bool IsMain, int), bool> Met = [];

    /// <summary>Whether the main part of a page, or what stands around it, is built as none before it in this run.</summary>
    /// <param name="page">Any; it parses, and shows nothing of it.</param>
    /// <param name="text">The page as the server sent it.</param>
    public static async Task<bool> AreNewAsync(IPage page, string text)
    {
        var (main, around) = await page.EvaluateAsync<int[]>(Of, text) is [var m, var a] ? (m, a) : throw new InvalidOperationException("A page has a main part.");
        return Met.TryAdd((true, main), true) | Met.TryAdd((false, around), true);
    }
}

using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace ResidencyHub.Web.Standards;

/// <summary>Turns an issuer's Markdown into markup that can do no harm: raw HTML is shown as text, pictures become links, and a link leads to a web address or nowhere.</summary>
public static class StatementMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    public static MarkupString Of(string text)
    {
        var document = Markdown.Parse(text, Pipeline);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            link.IsImage = false;
            if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
                link.Url = "";
        }
        foreach (var link in document.Descendants<AutolinkInline>().Where(l => !l.IsEmail && !(Uri.TryCreate(l.Url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")).ToList())
            link.ReplaceBy(new LiteralInline(link.Url));
        // a heading of a statement is no heading of the page
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = 6;
        return new MarkupString(document.ToHtml(Pipeline));
    }
}

using AngleSharp.Html.Parser;
using ResidencyHub.Web.Standards;

namespace ResidencyHub.Web.Tests.Standards;

/// <summary>Statements come from files of others: whatever stands in them, the page stays harmless.</summary>
public sealed class StatementMarkdownTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <img src=x onerror=alert(1)> b")]
    [InlineData("<iframe src=\"https://evil.example\"></iframe>")]
    [InlineData("[press](javascript:alert(1))")]
    [InlineData("[press](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[press](vbscript:x \"title\")")]
    [InlineData("![picture](https://evil.example/pixel.png)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[a]\n\n[a]: javascript:alert(1)")]
    [InlineData("<style>body{display:none}</style>")]
    public void Nothing_in_a_statement_runs_loads_or_leads_elsewhere_than_the_web(string statement)
    {
        var body = new HtmlParser().ParseDocument(StatementMarkdown.Of(statement).Value).Body!;
        body.QuerySelectorAll("script, img, iframe, style, object, embed, form, input, link, svg").ShouldBeEmpty(statement);
        body.QuerySelectorAll("*").SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "src").Select(a => a.Name).ShouldBeEmpty(statement);
        body.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").Where(h => h.Length > 0 && !h.StartsWith("http", StringComparison.Ordinal)).ShouldBeEmpty(statement);
    }

    [Fact]
    public void What_an_issuer_means_by_Markdown_is_kept()
    {
        var html = new HtmlParser().ParseDocument(StatementMarkdown.Of("A _table_, **bold**, [link](https://ctc.example/tpe) and $x^2$:\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n# Big\n\n- one").Value).Body!;
        (html.QuerySelector("em")!.TextContent, html.QuerySelector("strong")!.TextContent, html.QuerySelector("a")!.GetAttribute("href")).ShouldBe(("table", "bold", "https://ctc.example/tpe"));
        (html.QuerySelectorAll("td").Length, html.QuerySelectorAll("li").Length, html.QuerySelectorAll("h1").Length).ShouldBe((2, 1, 0), "a heading of a statement is no heading of the page");
        html.TextContent.ShouldContain("$x^2$");
    }
}

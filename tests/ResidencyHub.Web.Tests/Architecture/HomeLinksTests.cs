using System.Net;
using System.Text.RegularExpressions;
using ResidencyHub.Web.Tests.Access;

namespace ResidencyHub.Web.Tests.Architecture;

public sealed partial class HomeLinksTests
{
    /// <summary>In the demo every count of the coordinator's home opens a table that says "of n" with the same n.</summary>
    [Fact]
    public async Task Every_count_on_a_coordinator_s_home_opens_a_list_of_as_many()
    {
        await using var hub = new RunningHub { Demo = true };
        using var browser = hub.Browser();
        await RunningHub.SignInAsDemoAsync(browser, "Dana Whitfield");
        var home = await browser.GetStringAsync(new Uri("/", UriKind.Relative));
        var items = Item().Matches(home).Select(m => (Count: m.Groups["count"].Value, Href: WebUtility.HtmlDecode(m.Groups["href"].Value))).Where(i => i.Href.Contains('?', StringComparison.Ordinal)
            // a page of one partnership is no list
            && !i.Href.StartsWith("partnerships/", StringComparison.Ordinal)).ToList();
        items.Count.ShouldBeGreaterThan(4, home);
        foreach (var (count, href) in items)
        {
            var list = await browser.GetStringAsync(new Uri("/" + href, UriKind.Relative));
            Foot().Match(list).Groups["count"].Value.ShouldBe(count, href);
        }
    }

    [GeneratedRegex("""<(?<el>\w+) class="n[^"]*">(?<count>\d+)</\k<el>>.*?<a href="(?<href>[^"]+)""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Item();

    [GeneratedRegex("""class="foot"[^>]*><span>[^<]* of (?<count>[\d,]+)<""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Foot();
}

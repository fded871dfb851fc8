using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfPlacing.Name)]
public sealed partial class PrincipalJourneyTests(HubFixture hub)
{
    [BrowserTheory, InlineData(false), InlineData(true)]
    public async Task A_principal_reads_the_status_at_the_desk_and_on_a_phone_and_prints_it_on_two_pages_without_a_name(bool phone)
    {
        var principal = await hub.AsAsync("Maria Santana", phone);
        await principal.GoAsync("/");
        await principal.Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Building list" }).ClickAsync();
        await principal.ShowsAsync("Who is in the building");
        var people = (await principal.Page.Locator("main tbody td[data-label=Resident] a, main tbody td[data-label=Mentor]").AllInnerTextsAsync()).Where(name => name.Contains(' ', StringComparison.Ordinal)).ToList();
        people.Count.ShouldBeGreaterThan(3);

        await principal.GoAsync("/status");
        var lines = principal.Page.Locator("main .line");
        (await lines.CountAsync()).ShouldBeGreaterThan(5);
        foreach (var line in await lines.AllAsync())
            (await line.Locator("dd").Last.InnerTextAsync()).Trim().Length.ShouldBeGreaterThan(10, "a word never stands without its reason");
        await principal.PictureAsync(phone ? "status, phone" : "status");

        // what a line is about is one tap away
        await lines.Locator("a").First.ClickAsync();
        await principal.Page.WaitForURLAsync(url => !url.EndsWith("/status", StringComparison.Ordinal));
        await principal.GoAsync("/status");

        var paper = await principal.Page.PdfAsync(new() { Format = "A4" });
        PageOfPdf().Count(Encoding.Latin1.GetString(paper)).ShouldBeInRange(1, 2);
        await principal.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await principal.PictureAsync("status, print");
        var printed = await principal.Page.Locator("body").InnerTextAsync();
        printed.ShouldContain("Counts only; no names.");
        people.Where(printed.Contains).ShouldBeEmpty();
        (await principal.Page.Locator(".line.no-print:visible").CountAsync()).ShouldBe(0);
        await principal.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_principal_votes_on_the_open_decision_for_the_school_side()
    {
        var principal = await hub.AsAsync("Maria Santana", phone: true);
        await principal.GoAsync("/decisions");
        var open = principal.Page.Locator("main section").Filter(new() { Has = principal.Button("Cast the vote") }).First;
        var title = await open.GetByRole(AriaRole.Heading, new() { Level = 2 }).InnerTextAsync();
        await open.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).CheckAsync();
        await open.GetByRole(AriaRole.Button, new() { Name = "Cast the vote" }).ClickAsync();
        await principal.SaysAsync("Your side has voted");
        await Assertions.Expect(principal.Page.Locator("main section").Filter(new() { HasText = title }).First).ToContainTextAsync("Maria Santana");
        await principal.LeaveAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex PageOfPdf();
}

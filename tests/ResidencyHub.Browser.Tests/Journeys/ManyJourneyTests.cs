using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class ManyJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task An_expected_opening_is_the_principal_s_alone_until_it_is_published_and_then_the_district_reads_it()
    {
        var principal = await hub.AsAsync("Maria Santana");
        await principal.GoAsync("/openings");
        await principal.Page.Locator("summary", new() { HasText = "Enter an expected opening" }).ClickAsync();
        await principal.Page.Locator("[name='Form.Subject']").FillAsync("Astronomy");
        await principal.Page.Locator("[name='Form.Count']").FillAsync("2");
        await principal.Page.Locator("[name='Form.FromOn']").FillAsync($"{Town.Today.AddDays(200):yyyy-MM-dd}");
        await principal.Page.Locator("[name='Form.Sure'][value=Likely]").CheckAsync();
        await principal.Button("Enter it").ClickAsync();
        await principal.SaysAsync("Only you read it until you publish it");
        var district = await hub.AsAsync("Lena Brandt");
        foreach (var path in new[] { "/openings", "/overview", "/status" })
        {
            await district.GoAsync(path);
            (await district.WordsAsync()).ShouldNotContain("Astronomy", Case.Sensitive, path);
        }
        await principal.GoAsync("/status");
        await principal.ShowsAsync("not published: nobody else reads or counts");

        await principal.GoAsync("/openings");
        var own = principal.Page.Locator("section.goal").Filter(new() { HasText = "Astronomy" });
        await own.Locator("summary", new() { HasText = "Publish" }).ClickAsync();
        await own.GetByRole(AriaRole.Button, new() { Name = "Publish it" }).ClickAsync();
        await principal.SaysAsync("Published");
        await district.GoAsync("/openings");
        await Assertions.Expect(district.Page.Locator("main tr").Filter(new() { HasText = "Astronomy" }).First).ToContainTextAsync("2 positions, and nobody finishes in the field.");

        var filled = principal.Page.Locator("section.goal").Filter(new() { HasText = "Astronomy" });
        await filled.Locator("summary", new() { HasText = "Filled" }).ClickAsync();
        await filled.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).CheckAsync();
        await filled.GetByRole(AriaRole.Button, new() { Name = "Note it" }).ClickAsync();
        await principal.SaysAsync("Noted as filled");
        await district.GoAsync("/openings?standing=Filled");
        await Assertions.Expect(district.Page.Locator("main tr").Filter(new() { HasText = "Astronomy" }).First).ToContainTextAsync("Filled");

        // it was noted on the wrong line: taken back with the reason, it counts as open again and the mistake stays
        await filled.Locator("summary", new() { HasText = "That was wrong" }).ClickAsync();
        await filled.GetByLabel("What was wrong").FillAsync("That was the position in physics.");
        await filled.GetByRole(AriaRole.Button, new() { Name = "Take it back" }).ClickAsync();
        await principal.SaysAsync("Taken back: it counts as open again");
        await Assertions.Expect(filled).ToContainTextAsync("That was the position in physics.");
        await district.GoAsync("/openings");
        await Assertions.Expect(district.Page.Locator("main tr").Filter(new() { HasText = "Astronomy" }).First).ToContainTextAsync("2 positions");
        await principal.LeaveAsync();
        await district.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_district_lead_reads_all_schools_on_one_page_and_logs_a_visit_to_the_one_that_needs_it()
    {
        var lead = await hub.AsAsync("Marcus Webb");
        await lead.GoAsync("/overview");
        await lead.ShowsAsync("What does not add up");
        await lead.Page.Locator("main a", new() { HasText = "Which, and why" }).ClickAsync();
        var row = lead.Page.Locator("main table.hub tbody tr").First;
        var school = (await row.Locator("td").First.InnerTextAsync()).Trim();
        await row.Locator("a", new() { HasText = "Log a visit" }).ClickAsync();
        await lead.Page.GetByLabel("Who came, or who helped").FillAsync("Marcus Webb");
        await lead.Page.GetByLabel("On what you worked").FillAsync("How mentors are released on Wednesdays.");
        await lead.Page.Locator("[name='Form.NextStep']").FillAsync("Free the fourth period");
        await lead.Page.Locator("[name='Form.NextBy']").FillAsync($"{Town.Today.AddDays(14):yyyy-MM-dd}");
        await lead.Button("Log it").ClickAsync();
        await lead.SaysAsync("The visit is logged");
        await lead.ShowsAsync("How mentors are released on Wednesdays.");
        await lead.PictureAsync("visits");
        await lead.GoAsync("/overview");
        await Assertions.Expect(lead.Page.Locator("main table.hub tbody tr").Filter(new() { HasText = school })).ToContainTextAsync(PartnershipDay(Town.Today));
        await lead.LeaveAsync();

        var funder = await hub.AsAsync("Fay Underwood");
        await funder.GoAsync("/overview");
        await funder.ShowsAsync("hidden to protect people");
        (await funder.WordsAsync()).ShouldNotContain(school);
        await funder.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_cycle_is_begun_by_one_side_concluded_by_the_other_and_goes_on()
    {
        var university = await hub.AsAsync("Dana Whitfield");
        await university.GoAsync("/partnerships");
        await university.Page.Locator("main :is(h2, td) a").Filter(new() { HasText = "Harbor Valley" }).First.ClickAsync();
        await university.Link("Improvement cycles").ClickAsync();
        await university.Link("Begin a cycle").ClickAsync();
        await university.Page.GetByLabel("Measured by the goal").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var (label, words) in new[] { ("Aim", "One department more by June"), ("Change", "Open one room on Fridays."), ("Prediction", "Two colleagues come each week."), ("Plan", "Grace asks, Joan keeps the list."), ("Who sees to it", "Grace Oduya") })
            await university.Page.GetByLabel(label, new() { Exact = true }).FillAsync(words);
        await university.Page.GetByLabel("The change is made from").FillAsync($"{Town.Today.AddDays(-10):yyyy-MM-dd}");
        await university.Page.GetByLabel("You look at it on").FillAsync($"{Town.Today.AddDays(20):yyyy-MM-dd}");
        await university.Button("Begin it").ClickAsync();
        await university.SaysAsync("The cycle is begun");
        var path = new Uri(university.Page.Url).AbsolutePath;
        var district = await hub.AsAsync("Lena Brandt");
        await district.GoAsync(path);
        await district.ShowsAsync("Two colleagues come each week.");
        await district.Page.Locator("summary", new() { HasText = "Say what came of it" }).ClickAsync();
        await district.Page.GetByLabel("What happened").FillAsync("Five came, and three opened their own room.");
        await district.ChooseAsync("Did it run as planned?", "Yes");
        await district.ChooseAsync("What do you do with the change?", "Adopt it");
        await district.Button("Conclude the cycle").ClickAsync();
        await district.SaysAsync("The cycle is concluded");
        await district.Link("Begin the next cycle").ClickAsync();
        await district.ShowsAsync("It goes on from");
        await district.LeaveAsync();
        await university.LeaveAsync();
    }

    private static string PartnershipDay(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}

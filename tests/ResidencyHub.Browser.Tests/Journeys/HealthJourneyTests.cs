using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class HealthJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task Each_side_rates_for_itself_and_neither_reads_the_other_before_both_are_in()
    {
        var university = await hub.AsAsync("Dana Whitfield");
        await university.GoAsync("/partnerships");
        await university.Page.Locator("main :is(h2, td) a").Filter(new() { HasText = "Harbor Valley" }).First.ClickAsync();
        await university.Link("How it is doing").ClickAsync();
        await university.Page.Locator("summary", new() { HasText = "Begin a round" }).ClickAsync();
        await university.Page.GetByLabel("On what", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Evidence for CAEP standard R2 (3 lines)" });
        await university.Button("Begin it").ClickAsync();
        await university.SaysAsync("The round is open");
        var path = new Uri(university.Page.Url).AbsolutePath;
        await RateAsync(university, [("R2.1", "Sustained with evidence", "The steering committee meets every month"), ("R2.2", "In design", null), ("R2.3", "In place", "Hours of three cohorts")]);
        await university.Button("Send for your side").ClickAsync();
        await university.SaysAsync("Your side’s rating is sent");
        await university.ShowsAsync("has not sent yet");

        var district = await hub.AsAsync("Lena Brandt");
        await district.GoAsync(path);
        await district.ShowsAsync("The university has sent");
        (await district.Page.ContentAsync()).ShouldNotContain("steering committee meets");
        await RateAsync(district, [("R2.1", "In design", null), ("R2.2", "In design", null), ("R2.3", "In place", null)]);
        await district.Button("Send for your side").ClickAsync();
        await district.SaysAsync("R2.3 Clinical experience”: say what shows it");
        (await district.Page.ContentAsync()).ShouldNotContain("steering committee meets");
        await RateAsync(district, [("R2.1", "In design", null), ("R2.2", "In design", null), ("R2.3", "In place", "Logs approved by mentors")]);
        await district.Button("Send for your side").ClickAsync();
        await district.SaysAsync("All ratings are in");
        await district.ShowsAsync("The steering committee meets every month");
        await district.ShowsAsync("Both say the same of 2 of 3 lines");
        await district.PictureAsync("health-both-in");

        await university.GoAsync(path);
        await university.ShowsAsync("Logs approved by mentors");
        await university.Page.Locator("summary", new() { HasText = "Choose up to three priorities" }).ClickAsync();
        await university.Page.GetByLabel("First", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "R2.1 Arrangements made together" });
        await university.Page.GetByLabel("By", new() { Exact = true }).FillAsync($"{Town.Today.AddYears(1):yyyy-MM-dd}");
        await university.Page.GetByLabel("Owner at the university").FillAsync("Grace Oduya");
        await university.Page.GetByLabel("Owner in district or school").FillAsync("Lena Brandt");
        await university.Button("Make them goals").ClickAsync();
        await university.SaysAsync("1 priority became a goal");
        await university.Link("They stand among the goals").ClickAsync();
        await university.ShowsAsync("Arrangements made together (R2.1)");
        await university.GoAsync($"{path[..path.IndexOf("/health", StringComparison.Ordinal)]}/health");
        await university.ShowsAsync("R2.1 Arrangements made together");
        await district.LeaveAsync();
        await university.LeaveAsync();
    }

    [BrowserFact]
    public async Task The_community_rates_by_its_link_and_goes_on_with_the_words_that_it_had_left()
    {
        var link = await hub.LinkToRateAsync();
        await using var community = await hub.AnybodyAsync();
        await community.GoAsync(link);
        await community.ShowsAsync("You rate for the community");
        await community.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        var words = community.Page.Locator("section.rated").First.GetByLabel("In words");
        await words.FillAsync("Families were asked in March");
        await community.ShowsAsync("Saved just now");
        // the tab is closed, and the letter opened again
        await community.GoAsync("/account/sign-in");
        await community.GoAsync(link);
        await community.ShowsAsync("You began this on");
        await community.Button("Go on with these words").ClickAsync();
        await Assertions.Expect(words).ToHaveValueAsync("Families were asked in March");
        foreach (var line in await community.Page.Locator("section.rated").AllAsync())
            await line.GetByRole(AriaRole.Radio).First.CheckAsync();
        await community.Button("Send for your side").ClickAsync();
        await community.SaysAsync("Your side’s rating is sent");
        await community.GoAsync(link);
        await community.ShowsAsync("Families were asked in March");
        (await community.Page.ContentAsync()).ShouldNotContain("You began this on");
    }

    private static async Task RateAsync(Visitor who, (string Code, string Level, string? Evidence)[] lines)
    {
        await who.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        foreach (var (code, level, evidence) in lines)
        {
            var line = who.Page.Locator("section.rated").Filter(new() { HasText = code });
            await line.GetByRole(AriaRole.Radio, new() { Name = level, Exact = true }).CheckAsync();
            await line.GetByLabel("In words").FillAsync(evidence ?? "");
        }
    }
}

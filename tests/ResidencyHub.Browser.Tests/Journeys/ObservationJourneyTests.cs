using System.Globalization;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class ObservationJourneyTests(HubFixture hub)
{
    private const string Mentor = "Farah Petrov";
    private const string Resident = "Ximena Quiroz";

    [BrowserFact]
    public async Task A_lesson_is_observed_on_the_phone_scored_by_both_and_read_by_the_resident_only_when_it_is_shared()
    {
        var mentor = await hub.AsAsync(Mentor, phone: true);
        var resident = await hub.AsAsync(Resident, phone: true);
        await mentor.GoAsync("/observations/new");
        await mentor.Page.Locator("[name='Form.Placement']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await mentor.Page.Locator("[name='Form.On']").FillAsync(TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await mentor.Page.Locator("[name='Form.Rubric']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await mentor.Button("Plan it").ClickAsync();
        await mentor.SaysAsync("The observation is planned.");
        var lesson = new Uri(mentor.Page.Url).AbsolutePath;

        await resident.GoAsync(lesson);
        await resident.Page.Locator("[name='Plan.Goal']").FillAsync("Compare two ways to solve it");
        await resident.Button("Send").ClickAsync();
        await resident.SaysAsync($"{Mentor} can read it now.");

        await mentor.GoAsync(lesson);
        await mentor.ShowsAsync("Compare two ways to solve it");
        await mentor.Page.Locator("[name='Pre.WatchFor']").FillAsync("Wait time");
        await mentor.Button("We have talked").ClickAsync();
        await mentor.SaysAsync("Open Evidence");
        await mentor.GoAsync($"{lesson}/evidence");
        await mentor.Page.Locator("[name='Note.Words']").FillAsync("Waits five seconds; four hands go up.");
        await mentor.Button("Stamp the time and go on").ClickAsync();
        await Assertions.Expect(mentor.Page.Locator(".evidence.edit li")).ToHaveCountAsync(1);
        await mentor.PictureAsync("evidence, phone");
        await StampWithoutScriptAsync(mentor, lesson);
        await mentor.GoAsync($"{lesson}/evidence");
        await Assertions.Expect(mentor.Page.Locator(".evidence li")).ToHaveCountAsync(2);
        await mentor.Button("The lesson is over").ClickAsync();
        await mentor.SaysAsync("The lesson is over.");
        await mentor.Page.Locator(".evidence textarea").Nth(1).FillAsync("Pupils clap.");
        await mentor.Page.Locator(".chips").Nth(0).Locator("input").First.CheckAsync();
        await mentor.Page.Locator(".chips").Nth(1).GetByLabel("general").CheckAsync();
        await mentor.Button("All is tied: close the evidence").ClickAsync();
        await mentor.SaysAsync("The evidence is closed.");
        await mentor.GoAsync($"{lesson}/scores");
        await mentor.Page.Locator(".scorerow").First.GetByLabel("3 Applying").CheckAsync();
        await mentor.Button("Save my scores").ClickAsync();
        await mentor.SaysAsync("rows are scored");

        await resident.GoAsync(lesson);
        await resident.ShowsAsync("Scores appear here when they are shared.");
        (await resident.WordsAsync()).ShouldNotContain("Waits five seconds");
        await resident.GoAsync($"{lesson}/my-scores");
        await resident.Page.Locator(".scorerow").First.GetByLabel("2 Emerging").CheckAsync();
        await resident.Page.Locator("[name='Reflection']").FillAsync("I spoke too much at the start.");
        await Assertions.Expect(resident.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        // the lid is closed in mid-sentence; the words are there again
        await resident.GoAsync($"{lesson}/my-scores");
        await Assertions.Expect(resident.Page.Locator("[name='Reflection']")).ToHaveValueAsync("I spoke too much at the start.");
        await resident.Button("Send my scores").ClickAsync();
        await resident.SaysAsync("rows are scored");

        await mentor.GoAsync(lesson);
        await mentor.Page.Locator("[name='Post.Strength']").FillAsync("Calm routines");
        await mentor.Page.Locator("[name='Post.NextStep']").FillAsync("Circulate during partner talk");
        await mentor.Button("We have talked").ClickAsync();
        await mentor.SaysAsync("then share it");
        await mentor.Page.Locator("summary", new() { HasText = "Share it" }).ClickAsync();
        await mentor.Button("Share").ClickAsync();
        await mentor.SaysAsync("Shared.");
        await resident.GoAsync(lesson);
        await resident.ShowsAsync("Circulate during partner talk");
        await resident.ShowsAsync("Waits five seconds");
        await resident.Button("I have read it").ClickAsync();
        await resident.SaysAsync("Noted that you have read it.");
        await resident.GoAsync("/my-growth");
        await resident.ShowsAsync("Circulate during partner talk");
        await mentor.LeaveAsync();
        await resident.LeaveAsync();
    }

    /// <summary>One tap with no script at all: the hub's clock stamps the time.</summary>
    private async Task StampWithoutScriptAsync(Visitor mentor, string lesson)
    {
        await using var context = await hub.Browser.NewContextAsync(new() { BaseURL = hub.Url, JavaScriptEnabled = false, StorageState = await mentor.Page.Context.StorageStateAsync() });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{lesson}/evidence");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stamp the time and go on", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".evidence li")).ToHaveCountAsync(2);
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class FridayJourneyTests(HubFixture hub)
{
    private const string Mentor = "Umar Okafor";
    private const int MostTaps = 14;

    /// <summary>Every tap, from the home page on, is counted; typing a text is its tap on the field and the words.</summary>
    [BrowserFact]
    public async Task A_mentor_approves_and_checks_in_two_residents_with_at_most_fourteen_taps_and_two_short_texts()
    {
        var phone = await hub.AsAsync(Mentor, phone: true);
        var (taps, texts) = (0, 0);
        await phone.GoAsync("/");
        await TapAsync(phone.Page.Locator("main a[href='friday']").First);
        await phone.Page.WaitForURLAsync("**/friday");
        await Assertions.Expect(phone.Button("Send")).ToBeVisibleAsync();
        var sections = phone.Page.Locator("main form section.card-hub").Filter(new() { HasText = "Approve all" });
        (await sections.CountAsync()).ShouldBe(2, "the demo's mentor has two residents whose hours wait");
        for (var i = 0; i < 2; i++)
        {
            var section = sections.Nth(i);
            await TapAsync(Answer(section, "These hours", "Approve all"));
            await TapAsync(Answer(section, "Did you meet", "Yes"));
            await TapAsync(Answer(section, "For how long", "1–2 h"));
            await TapAsync(Answer(section, "How is it going?", "On track"));
            await TapAsync(section.GetByLabel("A strength you saw"));
            await phone.Page.Keyboard.TypeAsync($"Waited for the third answer, resident {i + 1}.");
            texts++;
        }
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.PictureAsync("friday, phone, filled in");
        await TapAsync(phone.Button("Send"));
        await phone.SaysAsync("Sent.");
        await phone.SaysAsync("check-in sent");
        (taps, texts).ShouldSatisfyAllConditions(t => t.taps.ShouldBeLessThanOrEqualTo(MostTaps), t => t.texts.ShouldBe(2));
        await phone.PictureAsync("friday, phone, sent");
        (await phone.Page.GetByText("Approve all", new() { Exact = true }).CountAsync()).ShouldBe(0, "nothing waits any more");
        await phone.LeaveAsync();

        static ILocator Answer(ILocator section, string question, string answer) => section.GetByRole(AriaRole.Group, new() { Name = question }).GetByRole(AriaRole.Radio, new() { Name = answer, Exact = true });

        async Task TapAsync(ILocator what)
        {
            taps++;
            await what.ClickAsync();
        }
    }

    [BrowserFact]
    public async Task A_resident_logs_a_day_what_is_wrong_stays_typed_and_a_half_typed_entry_comes_back_on_another_phone()
    {
        var phone = await hub.AsAsync("Grace Osei", phone: true);
        await phone.GoAsync("/my-hours");
        if (await phone.Button("Take it back").CountAsync() > 0)
            await phone.Button("Take it back").ClickAsync();
        await phone.Page.GetByLabel("What did you do?").SelectOptionAsync("SchoolMeeting");
        await phone.Page.GetByLabel("How long?").FillAsync("-2");
        await phone.Button("Add").ClickAsync();
        await phone.ShowsAsync("is below zero");
        await Assertions.Expect(phone.Page.GetByLabel("How long?")).ToHaveValueAsync("-2");
        await phone.Page.GetByLabel("How long?").FillAsync("1:15");
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.LeaveAsync();

        var other = await hub.AsAsync("Grace Osei", phone: true);
        await other.GoAsync("/my-hours");
        await Assertions.Expect(other.Page.GetByLabel("How long?")).ToHaveValueAsync("1:15");
        await other.Button("Add").ClickAsync();
        await other.SaysAsync("Kept: 1 h 15 min.");
        await other.ShowsAsync("School meeting");
        await other.PictureAsync("my hours, phone");
        await other.LeaveAsync();
    }

    [BrowserFact]
    public async Task Words_typed_while_the_scripts_are_still_on_their_way_are_saved_when_those_have_come()
    {
        var phone = await hub.AsAsync("Ximena Quiroz", phone: true);
        var come = new TaskCompletionSource();
        await phone.Page.RouteAsync("**/js/drafts*", async route =>
        {
            await come.Task;
            await route.ContinueAsync();
        });
        await phone.Page.GotoAsync("/my-hours", new() { WaitUntil = WaitUntilState.Commit });
        await phone.Page.GetByLabel("How long?").FillAsync("2:20");
        come.SetResult();
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.GoAsync("/my-hours");
        await Assertions.Expect(phone.Page.GetByLabel("How long?")).ToHaveValueAsync("2:20");
        await phone.LeaveAsync();
    }
}

using System.Globalization;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Failures;

/// <summary>Timed evidence in a room without reception: each stamp keeps its own time, arrives once, and is nobody else's on the device.</summary>
[Collection(HubOfTheYear.Name)]
public sealed class StampsOfflineTests(HubFixture hub)
{
    private const string Mentor = "Dmitri Alvarez";

    [BrowserFact]
    public async Task Three_stamps_without_a_network_stand_on_the_page_with_their_times_and_go_in_order_when_it_is_back()
    {
        var mentor = await hub.AsAsync(Mentor, phone: true);
        var page = mentor.Page;
        var lesson = await PlannedAsync(mentor);
        await mentor.GoAsync($"{lesson}/evidence");
        await page.Context.SetOfflineAsync(true);
        for (var n = 1; n <= 3; n++)
        {
            await StampAsync(page, $"Seen without a network, {n}");
            await Assertions.Expect(Waiting(page)).ToHaveCountAsync(n);
            await Assertions.Expect(page.Locator("[name='Note.Words']")).ToHaveValueAsync("");
            await Task.Delay(1200);
        }
        await Assertions.Expect(Waiting(page).Last).ToContainTextAsync("Kept on this device; it is sent when the connection is back.");
        await mentor.PictureAsync("stamps without a network, phone");
        var made = await TimesAsync(Waiting(page));
        made.SequenceEqual(made.Order()).ShouldBeTrue("in the order in which they were made");
        // what is typed for the next one stays, whatever arrives meanwhile
        await page.Locator("[name='Note.Words']").FillAsync("The next one, half");
        await page.Context.SetOfflineAsync(false);

        await Assertions.Expect(Notes(page)).ToHaveCountAsync(3, new() { Timeout = 40000 });
        await Assertions.Expect(Waiting(page)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[name='Note.Words']")).ToHaveValueAsync("The next one, half");
        await IsInOrderAsync(page, made);
        await mentor.PictureAsync("stamps after the network is back, phone");

        // as the hub has them, and there they can be written on
        await page.ReloadAsync();
        await Assertions.Expect(Notes(page)).ToHaveCountAsync(3);
        await IsInOrderAsync(page, made);
        await mentor.DisposeAsync();
    }

    [BrowserFact]
    public async Task A_stamp_whose_answer_was_lost_is_sent_again_and_stands_there_once()
    {
        var mentor = await hub.AsAsync(Mentor, phone: true);
        var page = mentor.Page;
        var lesson = await PlannedAsync(mentor);
        await mentor.GoAsync($"{lesson}/evidence");
        var tries = 0;
        await page.RouteAsync("**/observations/*/stamps", async route =>
        {
            if (tries++ > 0)
            {
                await route.ContinueAsync();
                return;
            }
            // the hub has taken it; the device never hears so
            (await route.FetchAsync()).Status.ShouldBe(200);
            await route.AbortAsync();
        });
        await StampAsync(page, "Four hands go up");
        await Assertions.Expect(Notes(page)).ToHaveCountAsync(1, new() { Timeout = 20000 });
        await Assertions.Expect(Waiting(page)).ToHaveCountAsync(0);
        tries.ShouldBe(2);
        await page.ReloadAsync();
        await Assertions.Expect(Notes(page)).ToHaveCountAsync(1);
        await mentor.DisposeAsync();
    }

    [BrowserFact]
    public async Task Stamps_that_wait_are_one_person_s_and_signing_out_asks_and_leaves_none_on_the_device()
    {
        // signed in here, so that the session that other tests share lives on
        var mentor = await hub.AnybodyAsync();
        var page = mentor.Page;
        await SignInAsync(page, Mentor);
        var lesson = await PlannedAsync(mentor);
        await mentor.GoAsync($"{lesson}/evidence");
        await page.RouteAsync("**/observations/*/stamps", route => route.AbortAsync());
        await StampAsync(page, "Not for anybody else");
        await Assertions.Expect(Waiting(page)).ToContainTextAsync(["Kept on this device"]);

        // somebody else at the same device finds nothing of it
        var other = await page.Context.NewPageAsync();
        await other.Context.ClearCookiesAsync();
        await SignInAsync(other, "Grace Oduya");
        await other.GotoAsync($"{lesson}/evidence");
        (await other.Locator("main").InnerTextAsync()).ShouldNotContain("Not for anybody else");
        await other.Context.ClearCookiesAsync();
        await SignInAsync(other, Mentor);
        await other.CloseAsync();

        var asked = "";
        page.Dialog += (_, dialog) =>
        {
            asked = dialog.Message;
            _ = dialog.AcceptAsync();
        };
        await mentor.GoAsync($"{lesson}/evidence");
        await Assertions.Expect(Waiting(page)).ToHaveCountAsync(1);
        await page.Locator("details.person > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/account/sign-in", StringComparison.Ordinal));
        asked.ShouldContain("not saved yet");
        (await page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('draft:')).length")).ShouldBe(0);
        await mentor.DisposeAsync();
    }

    private static ILocator Waiting(IPage page) => page.Locator("[data-stamps] li");

    private static ILocator Notes(IPage page) => page.Locator(".evidence.edit li[data-note]");

    private static async Task StampAsync(IPage page, string words)
    {
        await page.Locator("[name='Note.Words']").FillAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Stamp the time and go on", Exact = true }).ClickAsync();
    }

    private static async Task<List<DateTimeOffset>> TimesAsync(ILocator rows) =>
        [.. (await rows.Locator("time").EvaluateAllAsync<string[]>("all => all.map(t => t.dateTime)")).Select(t => DateTimeOffset.Parse(t, CultureInfo.InvariantCulture))];

    private static async Task IsInOrderAsync(IPage page, List<DateTimeOffset> made)
    {
        (await Notes(page).Locator("textarea").EvaluateAllAsync<string[]>("all => all.map(t => t.value)")).ShouldBe(["Seen without a network, 1", "Seen without a network, 2", "Seen without a network, 3"]);
        foreach (var (stands, was) in (await TimesAsync(Notes(page))).Zip(made))
            (stands - was).Duration().ShouldBeLessThan(TimeSpan.FromMilliseconds(5), "when it was made, not when it arrived");
    }

    /// <summary>An observation of today whose talk before was held.</summary>
    private static async Task<string> PlannedAsync(Visitor mentor)
    {
        await mentor.GoAsync("/observations/new");
        await mentor.Page.Locator("[name='Form.Placement']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await mentor.Page.Locator("[name='Form.On']").FillAsync(TimeProvider.System.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await mentor.Page.Locator("[name='Form.Rubric']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await mentor.Button("Plan it").ClickAsync();
        await mentor.SaysAsync("The observation is planned.");
        var lesson = new Uri(mentor.Page.Url).AbsolutePath;
        await mentor.Page.Locator("[name='Pre.WatchFor']").FillAsync("Wait time");
        await mentor.Button("We have talked").ClickAsync();
        await mentor.SaysAsync("Open Evidence");
        return lesson;
    }

    private static async Task SignInAsync(IPage page, string person)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person, Exact = true }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Failures;

/// <summary>Words that are being typed outlive a second tab, a sign-out in between, and a lost network; and nobody else finds them on the device.</summary>
[Collection(HubOfTheYear.Name)]
public sealed class NeverLostTests(HubFixture hub)
{
    private const string Form = "/visits/new";

    [BrowserFact]
    public async Task Two_tabs_of_one_person_show_both_words_and_neither_overwrites_the_other()
    {
        var first = await hub.AsAsync("Dmitri Alvarez");
        await first.GoAsync(Form);
        var second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync(Form);
        await TypeAsync(first.Page, "From the first tab.");
        await SavedAsync(first.Page);
        await Words(second).FillAsync("From the second tab.");
        var other = second.Locator("[data-other-draft]");
        await Assertions.Expect(other).ToContainTextAsync("From the first tab.", new() { Timeout = 6000 });
        await Assertions.Expect(Words(second)).ToHaveValueAsync("From the second tab.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Use the other words" }).ClickAsync();
        await Assertions.Expect(Words(second)).ToHaveValueAsync("From the first tab.");
        await SavedAsync(second);
        await first.GoAsync(Form);
        await Assertions.Expect(Words(first.Page)).ToHaveValueAsync("From the first tab.");
        await first.LeaveAsync();
    }

    [BrowserFact]
    public async Task Who_signs_out_in_another_tab_in_mid_sentence_signs_in_again_and_goes_on()
    {
        // signed in here, so that the session that other tests share lives on
        var person = await hub.AnybodyAsync();
        await SignInAsync(person.Page, "Farah Petrov");
        await person.GoAsync(Form);
        await TypeAsync(person.Page, "Before the sign-out,");
        await SavedAsync(person.Page);
        var other = await person.Page.Context.NewPageAsync();
        await other.GotoAsync("/");
        await SignOutAsync(other);
        await TypeAsync(person.Page, "Before the sign-out, and after it.");
        await Assertions.Expect(person.Page.Locator("[data-saved]").First).ToContainTextAsync("You are signed out. Your words are kept on this device", new() { Timeout = 6000 });

        // somebody else at the same device finds nothing of it
        await SignInAsync(other, "Umar Okafor");
        await other.GotoAsync(Form);
        (await other.Locator("main").InnerTextAsync()).ShouldNotContain("after it.");
        await Assertions.Expect(Words(other)).Not.ToHaveValueAsync("Before the sign-out, and after it.");
        await other.Context.ClearCookiesAsync();

        await SignInAsync(other, "Farah Petrov");
        await other.GotoAsync(Form);
        await Assertions.Expect(Words(other)).ToHaveValueAsync("Before the sign-out, and after it.");
        await SavedAsync(other);
        await other.Context.ClearCookiesAsync();
        await person.DisposeAsync();

        var elsewhere = await hub.AsAsync("Farah Petrov", phone: true);
        await elsewhere.GoAsync(Form);
        await Assertions.Expect(Words(elsewhere.Page)).ToHaveValueAsync("Before the sign-out, and after it.");
        await elsewhere.LeaveAsync();
    }

    [BrowserFact]
    public async Task What_was_typed_without_a_network_is_sent_when_it_is_back_and_signing_out_leaves_nothing_on_the_device()
    {
        var person = await hub.AnybodyAsync();
        await SignInAsync(person.Page, "Umar Okafor");
        await person.GoAsync(Form);
        await person.Page.Context.SetOfflineAsync(true);
        await TypeAsync(person.Page, "Typed in the tunnel.");
        await Assertions.Expect(person.Page.Locator("[data-saved]").First).ToHaveTextAsync("Not saved yet. Your words are kept on this device.", new() { Timeout = 6000 });
        await person.Page.Context.SetOfflineAsync(false);
        await SavedAsync(person.Page);

        // typed and signed out within the same second: the words go first
        await Words(person.Page).FillAsync("Typed in the tunnel, finished in the light.");
        await SignOutAsync(person.Page);
        (await person.Page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(k => k.startsWith('draft:')).length")).ShouldBe(0);
        await person.DisposeAsync();
        var elsewhere = await hub.AsAsync("Umar Okafor", phone: true);
        await elsewhere.GoAsync(Form);
        await Assertions.Expect(Words(elsewhere.Page)).ToHaveValueAsync("Typed in the tunnel, finished in the light.");
        await elsewhere.LeaveAsync();
    }

    private static ILocator Words(IPage page) => page.Locator("form[data-draft] textarea").First;

    private static Task TypeAsync(IPage page, string words) => Words(page).FillAsync(words);

    private static Task SavedAsync(IPage page) => Assertions.Expect(page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 8000 });

    private static async Task SignInAsync(IPage page, string person)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = person, Exact = true }).First.ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("details.person > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/account/sign-in", StringComparison.Ordinal));
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>A passkey from the first tap to its removal, with an authenticator that the browser plays: our script, the browser's and Identity's part together.</summary>
[Collection(HubOfPlacing.Name)]
public sealed class PasskeyJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task Somebody_adds_a_passkey_signs_out_and_signs_in_with_it_until_it_is_removed()
    {
        const string email = "pat.key@browser.example";
        await AccountAsync("Pat Key", email);
        // a passkey is of a name: an address of numbers has none
        await using var device = await hub.Browser.NewContextAsync(new() { BaseURL = new UriBuilder(hub.Url) { Host = "localhost" }.Uri.ToString() });
        device.SetDefaultTimeout(15000);
        var page = await device.NewPageAsync();
        var chromium = await device.NewCDPSessionAsync(page);
        await chromium.SendAsync("WebAuthn.enable");
        await chromium.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });

        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(HubFixture.Password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await InsideAsync(page);
        await page.GotoAsync("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a passkey of this device" }).ClickAsync();
        var kept = page.Locator("main li").Filter(new() { HasText = "Passkey of" });
        await Assertions.Expect(kept).ToHaveCountAsync(1);

        await SignOutAsync(page);
        await WithPasskeyAsync(page);
        await InsideAsync(page);
        await Assertions.Expect(page.Locator("details.person > summary")).ToContainTextAsync("Pat Key");

        await page.GotoAsync("/account");
        await kept.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(kept).ToHaveCountAsync(0);
        await SignOutAsync(page);
        await WithPasskeyAsync(page);
        await Assertions.Expect(page.Locator("main p [data-passkey-words]")).ToHaveTextAsync("This passkey does not open an account here.");
        (await page.GotoAsync("/account"))!.Url.ShouldContain("/account/sign-in", customMessage: "nobody is signed in");
    }

    private async Task AccountAsync(string name, string email)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        var user = new HubUser { Name = name, UserName = email, Email = email, EmailConfirmed = true };
        (await scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>().CreateAsync(user, HubFixture.Password)).Succeeded.ShouldBeTrue();
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        db.Add(RoleGrant.Administrator(user.Id, new Period(new DateOnly(2020, 1, 1))));
        await db.SaveChangesAsync();
    }

    private static Task WithPasskeyAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();

    private static Task InsideAsync(IPage page) => page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));

    private static async Task SignOutAsync(IPage page)
    {
        await page.Locator("details.person > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/account/sign-in", StringComparison.Ordinal));
    }
}

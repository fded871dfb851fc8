using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;
using ResidencyHub.Web.Account;

namespace ResidencyHub.Web.Tests.Access;

public sealed partial class SignInTests
{
    [Fact]
    public async Task Who_knows_the_password_is_let_in_and_out_again()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        var entered = await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password, "/account");
        (entered.StatusCode, RunningHub.Leads(entered)).ShouldBe((HttpStatusCode.Redirect, "/account"), await entered.Content.ReadAsStringAsync());
        (await browser.GetStringAsync(new Uri("/account", UriKind.Relative))).ShouldContain("alex@hub.example");
        var account = await browser.GetAsync(new Uri("/accounts-of-nobody", UriKind.Relative));
        account.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Six_wrong_passwords_lock_the_account_and_the_right_one_then_gets_the_same_answer_as_an_unknown_address()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        for (var i = 0; i < 6; i++)
            (await RunningHub.SignInAsync(browser, "alex@hub.example", "wrong password")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var locked = await (await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password)).Content.ReadAsStringAsync();
        var unknown = await (await RunningHub.SignInAsync(browser, "nobody@hub.example", RunningHub.Password)).Content.ReadAsStringAsync();
        locked.ShouldContain("do not open an account");
        Words(locked).ShouldBe(Words(unknown));

        static string Words(string html) => html[html.IndexOf("field-error", StringComparison.Ordinal)..][..250];
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task Signing_in_never_leads_out_of_the_hub(string asked)
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        RunningHub.Leads(await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password, asked)).ShouldBe("/");
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/sign-out")]
    [InlineData("/account/theme")]
    [InlineData("/account/sign-out-everywhere")]
    public async Task A_forged_post_is_refused(string path)
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        using var forged = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Input.Email", "alex@hub.example"), new("Input.Password", RunningHub.Password), new("theme", "dark")]);
        (await browser.PostAsync(new Uri(path, UriKind.Relative), forged)).Headers.Location!.ToString().ShouldEndWith("?stale=1");
    }

    [Fact]
    public async Task Outside_demo_mode_there_are_no_demo_people_and_none_of_them_signs_in()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        await hub.AccountAsync("demo@hub.example", demo: true);
        using var browser = hub.Browser();
        (await browser.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative))).ShouldNotContain("/account/demo");
        using var post = new FormUrlEncodedContent([]);
        (await browser.PostAsync(new Uri("/account/demo", UriKind.Relative), post)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await RunningHub.SignInAsync(browser, "demo@hub.example", RunningHub.Password)).Content.ReadAsStringAsync()).ShouldContain("do not open an account");
    }

    [Fact]
    public async Task In_demo_mode_one_click_signs_in_as_one_of_the_people()
    {
        await using var hub = new RunningHub { Demo = true };
        var person = await hub.AccountAsync("demo@hub.example", demo: true);
        using var browser = hub.Browser();
        var html = await browser.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative));
        html.ShouldContain($"value=\"{person.Id}\"");
        var form = html[html.IndexOf("action=\"/account/demo\"", StringComparison.Ordinal)..];
        var token = form[(form.IndexOf("__RequestVerificationToken\" value=\"", StringComparison.Ordinal) + 35)..];
        using var post = new FormUrlEncodedContent([new("__RequestVerificationToken", token[..token.IndexOf('"', StringComparison.Ordinal)]), new("account", person.Id.ToString()), new("role", nameof(Role.Administrator))]);
        RunningHub.Leads(await browser.PostAsync(new Uri("/account/demo", UriKind.Relative), post)).ShouldBe("/");
        (await browser.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_factor_is_asked_for_when_it_is_on()
    {
        await using var hub = new RunningHub();
        var user = await hub.AccountAsync();
        string[] codes;
        await using (var scope = hub.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>();
            var own = (await users.FindByIdAsync(user.Id.ToString()))!;
            await users.ResetAuthenticatorKeyAsync(own);
            await users.SetTwoFactorEnabledAsync(own, true);
            codes = [.. (await users.GenerateNewTwoFactorRecoveryCodesAsync(own, 2))!];
        }
        using var browser = hub.Browser();
        RunningHub.Leads(await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password))!.ShouldStartWith("/account/second-factor");
        (await browser.GetAsync(new Uri("/account", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        const string page = "/account/second-factor?Recovery=true&ReturnUrl=%2Faccount";
        (await (await RunningHub.PostAsync(browser, page, "second-factor", ("Input.Code", "00000-00000"))).Content.ReadAsStringAsync()).ShouldContain("not one of your unused recovery codes");
        RunningHub.Leads(await RunningHub.PostAsync(browser, page, "second-factor", ("Input.Code", codes[0]))).ShouldBe("/account");
    }

    [Fact]
    public async Task Who_looks_at_the_page_of_the_second_factor_is_signed_out_nowhere_and_sees_the_same_key_again()
    {
        await using var hub = new RunningHub();
        var user = await hub.AccountAsync();
        using var browser = hub.Browser();
        await RunningHub.SignInAsync(browser, "alex@hub.example", RunningHub.Password);
        var before = await StampAsync();
        var first = KeyShown().Match(await browser.GetStringAsync(new Uri("/account/authenticator", UriKind.Relative))).Value;
        first.ShouldNotBeEmpty();
        KeyShown().Match(await browser.GetStringAsync(new Uri("/account/authenticator", UriKind.Relative))).Value.ShouldBe(first);
        (await StampAsync()).ShouldBe(before, "the stamp ends sessions on other devices");

        async Task<string?> StampAsync()
        {
            await using var scope = hub.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>().FindByIdAsync(user.Id.ToString()))!.SecurityStamp;
        }
    }

    [Fact]
    public async Task Wrong_passwords_lock_the_door_for_a_while_and_end_nobody_s_session_but_an_administrator_s_lock_does()
    {
        await using var hub = new RunningHub();
        var user = await hub.AccountAsync();
        await using var scope = hub.Services.CreateAsyncScope();
        var (users, signIn) = (scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>(), scope.ServiceProvider.GetRequiredService<SignInManager<HubUser>>());
        var own = (await users.FindByIdAsync(user.Id.ToString()))!;
        var session = await signIn.CreateUserPrincipalAsync(own);
        for (var i = 0; i < 6; i++)
            await signIn.CheckPasswordSignInAsync(own, "wrong", lockoutOnFailure: true);
        (await users.IsLockedOutAsync(own)).ShouldBeTrue();
        (await signIn.ValidateSecurityStampAsync(session)).ShouldNotBeNull();
        await users.SetLockoutEndDateAsync(own, DateTimeOffset.MaxValue);
        (await signIn.ValidateSecurityStampAsync(session)).ShouldBeNull();
    }

    [GeneratedRegex("secret=[A-Z2-7]+", RegexOptions.None, 1000)]
    private static partial Regex KeyShown();

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_a_letter_whose_opening_changes_nothing_and_which_works_once()
    {
        await using var hub = new RunningHub();
        await hub.AccountAsync();
        using var browser = hub.Browser();
        var known = await (await RunningHub.PostAsync(browser, "/account/forgotten", "forgotten", ("Input.Email", "alex@hub.example"))).Content.ReadAsStringAsync();
        var unknown = await (await RunningHub.PostAsync(browser, "/account/forgotten", "forgotten", ("Input.Email", "nora@hub.example"))).Content.ReadAsStringAsync();
        known.ShouldContain("a letter is on its way");
        unknown.ShouldContain("a letter is on its way");
        await RunningHub.PostAsync(browser, "/account/forgotten", "forgotten", ("Input.Email", "alex@hub.example"));
        (await hub.LettersToAsync("alex@hub.example")).ShouldBe(1, "asking again at once fills nobody's mailbox");
        var page = await hub.TokenInLetterAsync("alex@hub.example");
        for (var i = 0; i < 2; i++)
            await browser.GetStringAsync(new Uri(page, UriKind.Relative));
        (await RunningHub.PostAsync(browser, page, "reset", ("Input.Password", "short"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var reset = await RunningHub.PostAsync(browser, page, "reset", ("Input.Password", "quite other words"));
        reset.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await reset.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        (await (await RunningHub.PostAsync(browser, page, "reset", ("Input.Password", "third set of words"))).Content.ReadAsStringAsync()).ShouldContain("used or is too old");
        (await RunningHub.SignInAsync(browser, "alex@hub.example", "quite other words")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public void Only_paths_of_the_hub_are_local()
    {
        LocalPath.Of("/placements?q=reyes").ShouldBe("/placements?q=reyes");
        LocalPath.Of(null).ShouldBe("/");
    }
}

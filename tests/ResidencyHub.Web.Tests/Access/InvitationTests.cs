using System.Net;
using ResidencyHub.Application.Access;
using ResidencyHub.Domain.Access;

namespace ResidencyHub.Web.Tests.Access;

public sealed class InvitationTests
{
    [Fact]
    public async Task An_invitation_opened_twice_by_a_scanner_still_lets_its_person_in_and_then_says_that_it_was_used()
    {
        await using var hub = new RunningHub();
        var admin = await hub.AccountAsync();
        await hub.AsAsync<InvitePerson, object>(new(admin.Id, "Alex", Role.Administrator), async invite => await invite.RunAsync(new("Bo Lind", "bo@hub.example", Role.Administrator, null)));
        var page = await hub.TokenInLetterAsync("bo@hub.example");
        using var browser = hub.Browser();
        for (var i = 0; i < 2; i++)
            (await browser.GetStringAsync(new Uri(page, UriKind.Relative))).ShouldContain("bo@hub.example");
        await using (var db = hub.Open())
        {
            db.Users.Count(u => u.Email == "bo@hub.example").ShouldBe(0);
            db.Links.Single(l => l.Purpose == LinkPurpose.Invitation).ClosedAt.ShouldBeNull();
        }

        (await (await RunningHub.PostAsync(browser, page, "join", ("Input.Name", "Bo Lind"), ("Input.Password", "short"))).Content.ReadAsStringAsync()).ShouldContain("at least 10 characters");
        RunningHub.Leads(await RunningHub.PostAsync(browser, page, "join", ("Input.Name", "Bo Lind"), ("Input.Password", "bo's own long words"))).ShouldBe("/");
        (await browser.GetStringAsync(new Uri("/account", UriKind.Relative))).ShouldContain("bo@hub.example");
        using var other = hub.Browser();
        (await other.GetStringAsync(new Uri(page, UriKind.Relative))).ShouldContain("This was answered on");
    }

    [Fact]
    public async Task Somebody_with_an_account_signs_in_and_adds_the_role_to_it()
    {
        await using var hub = new RunningHub();
        var admin = await hub.AccountAsync();
        await hub.AccountAsync("bo@hub.example", role: null);
        await hub.AsAsync<InvitePerson, object>(new(admin.Id, "Alex", Role.Administrator), async invite => await invite.RunAsync(new("Bo Lind", "bo@hub.example", Role.Administrator, null)));
        var page = await hub.TokenInLetterAsync("bo@hub.example");
        using var browser = hub.Browser();
        (await browser.GetStringAsync(new Uri(page, UriKind.Relative))).ShouldContain("There is an account with the address bo@hub.example already");
        await RunningHub.SignInAsync(browser, "bo@hub.example", RunningHub.Password);
        RunningHub.Leads(await RunningHub.PostAsync(browser, page, "attach")).ShouldBe("/");
        await using var db = hub.Open();
        db.RoleGrants.Count(g => g.AccountId != admin.Id).ShouldBe(1);
    }

    [Fact]
    public async Task Expired_unknown_and_withdrawn_invitations_say_so()
    {
        await using var hub = new RunningHub();
        var admin = await hub.AccountAsync();
        var viewer = new Viewer(admin.Id, "Alex", Role.Administrator);
        await hub.AsAsync<InvitePerson, object>(viewer, async invite => await invite.RunAsync(new("Bo Lind", "bo@hub.example", Role.Administrator, null)));
        var page = await hub.TokenInLetterAsync("bo@hub.example");
        using var browser = hub.Browser();
        (await browser.GetStringAsync(new Uri(page[..^2], UriKind.Relative))).ShouldContain("This link is not known here");
        var id = (await hub.AsAsync<ListInvitations, IReadOnlyList<ListInvitations.Row>>(viewer, async l => (await l.RunAsync(default)).ValueOrDefault!)).Single().Id;
        await hub.AsAsync<WithdrawInvitation, object>(viewer, async w => await w.RunAsync(id));
        (await browser.GetStringAsync(new Uri(page, UriKind.Relative))).ShouldContain("This was withdrawn on");
    }

    [Fact]
    public async Task The_first_visitor_of_an_empty_hub_becomes_administrator_with_the_printed_token_once()
    {
        await using var hub = new RunningHub();
        using var browser = hub.Browser();
        RunningHub.Leads(await browser.GetAsync(new Uri("/account/sign-in", UriKind.Relative)))!.ShouldEndWith("/setup");
        var token = await hub.AsAsync<RenewSetupToken, string>(Viewer.Job("test"), async renew => (await renew.RunAsync(default)).ValueOrDefault!);
        (string, string)[] Fields(string with) => [("Input.Token", with), ("Input.Name", "Alex Admin"), ("Input.Email", "alex@hub.example"), ("Input.Password", RunningHub.Password)];
        (await (await RunningHub.PostAsync(browser, "/setup", "setup", Fields("guess"))).Content.ReadAsStringAsync()).ShouldContain("This is not the token that holds now");
        RunningHub.Leads(await RunningHub.PostAsync(browser, "/setup", "setup", Fields(token))).ShouldBe("/");
        (await browser.GetAsync(new Uri("/setup", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await using var db = hub.Open();
        db.RoleGrants.Single().Role.ShouldBe(Role.Administrator);
    }
}

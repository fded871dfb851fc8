using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Access;
using Xunit.Abstractions;

namespace ResidencyHub.Browser.Tests.Pages;

/// <summary>The pages behind e-mailed links while they still ask something; the week's link, the answer to a request and an outside rater's form are in <see cref="OpenPagesTests"/>.</summary>
[Collection(HubToLookAt.Name)]
public sealed class LinkPagesTests(HubFixture hub, ITestOutputHelper output)
{
    [BrowserFact]
    public async Task What_asks_people_without_an_account_is_accessible_and_so_are_its_errors()
    {
        await using var anybody = await hub.AnybodyAsync();
        var wrong = new List<string>();
        foreach (var (name, link, shows, send) in new[]
        {
            ("sign by link", await hub.LinkToSignAsync(), "I have read the text", "Sign"),
            ("survey by link", await hub.LinkToSurveyAsync(), "No password is needed.", "Send"),
            ("apply by link", await hub.LinkToPoolAsync(LinkPurpose.ApplyAsMentor), "a resident would learn to teach beside you", null),
            ("approve by link", await hub.LinkToPoolAsync(LinkPurpose.ApproveMentor), "as a mentor?", "Send answer"),
            ("rate by link", await hub.LinkToRateAsync(), "You rate for the community", null),
            ("host by link", await hub.LinkToHostAsync(), "you need no account", null),
        })
        {
            (await anybody.GoAsync(link)).ShouldBe(200, name);
            await anybody.ShowsAsync(shows);
            wrong.AddRange(await Scan.OfAsync(anybody, name));
            if (send is null)
                continue;
            await anybody.Page.EvaluateAsync("() => document.querySelectorAll('main form').forEach(f => { f.noValidate = true; })");
            await anybody.Button(send).ClickAsync();
            await anybody.Page.Locator("main [data-errors]").First.WaitForAsync();
            wrong.AddRange(await Scan.OfAsync(anybody, $"{name}, not filled in"));
        }
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task An_invitation_and_a_new_password_are_accessible_and_lead_in()
    {
        await using var anybody = await hub.AnybodyAsync();
        Guid administrator;
        await using (var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: false))
            administrator = (await db.RoleGrants.FirstAsync(g => g.Role == Role.Administrator)).AccountId;
        (await hub.AsAsync<InvitePerson, bool>(new(administrator, "Alex Admin", Role.Administrator), async invite => (await invite.RunAsync(new("Bo Lind", "bo.lind@hub.example", Role.Administrator, null))).IsDone)).ShouldBeTrue();
        await anybody.GoAsync(await hub.LinkToAsync("Bo Lind"));
        await anybody.ShowsAsync("Your account will have the address bo.lind@hub.example.");
        var wrong = await Scan.OfAsync(anybody, "invitation");
        await anybody.Page.GetByLabel("Password").FillAsync(HubFixture.Password);
        await anybody.Button("Join").ClickAsync();
        await anybody.Page.WaitForURLAsync(url => !url.Contains("/invitation/", StringComparison.Ordinal));

        string reset;
        await using (var scope = hub.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<HubUser>>();
            var bo = (await users.FindByEmailAsync("bo.lind@hub.example"))!;
            reset = $"/account/reset?account={bo.Id}&code={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(bo))}";
        }
        await using var later = await hub.AnybodyAsync();
        await later.GoAsync(reset);
        wrong.AddRange(await Scan.OfAsync(later, "new password"));
        await later.Page.GetByLabel("New password").FillAsync("another chair beside the door 48");
        await later.Button("Keep this password").ClickAsync();
        await later.ShowsAsync("Your new password holds.");
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }

    [BrowserFact]
    public async Task An_empty_hub_leads_its_first_visitor_to_setup_which_is_accessible_and_makes_the_administrator()
    {
        var empty = new HubFixture { Demo = false };
        try
        {
            await empty.InitializeAsync();
            var token = await empty.AsAsync<RenewSetupToken, string>(Viewer.Job("test"), async renew => (await renew.RunAsync(default)).ValueOrDefault!);
            await using var first = await empty.AnybodyAsync();
            await first.GoAsync("/");
            await first.Heading("Set up this hub").WaitForAsync();
            var wrong = await Scan.OfAsync(first, "setup");
            await FillAsync("not the token");
            await first.ShowsAsync("This is not the token that holds now.");
            wrong.AddRange(await Scan.OfAsync(first, "setup, wrong token"));
            await FillAsync(token);
            await first.Page.WaitForURLAsync(url => !url.Contains("/setup", StringComparison.Ordinal));
            await first.Heading("Alex").First.WaitForAsync();
            wrong.AddRange(await Scan.OfAsync(first, "the first administrator's first page"));
            wrong.ForEach(output.WriteLine);
            wrong.ShouldBeEmpty();

            async Task FillAsync(string with)
            {
                await first.Page.GetByLabel("Token").FillAsync(with);
                await first.Page.GetByLabel("Your name").FillAsync("Alex First");
                await first.Page.GetByLabel("E-mail address").FillAsync("alex@hub.example");
                await first.Page.GetByLabel("Password").FillAsync(HubFixture.Password);
                await first.Button("Become the administrator").ClickAsync();
            }
        }
        finally
        {
            await empty.DisposeAsync();
        }
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Pages;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>"How many can you host?": asked, answered from an e-mail, and taken back in part, each step accessible.</summary>
[Collection(HubOfPlacing.Name)]
public sealed class CapacityJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task A_coordinator_asks_and_a_principal_answers_from_the_e_mail_without_an_account()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        var year = Application.Placements.PlannedYear.On(DateOnly.FromDateTime(DateTime.Today)).Next.Next.StartYear;
        await coordinator.GoAsync($"/capacity?year={year}");
        await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Tick Lincoln High School" }).CheckAsync();
        await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Tick Eastside High School" }).CheckAsync();
        await coordinator.Button("Ask").ClickAsync();
        await coordinator.ShowsAsync("no account is needed");
        await coordinator.Button("Ask 2 schools").ClickAsync();
        await coordinator.SaysAsync("2 of 2 schools asked.");
        await coordinator.PictureAsync("capacity, asked");
        (await Scan.OfAsync(coordinator, "asked")).ShouldBeEmpty();

        // too many, and taken back while the letters wait; then only those that are meant
        await coordinator.Button("Undo").ClickAsync();
        await coordinator.SaysAsync("2 of 2 schools taken back.");
        await coordinator.GoAsync($"/capacity?year={year}&standing=NotAsked");
        await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Tick Lincoln High School" }).CheckAsync();
        await coordinator.Button("Ask").ClickAsync();
        await coordinator.Button("Ask 1 school").ClickAsync();
        await coordinator.SaysAsync("1 of 1 school asked.");

        var principal = await hub.AnybodyAsync();
        await principal.GoAsync(await hub.LinkToAsync("Ines Ortiz"));
        await principal.Heading("How many residents can Lincoln High School host").WaitForAsync();
        (await Scan.OfAsync(principal, "host link")).ShouldBeEmpty();
        // by keyboard alone: the answer, a number that is none, the mended number
        await principal.Page.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).FocusAsync();
        await principal.Page.Keyboard.PressAsync("Space");
        await principal.Page.Keyboard.PressAsync("Tab");
        await principal.Page.Keyboard.TypeAsync("2.5");
        await principal.Page.Keyboard.PressAsync("Enter");
        await principal.ShowsAsync("Seats are whole: 2 or 3, not 2.5.");
        (await Scan.OfAsync(principal, "host link, mistaken")).ShouldBeEmpty();
        await principal.Page.GetByLabel("How many at most, over all programs").FillAsync("3");
        await principal.Page.GetByRole(AriaRole.Group, new() { Name = "Line 1" }).GetByLabel("Subject").FillAsync("Mathematics");
        await principal.Button("Send answer").ClickAsync();
        await principal.SaysAsync("is saved: Yes, up to 3 (Mathematics, number not known yet).");
        await principal.PictureAsync("host link, answered");
        await principal.LeaveAsync();

        await coordinator.GoAsync($"/capacity?year={year}&standing=Answered");
        await coordinator.ShowsAsync("Mathematics, number not known yet");
        await coordinator.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_principal_who_loses_a_class_sees_first_whom_it_concerns_and_who_is_told()
    {
        var principal = await hub.AsAsync("Thandiwe Mokoena", phone: true);
        await principal.GoAsync("/capacity");
        await principal.Page.Locator("main table a[href*='capacity/']").First.ClickAsync();
        await principal.Heading("Change the answer").WaitForAsync();
        await principal.Page.GetByLabel("How many at most, over all programs").FillAsync("1");
        await principal.Button("Send answer").ClickAsync();
        await principal.Heading("Before you confirm").WaitForAsync();
        await principal.ShowsAsync("Who is told at once:");
        (await Scan.OfAsync(principal, "before a lowering")).ShouldBeEmpty();
        await principal.PictureAsync("capacity, before a lowering");
        var running = principal.Page.Locator("main tbody tr").Filter(new() { HasText = "Active" }).First;
        await running.Locator("select").SelectOptionAsync(new SelectOptionValue { Label = "Needs another mentor here" });
        await principal.Page.GetByLabel("What happened?").FillAsync("A class was closed in August.");
        await principal.Button("Confirm this answer").ClickAsync();
        await principal.SaysAsync("1 placement is marked");
        await principal.SaysAsync("Dana Whitfield");
        await principal.LeaveAsync();

        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements?show=mentor&year=all");
        await coordinator.ShowsAsync("Bayside Community School");
        await coordinator.LeaveAsync();
    }
}

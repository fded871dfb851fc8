using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Pages;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfPlacing.Name)]
public sealed class PlacementJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task A_placement_goes_from_request_to_confirmation_by_links_in_e_mails_and_the_resident_sees_it()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        // a request that waits for the mentor goes back to draft and is asked anew, from the beginning
        await coordinator.GoAsync("/placements?status=WithMentor");
        await coordinator.Page.Locator("main table a[href*='placements/']").Last.ClickAsync();
        await coordinator.Page.GetByText("Postpone…").ClickAsync();
        await coordinator.Page.Locator("[id='Postpone.Why']").FillAsync("The school asked to begin after the winter.");
        await coordinator.Button("Postpone").ClickAsync();
        await coordinator.SaysAsync("Back to draft.");
        var resident = await coordinator.Page.Locator("main h1").InnerTextAsync();
        var school = await coordinator.Page.Locator("main dt:text-is('School') + dd a").InnerTextAsync();
        var mentor = await coordinator.Page.Locator("main dt:text-is('Mentor') + dd").InnerTextAsync();
        // what the mentor lacks is argued and stays on record
        for (var waiver = coordinator.Page.GetByText("Argue a waiver…"); await waiver.CountAsync() > 0;)
        {
            await waiver.ClickAsync();
            await coordinator.Page.GetByLabel("Why the exception is right").FillAsync("Co-teaches in the subject since 2019; the department head has seen it.");
            await coordinator.Page.GetByLabel("Approved by").FillAsync("Ruth Alder");
            await coordinator.Button("Grant waiver").ClickAsync();
            await coordinator.SaysAsync("The waiver is granted.");
        }
        await coordinator.Button("Request placement").ClickAsync();
        await coordinator.SaysAsync("Requested.");
        var principalName = (await coordinator.Page.Locator("main .notice h2:text-is('Who was told') + ul li").First.InnerTextAsync()).Split(':')[0];
        var placement = new Uri(coordinator.Page.Url).AbsolutePath;

        // the principal passes it to a colleague, who answers on a phone without an account
        var principal = await hub.AnybodyAsync();
        await principal.GoAsync(await hub.LinkToAsync(principalName));
        await principal.ShowsAsync($"Can {school} host {resident}?");
        await principal.PictureAsync("answer by link, principal");
        await principal.Page.GetByText("Pass to a colleague…").ClickAsync();
        await principal.Page.GetByLabel("Your colleague’s name").FillAsync("Vera Voss");
        await principal.Page.GetByLabel("Your colleague’s e-mail").FillAsync("vera.voss@elsewhere.example");
        await principal.Button("Pass it on").ClickAsync();
        await principal.ShowsAsync("The address must be one of your district's or school's");
        await principal.Page.GetByLabel("Your colleague’s e-mail").FillAsync("vera.voss@harborcity.example");
        await principal.Button("Pass it on").ClickAsync();
        await principal.SaysAsync("Passed to Vera Voss.");
        await principal.LeaveAsync();

        var colleague = await hub.AnybodyAsync(phone: true);
        var passed = await hub.LinkToAsync("Vera Voss");
        await colleague.GoAsync(passed);
        await colleague.ChooseAsync("Your answer", "Accept");
        await colleague.Button("Send answer").ClickAsync();
        await colleague.SaysAsync("Your answer is recorded.");
        await colleague.GoAsync(passed);
        await colleague.ShowsAsync("This was answered already");
        await colleague.LeaveAsync();

        var asked = await hub.AnybodyAsync(phone: true);
        await asked.GoAsync(await hub.LinkToAsync(mentor));
        await asked.ShowsAsync($"Would you mentor {resident}?");
        await asked.PictureAsync("answer by link, mentor, phone");
        await asked.ChooseAsync("Your answer", "Accept");
        await asked.Button("Send answer").ClickAsync();
        await asked.SaysAsync("Your answer is recorded.");
        await asked.LeaveAsync();

        await coordinator.GoAsync(placement);
        await coordinator.Button("Confirm placement").ClickAsync();
        await coordinator.SaysAsync("Confirmed.");
        await coordinator.LeaveAsync();

        await hub.GiveAccountAsync(resident);
        var told = await hub.AsAsync(resident, phone: true);
        await told.GoAsync("/my-year");
        await told.ShowsAsync(school);
        await told.ShowsAsync(mentor);
        await told.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_draft_begins_with_three_letters_of_the_school()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements/new");
        var resident = (await coordinator.Page.Locator("main").GetByLabel("Resident").Locator("option:not([value=''])").First.InnerTextAsync()).Split(',')[0];
        await coordinator.Page.Locator("main").GetByLabel("Resident").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await coordinator.Page.GetByLabel("School", new() { Exact = true }).PressSequentiallyAsync("Eas", new() { Delay = 20 });
        await coordinator.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Eastside High" }).ClickAsync();
        await coordinator.Button("Continue").ClickAsync();
        // the first day that is offered is one of the resident's own cohort
        await coordinator.Button("Save draft").ClickAsync();
        await coordinator.Heading(resident).First.WaitForAsync();
        await Assertions.Expect(coordinator.Button("Request placement")).ToBeVisibleAsync();
        await coordinator.ShowsAsync("not named yet");
        await coordinator.Link("Change the draft").ClickAsync();
        await coordinator.Button("Save draft").WaitForAsync();
        (await Scan.OfAsync(coordinator, "change the draft")).ShouldBeEmpty();
        await coordinator.LeaveAsync();
    }

    [BrowserFact]
    public async Task An_answer_that_came_by_phone_is_recorded_with_who_when_and_how()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements?status=WithDistrict&year=all");
        await coordinator.Page.Locator("main table a[href*='placements/']").First.ClickAsync();
        await coordinator.Page.GetByText("Record a call…").ClickAsync();
        await coordinator.Page.GetByLabel("Whom you called").FillAsync("the district office");
        await coordinator.Page.GetByLabel("What came of it").SelectOptionAsync(new SelectOptionValue { Value = "LeftMessage" });
        await coordinator.Button("Save call").ClickAsync();
        await coordinator.SaysAsync("The call is recorded.");
        await coordinator.Page.GetByText("Record an answer…").ClickAsync();
        await coordinator.Page.GetByLabel("Who said it").FillAsync("the district office");
        await coordinator.Page.GetByLabel("How it came").SelectOptionAsync("Phone");
        await coordinator.ChooseAsync("Your answer", "Decline");
        await coordinator.Page.GetByLabel("Why not?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await coordinator.Button("Save answer").ClickAsync();
        await coordinator.SaysAsync("The answer is recorded.");
        await coordinator.ShowsAsync("the district office");
        await coordinator.ShowsAsync("recorded by Dana Whitfield");
        await coordinator.LeaveAsync();
    }
}

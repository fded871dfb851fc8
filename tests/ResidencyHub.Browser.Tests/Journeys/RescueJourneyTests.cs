using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Pages;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>A mentor drops out in the middle of the year: who follows, and what stays with the resident.</summary>
[Collection(HubOfPlacing.Name)]
public sealed class RescueJourneyTests(HubFixture hub)
{
    private const string Strength = "Let the pupils find the mistake in the proof themselves.";

    [BrowserFact]
    public async Task A_mentor_at_another_school_is_asked_with_one_click_and_the_gap_shows_until_it_is_closed()
    {
        await using (var town = await Town.BeginAsync(hub, "Halloran"))
        {
            var (home, away) = (town.School("High School", "Iris"), town.School("Academy", "Jude", seats: 2, year: 2026));
            var (lost, cohort) = (town.Mentor("Marta", home), await town.CohortAsync(Town.Harbor, 2026));
            town.Mentor("Nils", away);
            var placement = town.Running(town.Resident("Rhea", cohort), cohort, home, lost);
            town.Add(new CheckIn(placement, lost.Id, new DateOnly(2026, 10, 26), true, MeetingLength.OneToTwoHours, Going.OnTrack, Strength, null, null, Town.At(new DateOnly(2026, 10, 30))));
            await town.SettleAsync();
        }
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements?q=Rhea%20Halloran");
        await coordinator.Link("Rhea Halloran").ClickAsync();
        await LoseAsync(coordinator, "2026-11-10", "Parental leave began early.");
        await coordinator.ShowsAsync("10 days without a mentor");
        var placementPage = new Uri(coordinator.Page.Url).AbsolutePath;

        // the list: longest first, who could follow and why
        await coordinator.GoAsync("/placements/needs-mentor");
        var row = coordinator.Page.Locator("main ol.calls > li").Filter(new() { HasText = "Rhea Halloran" });
        await Assertions.Expect(row).ToContainTextAsync("10 days without a mentor, since Wednesday, 11 November 2026");
        await Assertions.Expect(row).ToContainTextAsync("before: Marta Halloran");
        var first = row.Locator("ol > li").Filter(new() { HasText = "Nils Halloran" });
        await Assertions.Expect(first).ToContainTextAsync("Halloran Academy:");
        (await Scan.OfAsync(coordinator, "who needs a mentor")).ShouldBeEmpty();
        await first.GetByRole(AriaRole.Button, new() { Name = "Request it at Halloran Academy with Nils Halloran" }).ClickAsync();
        await coordinator.SaysAsync("Halloran Academy is asked for Rhea Halloran.");
        await Assertions.Expect(row).ToContainTextAsync("Halloran Academy is asked");
        await Assertions.Expect(row).ToContainTextAsync("10 days without a mentor");

        // school and mentor say yes by their links; the gap is still there
        await AcceptAsync("Jude Halloran", "Can Halloran Academy host Rhea Halloran?");
        await AcceptAsync("Nils Halloran", "Would you mentor Rhea Halloran?");
        await coordinator.GoAsync("/placements/needs-mentor");
        await Assertions.Expect(row).ToContainTextAsync("10 days without a mentor");
        await row.GetByRole(AriaRole.Link, new() { Name = "Halloran Academy is asked" }).ClickAsync();
        await coordinator.Button("Confirm placement").ClickAsync();
        await coordinator.SaysAsync("Confirmed.");
        await coordinator.GoAsync("/placements/needs-mentor");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await Assertions.Expect(coordinator.Page.Locator("section").Filter(new() { HasText = "Found, and not there yet" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Rhea Halloran" })).ToContainTextAsync("10 days without a mentor");
        (await Scan.OfAsync(coordinator, "who needs a mentor, found")).ShouldBeEmpty();
        await coordinator.GoAsync(placementPage);
        await coordinator.ShowsAsync("Ended early");
        await coordinator.LeaveAsync();

        // what the first mentor wrote is still the resident's
        await hub.GiveAccountAsync("Rhea Halloran");
        var resident = await hub.AsAsync("Rhea Halloran", phone: true);
        await resident.GoAsync("/my-year");
        await resident.ShowsAsync(Strength);
        await resident.ShowsAsync("Halloran Academy");
        await resident.ShowsAsync("Nils Halloran");
        await resident.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_colleague_at_the_same_school_who_has_agreed_follows_from_today_and_nobody_needs_a_mouse()
    {
        await using (var town = await Town.BeginAsync(hub, "Ingram"))
        {
            var (school, cohort) = (town.School("High School", "Kaya"), await town.CohortAsync(Town.Harbor, 2026));
            var (lost, _, _) = (town.Mentor("Lior", school), town.Mentor("Mona", school), town.Mentor("Nora", school, "Science"));
            var placement = town.Running(town.Resident("Saul", cohort), cohort, school, lost);
            town.Add(new CheckIn(placement, lost.Id, new DateOnly(2026, 10, 26), true, MeetingLength.OneToTwoHours, Going.OnTrack, Strength, null, null, Town.At(new DateOnly(2026, 10, 30))));
            await town.SettleAsync();
        }
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements?q=Saul%20Ingram");
        await coordinator.Page.EnterAsync("Saul Ingram", coordinator.Heading("Saul Ingram"));
        var page = coordinator.Page;
        await page.OpenAsync("The mentor can’t go on…");
        await page.TypeDayAsync("Last day as mentor", new(2026, 11, 18));
        await page.TypeIntoAsync("Why?", "Moved to the district office.");
        await page.EnterAsync("Look for another mentor", "It needs a mentor now.");
        await page.EnterAsync("Who could follow, here and at other schools", coordinator.Heading("Who needs a mentor or a place"));
        var row = coordinator.Page.Locator("main ol.calls > li").Filter(new() { HasText = "Saul Ingram" });
        await Assertions.Expect(row).ToContainTextAsync("2 days without a mentor");
        // the colleague in the subject comes first, the one with another credential is not there
        await Assertions.Expect(row.Locator("ol > li").First).ToContainTextAsync("Mona Ingram, Ingram High School:");
        (await row.InnerTextAsync()).ShouldNotContain("Nora Ingram");
        await page.OpenAsync("Mona Ingram has agreed already…");
        await page.TypeIntoAsync("How they agreed", "In person");
        await page.EnterAsync("Mona Ingram follows, from today", "Mona Ingram is the mentor of Saul Ingram from today.");
        await coordinator.SaysAsync("Kaya Ingram");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await coordinator.LeaveAsync();

        await hub.GiveAccountAsync("Saul Ingram");
        var resident = await hub.AsAsync("Saul Ingram", phone: true);
        await resident.GoAsync("/my-year");
        await resident.ShowsAsync(Strength);
        await resident.ShowsAsync("Mona Ingram");
        await resident.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_colleague_at_the_same_school_is_asked_says_yes_on_a_phone_and_is_the_mentor()
    {
        await using (var town = await Town.BeginAsync(hub, "Kestrel"))
        {
            var (school, cohort) = (town.School("High School", "Orla"), await town.CohortAsync(Town.Harbor, 2026));
            var (lost, _) = (town.Mentor("Pia", school), town.Mentor("Quinn", school));
            town.Running(town.Resident("Tessa", cohort), cohort, school, lost);
            await town.SettleAsync();
        }
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/placements?q=Tessa%20Kestrel");
        await coordinator.Link("Tessa Kestrel").ClickAsync();
        await LoseAsync(coordinator, "2026-11-18", "Moved to the district office.");
        await coordinator.GoAsync("/placements/needs-mentor");
        var row = coordinator.Page.Locator("main ol.calls > li").Filter(new() { HasText = "Tessa Kestrel" });
        await row.GetByRole(AriaRole.Button, new() { Name = "Ask Quinn Kestrel to follow" }).ClickAsync();
        await coordinator.SaysAsync("Quinn Kestrel is asked to follow as the mentor of Tessa Kestrel.");
        await Assertions.Expect(row).ToContainTextAsync("Quinn Kestrel is asked to follow");
        (await Scan.OfAsync(coordinator, "who needs a mentor, one is asked")).ShouldBeEmpty();

        var colleague = await hub.AnybodyAsync(phone: true);
        await colleague.GoAsync(await hub.LinkToAsync("Quinn Kestrel"));
        await colleague.ShowsAsync("Would you mentor Tessa Kestrel?");
        (await Scan.OfAsync(colleague, "asked to follow")).ShouldBeEmpty();
        await colleague.Page.EvaluateAsync("() => document.querySelectorAll('main form').forEach(f => { f.noValidate = true; })");
        await colleague.Button("Send answer").ClickAsync();
        await colleague.ShowsAsync("Choose one of the answers.");
        (await Scan.OfAsync(colleague, "asked to follow, nothing chosen")).ShouldBeEmpty();
        await colleague.ChooseAsync("Your answer", "Yes, I follow as the mentor");
        await colleague.Button("Send answer").ClickAsync();
        await colleague.SaysAsync("Your answer is recorded.");
        await colleague.LeaveAsync();

        await coordinator.GoAsync("/placements/needs-mentor");
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await coordinator.LeaveAsync();
    }

    private static async Task LoseAsync(Visitor coordinator, string lastDay, string why)
    {
        await coordinator.Page.GetByText("The mentor can’t go on…").ClickAsync();
        await coordinator.Page.Locator("[id='Lose.LastDay']").FillAsync(lastDay);
        await coordinator.Page.Locator("[id='Lose.Why']").FillAsync(why);
        await coordinator.Button("Look for another mentor").ClickAsync();
        await coordinator.SaysAsync("It needs a mentor now.");
    }

    private async Task AcceptAsync(string who, string asked)
    {
        var visitor = await hub.AnybodyAsync(phone: true);
        await visitor.GoAsync(await hub.LinkToAsync(who));
        await visitor.ShowsAsync(asked);
        await visitor.ChooseAsync("Your answer", "Accept");
        await visitor.Button("Send answer").ClickAsync();
        await visitor.SaysAsync("Your answer is recorded.");
        await visitor.LeaveAsync();
    }
}

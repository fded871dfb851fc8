using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;
using ResidencyHub.Browser.Tests.Pages;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>A full season with two programs at one school, from “How many can you host?” to the day of announcement; nobody has a mouse. Addresses are opened where a person would: the hub’s own, and links in e-mails.</summary>
[Collection(HubOfPlacing.Name)]
public sealed class SeasonJourneyTests(HubFixture hub)
{
    private const string School = "Sable High School";

    [BrowserFact]
    public async Task Two_programs_share_one_school_from_the_question_how_many_to_the_day_of_announcement()
    {
        await using (var town = await Town.BeginAsync(hub, "Sable", throughDistrict: true))
        {
            var school = town.School("High School", "Ruben");
            town.Mentor("Olga", school);
            town.Mentor("Pavel", school);
            // where whoever goes to other schools too would have a seat
            town.Mentor("Quinn", town.School("Academy", "Sonia", seats: 1));
            var (harbor, northgate) = (await town.CohortAsync(Town.Harbor, 2027), await town.CohortAsync(Town.Northgate, 2027));
            town.Resident("Adele", harbor);
            town.Resident("Boris", harbor);
            town.Resident("Carmen", northgate);
            await town.SettleAsync();
        }
        await hub.GiveAccountAsync("Adele Sable");
        await hub.GiveAccountAsync("Boris Sable");
        await hub.GiveAccountAsync("Ruben Sable", School);
        var (dana, omar) = (await hub.AsAsync("Dana Whitfield"), await hub.AsAsync("Omar Said"));

        var host = await AskAndHoldAsync(dana);
        await SeesAsync(dana, "0 of 1");
        await SeesAsync(omar, $"held for {Town.Harbor}, to 31 March");
        await PreferAsync(dana);
        var placement = await MatchAsync(dana);
        await ToCohortAsync(omar, "Sable 2027 Northgate");
        (await omar.Page.Locator("main").TextContentAsync())!.ShouldNotContain($"{School}:", customMessage: "seats that are held for another program are not matched");
        var other = await DraftAsync(omar);
        await omar.Page.EnterAsync("Request placement", "This was not done");
        await omar.SaysAsync($"{School}: Held for {Town.Harbor}, to 31 March 2027.");

        // one program’s way: district, school, mentor, and a day on which it is announced
        await dana.GoAsync(placement);
        await dana.Page.EnterAsync("Request placement", "Requested.");
        await AnswerAsync("Greta Sable", $"Pass on to {School}?", "Pass it to the school");
        await AnswerAsync("Ruben Sable", $"Can {School} host Adele Sable?", "Accept");
        await dana.GoAsync(placement);
        await AnswerAsync(await dana.Page.Locator("main dt:text-is('Mentor') + dd").InnerTextAsync(), "Would you mentor Adele Sable?", "Accept");
        await dana.GoAsync(placement);
        await dana.Page.TypeDayAsync("Announce on", new(2027, 4, 15));
        await dana.Page.EnterAsync("Confirm placement", "Confirmed.");
        await dana.ShowsAsync("It is announced on 15 April");
        await KnowsAsync("Adele Sable", yes: false);

        // the school lets the other program ask; the seat stays the first one’s
        await LetOthersAskAsync(host);
        await omar.GoAsync(other);
        await omar.ShowsAsync("The school can host 1 this year, and 1 is asked for or placed on these days, over all programs.");
        (await omar.WordsAsync()).ShouldNotContain("Adele", customMessage: "whose seat it is is not another program’s business");
        await omar.Page.EnterAsync("Request placement", "Requested.");
        await AnswerAsync("Greta Sable", $"Pass on to {School}?", "Pass it to the school");
        var principal = await hub.AnybodyAsync();
        await principal.GoAsync(await hub.LinkToAsync("Ruben Sable"));
        await principal.Page.PickAsync("Your answer", "Accept");
        await principal.Page.EnterAsync("Send answer", $"The last seat is taken: {School} can host 1 in 2027–28, and 1 is taken on these days, over all programs.");
        await principal.Page.PickAsync("Your answer", "Decline");
        await principal.Page.TypeIntoAsync("Why not?", "No room");
        await principal.Page.EnterAsync("Send answer", "Your answer is recorded.");
        await principal.LeaveAsync();
        await omar.GoAsync(other);
        await omar.ShowsAsync("Declined because");
        await omar.LeaveAsync();

        await ReleaseDayAsync();
        await KnowsAsync("Adele Sable", yes: true);
        await KnowsAsync("Boris Sable", yes: false);
        await dana.LeaveAsync();
    }

    /// <summary>The coordinator asks; the district's lead, to whom the question comes first, passes it on; the principal answers by link: one seat, held for one program. The link's path.</summary>
    private async Task<string> AskAndHoldAsync(Visitor coordinator)
    {
        await coordinator.GoAsync("/capacity?year=2027&q=Sable");
        await coordinator.Page.TickAsync($"Tick {School}");
        await coordinator.Page.EnterAsync("Ask", coordinator.Button("Ask 1 school"));
        await coordinator.Page.EnterAsync("Ask 1 school", "1 of 1 school asked.");
        await using (var lead = await hub.AnybodyAsync())
        {
            await lead.GoAsync(await hub.LinkToAsync("Greta Sable"));
            await lead.Page.GetByText("Pass to Ruben Sable…").ClickAsync();
            await lead.Page.EnterAsync("Pass it on", "Passed to Ruben Sable.");
        }
        var host = await hub.LinkToAsync("Ruben Sable");
        await using var principal = await hub.AnybodyAsync();
        await principal.GoAsync(host);
        await principal.Page.PickAsync($"Can {School} host residents in 2027–28?", "Yes");
        await principal.Page.TypeIntoAsync("How many at most, over all programs", "1");
        await principal.Page.TypeIntoAsync("Ask one program first", Town.Harbor);
        await principal.Page.TypeDayAsync("Held through", new(2027, 3, 31));
        await principal.Page.EnterAsync("Send answer", "is saved: Yes, up to 1");
        return host;
    }

    private static async Task SeesAsync(Visitor coordinator, string words)
    {
        await coordinator.GoAsync("/capacity?year=2027&q=Sable");
        await Assertions.Expect(coordinator.Page.Locator("main tbody tr").Filter(new() { HasText = School })).ToContainTextAsync(words);
    }

    /// <summary>The window, both residents' wishes, the school's ranking.</summary>
    private async Task PreferAsync(Visitor coordinator)
    {
        await ToCohortAsync(coordinator, "Sable 2027 Harbor");
        await coordinator.Page.EnterAsync("Preferences, pins and conflicts", coordinator.Heading("Preferences of Sable 2027 Harbor"));
        await coordinator.Page.TypeDayAsync("First day", new(2026, 11, 20));
        await coordinator.Page.TypeDayAsync("Last day", new(2026, 12, 4));
        await coordinator.Page.TickAsync("Schools and mentors rank residents too");
        await coordinator.Page.EnterAsync("Save the days", "The days are saved.");
        foreach (var (resident, only) in new[] { ("Adele Sable", false), ("Boris Sable", true) })
        {
            var phone = await hub.AsAsync(resident, phone: true);
            await phone.GoAsync("/preferences");
            await phone.Page.TypeIntoAsync(School, "1");
            if (only)
                await phone.Page.TickAsync("I go to no other school than these");
            await phone.Page.EnterAsync("Save", "Your wishes are saved.");
            await phone.LeaveAsync();
        }
        var principal = await hub.AsAsync("Ruben Sable");
        await principal.GoAsync("/preferences");
        await principal.Page.EnterAsync($"Sable 2027 Harbor, {School}", principal.Button("Save"));
        await principal.Page.TypeIntoAsync("Adele Sable", "1");
        await principal.Page.EnterAsync("Save", "Your ranking is saved.");
        await principal.LeaveAsync();
    }

    /// <summary>Two scenarios, compared; the one by rankings becomes drafts. The path of Adele's.</summary>
    private static async Task<string> MatchAsync(Visitor coordinator)
    {
        await ToCohortAsync(coordinator, "Sable 2027 Harbor");
        await RunAsync(coordinator, "As many as can be", "Most placed: as many as can be, then the fewest missed wishes");
        await coordinator.Page.EnterAsync("All scenarios", coordinator.Heading("Scenarios of Sable 2027 Harbor"));
        await RunAsync(coordinator, "By rankings", "Best fit to rankings: nobody and no school would rather have each other");
        await coordinator.ShowsAsync("Without a seat: 1 of 2");
        await coordinator.ShowsAsync("Would have a seat if Boris Sable went to schools outside the ranking too.");
        (await Scan.OfAsync(coordinator, "scenario")).ShouldBeEmpty();
        await coordinator.Page.EnterAsync("All scenarios", coordinator.Heading("Scenarios of Sable 2027 Harbor"));
        foreach (var scenario in new[] { "By rankings", "As many as can be" })
            await coordinator.Page.TickAsync($"Compare {scenario}");
        await coordinator.Page.EnterAsync("Compare two or three", coordinator.Heading("Compare scenarios"));
        await coordinator.ShowsAsync("2 of 2 residents are not in the same place in all of them.");
        (await Scan.OfAsync(coordinator, "compared scenarios")).ShouldBeEmpty();
        await coordinator.Page.EnterAsync("By rankings", coordinator.Heading("By rankings"));
        await coordinator.Page.OpenAsync("Make 1 draft placement…");
        await coordinator.Page.EnterAsync("Make the drafts", "1 draft placement is made.");
        await coordinator.Page.EnterAsync("draft", coordinator.Button("Request placement"));
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    private static async Task ToCohortAsync(Visitor coordinator, string cohort)
    {
        await coordinator.GoAsync("/matching");
        await coordinator.Page.EnterAsync(cohort, coordinator.Heading($"Scenarios of {cohort}"));
    }

    private static async Task RunAsync(Visitor coordinator, string name, string engine)
    {
        await coordinator.Page.TypeIntoAsync("Name", name);
        await coordinator.Page.PickAsync("What matters first?", engine);
        await coordinator.Page.EnterAsync("Work it out", "The scenario is worked out and kept.");
    }

    /// <summary>The other program's coordinator draws up a request at the same school. Its path.</summary>
    private static async Task<string> DraftAsync(Visitor coordinator)
    {
        await coordinator.GoAsync("/placements/new");
        var page = coordinator.Page;
        await page.TypeIntoAsync("Resident", "Carmen Sable");
        await page.TypeIntoAsync("School", "Sable High");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = School }).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.EnterAsync("Continue", coordinator.Button("Save draft"));
        await page.EnterAsync("Save draft", coordinator.Button("Request placement"));
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    private async Task AnswerAsync(string who, string question, string answer)
    {
        var visitor = await hub.AnybodyAsync(phone: true);
        await visitor.GoAsync(await hub.LinkToAsync(who));
        await visitor.ShowsAsync(question);
        await visitor.Page.PickAsync("Your answer", answer);
        await visitor.Page.EnterAsync("Send answer", "Your answer is recorded.");
        await visitor.LeaveAsync();
    }

    /// <summary>By the link of the question, which still works: nobody is asked first any more.</summary>
    private async Task LetOthersAskAsync(string host)
    {
        var principal = await hub.AnybodyAsync();
        await principal.GoAsync(host);
        await principal.ShowsAsync("1 of 1 taken, over all programs");
        await principal.Page.TypeIntoAsync("Ask one program first", "Nobody");
        await principal.Page.TabToFieldAsync("Held through");
        // empties the part of the date that has the focus, and so the day
        foreach (var key in new[] { "Delete", "Tab", "Delete", "Tab", "Delete" })
            await principal.Page.Keyboard.PressAsync(key);
        await principal.Page.EnterAsync("Send answer", "is saved: Yes, up to 1");
        await principal.LeaveAsync();
    }

    private async Task KnowsAsync(string resident, bool yes)
    {
        var phone = await hub.AsAsync(resident, phone: true);
        foreach (var path in new[] { "/my-year", "/placements" })
        {
            await phone.GoAsync(path);
            (await phone.WordsAsync()).Contains(School, StringComparison.Ordinal).ShouldBe(yes, $"{resident} at {path}");
        }
        await phone.LeaveAsync();
    }

    /// <summary>The day of announcement is today; the hub's own work runs.</summary>
    private async Task ReleaseDayAsync()
    {
        await using (var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true))
            (await db.Placements.Where(p => p.SchoolName == School && p.State == PlacementState.Confirmed).ExecuteUpdateAsync(set => set.SetProperty(p => p.NextOn, Town.Today))).ShouldBe(1);
        await using var scope = hub.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.Job("the day of announcement");
        (await scope.ServiceProvider.GetRequiredService<ReleasePlacements>().RunAsync(default)).IsDone.ShouldBeTrue();
    }
}

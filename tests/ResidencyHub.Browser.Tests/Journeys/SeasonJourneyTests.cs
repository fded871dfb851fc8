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

/// <summary>A full season with two programs at one school, from “How many can you host?” to the day of announcement.</summary>
[Collection(OneHub.Name)]
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
        await omar.Button("Request placement").ClickAsync();
        await omar.SaysAsync("This was not done");
        await omar.SaysAsync($"{School}: Held for {Town.Harbor}, to 31 March 2027.");

        // one program’s way: district, school, mentor, and a day on which it is announced
        await dana.GoAsync(placement);
        await dana.Button("Request placement").ClickAsync();
        await dana.SaysAsync("Requested.");
        await AnswerAsync("Greta Sable", $"Pass on to {School}?", "Pass it to the school");
        await AnswerAsync("Ruben Sable", $"Can {School} host Adele Sable?", "Accept");
        await dana.GoAsync(placement);
        await AnswerAsync(await dana.Page.Locator("main dt:text-is('Mentor') + dd").InnerTextAsync(), "Would you mentor Adele Sable?", "Accept");
        await dana.GoAsync(placement);
        await dana.Page.GetByLabel("Announce on").FillAsync("2027-04-15");
        await dana.Button("Confirm placement").ClickAsync();
        await dana.SaysAsync("Confirmed.");
        await dana.ShowsAsync("It is announced on 15 April");
        await KnowsAsync("Adele Sable", yes: false);

        // the school lets the other program ask; the seat stays the first one’s
        await LetOthersAskAsync(host);
        await omar.GoAsync(other);
        await omar.ShowsAsync("The school can host 1 this year, and 1 is asked for or placed, over all programs.");
        (await omar.WordsAsync()).ShouldNotContain("Adele", customMessage: "whose seat it is is not another program’s business");
        await omar.Button("Request placement").ClickAsync();
        await omar.SaysAsync("Requested.");
        await AnswerAsync("Greta Sable", $"Pass on to {School}?", "Pass it to the school");
        var principal = await hub.AnybodyAsync();
        await principal.GoAsync(await hub.LinkToAsync("Ruben Sable"));
        await principal.ChooseAsync("Your answer", "Accept");
        await principal.Button("Send answer").ClickAsync();
        await principal.SaysAsync($"The last seat is taken: {School} can host 1 in 2027–28, and 1 is taken, over all programs.");
        await principal.ChooseAsync("Your answer", "Decline");
        await principal.Page.GetByLabel("Why not?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await principal.Button("Send answer").ClickAsync();
        await principal.SaysAsync("Your answer is recorded.");
        await principal.LeaveAsync();
        await omar.GoAsync(other);
        await omar.ShowsAsync("Declined because");
        await omar.LeaveAsync();

        await ReleaseDayAsync();
        await KnowsAsync("Adele Sable", yes: true);
        await KnowsAsync("Boris Sable", yes: false);
        await dana.LeaveAsync();
    }

    /// <summary>The coordinator asks; the principal answers by link: one seat, held for one program. The link's path.</summary>
    private async Task<string> AskAndHoldAsync(Visitor coordinator)
    {
        await coordinator.GoAsync("/capacity?year=2027&q=Sable");
        await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Tick {School}" }).CheckAsync();
        await coordinator.Button("Ask").ClickAsync();
        await coordinator.Button("Ask 1 school").ClickAsync();
        await coordinator.SaysAsync("1 of 1 school asked.");
        var host = await hub.LinkToAsync("Ruben Sable");
        await using var principal = await hub.AnybodyAsync();
        await principal.GoAsync(host);
        await principal.ChooseAsync($"Can {School} host residents in 2027–28?", "Yes");
        await principal.Page.GetByLabel("How many at most, over all programs").FillAsync("1");
        await principal.Page.GetByLabel("Ask one program first").SelectOptionAsync(new SelectOptionValue { Label = Town.Harbor });
        await principal.Page.GetByLabel("Held through").FillAsync("2027-03-31");
        await principal.Button("Send answer").ClickAsync();
        await principal.SaysAsync("is saved: Yes, up to 1");
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
        await coordinator.Link("Preferences, pins and conflicts").ClickAsync();
        await coordinator.Heading("Preferences of Sable 2027 Harbor").WaitForAsync();
        await coordinator.Page.GetByLabel("First day").FillAsync("2026-11-20");
        await coordinator.Page.GetByLabel("Last day").FillAsync("2026-12-04");
        await coordinator.Page.GetByLabel("Schools and mentors rank residents too").CheckAsync();
        await coordinator.Button("Save the days").ClickAsync();
        await coordinator.SaysAsync("The days are saved.");
        foreach (var (resident, only) in new[] { ("Adele Sable", false), ("Boris Sable", true) })
        {
            var phone = await hub.AsAsync(resident, phone: true);
            await phone.GoAsync("/preferences");
            await phone.Page.GetByLabel(School).FillAsync("1");
            await phone.Page.GetByLabel("I go to no other school than these").SetCheckedAsync(only);
            await phone.Button("Save").ClickAsync();
            await phone.SaysAsync("Your wishes are saved.");
            await phone.LeaveAsync();
        }
        var principal = await hub.AsAsync("Ruben Sable");
        await principal.GoAsync("/preferences");
        await principal.Link($"Sable 2027 Harbor, {School}").ClickAsync();
        await principal.Page.GetByRole(AriaRole.Group, new() { Name = "Adele Sable" }).GetByRole(AriaRole.Textbox).First.FillAsync("1");
        await principal.Button("Save").ClickAsync();
        await principal.SaysAsync("Your ranking is saved.");
        await principal.LeaveAsync();
    }

    /// <summary>Two scenarios, compared; the one by rankings becomes drafts. The path of Adele's.</summary>
    private static async Task<string> MatchAsync(Visitor coordinator)
    {
        await ToCohortAsync(coordinator, "Sable 2027 Harbor");
        await RunAsync(coordinator, "As many as can be", "Most placed: as many as can be, then the fewest missed wishes");
        await coordinator.Link("All scenarios").ClickAsync();
        await coordinator.Heading("Scenarios of Sable 2027 Harbor").WaitForAsync();
        await RunAsync(coordinator, "By rankings", "Best fit to rankings: nobody and no school would rather have each other");
        await coordinator.ShowsAsync("Without a seat: 1 of 2");
        await coordinator.ShowsAsync("Would have a seat if Boris Sable went to schools outside the ranking too.");
        (await Scan.OfAsync(coordinator, "scenario")).ShouldBeEmpty();
        await coordinator.Link("All scenarios").ClickAsync();
        await coordinator.Heading("Scenarios of Sable 2027 Harbor").WaitForAsync();
        await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Compare As many as can be" }).CheckAsync();
        await coordinator.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Compare By rankings" }).CheckAsync();
        await coordinator.Button("Compare two or three").ClickAsync();
        await coordinator.ShowsAsync("2 of 2 residents are not in the same place in all of them.");
        (await Scan.OfAsync(coordinator, "compared scenarios")).ShouldBeEmpty();
        await coordinator.Page.GetByRole(AriaRole.Link, new() { Name = "By rankings" }).First.ClickAsync();
        await coordinator.Page.GetByText("Make 1 draft placement…").ClickAsync();
        await coordinator.Button("Make the drafts").ClickAsync();
        await coordinator.SaysAsync("1 draft placement is made.");
        await coordinator.Page.Locator("main li").Filter(new() { HasText = "Adele Sable" }).GetByRole(AriaRole.Link, new() { Name = "draft" }).ClickAsync();
        await coordinator.Button("Request placement").WaitForAsync();
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    private static async Task ToCohortAsync(Visitor coordinator, string cohort)
    {
        await coordinator.GoAsync("/matching");
        await coordinator.Link(cohort).ClickAsync();
        await coordinator.Heading($"Scenarios of {cohort}").WaitForAsync();
    }

    private static async Task RunAsync(Visitor coordinator, string name, string engine)
    {
        await coordinator.Page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await coordinator.ChooseAsync("What matters first?", engine);
        await coordinator.Button("Work it out").ClickAsync();
        await coordinator.SaysAsync("The scenario is worked out and kept.");
    }

    /// <summary>The other program's coordinator draws up a request at the same school. Its path.</summary>
    private static async Task<string> DraftAsync(Visitor coordinator)
    {
        await coordinator.GoAsync("/placements/new");
        await coordinator.Page.Locator("main").GetByLabel("Resident").SelectOptionAsync(new SelectOptionValue { Label = "Carmen Sable, Mathematics 9–12" });
        await coordinator.Page.GetByLabel("School", new() { Exact = true }).PressSequentiallyAsync("Sable", new() { Delay = 20 });
        await coordinator.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = School }).ClickAsync();
        await coordinator.Button("Continue").ClickAsync();
        await coordinator.Button("Save draft").ClickAsync();
        await coordinator.Button("Request placement").WaitForAsync();
        return new Uri(coordinator.Page.Url).AbsolutePath;
    }

    private async Task AnswerAsync(string who, string question, string answer)
    {
        var visitor = await hub.AnybodyAsync(phone: true);
        await visitor.GoAsync(await hub.LinkToAsync(who));
        await visitor.ShowsAsync(question);
        await visitor.ChooseAsync("Your answer", answer);
        await visitor.Button("Send answer").ClickAsync();
        await visitor.SaysAsync("Your answer is recorded.");
        await visitor.LeaveAsync();
    }

    /// <summary>By the link of the question, which still works: nobody is asked first any more.</summary>
    private async Task LetOthersAskAsync(string host)
    {
        var principal = await hub.AnybodyAsync();
        await principal.GoAsync(host);
        await principal.ShowsAsync("1 of 1 taken, over all programs");
        await principal.Page.GetByLabel("Ask one program first").SelectOptionAsync(new SelectOptionValue { Label = "Nobody: all may ask" });
        await principal.Page.GetByLabel("Held through").FillAsync("");
        await principal.Button("Send answer").ClickAsync();
        await principal.SaysAsync("is saved: Yes, up to 1");
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

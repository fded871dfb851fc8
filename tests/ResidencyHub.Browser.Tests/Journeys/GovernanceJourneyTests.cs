using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class GovernanceJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task Two_browsers_writing_minutes_together_lose_nothing()
    {
        var (university, school) = (await hub.AsAsync("Dana Whitfield"), await hub.AsAsync("Maria Santana"));
        var meeting = await BeginAsync(university, "Steering committee", "17:00");
        await school.GoAsync(meeting);
        var item = university.Page.Locator("[data-item]").First;
        var id = await item.GetAttributeAsync("data-item");
        ILocator Write(Visitor who) => who.Page.Locator($"[data-item='{id}'] form[data-minute] textarea");
        ILocator Add(Visitor who) => who.Page.Locator($"[data-item='{id}'] form[data-minute] button");
        ILocator Entries(Visitor who) => who.Page.Locator($"[data-item='{id}'] [data-entries] li");
        var before = await Entries(university).CountAsync();

        // both type at once; neither sees the other's words move
        await Task.WhenAll(Write(university).FillAsync("The university can pay in March."), Write(school).PressSequentiallyAsync("The school needs the names by September."));
        await Task.WhenAll(Add(university).ClickAsync(), Add(school).ClickAsync());
        foreach (var who in new[] { university, school })
        {
            await Assertions.Expect(Entries(who)).ToHaveCountAsync(before + 2, new() { Timeout = 15000 });
            foreach (var words in new[] { "The university can pay in March.", "The school needs the names by September." })
                await Assertions.Expect(Entries(who).Filter(new() { HasText = words })).ToHaveCountAsync(1);
            await Assertions.Expect(Write(who)).ToHaveValueAsync("");
        }

        // she sees that he writes, and where
        await Write(school).FillAsync("Not sent yet");
        await Assertions.Expect(university.Page.Locator("[data-presence]")).ToContainTextAsync("Maria Santana writes under item", new() { Timeout = 15000 });

        // both change the same entry: the second reads both, and neither is lost
        await university.GoAsync(meeting);
        await school.GoAsync(meeting);
        await Assertions.Expect(Write(school)).ToHaveValueAsync("Not sent yet", new() { Timeout = 15000 });
        ILocator Change(Visitor who) => Entries(who).Filter(new() { HasText = "The university can pay" }).First;
        foreach (var who in new[] { university, school })
            await Change(who).Locator("summary").ClickAsync();
        await Change(university).Locator("textarea").FillAsync("The university can pay in March and October.");
        await Change(school).Locator("textarea").FillAsync("The university can pay in March, as the dean said.");
        await Change(university).GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await Assertions.Expect(Entries(university).Filter(new() { HasText = "March and October" })).ToHaveCountAsync(1);
        await Assertions.Expect(Change(school).Locator("[data-text]")).ToHaveTextAsync("The university can pay in March and October.", new() { Timeout = 15000 });
        await Assertions.Expect(Change(school).Locator("textarea")).ToHaveValueAsync("The university can pay in March, as the dean said.");
        await Assertions.Expect(Change(school).Locator("[data-changed]")).ToBeVisibleAsync();
        await Change(school).GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await school.ShowsAsync("Someone else changed this while you were working");
        await Assertions.Expect(Change(school).Locator("textarea")).ToHaveValueAsync("The university can pay in March, as the dean said.");
        await school.PictureAsync("minutes-conflict");
        await Change(school).Locator("textarea").FillAsync("The university can pay in March and October, as the dean said.");
        await Change(school).GetByRole(AriaRole.Button, new() { Name = "Save the change" }).ClickAsync();
        await Assertions.Expect(Entries(school).Filter(new() { HasText = "March and October, as the dean said" })).ToHaveCountAsync(1);
        await school.LeaveAsync();

        // a reader without script writes by a plain post
        var plain = await hub.AsAsync("Lena Brandt", script: false);
        await plain.GoAsync(meeting);
        await Write(plain).FillAsync("Payroll agrees.");
        await Add(plain).ClickAsync();
        await Assertions.Expect(Entries(plain).Filter(new() { HasText = "Payroll agrees." })).ToHaveCountAsync(1);
        await Assertions.Expect(Entries(university).Filter(new() { HasText = "Payroll agrees." })).ToHaveCountAsync(1, new() { Timeout = 15000 });
        await plain.DisposeAsync();
        await university.GoAsync(meeting);
        await Assertions.Expect(Entries(university)).ToHaveCountAsync(before + 3);
        await university.PictureAsync("minutes");
        await university.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_decision_that_one_side_delays_is_not_made_until_it_has_voted()
    {
        var university = await hub.AsAsync("Dana Whitfield");
        await university.GoAsync("/decisions/propose");
        const string title = "Residents join the department meetings";
        await university.Page.GetByLabel("What is to be decided?").FillAsync(title);
        await university.Page.GetByLabel("Why?").FillAsync("They will work with these teachers.");
        await university.Page.GetByLabel("Each side answers by").FillAsync("2026-12-20");
        await university.Page.GetByLabel("Whose agenda does it go on").SelectOptionAsync(new SelectOptionValue { Label = "Steering committee (silence: it is stalled and on the next agenda)" });
        await university.Button("Propose it").ClickAsync();
        await university.SaysAsync("Proposed");
        var decision = new Uri(university.Page.Url).AbsolutePath;
        await university.GoAsync("/decisions");
        var row = university.Page.Locator("main section").Filter(new() { HasText = title }).First;
        await row.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).CheckAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Cast the vote" }).ClickAsync();
        await university.SaysAsync("Your side has voted");
        await university.GoAsync(decision);
        await university.ShowsAsync("Open");
        await university.ShowsAsync("has not voted");
        await university.ShowsAsync("Each side answers by 20 December 2026; if one does not, it is stalled and on the next agenda.");

        var school = await hub.AsAsync("Maria Santana");
        await school.GoAsync("/decisions");
        var waiting = school.Page.Locator("main section").Filter(new() { HasText = title }).First;
        await waiting.GetByRole(AriaRole.Radio, new() { Name = "Yes", Exact = true }).CheckAsync();
        await waiting.GetByRole(AriaRole.Button, new() { Name = "Cast the vote" }).ClickAsync();
        await school.SaysAsync("with it the decision is made");
        await school.GoAsync(decision);
        await school.ShowsAsync("Agreed");
        await school.Link("Amend it").ClickAsync();
        await school.Page.GetByLabel("What is to be decided?").FillAsync("Residents join the department meetings from January on");
        await school.Page.GetByLabel("Why?").FillAsync("December is short.");
        await school.Page.GetByLabel("Each side answers by").FillAsync("2026-12-21");
        await school.Button("Propose it").ClickAsync();
        await school.ShowsAsync("Amended, from first to last");
        await school.GoAsync("/decisions");
        // what stalled before is on the next agenda
        await school.ShowsAsync("Residents take part in the hiring interviews of their department");
        await school.ShowsAsync("Stalled: on the next agenda");
        await school.LeaveAsync();
        await university.LeaveAsync();
    }

    /// <summary>Plans a meeting for today and begins it; its path.</summary>
    private static async Task<string> BeginAsync(Visitor who, string committee, string time)
    {
        await who.GoAsync("/partnerships");
        await who.Page.Locator("main :is(h2, td) a[href*='partnerships/']").First.ClickAsync();
        await who.Link("Committees and minutes").ClickAsync();
        await who.Link(committee).ClickAsync();
        await who.Page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-11-20");
        await who.Page.GetByLabel("Begins at").FillAsync(time);
        await who.Button("Plan it").ClickAsync();
        await who.Page.WaitForURLAsync("**/meetings/**");
        await who.SaysAsync("The meeting is planned");
        await who.Button("People are here: begin the minutes").ClickAsync();
        await who.SaysAsync("The minutes are open");
        return new Uri(who.Page.Url).AbsolutePath;
    }
}

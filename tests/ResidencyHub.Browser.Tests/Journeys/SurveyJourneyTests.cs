using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class SurveyJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task The_fifth_resident_who_answers_makes_the_group_readable_and_four_mentors_stay_unread()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/partnerships");
        await coordinator.Page.Locator("main :is(h2, td) a").Filter(new() { HasText = "Harbor Valley" }).First.ClickAsync();
        await coordinator.Link("Short survey").ClickAsync();
        await coordinator.Page.Locator("main table tr").Filter(new() { HasText = "Open" }).Locator("a[href*='/surveys/']").First.ClickAsync();
        await coordinator.ShowsAsync("What people say is shown when the survey is over");
        var path = new Uri(coordinator.Page.Url).AbsolutePath;
        (await coordinator.Page.ContentAsync()).ShouldNotContain("Mean, of");

        // from the own list; the phone's keyboard is not needed
        var resident = await hub.AsAsync("Umar Delgado");
        await resident.GoAsync("/");
        await resident.Page.GetByRole(AriaRole.Link, new() { Name = "Answer the short survey" }).ClickAsync();
        await resident.ShowsAsync("I understand my role.");
        await resident.PictureAsync("survey-to-answer");
        foreach (var question in await resident.Page.Locator("main fieldset").AllAsync())
            await question.GetByRole(AriaRole.Radio, new() { Name = "Agree", Exact = true }).CheckAsync();
        await resident.Button("Send").ClickAsync();
        await resident.SaysAsync("Your answers are in, without your name");
        await resident.GoAsync("/");
        (await resident.Page.ContentAsync()).ShouldNotContain("Answer the short survey");

        await coordinator.GoAsync(path);
        await coordinator.Page.Locator("summary", new() { HasText = "End it now" }).ClickAsync();
        await coordinator.Button("End it").ClickAsync();
        await coordinator.SaysAsync("The survey is over");
        var residents = coordinator.Page.Locator("section").Filter(new() { Has = coordinator.Page.GetByRole(AriaRole.Heading, new() { Name = "Residents", Exact = true }) });
        (await residents.InnerTextAsync()).ShouldContain("5 answers");
        (await residents.InnerTextAsync()).ShouldContain("Before: Fall", Case.Insensitive);
        var mentors = coordinator.Page.Locator("section").Filter(new() { Has = coordinator.Page.GetByRole(AriaRole.Heading, new() { Name = "Mentors", Exact = true }) });
        (await mentors.InnerTextAsync()).ShouldContain("Fewer than 5 people of this group have answered");
        (await mentors.Locator("table").CountAsync()).ShouldBe(0);
        await coordinator.PictureAsync("survey-over");
        await resident.LeaveAsync();
        await coordinator.LeaveAsync();
    }
}

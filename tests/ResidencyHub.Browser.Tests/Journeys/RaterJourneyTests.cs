using System.Net;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class RaterJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task An_outside_rater_is_named_answers_from_the_e_mail_on_a_phone_once_and_passes_nothing_else()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/cohorts");
        await coordinator.Link("Cohort 11").ClickAsync();
        await coordinator.Page.Locator("main a[href$='/assignments']").ClickAsync();
        await coordinator.Page.Locator("main a[href$='/raters']").First.ClickAsync();
        await coordinator.ShowsAsync("Rosa Lind");
        await NameAsync(coordinator, "Nina Vale", "nina.vale@family-center.example");
        await coordinator.SaysAsync("The letter with the link is written.");
        await NameAsync(coordinator, "Nina Vale", "NINA.VALE@family-center.example");
        await coordinator.ShowsAsync("is asked about");
        await coordinator.PictureAsync("outside raters");
        var raters = new Uri(coordinator.Page.Url).AbsolutePath;

        var link = await hub.LinkToAsync("Nina Vale");
        var phone = await hub.AnybodyAsync(phone: true);
        await phone.GoAsync(link);
        await phone.ShowsAsync("Good day, Nina Vale.");
        await phone.Page.GetByLabel("What did you see that should stay?").FillAsync("Sits down beside the quiet ones.");
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        // what is typed into the small form that asks before it passes the link on is kept, too
        await phone.Page.Locator("details.confirm > summary").ClickAsync();
        await phone.Page.GetByLabel("Your colleague’s name").FillAsync("Olga Brandt");
        await Assertions.Expect(phone.Page.Locator("details.confirm [data-saved]")).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.PictureAsync("form link, phone");
        // another phone, the same letter: the words are there
        var other = await hub.AnybodyAsync(phone: true);
        await other.GoAsync(link);
        await Assertions.Expect(other.Page.GetByLabel("What did you see that should stay?")).ToHaveValueAsync("Sits down beside the quiet ones.");
        await Assertions.Expect(other.Page.GetByLabel("Your colleague’s name")).ToHaveValueAsync("Olga Brandt");
        await other.Button("Send").ClickAsync();
        await other.ShowsAsync("Write an answer.");
        await other.Page.GetByLabel("Where did you see the resident at work?").FillAsync("In the library.");
        await other.Button("Send").ClickAsync();
        await Assertions.Expect(other.Heading("Thank you")).ToBeVisibleAsync();
        await other.LeaveAsync();

        // the first phone still shows the form; its post is told that it was answered, and changes nothing
        await phone.Page.GetByLabel("Where did you see the resident at work?").FillAsync("Somewhere else.");
        await phone.Button("Send").ClickAsync();
        await Assertions.Expect(phone.Heading("Thank you")).ToBeVisibleAsync();
        (await phone.GoAsync($"{link}x")).ShouldBe((int)HttpStatusCode.OK);
        await phone.ShowsAsync("This link is not known here.");
        foreach (var elsewhere in new[] { "/answer/", "/w/", "/survey/", "/sign/" })
        {
            await phone.GoAsync(link.Replace("/f/", elsewhere, StringComparison.Ordinal));
            (await phone.WordsAsync()).ShouldNotContain("Sits down", customMessage: elsewhere);
        }
        await phone.LeaveAsync();

        await coordinator.GoAsync("/form-answers");
        await coordinator.Page.Locator("main table tr", new() { HasText = "Nina Vale" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await coordinator.ShowsAsync("In the library.");
        await coordinator.ShowsAsync("outside rater");
        await coordinator.GoAsync(raters);
        await coordinator.Page.Locator("main table tr", new() { HasText = "Tom Abara" }).Locator("summary").ClickAsync();
        await coordinator.Page.GetByLabel("Why").FillAsync("moved away");
        await coordinator.Button("Withdraw").ClickAsync();
        await coordinator.SaysAsync("Tom Abara is asked no more.");
        await coordinator.LeaveAsync();
    }

    private static async Task NameAsync(Visitor coordinator, string name, string email)
    {
        await coordinator.Page.Locator("[name='Name.Placement']").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await coordinator.Page.Locator("[name='Name.Name']").FillAsync(name);
        await coordinator.Page.Locator("[name='Name.Email']").FillAsync(email);
        await coordinator.Button("Name them").ClickAsync();
    }
}

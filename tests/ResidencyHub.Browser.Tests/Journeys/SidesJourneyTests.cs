using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class SidesJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task Both_sides_enter_what_they_give_the_other_confirms_and_the_balance_is_agreed_in_words()
    {
        var district = await hub.AsAsync("Lena Brandt");
        await district.GoAsync("/partnerships");
        await district.Page.Locator("main :is(h2, td) a").Filter(new() { HasText = "Harbor Valley" }).First.ClickAsync();
        await district.Link("What each side gives and gets").ClickAsync();
        await district.ShowsAsync("Not agreed yet");
        var path = new Uri(district.Page.Url).AbsolutePath;
        await EnterAsync(district, "Release time", "Substitutes for the September visits", "14", "school days", "substitute office");
        await district.SaysAsync("It stands in the list");

        var university = await hub.AsAsync("Dana Whitfield");
        await university.GoAsync(path);
        var theirs = university.Page.Locator("li").Filter(new() { HasText = "Substitutes for the September visits" });
        (await theirs.InnerTextAsync()).ShouldNotContain("Lena");
        await theirs.GetByRole(AriaRole.Button, new() { Name = "It is so" }).ClickAsync();
        await university.SaysAsync("Confirmed: Substitutes for the September visits");
        await university.Link("Enter something").ClickAsync();
        await EnterAsync(university, "Courses", "Seminar on formative assessment", "6", "evenings", "registrar", opened: true);
        await university.SaysAsync("It stands in the list");

        await district.GoAsync(path);
        (await district.Page.Locator("li").Filter(new() { HasText = "Substitutes for the September visits" }).InnerTextAsync()).ShouldContain("Confirmed");
        var seminar = district.Page.Locator("li").Filter(new() { HasText = "Seminar on formative assessment" });
        await seminar.Locator("summary", new() { HasText = "It is not so" }).ClickAsync();
        await seminar.GetByLabel("What is not so").FillAsync("Four evenings so far.");
        await seminar.GetByRole(AriaRole.Button, new() { Name = "Say so" }).ClickAsync();
        await district.SaysAsync("is not so, and why");

        await university.GoAsync(path);
        await university.ShowsAsync("Four evenings so far.");
        await university.Page.Locator("li").Filter(new() { HasText = "Seminar on formative assessment" }).GetByRole(AriaRole.Link, new() { Name = "Correct it" }).ClickAsync();
        await university.Page.GetByLabel("How much").FillAsync("4");
        await university.Button("Save").ClickAsync();
        await university.SaysAsync("the other side is asked anew");
        await university.Page.Locator("summary", new() { HasText = "Propose another wording" }).ClickAsync();
        await university.Page.GetByLabel("How giving and getting stand").FillAsync("Schools give days that substitutes cover; the university gives evenings. Both call it fair this year.");
        await university.Button("Propose it").ClickAsync();
        await university.SaysAsync("It is agreed when the other side says yes");

        await district.GoAsync(path);
        await district.Page.Locator("li").Filter(new() { HasText = "Seminar on formative assessment" }).GetByRole(AriaRole.Button, new() { Name = "It is so" }).ClickAsync();
        await district.SaysAsync("Confirmed: Seminar on formative assessment");
        await district.Button("We agree").ClickAsync();
        await district.SaysAsync("Both sides agree on the wording");
        await district.ShowsAsync("Agreed by both sides");
        await district.PictureAsync("sides-agreed");

        var principal = await hub.AsAsync("Maria Santana");
        await principal.GoAsync("/status");
        await principal.ShowsAsync("both sides agreed how to say it");
        await principal.GoAsync(path);
        await principal.ShowsAsync("Both call it fair this year");
        (await principal.Page.ContentAsync()).ShouldNotContain("$");
        await principal.LeaveAsync();
        await district.LeaveAsync();
        await university.LeaveAsync();
    }

    private static async Task EnterAsync(Visitor who, string kind, string title, string amount, string unit, string source, bool opened = false)
    {
        if (!opened)
            await who.Link("Enter something").ClickAsync();
        await who.Page.GetByLabel("What sort of thing").SelectOptionAsync(new SelectOptionValue { Label = kind });
        await who.Page.GetByLabel("What", new() { Exact = true }).FillAsync(title);
        await who.Page.GetByLabel("How much").FillAsync(amount);
        await who.Page.GetByLabel("Of what").FillAsync(unit);
        await who.Page.GetByLabel("Day", new() { Exact = true }).FillAsync($"{Town.Today:yyyy-MM-dd}");
        await who.Page.GetByLabel("Where this comes from").FillAsync(source);
        await who.Button("Save").ClickAsync();
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class PartnershipJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task Ten_years_of_a_school_and_a_university_are_entered_by_both_and_read_back_as_a_story()
    {
        var university = await hub.AsAsync("Omar Said");
        await university.GoAsync("/partnerships/declare");
        await university.Page.GetByLabel("Name of the partnership").FillAsync("Lincoln and Northgate");
        await university.Page.GetByLabel("What both want").FillAsync("Models of teaching excellence in all departments.");
        var first = DateTime.Today.Year - (DateTime.Today.Month >= 7 ? 10 : 11);
        await university.Page.GetByLabel("First day").FillAsync($"{first}-08-15");
        await university.Page.GetByLabel("Ask a school or district").PressSequentiallyAsync("harbor city uni");
        await university.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Harbor City Unified" }).First.ClickAsync();
        await university.Button("Declare it").ClickAsync();
        await university.SaysAsync("The partnership is declared");
        await university.ShowsAsync("Declared, not agreed yet");
        var path = new Uri(university.Page.Url).AbsolutePath;

        var district = await hub.AsAsync("Lena Brandt");
        await district.GoAsync("/partnerships");
        var asked = district.Page.Locator("main section").Filter(new() { HasText = "Lincoln and Northgate" }).First;
        await asked.GetByRole(AriaRole.Radio, new() { Name = "Accept" }).CheckAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await district.SaysAsync("belongs to");

        await EnterAsync(university, path, "Focus", "Department or subject", "Mathematics", $"{first}-09-01", "The principal wants every department; we begin with two.");
        await EnterAsync(district, path, "Focus", "Department or subject", "Science", $"{first}-09-01", null);
        await EnterAsync(district, path, "Focus", "Department or subject", "English", $"{first + 3}-09-01", "It asked for it.");
        await EnterAsync(university, path, "Initiative", "Name", "Induction program for new teachers", $"{first + 4}-08-20", "Two years with a mentor.");
        await EnterAsync(district, path, "Initiative", "Name", "Dual-enrolment academy", $"{first + 7}-09-01", null);
        await EnterAsync(district, path, "Milestone", "What happened", "The first resident is hired", $"{first + 2}-06-01", null);

        await university.GoAsync($"{path}/goals/edit");
        await university.Page.GetByLabel("What you want to reach").FillAsync("Models in every department");
        await university.Page.GetByLabel("What is counted").FillAsync("departments");
        await university.Page.GetByLabel("Baseline").FillAsync("0");
        await university.Page.GetByLabel("measured on").FillAsync($"{first}-09-01");
        await university.Page.GetByLabel("Target", new() { Exact = true }).FillAsync("7");
        await university.Page.GetByLabel("by", new() { Exact = true }).FillAsync($"{first + 12}-06-15");
        await university.Page.GetByLabel("Owner at the university").FillAsync("Omar Said");
        await university.Page.GetByLabel("Owner in district or school").FillAsync("Ines Ortiz");
        await university.Button("Save the goal").ClickAsync();
        await university.SaysAsync("The goal is set");

        await district.GoAsync(path);
        await district.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "Enter a value, or change it" }).First.ClickAsync();
        await district.Page.GetByLabel("Value, departments").FillAsync("5");
        await district.Page.GetByLabel("Measured on", new() { Exact = true }).FillAsync($"{first + 9}-06-05");
        await district.Page.GetByLabel("Source").FillAsync("site team, yearly review");
        await district.Button("Save the value").ClickAsync();
        await district.SaysAsync("The value is entered");

        await district.GoAsync($"{path}/story");
        foreach (var words in new[] { "Mathematics came into focus", "English came into focus", "Begun together: Induction program for new teachers", "The first resident is hired", "Models in every department: at 5 on the way from 0 to 7 departments", "In focus: Mathematics, Science and English", "Still going, from earlier years: Induction program for new teachers and Dual-enrolment academy", "year 11" })
            await district.ShowsAsync(words);
        await district.PictureAsync("story");
        await district.GoAsync($"{path}/history");
        await district.ShowsAsync("Omar Said, university");
        await district.ShowsAsync("Lena Brandt, district and schools");
        await district.LeaveAsync();
        await university.LeaveAsync();
    }

    private static async Task EnterAsync(Visitor who, string path, string kind, string label, string title, string day, string? words)
    {
        await who.GoAsync($"{path}/entries/edit?kind={kind}");
        await who.Page.GetByLabel(label).FillAsync(title);
        await who.Page.GetByLabel(kind == "Milestone" ? "Day" : "First day", new() { Exact = true }).FillAsync(day);
        if (words is not null)
            await who.Page.GetByLabel("How it came into focus").Or(who.Page.GetByLabel("What it is, and what each side does")).FillAsync(words);
        await who.Button("Save").ClickAsync();
        await who.SaysAsync("It stands in the record");
    }
}

using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class CurriculumJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task A_course_is_proposed_talked_about_agreed_by_both_sides_and_stands_on_the_map_as_a_new_version()
    {
        var university = await hub.AsAsync("Dana Whitfield");
        await university.GoAsync("/partnerships");
        await university.Page.Locator("main :is(h2, td) a").Filter(new() { HasText = "Harbor Valley" }).First.ClickAsync();
        await university.Link("Curriculum").ClickAsync();
        await university.Link("Propose something").ClickAsync();
        await university.Page.GetByLabel("What sort of thing").SelectOptionAsync("Assignment");
        await university.Page.GetByLabel("When").SelectOptionAsync("Spring");
        await university.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("A lesson that three watch");
        await university.Page.GetByLabel("What residents do and learn").FillAsync("One teaches, three watch, all talk.");
        await university.Page.GetByLabel("What changes for the university").FillAsync("It counts for the methods course.");
        await university.Page.GetByLabel("What changes for the school").FillAsync("Two teachers are freed for a lesson.");
        await university.Page.GetByLabel("Why", new() { Exact = true }).FillAsync("Residents rarely see each other teach.");
        await university.Button("Propose it").ClickAsync();
        await university.SaysAsync("It is proposed");
        var path = new Uri(university.Page.Url).AbsolutePath;
        await university.ShowsAsync("No side has said yes yet");

        // the school says its word; only who speaks for a side says yes
        var district = await hub.AsAsync("Lena Brandt");
        await district.GoAsync(path);
        await district.Page.GetByLabel("Say something").FillAsync("Could it be the second lesson? The first is a test in May.");
        await district.Button("Say it").ClickAsync();
        await district.SaysAsync("It is said");
        await district.Button("Our side says yes").ClickAsync();
        await district.SaysAsync("It is made when the other side does");
        await district.ShowsAsync("The university has not said yes yet");
        var faculty = await hub.AsAsync("Grace Oduya");
        await faculty.GoAsync(path);
        await faculty.ShowsAsync("The first is a test in May");
        (await faculty.Button("Our side says yes").CountAsync()).ShouldBe(0);
        await faculty.LeaveAsync();

        await university.GoAsync(path);
        await university.Button("Our side says yes").ClickAsync();
        await university.SaysAsync("Both sides agreed: it is the new version");
        await university.ShowsAsync("Version 1, holds");
        await university.ShowsAsync("Dana Whitfield for the university, Lena Brandt for district and schools");

        // a change, and a new version beside what stood before
        await district.GoAsync(path);
        await district.Link("Propose a change").ClickAsync();
        await district.Page.GetByLabel("What residents do and learn").FillAsync("One teaches, three watch, all talk; in the second lesson.");
        await district.Page.GetByLabel("Why", new() { Exact = true }).FillAsync("The first lesson is a test in May.");
        await district.Button("Propose it").ClickAsync();
        await district.SaysAsync("It is proposed");
        await district.Button("Our side says yes").ClickAsync();
        await district.SaysAsync("It is made when the other side does");
        await university.GoAsync(path);
        await university.ShowsAsync("In words, before");
        await university.Button("Our side says yes").ClickAsync();
        await university.SaysAsync("Both sides agreed: it is the new version");
        await university.ShowsAsync("Version 2, holds");
        await university.ShowsAsync("One teaches, three watch, all talk.");
        await university.PictureAsync("curriculum-agreed");
        await university.GoAsync(path[..path.LastIndexOf('/')]);
        await Assertions.Expect(university.Page.Locator("table.map")).ToContainTextAsync("A lesson that three watch");

        await university.GoAsync($"{path[..path.IndexOf("/curriculum", StringComparison.Ordinal)]}/history");
        foreach (var words in new[] { "“A lesson that three watch” is proposed", "“A lesson that three watch” has the yes of district and schools", "stands on the map as version 2", "In words: One teaches, three watch, all talk; in the second lesson." })
            await university.ShowsAsync(words);
        await district.LeaveAsync();
        await university.LeaveAsync();
    }
}

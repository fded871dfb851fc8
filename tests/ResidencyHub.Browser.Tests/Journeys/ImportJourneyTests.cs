using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Pages;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(OneHub.Name)]
public sealed class ImportJourneyTests(HubFixture hub)
{
    private const string Cells =
        "Student No\tLast name\tFirst name\tEmail\tSubject\tGrades\n" +
        "B-901\tAckerman\tIlse\tilse.ackerman@hvu.example\tMathematics\t9-12\n" +
        "B-902\tBarros\tTiago\ttiago.barros@hvu.example\tScience\t6-8\n" +
        "B-903\tCole\tRuby\truby.cole(at)hvu\tEnglish\t9-12\n";

    [BrowserFact]
    public async Task Pasted_cells_are_mapped_previewed_imported_and_undone()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/cohorts");
        await coordinator.Page.Locator("main a[href*='cohorts/']:not([href$='new'])").First.ClickAsync();
        await coordinator.Link("Import your spreadsheet").First.ClickAsync();
        await coordinator.Page.GetByRole(AriaRole.Textbox, new() { Name = "Cells" }).FillAsync(Cells);
        await coordinator.Button("Look at the columns").ClickAsync();

        await coordinator.ShowsAsync("What are the columns?");
        (await Scan.OfAsync(coordinator, "import, columns")).ShouldBeEmpty();
        (await coordinator.Page.GetByLabel("“Email” is").Locator("option:checked").InnerTextAsync()).ShouldContain("mail");
        await coordinator.Button("See what would change").ClickAsync();

        await coordinator.Button("Import 2 rows").WaitForAsync();
        await coordinator.ShowsAsync("is no e-mail address");
        (await Scan.OfAsync(coordinator, "import, preview")).ShouldBeEmpty();
        await coordinator.Button("Import 2 rows").ClickAsync();
        await Assertions.Expect(coordinator.Page.GetByText("Undo this import…")).ToBeVisibleAsync();
        var import = coordinator.Page.Url;
        (await Scan.OfAsync(coordinator, "import, done")).ShouldBeEmpty();
        await coordinator.GoAsync("/residents?q=Ackerman");
        await coordinator.ShowsAsync("Ilse Ackerman");

        await coordinator.Page.GotoAsync(import);
        await coordinator.Page.GetByText("Undo this import…").ClickAsync();
        await coordinator.Button("Undo this import").ClickAsync();
        await coordinator.ShowsAsync("undone");
        await coordinator.GoAsync("/residents?q=Ackerman");
        await coordinator.ShowsAsync("Nothing matches");
        await coordinator.LeaveAsync();
    }
}

using Microsoft.Playwright;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Browser.Tests.Pages;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfPlacing.Name)]
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

    [BrowserFact]
    public async Task A_workbook_of_mentors_asks_what_is_doubtful_gives_bad_rows_back_and_keeps_what_was_built_on()
    {
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/cohorts");
        await coordinator.Page.Locator("main a[href*='cohorts/']:not([href$='new'])").First.ClickAsync();
        await coordinator.Link("Import your spreadsheet").First.ClickAsync();
        await coordinator.Page.Locator("label:has(#upload-mentors)").ClickAsync();
        await coordinator.Page.Locator("#File").SetInputFilesAsync(new FilePayload { Name = "mentors.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = Workbook() });
        await coordinator.Button("Upload and look at the columns").ClickAsync();
        await coordinator.ShowsAsync("What are the columns?");
        await coordinator.Button("See what would change").ClickAsync();

        await coordinator.ShowsAsync("Which school is “Harbor View”?");
        (await Scan.OfAsync(coordinator, "import of mentors, a question")).ShouldBeEmpty();
        await coordinator.Page.GetByLabel("Which school is “Harbor View”?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await coordinator.Button("Use these answers").ClickAsync();
        await coordinator.Button("Import 2 rows").WaitForAsync();
        var import = new Uri(coordinator.Page.Url).AbsolutePath;
        var bad = await (await coordinator.Page.APIRequest.GetAsync($"{import}/bad-rows.csv")).TextAsync();
        (bad.Contains("Kral", StringComparison.Ordinal), bad.Contains("is no e-mail address", StringComparison.Ordinal), bad.Contains("Lindqvist", StringComparison.Ordinal)).ShouldBe((true, true, false));
        await coordinator.Button("Import 2 rows").ClickAsync();
        await Assertions.Expect(coordinator.Page.GetByText("Undo this import…")).ToBeVisibleAsync();

        await coordinator.Link("Pia Roth").ClickAsync();
        await coordinator.Page.GotoAsync($"{coordinator.Page.Url}/edit");
        await coordinator.Page.GetByLabel("Room").FillAsync("114");
        await coordinator.Button("Save").ClickAsync();
        await coordinator.ShowsAsync("114");

        await coordinator.GoAsync(import);
        await coordinator.Page.GetByText("Undo this import…").ClickAsync();
        await coordinator.Button("Undo this import").ClickAsync();
        await coordinator.ShowsAsync("1 of 2 rows stayed");
        (await Scan.OfAsync(coordinator, "import of mentors, undone in part")).ShouldBeEmpty();
        await coordinator.GoAsync("/mentors?q=Ana%20Lindqvist");
        await coordinator.ShowsAsync("Nothing matches");
        await coordinator.GoAsync("/mentors?q=Roth");
        await coordinator.ShowsAsync("Pia Roth");
        await coordinator.LeaveAsync();
    }

    /// <summary>One mentor whose school is only half named, one with a broken address, one whole.</summary>
    private static byte[] Workbook()
    {
        using var file = new MemoryStream();
        SheetWriter.Write(file, SheetFileKind.Workbook, "Mentors", ["Mentor id", "Last name", "First name", "E-mail", "School", "Subject", "Grades"],
        [
            Row("M-951", "Lindqvist", "Ana", "ana.lindqvist@hcusd.example", "Harbor View", "Mathematics", "6-8"),
            Row("M-952", "Kral", "Otto", "otto.kral(at)hcusd", "Lincoln High School", "Science", "9-12"),
            Row("M-953", "Roth", "Pia", "pia.roth@hcusd.example", "Lincoln High School", "English", "9-12"),
        ]);
        return file.ToArray();

        static IReadOnlyList<SheetCell> Row(params string[] cells) => [.. cells.Select(SheetCell.FromString)];
    }
}

using System.Text;
using Microsoft.Playwright;
using ResidencyHub.Application.Interchange.Sheets;
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

    [BrowserFact]
    public async Task A_workbook_of_mentors_asks_in_doubt_gives_back_its_bad_rows_and_is_undone_but_for_what_was_edited_since()
    {
        await using var town = await Town.BeginAsync(hub, "Ledger");
        town.Mentor("Milo", town.School("High", "Petra"));
        var cohort = await town.CohortAsync(Town.Harbor, 2026);
        await town.SettleAsync();
        var coordinator = await hub.AsAsync("Dana Whitfield");
        var page = coordinator.Page;
        await coordinator.GoAsync($"/cohorts/{cohort.Id}");
        await coordinator.Link("Import your spreadsheet").First.ClickAsync();
        await page.Locator("#upload-mentors").CheckAsync();
        await page.GetByLabel("File").SetInputFilesAsync(new FilePayload { Name = "mentors.xlsx", MimeType = SheetWriter.ContentType(SheetFileKind.Workbook), Buffer = Workbook() });
        await coordinator.Button("Upload and look at the columns").ClickAsync();
        await coordinator.ShowsAsync("What are the columns?");
        await coordinator.Button("See what would change").ClickAsync();

        // two are new; who Milo is, is asked and not guessed
        await coordinator.Button("Import 2 rows").WaitForAsync();
        await coordinator.ShowsAsync("is Milo Ledger one of the mentors who are already here?");
        (await Scan.OfAsync(coordinator, "import, one question")).ShouldBeEmpty();
        await page.GetByLabel("is Milo Ledger").SelectOptionAsync(new SelectOptionValue { Label = "The same as Milo Ledger, Ledger High, milo.ledger@town.example" });
        await coordinator.Button("Use these answers").ClickAsync();
        await coordinator.Button("Import 3 rows").WaitForAsync();
        var workbook = await page.APIRequest.GetAsync((await coordinator.Link("Rows to correct, Excel").GetAttributeAsync("href"))!);
        (await workbook.BodyAsync()).Take(2).ShouldBe("PK"u8.ToArray());
        var bad = Encoding.UTF8.GetString(await (await page.APIRequest.GetAsync((await coordinator.Link("CSV").GetAttributeAsync("href"))!)).BodyAsync()).TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        bad.Length.ShouldBe(2, "the names of the columns and one row");
        bad[0].ShouldContain(ErrorSheet.ReasonHeader);
        bad[1].ShouldSatisfyAllConditions(row => row.ShouldContain("otto(at)town"), row => row.ShouldContain("is no e-mail address"));

        await coordinator.Button("Import 3 rows").ClickAsync();
        await Assertions.Expect(page.GetByText("Undo this import…")).ToBeVisibleAsync();
        var import = page.Url;
        await coordinator.Link("Otis Ledger").ClickAsync();
        await coordinator.Link("Change").ClickAsync();
        await page.GetByLabel("Room").FillAsync("B 12");
        await coordinator.Button("Save").ClickAsync();
        await coordinator.SaysAsync("saved");

        await page.GotoAsync(import);
        await page.GetByText("Undo this import…").ClickAsync();
        await coordinator.Button("Undo this import").ClickAsync();
        await coordinator.ShowsAsync("1 of 3 rows stayed, because somebody has built on them since.");
        await Assertions.Expect(page.Locator("main tbody tr").Filter(new() { HasText = "Otis Ledger" })).ToContainTextAsync("Not undone: It was edited after the import");
        await Assertions.Expect(page.Locator("main tbody tr").Filter(new() { HasText = "Nora Ledger" })).ToContainTextAsync("undone");
        await coordinator.GoAsync("/mentors?q=Ledger");
        var left = await coordinator.WordsAsync();
        left.ShouldSatisfyAllConditions(words => words.ShouldContain("Otis Ledger"), words => words.ShouldContain("Milo Ledger"), words => words.ShouldNotContain("Nora Ledger"), words => words.ShouldNotContain("History"));
        await coordinator.LeaveAsync();
    }

    private static byte[] Workbook()
    {
        using var file = new MemoryStream();
        SheetWriter.Write(file, SheetFileKind.Workbook, "Mentors", ["Mentor id", "First name", "Last name", "Email", "School", "Subject", "Years teaching"],
        [
            ["L-1", "Nora", "Ledger", "nora.ledger@town.example", "Ledger High", "Science", 5],
            ["L-2", "Otis", "Ledger", "otis.ledger@town.example", "Ledger High", "Science", 7],
            ["", "Milo", "Ledger", "", "Ledger High", "History", 9],
            ["L-4", "Otto", "Ledger", "otto(at)town", "Ledger High", "Science", 3],
        ]);
        return file.ToArray();
    }
}

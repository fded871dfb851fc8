using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>The main job from the spreadsheet to the status page without a mouse. Addresses are opened where a person would: the hub's own, and links in e-mails.</summary>
[Collection(HubOfPlacing.Name)]
public sealed class KeyboardJourneyTests(HubFixture hub)
{
    private const string Cells =
        "Student No\tLast name\tFirst name\tEmail\tSubject\tGrades\n" +
        "K-701\tKeyes\tQuilla\tquilla.keyes@hvu.example\tMathematics\t9-12\n" +
        "K-702\tKeyes\tTamsin\ttamsin.keyes@hvu.example\tMathematics\t9-12\n";

    [BrowserFact]
    public async Task From_pasted_cells_over_both_answers_and_a_check_in_to_the_status_page_nobody_needs_a_mouse()
    {
        await using var town = await Town.BeginAsync(hub, "Keyes");
        var school = town.School("High", "Petra");
        town.Mentor("Milo", school);
        var cohort = await town.CohortAsync(Town.Harbor, 2026);
        town.Running(town.Resident("Rhea", cohort), cohort, school, town.Mentor("Mira", school));
        await town.SettleAsync();
        await hub.GiveAccountAsync("Petra Keyes", school.Name);
        await hub.GiveMentorAccountAsync("Mira Keyes");

        await CoordinatorAsync(cohort.Name);
        await AnswerAsync("Petra Keyes", "Can Keyes High host Quilla Keyes?");
        await AnswerAsync("Milo Keyes", "Would you mentor Quilla Keyes?");
        await MentorAsync();
        await PrincipalAsync();
    }

    private async Task CoordinatorAsync(string cohort)
    {
        var coordinator = await hub.AnybodyAsync();
        var page = coordinator.Page;
        await coordinator.GoAsync("/");
        await page.EnterAsync("Dana Whitfield", coordinator.Heading("Good"));
        await page.EnterAsync("Cohorts", coordinator.Heading("Cohorts and residents"));
        await page.EnterAsync(cohort, coordinator.Heading(cohort));
        await page.EnterAsync("Import your spreadsheet", coordinator.Heading("Import into"));
        await page.TabToFieldAsync("Cells");
        // what Ctrl+V does
        await page.Keyboard.InsertTextAsync(Cells);
        await page.EnterAsync("Look at the columns", coordinator.Heading("What are the columns?"));
        await page.TabToFieldAsync("“Email” is");
        await page.EnterAsync("See what would change", coordinator.Button("Import 2 rows"));
        await page.EnterAsync("Import 2 rows", page.GetByText("Undo this import…"));

        await page.EnterAsync("Placements", coordinator.Link("New placement"));
        await page.EnterAsync("New placement", coordinator.Heading("New placement"));
        await page.TypeIntoAsync("Resident", "Quilla");
        await page.TypeIntoAsync("School", "Keyes");
        await page.GetByRole(AriaRole.Option).Filter(new() { HasText = "Keyes High" }).WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.EnterAsync("Continue", page.GetByLabel("Mentor at Keyes High"));
        await page.TypeIntoAsync("Mentor at Keyes High", "Milo");
        await page.EnterAsync("Save draft", coordinator.Button("Request placement"));
        await page.EnterAsync("Request placement", page.Locator("main .notice").Filter(new() { HasText = "Requested." }));
        await coordinator.SaysAsync("Petra Keyes");
        await coordinator.LeaveAsync();
    }

    private async Task AnswerAsync(string name, string question)
    {
        var asked = await hub.AnybodyAsync();
        await asked.GoAsync(await hub.LinkToAsync(name));
        await asked.ShowsAsync(question);
        await asked.Page.PickAsync("Your answer", "Accept");
        await asked.Page.EnterAsync("Send answer", asked.Page.Locator("main .notice").Filter(new() { HasText = "Your answer is recorded." }));
        await asked.LeaveAsync();
    }

    private async Task MentorAsync()
    {
        var mentor = await SignedInAsync("Mira Keyes");
        var page = mentor.Page;
        await page.EnterAsync("My residents", mentor.Heading("Rhea Keyes"));
        await page.EnterAsync("Check in: week of 16 November", mentor.Heading("How was this week?"));
        await page.PickAsync("Did you meet", "Yes");
        await page.PickAsync("For how long", "1–2 h");
        await page.PickAsync("How is it going?", "On track");
        await page.TypeIntoAsync("A strength you saw", "Waits for three answers.");
        await page.EnterAsync("Send", page.Locator("main").GetByText("Look at the week of 16 November"));
        await mentor.LeaveAsync();
    }

    private async Task PrincipalAsync()
    {
        var principal = await SignedInAsync("Petra Keyes");
        await principal.Page.EnterAsync("Partnership status", principal.Page.Locator("main .line"));
        await principal.ShowsAsync("Keyes High with Harbor Valley Residency");
        await principal.ShowsAsync("1 placement");
        await principal.LeaveAsync();
    }

    private async Task<Visitor> SignedInAsync(string name)
    {
        var visitor = await hub.AnybodyAsync();
        await visitor.GoAsync("/");
        await visitor.Page.TypeIntoAsync("E-mail address", hub.Owners[name]);
        await visitor.Page.TypeIntoAsync("Password", HubFixture.Password);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync(url => !url.Contains("/account/", StringComparison.Ordinal));
        return visitor;
    }
}

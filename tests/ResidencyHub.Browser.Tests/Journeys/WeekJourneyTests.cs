using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfPlacing.Name)]
public sealed partial class WeekJourneyTests(HubFixture hub)
{
    private const string Mentor = "Umar Okafor";
    private const string Resident = "Umar Delgado";
    private const string Strength = "Waited for three answers before the next question.";
    private const string Help = "The bus pass has not come and I cannot pay for another month.";

    [BrowserFact]
    public async Task A_mentor_begins_the_check_in_on_one_phone_sends_it_from_another_and_the_resident_reads_it()
    {
        var phone = await hub.AsAsync(Mentor, phone: true);
        await phone.GoAsync("/my-residents");
        await phone.Page.GetByRole(AriaRole.Link, new() { NameRegex = WeekOf() }).First.ClickAsync();
        await phone.ShowsAsync("How was this week?");
        var week = new Uri(phone.Page.Url).AbsolutePath;
        await phone.ChooseAsync("Did you meet", "Yes");
        await phone.ChooseAsync("For how long", "1–2 h");
        await phone.ChooseAsync("How is it going?", "On track");
        await phone.Page.GetByLabel("A strength you saw").FillAsync(Strength);
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.PictureAsync("check-in, phone, saved");
        await phone.LeaveAsync();

        var other = await hub.AsAsync(Mentor, phone: true);
        await other.GoAsync(week);
        await Assertions.Expect(other.Page.GetByLabel("A strength you saw")).ToHaveValueAsync(Strength);
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Group, new() { Name = "How is it going?" }).GetByLabel("On track")).ToBeCheckedAsync();
        await other.Page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }).ClickAsync();
        await other.Page.WaitForURLAsync("**/my-residents**");
        await other.ShowsAsync("Sent");
        await other.LeaveAsync();

        var resident = await hub.AsAsync(Resident, phone: true);
        await resident.GoAsync("/my-year");
        await resident.ShowsAsync(Strength);
        (await resident.WordsAsync()).ShouldNotContain("On track", customMessage: "how it goes is not shown to the resident");
        await resident.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_mentor_without_an_account_writes_from_the_week_s_own_link()
    {
        string mentor;
        await using (var administrator = await hub.AsAsync("Alex Admin"))
        {
            await administrator.GoAsync("/outbox?q=How%20was%20this%20week");
            var rows = administrator.Page.Locator("main table tbody tr").Filter(new() { HasNotText = Mentor }).Filter(new() { HasNotText = "@town.example" });
            await rows.First.WaitForAsync();
            mentor = (await rows.First.Locator("td").Filter(new() { HasText = "@" }).First.InnerTextAsync()).Split('<')[0].Trim();
        }
        var phone = await hub.AnybodyAsync(phone: true);
        await phone.GoAsync(await hub.LinkToAsync(mentor, "How was this week"));
        await phone.ShowsAsync($"Good day, {mentor}");
        await phone.PictureAsync("week link, phone");
        await phone.Page.GetByRole(AriaRole.Link, new() { NameRegex = WeekOf() }).First.ClickAsync();
        await phone.ChooseAsync("Did you meet", "No");
        await phone.ChooseAsync("How is it going?", "Some worries");
        await phone.Page.GetByLabel("A next step").FillAsync("Plan the exit ticket first.");
        await Assertions.Expect(phone.Page.GetByLabel("What worries you?")).ToBeHiddenAsync();
        await phone.ChooseAsync("Do you have a concern?", "Yes");
        await phone.Page.GetByLabel("What worries you?").FillAsync("Was alone at the open burner again.");
        await phone.Page.GetByLabel("It is about safety").CheckAsync();
        await Assertions.Expect(phone.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await phone.Page.GetByRole(AriaRole.Button, new() { NameRegex = Send() }).ClickAsync();
        await phone.SaysAsync("Sent.");
        await phone.SaysAsync("The coordinator and the principal are told of your concern");
        await phone.Page.GetByText("Pause today if someone is not safe").First.ClickAsync();
        await phone.PictureAsync("pause today, phone");
        await phone.Button("Pause classroom work today").First.ClickAsync();
        await phone.SaysAsync("Classroom work is paused today.");
        await phone.LeaveAsync();
        await LiftAsync();
    }

    /// <summary>The coordinator of whichever program it is follows the list of the building to the placement and lifts the pause there.</summary>
    private async Task LiftAsync()
    {
        foreach (var name in new[] { "Dana Whitfield", "Omar Said" })
        {
            var coordinator = await hub.AsAsync(name);
            await coordinator.GoAsync("/building");
            var paused = coordinator.Page.Locator("main tbody tr").Filter(new() { HasText = "Paused" });
            if (await paused.CountAsync() == 0)
            {
                await coordinator.LeaveAsync();
                continue;
            }
            await paused.Locator("a").First.ClickAsync();
            await coordinator.ShowsAsync("Classroom work is paused today");
            await coordinator.Page.GetByText("Lift the pause…").ClickAsync();
            await coordinator.PictureAsync("a pause, to be lifted");
            await coordinator.Button("It is safe: lift the pause").ClickAsync();
            await coordinator.SaysAsync("The pause is lifted");
            await coordinator.LeaveAsync();
            return;
        }
        throw new InvalidOperationException("No coordinator sees the pause in the building.");
    }

    [BrowserFact]
    public async Task A_resident_is_absent_with_one_tap_and_takes_it_back()
    {
        var resident = await hub.AsAsync(Resident, phone: true);
        await resident.GoAsync("/my-year");
        await resident.Button("Absent today").ClickAsync();
        await resident.SaysAsync("You are noted as absent today.");
        await resident.SaysAsync(Mentor);
        await using (var mentor = await hub.AsAsync(Mentor, phone: true))
        {
            await mentor.GoAsync("/my-residents");
            await mentor.ShowsAsync("Absent today");
        }
        await resident.Button("I come after all").ClickAsync();
        await resident.SaysAsync("Taken back: you come today.");
        await resident.LeaveAsync();
    }

    [BrowserFact]
    public async Task A_request_for_help_reaches_the_coordinator_and_never_mentor_or_school()
    {
        var resident = await hub.AsAsync(Resident, phone: true);
        await resident.GoAsync("/my-year");
        await resident.Page.GetByLabel("What do you need?").FillAsync(Help);
        await resident.Button("Ask my coordinator").ClickAsync();
        await resident.SaysAsync("Your coordinator has it.");
        await resident.LeaveAsync();

        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/help-requests");
        await coordinator.ShowsAsync(Help);
        await coordinator.LeaveAsync();

        foreach (var person in new[] { Mentor, "Maria Santana", "Lena Brandt" })
        {
            await using var other = await hub.AsAsync(person);
            await other.GoAsync("/help-requests");
            (await other.WordsAsync()).ShouldContain("Your role does not include this page.");
            foreach (var path in new[] { "/", "/placements", $"/search?q={Resident.Split(' ')[1]}", "/search?q=bus%20pass" })
            {
                await other.GoAsync(path);
                (await other.Page.Locator("body").InnerTextAsync()).ShouldNotContain("bus pass has", customMessage: $"{person} at {path}");
            }
            (await other.Page.Locator("a[href*='help-requests']").CountAsync()).ShouldBe(0);
        }
    }

    [BrowserTheory, InlineData(false), InlineData(true)]
    public async Task A_supervisor_sees_the_caseload_with_who_is_silent_at_the_desk_and_on_a_phone(bool phone)
    {
        await using var anybody = await hub.AnybodyAsync();
        await anybody.GoAsync("/account/sign-in");
        var supervisors = await anybody.Page.Locator("h3:has-text('supervisor') + ul button").AllInnerTextsAsync();
        var silent = 0;
        foreach (var person in supervisors)
        {
            var supervisor = await hub.AsAsync(person, phone);
            await supervisor.GoAsync("/");
            await supervisor.Page.WaitForURLAsync("**/caseload");
            (await supervisor.Page.Locator("main table tbody tr").CountAsync()).ShouldBeGreaterThan(3);
            silent += await supervisor.Page.Locator("main .word", new() { HasText = "Silent" }).CountAsync();
            await supervisor.PictureAsync($"caseload {person}{(phone ? ", phone" : "")}");
            await supervisor.Page.Locator("main table tbody tr a").First.ClickAsync();
            await supervisor.Page.WaitForURLAsync(url => !url.EndsWith("/caseload", StringComparison.Ordinal));
            await Assertions.Expect(supervisor.Page.Locator("main h1")).ToBeVisibleAsync();
            await supervisor.LeaveAsync();
        }
        silent.ShouldBeGreaterThan(0, $"the demo has silent mentors; none in the caseloads of {string.Join(", ", supervisors)}");
    }

    [GeneratedRegex("week of", RegexOptions.None, 1000)]
    private static partial Regex WeekOf();

    [GeneratedRegex("^Send", RegexOptions.None, 1000)]
    private static partial Regex Send();
}

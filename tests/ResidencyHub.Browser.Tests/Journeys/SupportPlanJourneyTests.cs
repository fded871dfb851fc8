using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class SupportPlanJourneyTests(HubFixture hub)
{
    private const string Resident = "Ximena Quiroz";

    [BrowserFact]
    public async Task A_support_plan_is_written_given_talked_about_signed_and_appealed_and_the_resident_reads_it_only_when_it_is_given()
    {
        var supervisor = await hub.AsAsync("Grace Oduya");
        var resident = await hub.AsAsync(Resident, phone: true);
        await supervisor.GoAsync("/support-plans/new");
        var option = await supervisor.Page.Locator("[name='Placement'] option", new() { HasText = Resident }).GetAttributeAsync("value");
        await supervisor.Page.Locator("[name='Placement']").SelectOptionAsync(option!);
        foreach (var (field, words) in new[] { ("Concern", "Plans come on the day of the lesson."), ("Evidence", "Five of seven in October."), ("Goals", "Two school days before, for four weeks."), ("Supports", "Farah plans with her on Mondays."), ("Lead", "Grace Oduya") })
            await supervisor.Page.Locator($"[name='Words.{field}']").FillAsync(words);
        await Assertions.Expect(supervisor.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        // the lid is closed in mid-sentence; the words are there again, and what is missing is named
        await supervisor.GoAsync("/support-plans/new");
        await Assertions.Expect(supervisor.Page.Locator("[name='Words.Goals']")).ToHaveValueAsync("Two school days before, for four weeks.");
        var today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        await supervisor.Page.Locator("[name='Words.StartsOn']").FillAsync($"{today:yyyy-MM-dd}");
        await supervisor.Page.Locator("[name='Words.EndsOn']").FillAsync($"{today.AddDays(28):yyyy-MM-dd}");
        await supervisor.Button("Begin it").ClickAsync();
        await supervisor.SaysAsync("The plan is begun.");
        var plan = new Uri(supervisor.Page.Url).AbsolutePath;
        (await resident.GoAsync(plan)).ShouldBe(404, "nothing is given yet");

        await MoveAsync(supervisor, $"Give it to {Resident}…", "Give it to read");
        await resident.GoAsync(plan);
        await resident.ShowsAsync("Two school days before, for four weeks.");
        await resident.Page.Locator("[name='Note.Words']").FillAsync("Two of them were after a field trip.");
        await Assertions.Expect(resident.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        await resident.Button("Send").ClickAsync();
        await resident.SaysAsync("Your words stand with the plan.");

        await supervisor.GoAsync(plan);
        await supervisor.ShowsAsync("Two of them were after a field trip.");
        await MoveAsync(supervisor, "We have talked…", "Note the conference", ("HoldConference.Words", "Ximena, Farah, Grace"));
        await resident.GoAsync(plan);
        await resident.Page.Locator("[name='Sign.Name']").FillAsync("Grace Oduya");
        await resident.Button("I have read it: sign").ClickAsync();
        await resident.SaysAsync($"Sign with your own name as it stands in your account: {Resident}.");
        await resident.Page.Locator("[name='Sign.Name']").FillAsync("ximena quiroz");
        await resident.Button("I have read it: sign").ClickAsync();
        await resident.SaysAsync("Signed with your name.");
        await resident.PictureAsync("support plan, resident, phone");
        await supervisor.GoAsync(plan);
        await supervisor.Page.Locator("[name='Sign.Name']").FillAsync("Grace Oduya");
        await supervisor.Button("Sign").ClickAsync();
        await supervisor.SaysAsync("The plan runs.");

        await resident.GoAsync(plan);
        await resident.Page.Locator("[name='Appeal.Words']").FillAsync("The evidence counts the days of the trip.");
        await resident.Button("Send my appeal").ClickAsync();
        await resident.SaysAsync("Your appeal is sent.");
        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync(plan);
        await coordinator.ChooseAsync("What becomes of the plan?", "The plan stands");
        await coordinator.Page.Locator("[name='Answer.Words']").FillAsync("Three others remain; the two are taken out of the evidence.");
        await coordinator.Button("Answer the appeal").ClickAsync();
        await coordinator.SaysAsync("The appeal is answered.");
        await coordinator.PictureAsync("support plan, coordinator");
        await resident.GoAsync(plan);
        await resident.ShowsAsync("Three others remain; the two are taken out of the evidence.");
        await supervisor.LeaveAsync();
        await coordinator.LeaveAsync();
        (await resident.TakeTroubleAsync()).ShouldBeEmpty();
        await resident.DisposeAsync();
    }

    private static async Task MoveAsync(Visitor visitor, string ask, string button, params (string Field, string Words)[] words)
    {
        await visitor.Page.Locator("summary", new() { HasText = ask }).ClickAsync();
        foreach (var (field, said) in words)
            await visitor.Page.Locator($"[name='{field}']").FillAsync(said);
        await visitor.Button(button).ClickAsync();
        await visitor.SaysAsync("Done; it stands in the history.");
    }
}

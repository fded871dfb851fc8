using Microsoft.Playwright;
using ResidencyHub.Browser.Tests.Setup;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class FormJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task A_coordinator_builds_a_form_a_mentor_answers_it_on_the_phone_and_only_its_audience_reads_it()
    {
        var (builder, mentor) = (await hub.AsAsync("Dana Whitfield"), await hub.AsAsync("Farah Petrov", phone: true));
        await builder.GoAsync("/forms");
        await builder.Page.Locator("[name='Head.Name']").FillAsync("Before the winter break");
        await builder.Page.GetByLabel("The mentor, about each placement").CheckAsync();
        await builder.Page.Locator("[name='Head.Audience'][value='Supervision']").CheckAsync(new() { Force = true });
        await builder.Button("Begin it").ClickAsync();
        await builder.ShowsAsync("None yet. Add the first below.");
        var form = new Uri(builder.Page.Url).AbsolutePath;
        await AddAsync(builder, "Did you plan January together?", "Choice", ("Options", "yes\nnot yet"));
        await AddAsync(builder, "What do you need?", "Text", ("ShowField", "Did you plan January together?"), ("ShowValues", "not yet"));
        await AddAsync(builder, "Your signature", "Signature");
        await builder.PictureAsync("form being built");
        await builder.Page.Locator("summary", new() { HasText = "Publish it…" }).ClickAsync();
        await builder.Button("Publish").ClickAsync();
        await builder.SaysAsync("Published.");

        await mentor.GoAsync("/my-forms");
        await mentor.Page.Locator("main table tr", new() { HasText = "Before the winter break" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await mentor.ShowsAsync("Did you plan January together?");
        var need = mentor.Page.GetByLabel("What do you need?");
        await Assertions.Expect(need).ToBeHiddenAsync();
        await mentor.ChooseAsync("Did you plan January together?", "not yet");
        await need.FillAsync("An hour without pupils.");
        await Assertions.Expect(mentor.Page.Locator("[data-saved]").First).ToHaveTextAsync("Saved just now", new() { Timeout = 6000 });
        var page = new Uri(mentor.Page.Url).AbsolutePath;
        // the lid is closed in mid-sentence; the words are there again
        await mentor.GoAsync(page);
        await Assertions.Expect(need).ToHaveValueAsync("An hour without pupils.");
        await mentor.PictureAsync("form, phone");
        await mentor.Page.GetByLabel("Your signature").FillAsync("Somebody Else");
        await mentor.Button("Send").ClickAsync();
        await mentor.ShowsAsync("Sign with your own name as it stands in your account: Farah Petrov.");
        await mentor.Page.GetByLabel("Your signature").FillAsync("farah petrov");
        await mentor.Button("Send").ClickAsync();
        await mentor.SaysAsync("Sent.");
        var answer = new Uri(mentor.Page.Url).AbsolutePath;

        var supervisor = await hub.AsAsync("Grace Oduya");
        await supervisor.GoAsync(answer);
        await supervisor.ShowsAsync("An hour without pupils.");
        await supervisor.LeaveAsync();
        foreach (var none in new[] { "Ximena Quiroz", "Umar Okafor", "Omar Said" })
        {
            var other = await hub.AsAsync(none);
            (await other.GoAsync(answer)).ShouldBe(404, none);
            await other.DisposeAsync();
        }
        await builder.GoAsync(form);
        var file = await builder.Page.RunAndWaitForDownloadAsync(() => builder.Link("As CSV").ClickAsync());
        (await File.ReadAllTextAsync(await file.PathAsync())).ShouldContain("An hour without pupils.");
        await mentor.LeaveAsync();
        await builder.LeaveAsync();
    }

    private static async Task AddAsync(Visitor builder, string label, string type, params (string Field, string Value)[] more)
    {
        await builder.Page.Locator("[name='Add.Label']").FillAsync(label);
        await builder.Page.Locator("[name='Add.Type']").SelectOptionAsync(type);
        foreach (var (field, value) in more)
        {
            if (field == "ShowField")
                await builder.Page.Locator($"[name='Add.{field}']").SelectOptionAsync(new SelectOptionValue { Label = value });
            else
                await builder.Page.Locator($"[name='Add.{field}']").FillAsync(value);
        }
        await builder.Button("Add the field").ClickAsync();
        await builder.SaysAsync("The field is saved.");
        await Assertions.Expect(builder.Page.Locator(".formfields > li", new() { HasText = label })).ToHaveCountAsync(1);
    }
}

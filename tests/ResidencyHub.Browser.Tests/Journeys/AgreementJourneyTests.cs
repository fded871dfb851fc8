using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Mentoring;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class AgreementJourneyTests(HubFixture hub)
{
    [BrowserFact]
    public async Task An_agreement_is_drafted_reviewed_and_signed_in_order_and_its_lapse_in_mid_year_is_felt_everywhere()
    {
        await using var town = await Town.BeginAsync(hub, "Lapse");
        var school = town.School("High", "Petra");
        var cohort = await town.CohortAsync(Town.Harbor, 2026);
        var placement = town.Running(town.Resident("Rhea", cohort), cohort, school, town.Mentor("Milo", school));
        town.Add(new Concern(placement, Guid.Empty, "Milo Lapse", placement.MentorId, "Plans arrive late", isAboutSafety: false, seenBySchool: true, Town.At(Town.Today.AddDays(-2))));
        town.Add(new Concern(placement, Guid.Empty, "Milo Lapse", placement.MentorId, "The laboratory door was locked", isAboutSafety: true, seenBySchool: true, Town.At(Town.Today.AddDays(-1))));
        await town.SettleAsync();
        await hub.GiveAccountAsync("Petra Lapse", school.Name);

        var principal = await hub.AsAsync("Petra Lapse");
        await principal.GoAsync("/concerns");
        await principal.ShowsAsync("The laboratory door was locked");
        (await principal.WordsAsync()).ShouldNotContain("Plans arrive late", Case.Sensitive, "nothing is signed yet: of safety it is told in any case");
        await principal.GoAsync("/status");
        await principal.ShowsAsync("No agreement in force covers this school today");

        var coordinator = await hub.AsAsync("Dana Whitfield");
        await coordinator.GoAsync("/agreements/new");
        var page = coordinator.Page;
        await page.GetByLabel("Title").FillAsync("Lapse residency agreement");
        await page.GetByLabel("First day").FillAsync($"{Town.Today.AddDays(-60):yyyy-MM-dd}");
        await page.GetByLabel("Last day").FillAsync($"{Town.Today.AddDays(700):yyyy-MM-dd}");
        await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
        await page.GetByLabel("Lapse High").CheckAsync();
        await page.GetByLabel("Concerns", new() { Exact = true }).SelectOptionAsync("All");
        await page.GetByLabel("Mentor pay, $ a year").FillAsync("2800");
        await SignerAsync(page, 1, "Lapse Unified", "Sam Lapse", "superintendent", "sam.lapse@town.example");
        await SignerAsync(page, 2, "Harbor Valley Residency", "Dana Whitfield", "program coordinator", "dana.whitfield@demo.example");
        await coordinator.Button("Save the draft").ClickAsync();
        await coordinator.SaysAsync("The draft is saved");
        var path = new Uri(page.Url).AbsolutePath;
        await coordinator.Button("Send it for review").ClickAsync();
        await coordinator.SaysAsync("The partners are asked to read it");
        await page.Locator("summary", new() { HasText = "Send it for signature" }).ClickAsync();
        await coordinator.Button("Send it for signature").ClickAsync();
        await coordinator.SaysAsync("It is out for signature");
        await coordinator.ShowsAsync("Sam Lapse signs next");
        (await page.GetByRole(AriaRole.Heading, new() { Name = "Sign for" }).CountAsync()).ShouldBe(0, "it is not her turn");

        var superintendent = await hub.AnybodyAsync(phone: true);
        var link = await hub.LinkToAsync("Sam Lapse");
        await superintendent.GoAsync(link);
        await superintendent.ShowsAsync("Each mentor receives $2,800 a year.");
        await superintendent.PictureAsync("sign");
        await superintendent.Page.GetByLabel("Your name").FillAsync("Sam Lapse");
        await superintendent.Page.GetByLabel("I have read the text").CheckAsync();
        await superintendent.Button("Sign").ClickAsync();
        await superintendent.SaysAsync("You have signed");
        await superintendent.GoAsync(link);
        await superintendent.ShowsAsync("There is nothing more to do");
        await superintendent.LeaveAsync();

        await coordinator.GoAsync("/");
        await coordinator.ShowsAsync("Agreement that waits for your signature");
        await coordinator.GoAsync(path);
        await page.GetByLabel("Your name").FillAsync("Dana Whitfield");
        await page.GetByLabel("I have read the text").CheckAsync();
        await coordinator.Button("Sign").ClickAsync();
        await coordinator.SaysAsync("You have signed");
        await coordinator.ShowsAsync("In force");
        await principal.GoAsync("/concerns");
        await principal.ShowsAsync("Plans arrive late");
        await principal.GoAsync("/status");
        await principal.ShowsAsync("“Lapse residency agreement” runs through");

        await PassAsync();
        await principal.GoAsync("/concerns");
        await principal.ShowsAsync("The laboratory door was locked");
        (await principal.WordsAsync()).ShouldNotContain("Plans arrive late");
        await principal.GoAsync("/status");
        await principal.ShowsAsync("“Lapse residency agreement” ended on 19 November 2026, and none follows");
        await principal.PictureAsync("status-lapsed");
        await principal.GoAsync($"/placements/{placement.Id}");
        await principal.ShowsAsync("“Lapse residency agreement” ended on 19 November 2026, and no agreement covers this placement since.");
        await principal.LeaveAsync();
        await coordinator.GoAsync("/");
        await coordinator.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "that no agreement covers" }).First.ClickAsync();
        await coordinator.ShowsAsync("Rhea Lapse");
        await coordinator.ShowsAsync("“Lapse residency agreement” ended on 19 November 2026");
        await coordinator.GoAsync(path);
        await coordinator.Button("Begin its renewal").ClickAsync();
        await coordinator.ShowsAsync("Lapse residency agreement, renewed from November 2026");
        await coordinator.LeaveAsync();
    }

    private static async Task SignerAsync(IPage page, int n, string member, string name, string position, string email)
    {
        var line = page.GetByRole(AriaRole.Group, new() { Name = $"Signer {n}", Exact = true });
        await line.GetByLabel("Signs for").SelectOptionAsync(new SelectOptionValue { Label = member });
        await line.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await line.GetByLabel("Position").FillAsync(position);
        await line.GetByLabel("E-mail address").FillAsync(email);
    }

    /// <summary>Its days pass: what the clock does in two years, done to the last day. All tests share the clock.</summary>
    private async Task PassAsync()
    {
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        var yesterday = Town.Today.AddDays(-1);
        (await db.Agreements.Where(a => a.Title == "Lapse residency agreement").ExecuteUpdateAsync(set => set.SetProperty(a => a.EndsOn, yesterday))).ShouldBe(1);
        hub.Services.GetRequiredService<ChangeFeed>().Publish([new Change(Change.Anything, null)]);
    }
}

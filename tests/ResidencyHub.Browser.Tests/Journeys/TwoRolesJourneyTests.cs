using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class TwoRolesJourneyTests(HubFixture hub)
{
    private const string Both = "Noor Doublet";

    [BrowserFact]
    public async Task Whoever_mentors_and_supervises_has_one_list_and_what_is_done_in_the_other_role_opens_as_that()
    {
        await TownAsync();
        var visitor = await hub.AsAsync(Both);
        await visitor.GoAsync("/caseload");
        var card = visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Asked of me" });
        var count = await card.Locator(".todo .n").InnerTextAsync();
        await card.GetByRole(AriaRole.Link).ClickAsync();
        await visitor.ShowsAsync($"of {count}");
        await visitor.PictureAsync("asked of me, two roles");

        // acts as supervisor: the form about the own resident is a link, the check-in of the mentor opens as mentor
        await Assertions.Expect(Row("Sven Doublet").GetByRole(AriaRole.Link).First).ToBeVisibleAsync();
        await Row("Rhea Doublet").Filter(new() { HasText = "Weekly check-in" }).GetByRole(AriaRole.Button).ClickAsync();
        await visitor.ShowsAsync("How was this week?");
        await visitor.ShowsAsync("Rhea Doublet");
        await visitor.GoAsync("/my-tasks");
        await visitor.ShowsAsync($"of {count}");
        await Assertions.Expect(Row("Rhea Doublet").Filter(new() { HasText = "Weekly check-in" }).GetByRole(AriaRole.Link)).ToBeVisibleAsync();
        await Row("Sven Doublet").GetByRole(AriaRole.Button).First.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/my-forms/**");
        await visitor.ShowsAsync("Sven Doublet");
        await visitor.LeaveAsync();

        ILocator Row(string resident) => visitor.Page.Locator("main table tbody tr").Filter(new() { HasText = resident });
    }

    /// <summary>One account: mentor of Rhea in the first program, supervisor of Sven in the second.</summary>
    private async Task TownAsync()
    {
        var always = new Period(new DateOnly(2020, 1, 1));
        await using var town = await Town.BeginAsync(hub, "Doublet");
        var (school, harbor, northgate) = (town.School("High", "Pia"), await town.CohortAsync(Town.Harbor, 2026), await town.CohortAsync(Town.Northgate, 2026));
        town.Running(town.Resident("Rhea", harbor), harbor, school, town.Mentor("Noor", school));
        var supervisor = town.Add(new Person(new PersonName("Noor", "Doublet"), "noor.doublet@university.example", null, northgate.ProgramId));
        var sven = town.Resident("Sven", northgate);
        sven.Supervise(supervisor.Id, Both);
        town.Running(sven, northgate, school, town.Mentor("Milo", school));
        await town.SettleAsync();
        await hub.GiveMentorAccountAsync(Both);
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        var account = (await db.Users.SingleAsync(u => u.Name == Both)).Id;
        db.Add(RoleGrant.Faculty(account, await db.Programs.SingleAsync(p => p.Id == northgate.ProgramId), supervisor.Id, always));
        await db.SaveChangesAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Browser.Tests.Journeys;

/// <summary>One seat, two programs, two browsers, one moment.</summary>
[Collection(HubOfPlacing.Name)]
public sealed class LastSeatJourneyTests(HubFixture hub)
{
    /// <summary>What became of a post; the page's warnings are notices too.</summary>
    private const string Told = "main .notice:is([role=status], [role=alert])";

    [BrowserFact]
    public async Task Of_two_coordinators_at_the_last_seat_one_gets_it_and_the_other_reads_so_and_nothing_is_half_done()
    {
        await using var town = await Town.BeginAsync(hub, "Lastgate");
        var school = town.School("High School", "Paula", seats: 1);
        var (harbor, northgate) = (await town.CohortAsync(Town.Harbor, 2027), await town.CohortAsync(Town.Northgate, 2027));
        var hers = town.Requested(town.Resident("Agnes", harbor), harbor, school, town.Mentor("Cyrus", school));
        var his = town.Requested(town.Resident("Bruno", northgate), northgate, school, town.Mentor("Della", school));
        await town.SettleAsync();

        var (dana, omar) = (await hub.AsAsync("Dana Whitfield"), await hub.AsAsync("Omar Said"));
        await HearYesAsync(dana, hers.Id);
        await HearYesAsync(omar, his.Id);
        await Task.WhenAll(dana.Page.Keyboard.PressAsync("Enter"), omar.Page.Keyboard.PressAsync("Enter"));
        await Task.WhenAll(dana.Page.Locator(Told).First.WaitForAsync(), omar.Page.Locator(Told).First.WaitForAsync());

        var placements = await ReadAsync(school.Id);
        var seated = placements.Where(p => p.HoldsSeat).ShouldHaveSingleItem();
        var (winner, loser) = seated.Id == hers.Id ? (dana, omar) : (omar, dana);
        await winner.SaysAsync("The answer is recorded.");
        await loser.SaysAsync("This was not done");
        await loser.SaysAsync("The last seat is taken: Lastgate High School can host 1 in 2027–28, and 1 is taken on these days, over all programs.");
        await loser.PictureAsync("the last seat is taken");

        // nothing of the refused answer is there: no step, no letter to the mentor, the school is still asked
        var waiting = placements.Single(p => p.Id != seated.Id);
        (waiting.State, waiting.SchoolSaidYes, waiting.Steps.Count).ShouldBe((PlacementState.WithSchool, false, 2));
        seated.State.ShouldBe(PlacementState.WithMentor);
        var (asked, spared) = seated.Id == hers.Id ? ("Cyrus", "Della") : ("Della", "Cyrus");
        (await LettersAsync(asked)).ShouldBe(1);
        (await LettersAsync(spared)).ShouldBe(0);
        await loser.GoAsync($"/placements/{waiting.Id}");
        await loser.ShowsAsync("The school can host 1 this year, and 1 is asked for or placed on these days, over all programs.");
        (await loser.WordsAsync()).ShouldNotContain(seated.ResidentName);
        // the way on is open: the request is withdrawn
        await loser.Page.OpenAsync("Withdraw…");
        await loser.Page.TypeIntoAsync("Why?", "The seat is another program's this year.");
        await loser.Page.EnterAsync("Withdraw", "Withdrawn.");
        await winner.LeaveAsync();
        await loser.LeaveAsync();
    }

    /// <summary>The principal has said yes by telephone; all but the last key: nobody here has a mouse.</summary>
    private static async Task HearYesAsync(Visitor coordinator, Id<Placement> placement)
    {
        await coordinator.GoAsync($"/placements/{placement}");
        var page = coordinator.Page;
        await page.OpenAsync("Record an answer…");
        await page.TypeIntoAsync("Who said it", "Paula Lastgate");
        await page.TypeIntoAsync("How it came", "By phone");
        await page.PickAsync("Your answer", "Accept");
        await page.TabToAsync("Save answer");
    }

    private async Task<List<Placement>> ReadAsync(Id<Domain.Directory.School> school)
    {
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"));
        return await db.Placements.Include(p => p.Steps).Where(p => p.SchoolId == school).ToListAsync();
    }

    private async Task<int> LettersAsync(string mentor)
    {
        await using var administrator = await hub.AsAsync("Alex Admin");
        await administrator.GoAsync($"/outbox?q={mentor}%20Lastgate");
        return await administrator.Page.Locator("main table a[href*='outbox/']").CountAsync();
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Browser.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Browser.Tests.Journeys;

[Collection(HubOfTheYear.Name)]
public sealed class LeavingJourneyTests(HubFixture hub)
{
    private static readonly DateOnly LastDay = Town.Today.AddDays(30), Agreed = Town.Today.AddDays(400);

    [BrowserFact]
    public async Task Either_side_ends_a_partnership_and_the_other_reads_what_it_touches_before_and_after()
    {
        await using var town = await Town.BeginAsync(hub, "Farewell");
        var school = town.School("High", "Pia");
        var cohort = await town.CohortAsync(Town.Northgate, 2026);
        var placement = town.Running(town.Resident("Rhea", cohort), cohort, school, town.Mentor("Milo", school));
        await town.SettleAsync();
        await hub.GiveLeadAsync("Greta Farewell", "Farewell Unified");
        var (record, agreement) = await AgreedAsync();
        var path = $"/partnerships/{record}";

        // the district ends it, with what it touches before its eyes
        var district = await hub.AsAsync("Greta Farewell");
        await district.GoAsync($"{path}/leave?last={LastDay:yyyy-MM-dd}");
        await district.ShowsAsync("With Farewell Unified one side has no partner left");
        await ShowsAllAsync(district, "Rhea Farewell");
        await district.Page.Locator("summary", new() { HasText = "End the partnership" }).ClickAsync();
        await EndAsync(district, "The district ends all residencies.");

        // the university is told, reads the same list, and cannot take another's leaving back
        var university = await hub.AsAsync("Omar Said");
        var ending = await hub.LinkToAsync("Omar Said", "Farewell and Northgate ends on");
        await university.GoAsync(ending);
        await university.ShowsAsync("Said by Greta Farewell");
        await university.ShowsAsync("The district ends all residencies.");
        await ShowsAllAsync(university, "Rhea Farewell");
        (await university.Page.GetByText("Take it back").CountAsync()).ShouldBe(0);
        await university.GoAsync($"/agreements/{agreement}");
        await university.ShowsAsync(PartnershipWords.Day(LastDay));
        await university.GoAsync($"/placements/{placement.Id}");
        await university.ShowsAsync("Rhea Farewell");
        await university.PictureAsync("leaving");

        // it stays after all: everything stands as it stood
        await district.GoAsync(ending);
        await district.Page.Locator("summary", new() { HasText = "Take it back" }).ClickAsync();
        await district.Button("We stay").ClickAsync();
        await district.SaysAsync("Taken back: everything stands as it stood");
        await university.GoAsync($"/agreements/{agreement}");
        await university.ShowsAsync(PartnershipWords.Day(Agreed));

        // now the university ends it, and the district reads it
        await university.GoAsync($"{path}/leave?last={LastDay:yyyy-MM-dd}");
        await university.ShowsAsync("With Northgate Teacher Residency one side has no partner left");
        await ShowsAllAsync(university, "Rhea Farewell");
        await university.Page.Locator("summary", new() { HasText = "End the partnership" }).ClickAsync();
        await EndAsync(university, "The program moves to another county.");
        await district.GoAsync($"{path}/history");
        await district.ShowsAsync("Northgate Teacher Residency ends the partnership");
        await district.ShowsAsync("The program moves to another county.");
        await district.LeaveAsync();
        await university.LeaveAsync();
    }

    private static async Task ShowsAllAsync(Visitor who, string resident)
    {
        foreach (var words in new[] { resident, "Goes on without the partnership", "Farewell residency agreement", $"through {PartnershipWords.Day(Agreed)}", $"ends on {PartnershipWords.Day(LastDay)}", "Induction of new teachers" })
            await who.ShowsAsync(words);
    }

    private static async Task EndAsync(Visitor who, string because)
    {
        await who.Page.GetByLabel("Last day", new() { Exact = true }).Last.FillAsync($"{LastDay:yyyy-MM-dd}");
        await who.Page.GetByLabel("Why", new() { Exact = true }).FillAsync(because);
        await who.Button("End it").ClickAsync();
        await who.SaysAsync("The partnership ends");
    }

    /// <summary>A partnership of the town's district and Northgate, with an agreement in force and an initiative.</summary>
    private async Task<(Id<Partnership>, Id<Agreement>)> AgreedAsync()
    {
        await using var db = hub.Services.GetRequiredService<ResidencyDbSource>().Open(Reach.Everything("browser test"), tracking: true);
        var partnership = new Partnership("Farewell and Northgate", Town.Today.AddYears(-3));
        var university = partnership.Join(await db.Programs.SingleAsync(p => p.Name == Town.Northgate), new Period(partnership.StartedOn));
        var district = partnership.Join(await db.Districts.SingleAsync(d => d.Name == "Farewell Unified"), new Period(partnership.StartedOn));
        var agreement = new Agreement(partnership.Id, AgreementKind.Mou, "Farewell residency agreement", new Period(partnership.StartedOn, Agreed));
        agreement.CoverAllSchools();
        agreement.AddSigner(PartnershipSide.University, university.Name, "Omar Said", "coordinator", null, university.Id);
        agreement.AddSigner(PartnershipSide.District, district.Name, "Greta Farewell", "superintendent", null, district.Id);
        agreement.SendForReview();
        agreement.SendForSignature("All of it.", Town.At(partnership.StartedOn));
        foreach (var party in agreement.Parties.OrderBy(p => p.Order).ToList())
            agreement.Sign(party, agreement.SentHash!, new(SignatureWay.Typed, party.Signer, partnership.StartedOn, Town.At(partnership.StartedOn), partnership.StartedOn, "198.51.100.7", null));
        db.AddRange(partnership, agreement, new RecordEntry(partnership.Id, RecordPlace.Whole, EntryKind.Initiative, new("Induction of new teachers", null, null, null, new Period(partnership.StartedOn))));
        await db.SaveChangesAsync();
        return (partnership.Id, agreement.Id);
    }
}

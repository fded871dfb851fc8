using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>Lists of agreements by page, and who is covered that joined later.</summary>
public sealed class AgreementListTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Agreements_come_by_page_the_last_to_end_first_and_by_how_far_they_have_come(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync([.. Enumerable.Range(1, 60).Select(i => new Agreement(world.Partnership.Id, AgreementKind.Mou, $"Draft {i:00}", new Period(new DateOnly(2028, 7, 1), new DateOnly(2029, 6, 30).AddDays(i % 3))))]);
        var seen = new List<Id<Agreement>>();
        for (PageRequest page = new(); ;)
        {
            var read = (await hub.As<ListAgreements>(world.Coordinator).RunAsync(new(page, AgreementGroup.OnTheWay))).ValueOrDefault!;
            (read.Count, read.Rows.Select(r => r.EndsOn)).ShouldSatisfyAllConditions(x => x.Count.ShouldBe(60), x => x.Item2.ShouldBeInOrder(SortDirection.Descending));
            seen.AddRange(read.Rows.Select(r => r.Id));
            if (read.Next is not { } next)
                break;
            page = new(After: next);
        }
        (seen.Count, seen.Distinct().Count()).ShouldBe((60, 60));
        (await hub.As<ListAgreements>(world.Coordinator).RunAsync(new(new("title"), Q: "draft 07"))).ValueOrDefault!.Rows.Single().Title.ShouldBe("Draft 07");
        var counts = (await hub.As<CountAgreements>(world.Principal).RunAsync(default)).ValueOrDefault!;
        (counts.OnTheWay, counts.InForce, counts.Over, counts.WaitsForMe.Count).ShouldBe((60, 1, 0, 0));
        foreach (var stranger in new[] { world.OtherCoordinator, world.Observer })
            (await hub.As<CountAgreements>(stranger).RunAsync(default)).ValueOrDefault!.OnTheWay.ShouldBe(0, stranger.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_district_that_joins_after_the_text_was_fixed_is_covered_only_where_the_agreement_says_so(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await using (var db = hub.Open())
        {
            var agreement = await db.Agreements.SingleAsync(a => a.State == AgreementState.Active && a.PartnershipId == world.Partnership.Id);
            db.Entry(agreement).Property(a => a.CoversAllSchools).CurrentValue = true;
            db.Entry(agreement).Property(a => a.CoversLaterPartners).CurrentValue = false;
            (db.Entry(agreement).Property(a => a.SettledOn).CurrentValue, db.Entry(agreement).Property(a => a.SentAt).CurrentValue) = (TestHub.Today.AddDays(-30), TestHub.Today.AddDays(-30).ToDateTime(new TimeOnly(18, 0), DateTimeKind.Utc));
            db.RemoveRange(await db.Set<AgreementSchool>().ToListAsync());
            await db.SaveChangesAsync();
        }
        (await UncoveredAsync()).ShouldBe(0, "it belonged to it when the text was sent out");
        await SayAsync(m => db => db.Entry(m).Property(x => x.StartsOn).CurrentValue = TestHub.Today.AddDays(-29), later: false);
        (await UncoveredAsync()).ShouldBe(1);
        await SayAsync(null, later: true);
        (await UncoveredAsync()).ShouldBe(0);
        // entered after the text went out, with a first day of years ago: it is judged by when it was entered, on every page alike
        await SayAsync(m => db => (db.Entry(m).Property(x => x.StartsOn).CurrentValue, db.Entry(m).Property(x => x.EnteredAt).CurrentValue) = (new(2016, 8, 1), TestHub.Today.AddDays(-3).ToDateTime(default, DateTimeKind.Utc)), later: false);
        (await UncoveredAsync()).ShouldBe(1);
        (await StatusAsync()).ShouldBe("None in force");
        (await OverviewAsync()).ShouldBe("1 school not covered");
        await SayAsync(m => db => db.Entry(m).Property(x => x.EnteredAt).CurrentValue = new(2016, 8, 1, 0, 0, 0, DateTimeKind.Utc), later: false);
        (await UncoveredAsync(), await StatusAsync(), await OverviewAsync()).ShouldBe((0, "In force", "All covered"));

        async Task<string> StatusAsync() => (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.Single(l => l.Subject == "Agreement").Word;

        async Task<string> OverviewAsync() => (await hub.As<Application.Oversight.ShowOverview>(world.DistrictLead).RunAsync(new(new()))).ValueOrDefault!.Lines.Single(l => l.Subject == "Agreements").Word;

        async Task<int> UncoveredAsync() => (await hub.As<ListUncovered>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Count;

        async Task SayAsync(Func<PartnershipMember, Action<ResidencyDb>>? change, bool later)
        {
            await using var db = hub.Open();
            change?.Invoke(await db.PartnershipMembers.SingleAsync(m => m.PartnershipId == world.Partnership.Id && m.DistrictId == world.District.Id))(db);
            db.Entry(await db.Agreements.SingleAsync(a => a.State == AgreementState.Active && a.PartnershipId == world.Partnership.Id)).Property(a => a.CoversLaterPartners).CurrentValue = later;
            await db.SaveChangesAsync();
        }
    }
}

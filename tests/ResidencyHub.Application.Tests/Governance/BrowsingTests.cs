using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Governance;

/// <summary>The short lists page by page, as the API reads them: whatever their length, no row is lost or told twice.</summary>
public sealed class BrowsingTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Decisions_actions_agreements_and_cohorts_are_read_to_the_last_row_within_reach(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (partnership, today) = (world.Partnership.Id, TestHub.Today);
        var decisions = Enumerable.Range(1, 5).Select(i => new Decision(partnership, $"Decision {i}", "Because.", "Dana Whitfield", PartnershipSide.University, today.AddDays(-i / 2), today.AddDays(9))).ToList();
        await hub.SaveAsync([.. decisions]);
        await hub.SaveAsync([.. Enumerable.Range(1, 5).Select(i => new ActionItem(partnership, $"Action {i}", PartnershipSide.District, "Lena Brandt", today.AddDays(i / 2), decisions[0].Id))]);
        await hub.SaveAsync([.. Enumerable.Range(1, 4).Select(i => new Agreement(partnership, AgreementKind.DataSharing, $"Agreement {i}", new Period(today, today.AddDays(300 + i / 2))))]);
        await hub.SaveAsync([.. Enumerable.Range(1, 4).Select(i => new Cohort(world.Cohort.ProgramId, $"Cohort {i}", new AcademicYear(2030 + i / 2), new Period(new DateOnly(2030, 8, 1), new DateOnly(2031, 6, 1)), 10))]);

        var made = await AllAsync(page => hub.As<BrowseDecisions>(world.Faculty).RunAsync(page));
        made.Select(d => d.Title).ShouldBe((await hub.As<ListDecisions>(world.Faculty).RunAsync(default)).ValueOrDefault!.Decisions.Select(d => d.Title), ignoreOrder: true);
        made.Select(d => d.ProposedOn).ShouldBeInOrder(SortDirection.Descending);
        var promised = await AllAsync(page => hub.As<BrowseActions>(world.Coordinator).RunAsync(page));
        promised.Select(a => (a.Title, a.Decision)).ShouldBe(Enumerable.Range(1, 5).Select(i => ($"Action {i}", (string?)"Decision 1")), ignoreOrder: true);
        promised.Select(a => a.DueOn).ShouldBeInOrder(SortDirection.Descending);
        var signed = await AllAsync(page => hub.As<ListAgreements>(world.Principal).RunAsync(new(page)));
        signed.Select(a => a.Title).ShouldBe(["Residency agreement 2025–28", "Agreement 1", "Agreement 2", "Agreement 3", "Agreement 4"], ignoreOrder: true);
        signed.Single(a => a.Schools.Count > 0).Signers.Select(s => s.Name).ShouldBe(["Rosa Lind", "Amir Haddad"]);
        var years = await AllAsync(page => hub.As<BrowseCohorts>(world.Coordinator).RunAsync(page));
        years.Select(c => (c.Name, c.Residents)).ShouldBe((await hub.As<ListCohorts>(world.Coordinator).RunAsync(new())).ValueOrDefault!.Select(c => (c.Name, c.Residents)), ignoreOrder: true);
        years.Count.ShouldBe(5);

        (await AllAsync(page => hub.As<BrowseDecisions>(world.OtherCoordinator).RunAsync(page))).ShouldBeEmpty();
        (await AllAsync(page => hub.As<BrowseActions>(world.OtherCoordinator).RunAsync(page))).ShouldBeEmpty();
        (await AllAsync(page => hub.As<ListAgreements>(world.Observer).RunAsync(new(page)))).ShouldBeEmpty("a funder sees the partnership, not its contracts");
        (await AllAsync(page => hub.As<BrowseCohorts>(world.OtherCoordinator).RunAsync(page))).Select(c => c.Name).ShouldBe(["Mesa 3"]);
    }

    private static async Task<List<T>> AllAsync<T>(Func<PageRequest, Task<Outcome<PageOf<T>>>> ask)
    {
        var all = new List<T>();
        for (string? after = null; all.Count < 50;)
        {
            var page = (await ask(new(After: after, Take: 2))).ValueOrDefault!;
            all.AddRange(page.Rows);
            if ((after = page.Next) is null)
                break;
        }
        return all;
    }
}

using ResidencyHub.Application.Growing;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Growing;

namespace ResidencyHub.Application.Tests.Growing;

public sealed class SupportPlanListTests
{
    private const int Many = 61;

    [Theory, OnSqlite, OnPostgres]
    public async Task Support_plans_page_on_to_the_last_nobody_lost_and_nobody_twice_one_query_a_page(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var now = hub.Time.GetUtcNow().UtcDateTime;
        var plans = new List<SupportPlan>();
        for (var n = 1; n <= 2 * Many; n++)
        {
            // several in the same moment: what is written at once is told apart by the id
            var by = new Signer(Guid.NewGuid(), "Grace Oduya", Signatory.Supervisor, now.AddMinutes(-(n / 8)));
            var plan = new SupportPlan(placement, n, new("Plans come late", null, "five of seven", "two days before", "Mondays", "Grace Oduya", new Period(TestHub.Today, TestHub.Today.AddDays(30))), 0, 2, null, by);
            if (n % 2 == 0)
                plan.Withdraw("written twice", by);
            plans.Add(plan);
        }
        await hub.SaveAsync([.. plans]);
        foreach (var closed in new[] { false, true })
        {
            var wanted = plans.Where(p => p.IsOpen != closed).OrderByDescending(p => p.WrittenAt).ToList();
            foreach (var viewer in new[] { world.Coordinator, world.Faculty, world.MentorViewer })
            {
                var pages = new List<PageOf<ListSupportPlans.Row>>();
                for (var page = await PageAsync(null, null); ; page = await PageAsync(page.Next, null))
                {
                    pages.Add(page);
                    if (page.Next is null)
                        break;
                }
                var rows = pages.SelectMany(p => p.Rows).ToList();
                rows.Select(r => r.Number).Order().ShouldBe(wanted.Select(p => p.Number).Order(), $"{viewer.Name}: each once");
                rows.Select(r => plans[r.Number - 1].WrittenAt).ShouldBe(wanted.Select(p => p.WrittenAt), $"{viewer.Name}: the latest first");
                pages.Select(p => p.Rows.Count).ShouldBe([.. Enumerable.Repeat(7, Many / 7), Many % 7]);
                pages.ShouldAllBe(p => p.Count == Many && p.CountIsExact);
                // and back, page by page, the same rows
                for (var at = pages.Count - 1; at > 0; at--)
                    (await PageAsync(null, pages[at].Previous)).Rows.ShouldBe(pages[at - 1].Rows, $"{viewer.Name}: back to page {at}");
                pages[0].Previous.ShouldBeNull();

                async Task<PageOf<ListSupportPlans.Row>> PageAsync(string? after, string? before)
                {
                    using var commands = CommandsSeen.Of(hub, provider);
                    var page = (await hub.As<ListSupportPlans>(viewer).RunAsync(new(new(After: after, Before: before, Take: 7), closed))).ValueOrDefault!.Page;
                    var asked = commands.All.Where(c => c.Contains("\"SupportPlans\"", StringComparison.Ordinal)).ToList();
                    (asked.Count, asked.Count(c => c.Contains("COUNT", StringComparison.OrdinalIgnoreCase))).ShouldBe((2, 1), "the rows are one query, their number another");
                    return page;
                }
            }
        }
        foreach (var blind in new[] { world.OtherCoordinator, world.ResidentViewer, world.Principal, world.OtherMentorViewer })
            (await hub.As<ListSupportPlans>(blind).RunAsync(new(new()))).ValueOrDefault!.Page.Rows.ShouldBeEmpty(blind.Name);
    }
}

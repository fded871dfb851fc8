using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Improvement;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Improvement;
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

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_page_of_decisions_goes_on_beyond_its_end_and_no_row_is_lost(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (partnership, today) = (world.Partnership.Id, TestHub.Today);
        await hub.SaveAsync([.. Enumerable.Range(1, 60).Select(i =>
        {
            var decision = new Decision(partnership, $"Decision {i}", "Because.", "Dana Whitfield", PartnershipSide.University, today.AddDays(-i / 3 - 20), today.AddDays(i % 9 - (i <= 30 ? 15 : 0)));
            if (i <= 30)
                decision.FallSilent(today);
            return decision;
        })]);
        await hub.SaveAsync([.. Enumerable.Range(1, 60).Select(i =>
        {
            var action = new ActionItem(partnership, $"Action {i}", PartnershipSide.District, "Lena Brandt", today.AddDays(i / 3), null);
            if (i % 2 == 0)
                action.Finish(today);
            return action;
        })]);
        var (decisions, actions) = (new List<string>(), new List<string>());
        for (ListDecisions.Request at = default; ;)
        {
            var page = (await hub.As<ListDecisions>(world.Coordinator).RunAsync(at)).ValueOrDefault!;
            page.Decisions.Count.ShouldBeLessThanOrEqualTo(50);
            decisions.AddRange(page.Decisions.Select(d => d.Title));
            if (page.More.Waiting is not { } next)
                break;
            at = at with { Waiting = next };
        }
        decisions.Count(d => d.Length > 0).ShouldBe(60);
        decisions.Distinct().Count().ShouldBe(60, "open and stalled ones wait alike");
        for (ListDecisions.Request at = default; ;)
        {
            var page = (await hub.As<ListDecisions>(world.Coordinator).RunAsync(at)).ValueOrDefault!;
            actions.AddRange(page.Actions.Select(a => a.Title));
            if (page.More.Open is null && page.More.Done is null)
                break;
            at = at with { Open = page.More.Open ?? at.Open, Done = page.More.Done ?? at.Done };
        }
        actions.Distinct().Count().ShouldBe(60);
        (await hub.As<ListDecisions>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.More.ShouldBe(new(null, null, null, null, null));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cycles_meetings_ratings_and_what_to_discuss_come_by_page_what_waits_first(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (id, today) = (world.Partnership.Id, TestHub.Today);
        var goal = new Goal(id, RecordPlace.Whole, "Fewer fail", null, GoalMeasure.Entered, "%", false, new(9, today.AddYears(-2), 1, today.AddYears(1)), new("Grace", "Maria", null));
        var cycles = Enumerable.Range(1, 30).Select(i =>
        {
            var cycle = new ImprovementCycle(goal, new($"Aim {i}", "idea", "prediction", "plan", today.AddDays(-300 + i), today.AddDays(-200 + i), "Maria"), null, Guid.NewGuid(), "Maria Santana", PartnershipSide.District, today.AddDays(-300));
            if (i > 2)
                cycle.Conclude("It worked.", true, CycleVerdict.Adopt, "Maria Santana", today.AddDays(-i));
            return cycle;
        }).ToList();
        await hub.SaveAsync([goal, .. cycles]);
        var first = (await hub.As<ListCycles>(world.Principal).RunAsync(new(id, new()))).ValueOrDefault!.Cycles;
        first.Rows.Take(3).Select(r => r.Aim).ShouldBe(["Aim 2", "Aim 1", "Aim 3"], "what is under way, then what was concluded last");
        var second = (await hub.As<ListCycles>(world.Principal).RunAsync(new(id, new(After: first.Next)))).ValueOrDefault!.Cycles;
        (first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count(), second.Next).ShouldBe((30, null));

        var instruments = (await hub.As<ShowHealth>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!.Instruments;
        HealthInstrument instrument;
        await using (var db = hub.Open())
            instrument = await db.HealthInstruments.SingleAsync(i => i.Id == instruments[0].Id);
        var rounds = Enumerable.Range(0, 30).Select(i => new HealthRound(id, RecordPlace.Whole, instrument, today.AddDays(-i), "Dana Whitfield", today.AddDays(9))).ToList();
        var talks = rounds.ConvertAll(r => new ToDiscuss(r, "A line", "far apart", today));
        foreach (var talk in talks.Take(28))
            talk.Close("We talked.", "Lena Brandt", today);
        await hub.SaveAsync([.. rounds, .. talks]);
        var health = (await hub.As<ShowHealth>(world.Principal).RunAsync(new(id))).ValueOrDefault!;
        var more = (await hub.As<ShowHealth>(world.Principal).RunAsync(new(id, new(After: health.Rounds.Next), health.Talks.Next))).ValueOrDefault!;
        health.Rounds.Rows.Concat(more.Rounds.Rows).Select(r => r.Id).Distinct().Count().ShouldBe(30);
        health.Talks.Rows.Concat(more.Talks.Rows).Select(t => t.Id).Distinct().Count().ShouldBe(30);
        health.Talks.Rows.Take(3).Select(t => t.TalkedOn is null).ShouldBe([true, true, false]);
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

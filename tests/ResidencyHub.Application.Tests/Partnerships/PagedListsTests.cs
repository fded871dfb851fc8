using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Surveys;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>Lists of a partnership end with a way to the rest, never silently.</summary>
public sealed class PagedListsTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_program_of_a_hundred_partners_reads_all_of_them_page_by_page_and_finds_one_by_a_partner_s_name(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        await using (var db = hub.Open())
        {
            var (program, district) = (await db.Programs.SingleAsync(p => p.Id == world.Program.Id), await db.Districts.SingleAsync(d => d.Id == world.District.Id));
            for (var i = 0; i < 100; i++)
            {
                var partnership = new Partnership($"Partner {i:000}", TestHub.Today.AddDays(-i));
                partnership.Join(program, new Period(partnership.StartedOn));
                if (i == 42)
                    partnership.Join(district, new Period(partnership.StartedOn));
                db.Add(partnership);
            }
            await db.SaveChangesAsync();
        }
        var (names, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = (await hub.As<BrowsePartnerships>(world.Coordinator).RunAsync(new(new("name", After: cursor)))).ShouldBeOfType<Outcome<PageOf<BrowsePartnerships.Row>>.Done>().Value;
            page.Count.ShouldBe(101);
            page.Rows.Count.ShouldBeLessThanOrEqualTo(25);
            names.AddRange(page.Rows.Select(r => r.Name));
            cursor = page.Next;
        }
        while (cursor is not null);
        names.ShouldBe(names.Order(StringComparer.Ordinal));
        names.Distinct().Count().ShouldBe(101);
        var found = (await hub.As<BrowsePartnerships>(world.Coordinator).RunAsync(new(new("name"), "harbor city"))).ValueOrDefault!.Rows;
        found.Select(r => r.Name).ShouldBe(["Harbor Valley Teacher Residency", "Partner 042"]);
        found[0].ShouldSatisfyAllConditions(r => r.Residents!.Select(y => y.Count).ShouldBe([0, 0, 0, 0, 1]), r => r.CoveredThrough.ShouldNotBeNull());
        // a funder reads numbers elsewhere, small groups hidden; a stranger nothing
        (await hub.As<BrowsePartnerships>(world.Observer).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldAllBe(r => r.Residents == null);
        (await hub.As<BrowsePartnerships>(world.OtherCoordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.ShouldNotContain(r => r.Name == "Harbor Valley Teacher Residency");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_partnership_that_begins_later_shows_its_partners_and_a_funder_reads_no_agreement_meeting_or_visit(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new Domain.Oversight.Visit(world.Partnership.Id, RecordPlace.Of(world.School), new(TestHub.Today.AddDays(-9), Domain.Oversight.VisitKind.SchoolVisit, "Lena Brandt", null, "questions", null, null), Guid.NewGuid(), "Lena Brandt", TestHub.Today));
        await using (var db = hub.Open())
        {
            var later = new Partnership("Begins later", TestHub.Today.AddMonths(2));
            later.Join(await db.Programs.SingleAsync(p => p.Id == world.Program.Id), new Period(later.StartedOn));
            db.Add(later);
            await db.SaveChangesAsync();
        }
        // its partners read it from its first day on, the administrator before
        (await hub.As<BrowsePartnerships>(world.Administrator).RunAsync(new(new("name")))).ValueOrDefault!.Rows.Single(r => r.Name == "Begins later").Partners.ShouldBe(["Harbor Valley Residency"]);
        var rows = (await hub.As<BrowsePartnerships>(world.Coordinator).RunAsync(new(new("name")))).ValueOrDefault!.Rows;
        rows.Single().ShouldSatisfyAllConditions(r => r.CoveredThrough.ShouldBe(new DateOnly(2028, 6, 30)), r => r.VisitedOn.ShouldBe(TestHub.Today.AddDays(-9)));
        (await hub.As<BrowsePartnerships>(world.Observer).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().ShouldSatisfyAllConditions(r => r.Residents.ShouldBeNull(), r => r.CoveredThrough.ShouldBeNull(), r => r.MetOn.ShouldBeNull(), r => r.VisitedOn.ShouldBeNull(), r => r.Partners.ShouldNotBeEmpty());
        (await hub.As<BrowsePartnerships>(world.SecondPrincipal).RunAsync(new(new()))).ValueOrDefault!.Rows.Single().VisitedOn.ShouldBeNull("another school’s visit");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Protected_time_and_surveys_of_many_years_are_all_read_by_going_on(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await using (var db = hub.Open())
        {
            var edition = await db.SurveyEditions.Include(e => e.Questions).FirstAsync();
            for (var i = 0; i < 30; i++)
            {
                var round = new SurveyRound(world.Partnership.Id, RecordPlace.Whole, edition, new Period(TestHub.Today.AddDays(-70 * i - 30), TestHub.Today.AddDays(-70 * i - 16)), 5, PartnershipSide.University);
                round.Close(round.ClosesOn);
                db.Add(round);
            }
            for (var year = 2018; year <= 2026; year++)
                db.Add(new ProtectedTime(world.Partnership.Id, RecordPlace.Whole, ProtectedKind.Meeting, new(year), SchoolTerm.Fall, new($"Of {year}", null, 10)));
            await db.SaveChangesAsync();
        }
        var first = (await hub.As<ListSurveys>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Rows;
        var rest = (await hub.As<ListSurveys>(world.Principal).RunAsync(new(world.Partnership.Id, new(After: first.Next)))).ValueOrDefault!.Rows;
        (first.Rows.Count, rest.Rows.Count, rest.Next, first.Rows.Concat(rest.Rows).Select(r => r.Id).Distinct().Count()).ShouldBe((25, 5, null, 30));
        var (years, before) = (new List<int>(), (int?)null);
        do
        {
            var page = (await hub.As<ListProtectedTime>(world.Principal).RunAsync(new(world.Partnership.Id, before))).ValueOrDefault!;
            years.AddRange(page.Times.Select(t => t.Year));
            before = page.Earlier;
        }
        while (before is not null);
        years.ShouldBe(Enumerable.Range(2018, 9).Reverse());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_somebody_promised_is_said_with_its_year_when_that_is_not_this_school_year(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        ActionItem Promised(string title, DateOnly by)
        {
            var action = new ActionItem(world.Partnership.Id, title, PartnershipSide.District, "Maria Santana", by);
            action.Promise(world.Principal.AccountId, null);
            return action;
        }

        await hub.SaveAsync(Promised("Old", new(2026, 3, 3)), Promised("New", new(2026, 11, 3)), Promised("Far", TestHub.Today.AddDays(15)));
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Asked.Where(a => a.Href == "decisions").Select(a => $"{a.Words}: {a.Why}").ShouldBe(["Old: You promised it by 3 March 2026.", "New: You promised it by 3 November."]);
    }
}

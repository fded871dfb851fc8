using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Oversight;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.Tests.Surveys;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Oversight;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Oversight;

public sealed class OverviewTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_district_reads_its_schools_together_with_the_base_of_each_count_and_no_name(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, new DateOnly(2026, 11, 9));
        var page = await OverviewAsync(hub, world.DistrictLead);
        (page.Whose, page.All, page.NeedVisit, page.Schools.Rows.Single().Name).ShouldBe(("Harbor City Unified", 1, 1, "Eastside High School"));
        page.Lines.Single(l => l.Subject == "Placements").Reason.ShouldBe("1 placement at 1 of 1 school. No school has said how many it can host.");
        page.Lines.Single(l => l.Subject == "Feedback").ShouldSatisfyAllConditions(l => l.Word.ShouldBe("Nothing due"), l => l.Reason.ShouldContain("1 school with fewer than 2 placements is left out."));
        page.Schools.Rows[0].ShouldSatisfyAllConditions(r => r.CheckIns.ShouldBe("too few to show"), r => r.Reasons.ShouldBe(["Not visited since residents began 93 days ago; the rule says within 45."]));
        page.Years.Select(y => y.Residents).ShouldBe([0, 0, 0, 0, 1]);
        foreach (var name in new[] { "Reyes", "Okafor" })
            JsonSerializer.Serialize(page).ShouldNotContain(name);
        // the coordinator knows the people; another program, district and school read nothing of it
        (await OverviewAsync(hub, world.Coordinator)).ShouldSatisfyAllConditions(p => p.Whose.ShouldBe("Harbor Valley Residency"), p => p.Schools.Rows.Single().CheckIns.ShouldBe("1 of 4"), p => p.Schools.Rows[0].Reasons[0].ShouldBe("1 of 4 check-ins came on time, fewer than 60 %."));
        foreach (var other in new[] { world.OtherCoordinator, world.OtherDistrictLead })
            (await OverviewAsync(hub, other)).All.ShouldBe(0, other.Name);
        (await OverviewAsync(hub, world.SecondPrincipal)).ShouldSatisfyAllConditions(p => p.Schools.Rows.Single().Name.ShouldBe("Lincoln High School"), p => p.NeedVisit.ShouldBe(0));
        foreach (var never in new[] { world.MentorViewer, world.ResidentViewer, world.Faculty })
            (await hub.As<ShowOverview>(never).RunAsync(new(new()))).ShouldBeOfType<Outcome<ShowOverview.Answer>.Forbidden>(never.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_visit_is_read_by_both_sides_counts_for_the_school_and_its_next_step_is_not_forgotten(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        var request = Log(world, $"school-{world.School.Id}") with { NextStep = "Two mentors watch each other", NextBy = TestHub.Today };
        var visit = (await hub.As<LogVisit>(world.DistrictLead).RunAsync(request)).ShouldBeOfType<Outcome<Id<Visit>>.Done>().Value;
        (await hub.As<LogVisit>(world.DistrictLead).RunAsync(request)).ValueOrDefault.ShouldBe(visit, "posted twice it is one");
        foreach (var reader in new[] { world.Coordinator, world.Faculty, world.DistrictLead, world.Principal })
            (await VisitsAsync(hub, reader, world)).ShouldHaveSingleItem(reader.Name).WorkedOn.ShouldBe("Questions that make pupils talk");
        (await VisitsAsync(hub, world.SecondPrincipal, world)).ShouldBeEmpty("another school");
        foreach (var stranger in new[] { world.OtherCoordinator, world.OtherPrincipal })
            (await hub.As<ListVisits>(stranger).RunAsync(new(world.Partnership.Id, new()))).ShouldBeOfType<Outcome<ListVisits.Answer>.NotFound>(stranger.Name);
        (await hub.As<LogVisit>(world.SecondPrincipal).RunAsync(Log(world, $"school-{world.School.Id}"))).ShouldBeOfType<Outcome<Id<Visit>>.Invalid>("another building");
        (await OverviewAsync(hub, world.DistrictLead)).ShouldSatisfyAllConditions(p => p.NeedVisit.ShouldBe(0), p => p.Schools.Rows[0].VisitedOn.ShouldBe(TestHub.Today.AddDays(-2)));
        (await hub.As<ShowFunderView>(world.Observer).RunAsync(default)).ValueOrDefault!.Partnerships.Single().Visits.ShouldBe(1);
        hub.Time.Pass(TimeSpan.FromDays(3));
        (await OverviewAsync(hub, world.DistrictLead)).Schools.Rows[0].Reasons.ShouldBe(["A next step was due on 18 November 2026."]);
        (await hub.As<FinishNextStep>(world.OtherCoordinator).RunAsync(new(world.Partnership.Id, visit, 0))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<FinishNextStep>(world.Principal).RunAsync(new(world.Partnership.Id, visit, 0))).IsDone.ShouldBeTrue();
        (await OverviewAsync(hub, world.DistrictLead)).NeedVisit.ShouldBe(0);
        (await hub.As<TakeVisitOut>(world.Coordinator).RunAsync(new(world.Partnership.Id, visit, false, "another school", 1))).IsDone.ShouldBeTrue();
        (await OverviewAsync(hub, world.DistrictLead)).NeedVisit.ShouldBe(1);
        (await hub.As<LogVisit>(world.Coordinator).RunAsync(request with { Visit = visit, Version = 2 })).ShouldBeRefused("taken-out");
        (await hub.As<ListRecordChanges>(world.Principal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.ShouldNotBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_funder_reads_numbers_and_no_small_one_can_be_worked_out(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.ActivePlacementAsync(world);
        (await hub.As<ShowOverview>(world.Observer).RunAsync(new(new()))).ShouldBeOfType<Outcome<ShowOverview.Answer>.NotFound>();
        var view = (await hub.As<ShowFunderView>(world.Observer).RunAsync(default)).ValueOrDefault!;
        (view.Least, view.Partnerships.Single().Name).ShouldBe((10, "Harbor Valley Teacher Residency"));
        view.Partnerships[0].Residents.Select(f => (f.Count, f.IsRecorded)).ShouldBe([(0, false), (0, false), (0, false), (0, false), (null, true)]);
        (view.Partnerships[0].Sum, view.Totals[4], view.Total).ShouldBe((null, null, null));
        view.Fields.ShouldAllBe(f => f.Finish != 1);
        foreach (var partner in new[] { world.Coordinator, world.DistrictLead, world.Principal, world.Administrator })
            (await hub.As<ShowFunderView>(partner).RunAsync(default)).ShouldBeOfType<Outcome<ShowFunderView.Answer>.NotFound>(partner.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Of_two_partnerships_that_share_people_no_difference_counts_a_few_on_any_page(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 12, mentors: 10);
        await SurveyUseCaseTests.PlacedAsync(hub, world, residents: 2, mentors: 1, from: 12, school: world.SecondSchool);
        Id<Partnership> one, same;
        await using (var db = hub.Open())
        {
            // one school of the same district, with the same program; and once more all of it
            (one, same) = (Beside("One school", oneSchool: true), Beside("Everything again", oneSchool: false));
            await db.SaveChangesAsync();

            Id<Partnership> Beside(string name, bool oneSchool)
            {
                var partnership = new Partnership(name, TestHub.Today.AddYears(-1));
                partnership.Join(db.Programs.Single(p => p.Id == world.Program.Id), new Period(partnership.StartedOn));
                if (oneSchool)
                    partnership.Join(db.Schools.Single(s => s.Id == world.School.Id), new Period(partnership.StartedOn));
                else
                    partnership.Join(db.Districts.Single(d => d.Id == world.District.Id), new Period(partnership.StartedOn));
                db.AddRange(partnership, RoleGrant.Observer(world.Observer.AccountId!.Value, partnership, new Period(new DateOnly(2020, 1, 1))));
                return partnership.Id;
            }
        }
        var view = (await hub.As<ShowFunderView>(world.Observer).RunAsync(default)).ValueOrDefault!;
        view.Partnerships.Select(p => (p.Name, p.Residents[^1].Count)).ShouldBe([("Everything again", 14), ("Harbor Valley Teacher Residency", 14), ("One school", null)], "14 less 12 are 2");
        (view.Overlaps, view.Totals.All(t => t is null), view.Total).ShouldBe((true, true, null));
        view.Partnerships.Single(p => p.Name == "One school").Sum.ShouldBeNull();
        // the story hides what the table hides
        async Task<string> StoryAsync(Id<Partnership> id) => (await hub.As<ShowStory>(world.Observer).RunAsync(new(id))).ValueOrDefault!.Chapters[^1].Opening;
        (await StoryAsync(world.Partnership.Id)).ShouldStartWith("14 residents learned");
        (await StoryAsync(same)).ShouldStartWith("14 residents learned");
        (await StoryAsync(one)).ShouldNotContain("resident");
        (await hub.As<ShowStory>(world.Coordinator).RunAsync(new(one))).ValueOrDefault!.Chapters[^1].Opening.ShouldStartWith("12 residents learned", customMessage: "the partners know their people");
    }

    private static LogVisit.Request Log(World world, string place) => new(world.Partnership.Id, null, Guid.NewGuid(), place, TestHub.Today.AddDays(-2), VisitKind.SchoolVisit, "Lena Brandt", "mathematics wing", "Questions that make pupils talk", null, null, 0);

    private static async Task<ShowOverview.Answer> OverviewAsync(TestHub hub, Viewer viewer) => (await hub.As<ShowOverview>(viewer).RunAsync(new(new()))).ShouldBeOfType<Outcome<ShowOverview.Answer>.Done>().Value;

    private static async Task<IReadOnlyList<ListVisits.Row>> VisitsAsync(TestHub hub, Viewer viewer, World world) => (await hub.As<ListVisits>(viewer).RunAsync(new(world.Partnership.Id, new()))).ValueOrDefault!.Visits.Rows;
}

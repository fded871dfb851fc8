using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Mentoring;

/// <summary>What mentor, supervisor and resident see of a running year.</summary>
public sealed class SupervisionTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_new_supervisor_reads_what_was_written_before_and_the_former_reads_nothing_more(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var (person, next) = await hub.AnotherSupervisorAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-7));
        (await hub.As<RaiseConcern>(world.MentorViewer).RunAsync(new(placement.Id, "Late twice", false))).IsDone.ShouldBeTrue();
        (await hub.As<AskForHelp>(world.ResidentViewer).RunAsync(new("My rent went up", TellSupervisor: true))).IsDone.ShouldBeTrue();
        async Task<(int CheckIns, int Concerns, int Residents, int Placements, int Help)> SeenByAsync(Viewer viewer) => (
            (await hub.As<ListCheckIns>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Count, (await hub.As<ListConcerns>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Count,
            (await hub.As<ShowCaseload>(viewer).RunAsync(default)).ValueOrDefault!.Count, (await hub.As<ListPlacements>(viewer).RunAsync(new(new(), new()))).ValueOrDefault!.Rows.Count, (await hub.As<ListHelp>(viewer).RunAsync(new(new()))).ValueOrDefault!.Rows.Count);
        (await SeenByAsync(world.Faculty)).ShouldBe((1, 1, 1, 1, 1));
        (await SeenByAsync(next)).ShouldBe((0, 0, 0, 0, 0));

        (await hub.As<AssignSupervisor>(world.Coordinator).RunAsync(new([world.Resident.Id], person.Id))).IsDone.ShouldBeTrue();
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek);
        (await SeenByAsync(next)).ShouldBe((2, 1, 1, 1, 0), "all but the call for help, which the resident let one person read");
        (await SeenByAsync(world.Faculty)).ShouldBe((0, 0, 0, 0, 1));
        (await hub.As<RaiseConcern>(world.Faculty).RunAsync(new(placement.Id, "Words", false))).ShouldBeOfType<Outcome<IReadOnlyList<Told>>.NotFound>();
        (await hub.As<ReportAbsence>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!.Select(t => t.Name).ShouldContain("Hal Ito");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_caseload_says_who_is_silent_by_the_district_s_calendar(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, new DateOnly(2026, 10, 26));
        async Task<(int, bool)> SilenceAsync() => (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single() is var row ? (row.SilentWeeks, row.Silent) : default;
        (await SilenceAsync()).ShouldBe((2, true), "two Fridays have passed");
        await hub.CloseAsync(world, new(2026, 11, 9), 5);
        (await SilenceAsync()).ShouldBe((1, false), "one of them was in a break");
        var row = (await hub.As<ShowCaseload>(world.Faculty).RunAsync(default)).ValueOrDefault!.Single();
        (row.Name, row.LastWeek, row.Going, row.Strength, row.School, row.Mentor).ShouldBe(("Ana Reyes", new DateOnly(2026, 10, 26), Going.SomeWorries, "Strength of 26 Oct", "Eastside High School", "Samuel Okafor"));
        (await hub.As<ShowCaseload>(world.Coordinator).RunAsync(default)).ShouldBeOfType<Outcome<IReadOnlyList<ShowCaseload.Row>>.NotFound>("a coordinator has no caseload");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_sees_in_one_list_what_this_week_asks_for_each_resident(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-14), TestHub.ThisWeek.AddDays(-7));
        await hub.SaveAsync(new Absence(placement, TestHub.Today, null, hub.Time.GetUtcNow().UtcDateTime), new Pause(placement, TestHub.Today.AddDays(-1), "Maria Santana", null, hub.Time.GetUtcNow().UtcDateTime));
        var row = (await hub.As<ShowMyResidents>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.ShouldHaveSingleItem();
        (row.Resident, row.Program, row.WeekOf, row.DueOn, row.SentAt, row.LastNextStep, row.Supervisor).ShouldBe(("Ana Reyes", "Harbor Valley Residency", TestHub.ThisWeek, new DateOnly(2026, 11, 20), null, "Step of 9 Nov", "Grace Oduya"));
        (row.AbsentToday, row.PausedToday).ShouldBe((true, false), "the pause was yesterday's");
        await hub.As<SendCheckIn>(world.MentorViewer).RunAsync(TestHub.CheckIn(placement));
        (await hub.As<ShowMyResidents>(world.MentorViewer).RunAsync(new())).ValueOrDefault!.Single().SentAt.ShouldBe(hub.Time.GetUtcNow().UtcDateTime);
        (await hub.As<ShowMyResidents>(world.OtherMentorViewer).RunAsync(new())).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<ShowMyResidents>(world.Principal).RunAsync(new())).IsDone.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_resident_reads_the_own_year_and_what_is_new_in_it_until_it_was_read(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-14), TestHub.ThisWeek.AddDays(-7));
        async Task<ShowMyYear.Answer> YearAsync() => (await hub.As<ShowMyYear>(world.ResidentViewer).RunAsync(default)).ValueOrDefault!;
        var year = await YearAsync();
        (year.Name, year.Cleared, year.Supervisor, year.Placement!.School, year.Placement.Mentor).ShouldBe(("Ana Reyes", true, "Grace Oduya", "Eastside High School", "Samuel Okafor"));
        year.Feedback.Select(f => (f.Strength, f.IsNew)).ShouldBe([("Strength of 9 Nov", true), ("Strength of 2 Nov", true)]);

        (await hub.As<MarkRead>(world.OtherResidentViewer).RunAsync(year.Feedback[0].Id)).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<MarkRead>(world.ResidentViewer).RunAsync(year.Feedback[0].Id)).IsDone.ShouldBeTrue();
        (await YearAsync()).Feedback.Select(f => f.IsNew).ShouldBe([false, true]);
        (await hub.As<ShowCheckIn>(world.MentorViewer).RunAsync(new(placement.Id, TestHub.ThisWeek.AddDays(-7)))).ValueOrDefault!.ReadAt.ShouldBe(hub.Time.GetUtcNow().UtcDateTime);
        (await hub.As<ShowMyYear>(world.OtherResidentViewer).RunAsync(default)).ValueOrDefault!.Feedback.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_mentor_who_handed_over_leaves_no_hole_in_the_list(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, TestHub.ThisWeek.AddDays(-7));
        await hub.ChangeAsync(async db => (await db.Placements.SingleAsync()).LoseMentor("leave", new Act("Dana Whitfield", hub.Time.GetUtcNow().UtcDateTime)));
        var page = (await hub.As<ListCheckIns>(world.MentorViewer).RunAsync(new(new()))).ValueOrDefault!;
        (page.Rows.Count, page.Count).ShouldBe((0, 0), "the placement is not theirs any more, so neither row nor count");
        (await hub.As<ListCheckIns>(world.Coordinator).RunAsync(new(new()))).ValueOrDefault!.Rows.Count.ShouldBe(1, "the feedback stays with the placement");
    }
}

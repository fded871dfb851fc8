using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Home;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Governance;

public sealed class CommitteeTests
{
    private static KeepCommittee.Request Request(World world, string? place = null, string name = "Site team") =>
        new(world.Partnership.Id, null, CommitteeKind.SiteTeam, place, name, null, 30, null, "America/Denver", SilenceMeans.Stalls, 1, 1, 0, TestHub.Today.AddDays(-100), 0);

    [Theory, OnSqlite, OnPostgres]
    public async Task A_site_team_is_set_up_given_seats_changed_and_ended_and_the_history_tells_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var id = (await hub.As<KeepCommittee>(world.Principal).RunAsync(Request(world, $"school-{world.School.Id}"))).ValueOrDefault;
        (await hub.As<KeepCommittee>(world.Coordinator).RunAsync(Request(world, $"school-{world.School.Id}"))).ShouldBeOfType<Outcome<Id<Committee>>.Invalid>("the same name at the same place is the same committee");
        (await hub.As<KeepSeat>(world.Principal).RunAsync(new(id, null, world.Coordinator.AccountId, null, null, "program coordinator", SeatRole.CoChair, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<KeepSeat>(world.Principal).RunAsync(new(id, null, world.Coordinator.AccountId, null, null, null, SeatRole.Member, null, null))).ShouldBeOfType<Outcome<Id<CommitteeSeat>>.Refused>().Rule.ShouldBe("seat-twice");
        (await hub.As<KeepSeat>(world.Principal).RunAsync(new(id, null, null, "Joan Reeve", PartnershipSide.District, "teacher of mathematics", SeatRole.Member, null, null))).IsDone.ShouldBeTrue();
        (await hub.As<KeepSeat>(world.Principal).RunAsync(new(id, null, null, "Denise Park", PartnershipSide.Community, null, SeatRole.Member, null, null))).ShouldBeOfType<Outcome<Id<CommitteeSeat>>.Invalid>("the community has no partner in it");
        (await hub.As<KeepSeat>(world.Principal).RunAsync(new(id, null, world.SecondPrincipal.AccountId, null, null, null, SeatRole.Member, null, null))).ShouldBeOfType<Outcome<Id<CommitteeSeat>>.Invalid>("a school does not learn the people of another");
        var shown = (await hub.As<ShowCommittee>(world.Coordinator).RunAsync(new(id))).ValueOrDefault!;
        shown.Seats.Select(s => (s.Person, s.Side, s.Role, s.HasAccount)).ShouldBe([("Dana Whitfield", PartnershipSide.University, SeatRole.CoChair, true), ("Joan Reeve", PartnershipSide.District, SeatRole.Member, false)]);
        shown.Rhythm.Words.ShouldBe("Site team has not met since it was set up 100 days ago; its own rule says every 30.");

        var stale = Request(world, name: "Eastside team") with { Committee = id, Version = shown.Version };
        (await hub.As<KeepCommittee>(world.Principal).RunAsync(stale)).IsDone.ShouldBeTrue();
        (await hub.As<KeepCommittee>(world.Principal).RunAsync(stale with { Name = "Another" })).ShouldBeOfType<Outcome<Id<Committee>>.Conflict>("somebody has changed it since");
        (await hub.As<EndCommittee>(world.Principal).RunAsync(new(id, TestHub.Today.AddDays(-1), "merged"))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<EndCommittee>(world.Principal).RunAsync(new(id, TestHub.Today, "merged"))).IsDone.ShouldBeTrue();
        (await hub.As<KeepSeat>(world.Principal).RunAsync(new(id, null, null, "Late Comer", PartnershipSide.District, null, SeatRole.Member, TestHub.Today.AddDays(1), null))).ShouldBeOfType<Outcome<Id<CommitteeSeat>>.Refused>().Rule.ShouldBe("committee-over");
        var history = (await hub.As<ListRecordChanges>(world.Coordinator).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.Select(c => c.Title).ToList();
        history.ShouldContain("“Site team” was set up");
        history.ShouldContain("Dana Whitfield sits on “Site team”");
        history.ShouldContain("“Eastside team” ends on 18 November 2026");
        (await hub.As<ListRecordChanges>(world.SecondPrincipal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.ShouldBeEmpty("another school reads nothing of it");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_find_nothing_and_those_who_only_read_write_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var team = (await hub.As<KeepCommittee>(world.Principal).RunAsync(Request(world, $"school-{world.School.Id}"))).ValueOrDefault;
        var steering = await hub.SteeringAsync(world);
        foreach (var viewer in new[] { world.OtherCoordinator, world.OtherDistrictLead, world.OtherPrincipal })
        {
            (await hub.As<ListCommittees>(viewer).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ListCommittees.Answer>.NotFound>(viewer.Name);
            (await hub.As<ShowCommittee>(viewer).RunAsync(new(steering.Id))).ShouldBeOfType<Outcome<ShowCommittee.Answer>.NotFound>(viewer.Name);
            (await hub.As<PlanMeeting>(viewer).RunAsync(new(steering.Id, TestHub.Today, new TimeOnly(9, 0), 60, null))).ShouldBeOfType<Outcome<PlanMeeting.Done>.NotFound>(viewer.Name);
            (await hub.As<KeepCommittee>(viewer).RunAsync(Request(world))).ShouldBeOfType<Outcome<Id<Committee>>.NotFound>(viewer.Name);
        }
        (await hub.As<ShowCommittee>(world.SecondPrincipal).RunAsync(new(team))).ShouldBeOfType<Outcome<ShowCommittee.Answer>.NotFound>("a school's team is not another school's");
        (await hub.As<ShowCommittee>(world.SecondPrincipal).RunAsync(new(steering.Id))).ValueOrDefault!.MayWrite.ShouldBeFalse("who reads the whole does not sit on it");
        (await hub.As<PlanMeeting>(world.SecondPrincipal).RunAsync(new(steering.Id, TestHub.Today, new TimeOnly(9, 0), 60, null))).ShouldBeOfType<Outcome<PlanMeeting.Done>.Refused>().Rule.ShouldBe("not-seated");
        (await hub.As<KeepSeat>(world.SecondPrincipal).RunAsync(new(steering.Id, null, world.SecondPrincipal.AccountId, null, null, null, SeatRole.Chair, null, null))).ShouldBeOfType<Outcome<Id<CommitteeSeat>>.Refused>("nobody gives themselves a seat");
        (await hub.As<KeepCommittee>(world.Faculty).RunAsync(Request(world))).ShouldBeOfType<Outcome<Id<Committee>>.Refused>().Rule.ShouldBe("committee-by");
        foreach (var viewer in new[] { world.Observer, world.MentorViewer, world.ResidentViewer, world.Administrator })
            (await hub.As<ShowCommittee>(viewer).RunAsync(new(steering.Id))).ShouldBeOfType<Outcome<ShowCommittee.Answer>.Forbidden>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_committee_that_has_not_met_is_called_lapsed_on_record_status_and_home(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var steering = await hub.SteeringAsync(world);
        var meeting = await hub.BegunAsync(world, steering, TestHub.Today);
        await hub.As<CloseMeeting>(world.Coordinator).RunAsync(new(meeting));
        const string words = "Steering committee has not met for 70 days; the agreement says every 60.";
        async Task<string?> StatusAsync() => (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Lines.FirstOrDefault(l => l.Subject == "Meetings")?.Reason;
        async Task<string?> HomeAsync() => (await hub.As<ShowWork>(world.DistrictLead).RunAsync(default)).ValueOrDefault!.Items.FirstOrDefault(i => i.Title.StartsWith("Committee", StringComparison.Ordinal))?.Line;
        (await StatusAsync(), await HomeAsync()).ShouldBe((null, null));
        hub.GoTo(TestHub.Today.AddDays(70));
        (await StatusAsync(), await HomeAsync()).ShouldBe((words, words));
        var row = (await hub.As<ListCommittees>(world.Faculty).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Committees.Single();
        (row.Rhythm.HasLapsed, row.Rhythm.Words).ShouldBe((true, words));
        (await hub.As<ShowMyPromises>(world.Faculty).RunAsync(default)).ValueOrDefault!.ShouldContain(i => i.Line == words, "faculty read it on their own home page");
        (await hub.As<ShowMyPromises>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Time_is_planned_kept_and_lost_with_its_reason(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var request = new KeepProtectedTime.Request(world.Partnership.Id, null, $"school-{world.School.Id}", ProtectedKind.Meeting, 2026, SchoolTerm.Fall, "Planning time", "mentors", 3, 0);
        var id = (await hub.As<KeepProtectedTime>(world.Principal).RunAsync(request)).ValueOrDefault;
        (await hub.As<KeepProtectedTime>(world.Principal).RunAsync(request)).ShouldBeOfType<Outcome<Id<ProtectedTime>>.Refused>().Rule.ShouldBe("time-twice");
        (await hub.As<NoteProtectedTime>(world.Principal).RunAsync(new(id, TestHub.Today, 1, true, null))).IsDone.ShouldBeTrue();
        (await hub.As<NoteProtectedTime>(world.Coordinator).RunAsync(new(id, TestHub.Today.AddDays(-7), 1, false, null))).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("time-reason");
        (await hub.As<NoteProtectedTime>(world.Coordinator).RunAsync(new(id, TestHub.Today.AddDays(-7), 1, false, "no substitute"))).IsDone.ShouldBeTrue();
        (await hub.As<NoteProtectedTime>(world.SecondPrincipal).RunAsync(new(id, TestHub.Today.AddDays(-8), 1, true, null))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<KeepProtectedTime>(world.Principal).RunAsync(request with { Time = id, Hours = 1, Version = 0 })).ShouldBeOfType<Outcome<Id<ProtectedTime>>.Invalid>("more is noted already");
        var row = (await hub.As<ListProtectedTime>(world.Faculty).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Times.Single();
        (row.Planned, row.Kept, row.Lost, row.Ahead).ShouldBe((3m, 1m, 1m, 1m));
        row.Notes.Single(n => !n.IsKept).Because.ShouldBe("no substitute");
        (await hub.As<ListProtectedTime>(world.SecondPrincipal).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Times.ShouldBeEmpty("another school's time");
    }
}

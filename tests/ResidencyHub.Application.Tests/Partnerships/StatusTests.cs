using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Mentoring;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Partnerships;

public sealed class StatusTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_reads_one_page_over_all_programs_and_nobody_s_name(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await TwoProgramsAsync(hub, world);
        var page = (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!;
        (page.SchoolName, page.AsOf).ShouldBe(("Eastside High School", TestHub.Today));
        page.Partners.ShouldBe(["Harbor Valley Residency (11th year)", "Mesa Residency (4th year)"]);
        Line(page, "Placements").ShouldBe("2 of 4 filled: 2 seats of 4 are open. Harbor Valley Residency 1, Mesa Residency 1.");
        Line(page, "Mentors").ShouldBe("All taken: 2 in the pool, 1 trained and ready, 2 with a resident, 0 free.");
        foreach (var name in new[] { "Reyes", "Okafor", "Ashford" })
            page.Lines.ShouldAllBe(l => !$"{l.Word} {l.Reason} {l.Since}".Contains(name, StringComparison.Ordinal));
        page.Schools.Select(s => s.Name).ShouldBe(["Eastside High School"]);
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new(world.SecondSchool.Id))).ShouldBeOfType<Outcome<ShowPartnershipStatus.Answer>.NotFound>("another building");
        foreach (var viewer in new[] { world.MentorViewer, world.ResidentViewer, world.Faculty })
            (await hub.As<ShowPartnershipStatus>(viewer).RunAsync(new())).ShouldBeOfType<Outcome<ShowPartnershipStatus.Answer>.Forbidden>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Check_ins_count_in_the_weeks_of_the_calendar_by_the_day_where_the_hub_is(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (first, second) = await TwoProgramsAsync(hub, world);
        await hub.CloseAsync(world, new(2026, 11, 2), 5);
        // four weeks that count before 18 November, without the break: 12, 19 and 26 October, 9 November; grace ends on the Monday after
        DateOnly[] weeks = [new(2026, 10, 12), new(2026, 10, 19), new(2026, 10, 26)];
        await hub.HaveCheckInsAsync(first, world.Mentor, weeks);
        // 11 in the evening of Monday, 2 November in Denver is Tuesday by UTC, and still in time
        await hub.SaveAsync(Sent(second, world.OtherMentor, weeks[2], new(2026, 11, 3, 6, 0, 0, DateTimeKind.Utc)), Sent(second, world.OtherMentor, weeks[1], new(2026, 10, 27, 18, 0, 0, DateTimeKind.Utc)));
        var page = (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!;
        Line(page, "Feedback").ShouldBe("Mostly late: 4 of 8 weekly check-ins came on time in the last 4 weeks that count, over the whole building.");
        // the coordinator counts the own program, and a single mentor's share is theirs to know
        var own = (await hub.As<ShowPartnershipStatus>(world.Coordinator).RunAsync(new())).ValueOrDefault!;
        Line(own, "Feedback").ShouldBe("Some late: 3 of 4 weekly check-ins came on time in the last 4 weeks that count, over your program's placements here.");
        Line(own, "Placements").ShouldBe("2 of 4 filled: 2 seats of 4 are open. Harbor Valley Residency 1, other programs 1.", "the other program's resident sits on a seat, too");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task In_a_school_with_one_resident_the_page_says_whom_to_ask(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        await hub.HaveCheckInsAsync(placement, world.Mentor, new DateOnly(2026, 11, 9));
        await hub.SaveAsync(Open(placement, safety: false));
        var page = (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!;
        Line(page, "Feedback").ShouldBe("Ask: With 1 placement a share would name the mentor. Ask Dana Whitfield.");
        Line(page, "Concerns").ShouldBe("Ask: With 1 resident here a count would name the person. Ask Dana Whitfield.");
        await hub.SaveAsync(Open(placement, safety: true));
        Line((await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!, "Concerns").ShouldEndWith("1 safety concern is open.");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_counts_concerns_of_the_programs_whose_agreement_says_so_and_a_district_lead_none(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var (first, second) = await TwoProgramsAsync(hub, world, ConcernSight.SafetyOnly);
        var bo = await AlsoPlacedAsync(hub, world, "Lind");
        await hub.SaveAsync(Open(first, safety: false), Open(bo, safety: false), Open(second, safety: false), Open(second, safety: false));
        Line((await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!, "Concerns").ShouldStartWith("2 open: Your agreement lets you see how many, not what.");
        Line((await hub.As<ShowPartnershipStatus>(world.Coordinator).RunAsync(new())).ValueOrDefault!, "Concerns").ShouldBe("2 open: Raised about your program's residents here.");
        (await hub.As<ShowPartnershipStatus>(world.DistrictLead).RunAsync(new())).ValueOrDefault!.Lines.Select(l => l.Subject).ShouldNotContain("Concerns");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_is_asked_of_a_principal_stands_first_with_its_day(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.RequestedAsync(world);
        var decision = new Decision(world.Partnership.Id, "Earlier start", "Because.", "Dana Whitfield", PartnershipSide.University, TestHub.Today, TestHub.Today.AddDays(9));
        await hub.SaveAsync(decision);
        var page = (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!;
        page.Asked.Select(a => a.Words).ShouldBe(["Answer the request for Ana Reyes", "Say how many you can host", "Vote on an open decision"]);
        page.Asked[0].Why.ShouldBe("Mathematics; by 2 December.");
        Line(page, "Placements").ShouldContain("1 request on the way.");
        await hub.As<VoteOnDecision>(world.Principal).RunAsync(new(decision.Id, Vote.Yes));
        (await hub.As<ShowPartnershipStatus>(world.Principal).RunAsync(new())).ValueOrDefault!.Asked.Select(a => a.Words).ShouldNotContain("Vote on an open decision");
        (await hub.As<ShowPartnershipStatus>(world.Coordinator).RunAsync(new())).ValueOrDefault!.Asked.Select(a => a.Words).ShouldBe(["Vote on an open decision"], "the university has not voted");
    }

    private static string Line(ShowPartnershipStatus.Answer page, string subject) => page.Lines.Single(l => l.Subject == subject) is var l ? $"{l.Word}: {l.Reason}" : "";

    private static Concern Open(Placement placement, bool safety) => new(placement, Guid.Empty, "Samuel Okafor", placement.MentorId, "Words.", safety, false, new DateTime(2026, 11, 12, 15, 0, 0, DateTimeKind.Utc));

    private static CheckIn Sent(Placement placement, Mentor mentor, DateOnly week, DateTime at) => new(placement, mentor.Id, week, true, null, Going.OnTrack, "Good.", null, null, at);

    /// <summary>Eastside hosts one resident of each program; it offered four seats.</summary>
    private static async Task<(Placement First, Placement Second)> TwoProgramsAsync(TestHub hub, World world, ConcernSight sight = ConcernSight.Counts)
    {
        var first = await hub.ActivePlacementAsync(world);
        var mesa = new Partnership("Mesa at Eastside", new DateOnly(2023, 8, 1));
        mesa.Join(world.OtherProgram, new Period(mesa.StartedOn));
        mesa.Join(world.School, new Period(mesa.StartedOn));
        var capacity = new SchoolCapacity(world.School, new AcademicYear(2026));
        capacity.Confirm(new(HostingAnswer.Yes, 4), new("Maria Santana", hub.Time.GetUtcNow().UtcDateTime), new(2026, 8, 20));
        await hub.SaveAsync(mesa, ConcernTests.InForce(mesa, sight), capacity);
        await using var db = hub.Open();
        var mentor = await db.Mentors.SingleAsync(m => m.Id == world.OtherMentor.Id);
        mentor.Teach(world.School);
        var second = Running(await db.Residents.SingleAsync(r => r.Id == world.OtherResident.Id), world.OtherCohort, world, mentor);
        db.Add(second);
        await db.SaveChangesAsync();
        return (first, second);
    }

    private static async Task<Placement> AlsoPlacedAsync(TestHub hub, World world, string last)
    {
        var placement = Running(await hub.AnotherResidentAsync(world, last), world.Cohort, world, world.Mentor);
        await hub.SaveAsync(placement);
        return placement;
    }

    private static Placement Running(Resident resident, Cohort cohort, World world, Mentor mentor)
    {
        var act = new Act("Dana Whitfield", new DateTime(2026, 7, 1, 15, 0, 0, DateTimeKind.Utc));
        var placement = new Placement(resident, cohort, world.School, mentor, "Elementary", "K–5", TestHub.SchoolYear, act);
        placement.Propose(false, new(2026, 7, 1), act);
        placement.AcceptForSchool(null, new(2026, 7, 10), act);
        placement.AcceptForMentor(null, new(2026, 7, 20), act);
        placement.Confirm(null, new(2026, 7, 20), act);
        placement.Begin(act);
        return placement;
    }
}

using ResidencyHub.Application.Home;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Home;

public sealed class WorkTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_coordinator_s_day_counts_what_is_late_what_waits_and_what_comes_in_the_own_program(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var unplaced = await hub.AnotherResidentAsync(w, "Lind");
        unplaced.ShouldNotBeNull();
        await hub.RequestedAsync(w);
        await hub.DraftAsync(w, resident: await hub.AnotherResidentAsync(w, "Marsh"));
        await hub.SaveAsync(
            new Decision(w.Partnership.Id, "Earlier start", "Because.", "Dana Whitfield", PartnershipSide.University, TestHub.Today, TestHub.Today.AddDays(9)),
            new ActionItem(w.Partnership.Id, "Tell payroll", PartnershipSide.District, "Lena Brandt", TestHub.Today.AddDays(-1)));
        await hub.As<AskForHelp>(w.ResidentViewer).RunAsync(new("My rent went up", false));
        var day = (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!;
        day.Summary.ShouldBe("3 of 3 residents still need a confirmed placement.");
        day.Items.Select(i => (i.Count, i.Title)).ShouldBe([(1, "Resident who asks for help"), (1, "Draft that nobody has been asked about"), (1, "Resident without a request"), (1, "Action past its day"), (1, "Request that awaits a reply")]);
        day.Seats[0].ShouldBe(new ShowWork.Seat("Mathematics", 0, 3, "residents?subject=Mathematics&year=2026"));
        day.Seats.Skip(1).Select(s => (s.Group, s.Name, s.Filled)).ShouldBe([("Secured, of the target", "Cohort 12", 0), ("Secured, by district", "Harbor City Unified", 0), ("Secured, by school", "Eastside High School", 0)]);
        day.Week.Select(c => (c.On, c.Title)).ShouldBe([(TestHub.Today.AddDays(9), "Earlier start")]);

        hub.GoTo(new(2026, 12, 5));
        var late = (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Items.Single(i => i.Late && i.Href.StartsWith("placements", StringComparison.Ordinal));
        (late.Title, late.Line).ShouldBe(("Request past its answer date", "Oldest: Eastside High School, 3 days."));
        var other = (await hub.As<ShowWork>(w.OtherCoordinator).RunAsync(default)).ValueOrDefault!;
        (other.Summary, string.Join(", ", other.Items.Select(i => i.Title))).ShouldBe(("1 of 1 residents still need a confirmed placement.", "Resident without a request, Resident not cleared to start"));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Every_count_opens_a_list_of_as_many(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.RequestedAsync(w);
        await hub.DraftAsync(w, resident: await hub.AnotherResidentAsync(w, "Marsh"));
        await hub.AnotherResidentAsync(w, "Lind");
        hub.GoTo(new(2026, 12, 5));
        var items = (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!.Items;
        async Task<int> PlacementsAsync(PlacementFilter filter) => (await hub.As<ListPlacements>(w.Coordinator).RunAsync(new(new(), filter))).ValueOrDefault!.Rows.Count;
        (await PlacementsAsync(new() { Late = true })).ShouldBe(items.Single(i => i.Href == "placements?show=late").Count);
        (await PlacementsAsync(new() { State = PlacementState.Draft })).ShouldBe(items.Single(i => i.Href == "placements?status=Draft").Count);
        (await hub.As<Application.Cohorts.ListResidents>(w.Coordinator).RunAsync(new(new(), Year: 2026, Unasked: true))).ValueOrDefault!.Rows.Count.ShouldBe(items.Single(i => i.Href == "residents?unplaced=asked&year=2026").Count);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_principal_s_and_a_district_s_day_ask_what_their_side_owes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.RequestedAsync(w);
        await hub.SaveAsync(new Decision(w.Partnership.Id, "Earlier start", "Because.", "Dana Whitfield", PartnershipSide.University, TestHub.Today, TestHub.Today.AddDays(9)));
        var principal = (await hub.As<ShowWork>(w.Principal).RunAsync(default)).ValueOrDefault!;
        principal.Items.Select(i => (i.Title, i.Line, i.Late)).ShouldBe([("Request to answer", "The next by 2 December.", false), ("Decision to vote on", "Your side has not voted yet.", false)]);
        (await hub.As<ShowWork>(w.DistrictLead).RunAsync(default)).ValueOrDefault!.Items.Select(i => i.Title).ShouldBe(["Decision to vote on"], "the school was asked directly");
        (await hub.As<ShowWork>(w.SecondPrincipal).RunAsync(default)).ValueOrDefault!.Items.Select(i => i.Title).ShouldBe(["Decision to vote on"]);
        (await hub.As<ShowWork>(w.OtherPrincipal).RunAsync(default)).ValueOrDefault!.Items.ShouldBeEmpty();
        hub.GoTo(new(2026, 12, 5));
        (await hub.As<ShowWork>(w.Principal).RunAsync(default)).ValueOrDefault!.Items[0].ShouldSatisfyAllConditions(i => i.Late.ShouldBeTrue(), i => i.Line.ShouldBe("One is past its day."));
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_absence_and_a_pause_of_today_stand_on_the_school_s_day_and_are_gone_tomorrow(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(w);
        await hub.As<ReportAbsence>(w.ResidentViewer).RunAsync(new());
        await hub.As<PauseToday>(w.MentorViewer).RunAsync(new(placement.Id, null));
        var day = (await hub.As<ShowWork>(w.Principal).RunAsync(default)).ValueOrDefault!;
        day.Summary.ShouldBe("1 resident is with you this year.");
        day.Items.Select(i => i.Title).ShouldBe(["Classroom work paused today", "Resident absent today"]);
        (await hub.As<ShowWork>(w.DistrictLead).RunAsync(default)).ValueOrDefault!.Items.Select(i => i.Title).ShouldBe(["Classroom work paused today"], "an absence is the building's");
        hub.Time.Pass(TimeSpan.FromDays(1));
        (await hub.As<ShowWork>(w.Principal).RunAsync(default)).ValueOrDefault!.Items.ShouldBeEmpty();
    }
}

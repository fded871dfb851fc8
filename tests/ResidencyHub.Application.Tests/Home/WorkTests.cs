using ResidencyHub.Application.Home;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
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
        (await PlacementsAsync(new() { Late = true })).ShouldBe(items.Single(i => i.Href == "placements?show=late&year=2026").Count);
        (await PlacementsAsync(new() { State = PlacementState.Draft })).ShouldBe(items.Single(i => i.Href == "placements?status=Draft&year=2026").Count);
        (await hub.As<Application.Cohorts.ListResidents>(w.Coordinator).RunAsync(new(new(), Year: 2026, Unasked: true))).ValueOrDefault!.Rows.Count.ShouldBe(items.Single(i => i.Href == "residents?unplaced=asked&year=2026").Count);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task From_January_on_the_season_of_the_planned_year_stands_beside_the_running_one_and_each_count_opens_the_list_of_its_year(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var w = await hub.WorldAsync();
        await hub.RequestedAsync(w);
        var cohort = new Cohort(w.Program.Id, "Cohort 13", new AcademicYear(2027), new Period(new(2027, 7, 1), new(2028, 6, 30)), 8);
        var residents = new List<Resident>();
        foreach (var last in (string[])["Alba", "Brook", "Costa"])
        {
            var person = new Person(new("Next", last), $"{last}@hvu.example", null, w.Program.Id);
            residents.Add(new Resident(person, cohort, $"N-{last}", new(2026, 11, 1)));
            residents[^1].Prepare("Mathematics", "9–12");
            await hub.SaveAsync(last == "Alba" ? [cohort, person, residents[^1]] : [person, residents[^1]]);
        }
        hub.GoTo(new(2026, 12, 1));
        (await DayAsync()).Items.ShouldNotContain(i => i.Title.EndsWith("2027–28"), "nobody plans the next year in December yet");
        hub.GoTo(new(2027, 2, 1));
        foreach (var resident in residents.Take(2))
            (await hub.As<DraftPlacement>(w.Coordinator).RunAsync(new(resident.Id, w.School.Id, null, new(2027, 8, 16), new(2028, 6, 2)))).IsDone.ShouldBeTrue();
        var requested = (await hub.As<ListPlacements>(w.Coordinator).RunAsync(new(new(), new() { Year = 2027 }))).ValueOrDefault!.Rows[0].Id;
        (await hub.As<ProposePlacements>(w.Coordinator).RunAsync(new([requested]))).ValueOrDefault!.Done.ShouldHaveSingleItem();

        var day = await DayAsync();
        day.Items.Where(i => i.Href.Contains("year=2027")).Select(i => (i.Count, i.Title, i.Href)).ShouldBe([
            (1, "Request that awaits a reply for 2027–28", "placements?show=waiting&year=2027"), (1, "Draft that nobody has been asked about for 2027–28", "placements?status=Draft&year=2027"),
            (1, "Resident without a request for 2027–28", "residents?unplaced=asked&year=2027")]);
        day.Items.ShouldContain(i => i.Href == "placements?show=late&year=2026" && i.Count == 1, "the running year's stays beside it");
        day.Summary.ShouldBe("1 of 1 residents still need a confirmed placement. For 2027–28: 0 of 3 have one.");
        day.Seats.Take(3).Select(s => (s.Group, s.Name, s.Filled, s.Of)).ShouldBe([
            ("Secured for 2027–28, of the target", "Cohort 13", 0, 8), ("Secured for 2027–28, by district", "Harbor City Unified", 0, 2), ("Secured for 2027–28, by school", "Eastside High School", 0, 2)]);
        day.Seats[1].Href!.ShouldEndWith("&year=2027");
        (await hub.As<ListPlacements>(w.Coordinator).RunAsync(new(new(), new() { Waiting = true, Year = 2027 }))).ValueOrDefault!.Rows.ShouldHaveSingleItem();

        async Task<ShowWork.Answer> DayAsync() => (await hub.As<ShowWork>(w.Coordinator).RunAsync(default)).ValueOrDefault!;
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

using ResidencyHub.Application.Access;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Matching;

/// <summary>What residents, schools and mentors say, while the window is open; what is read afterwards; what a matching makes of it.</summary>
public sealed class PreferenceTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_beyond_the_first_hundred_is_found_by_name_ranked_and_then_always_there(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await OpenAsync(hub, world, -1, 5);
        var (far, act) = (new List<Domain.Directory.School>(), new Act("Maria Santana", hub.Time.GetUtcNow().UtcDateTime));
        for (var i = 0; i < 105; i++)
            far.Add(new(world.District.Id, $"Academy {i:000}", "CO", null));
        var zenith = new Domain.Directory.School(world.District.Id, "Zenith High School", "CO", null);
        await hub.SaveAsync([.. far.Append(zenith), .. far.Append(zenith).Select(s =>
        {
            var capacity = new SchoolCapacity(s, new AcademicYear(2026));
            capacity.Confirm(new(HostingAnswer.Yes, 1), act, TestHub.Today);
            return capacity;
        })]);
        async Task<ShowMyWishes.Answer> ReadAsync(string? q = null) => (await hub.As<ShowMyWishes>(world.ResidentViewer).RunAsync(new(q))).ValueOrDefault!;
        (await ReadAsync()).ShouldSatisfyAllConditions(a => a.HasMore.ShouldBeTrue(), a => a.Schools.ShouldNotContain(s => s.Id == zenith.Id));
        (await ReadAsync("zen")).Schools.ShouldHaveSingleItem().Id.ShouldBe(zenith.Id);
        (await hub.As<SayWishes>(world.ResidentViewer).RunAsync(new(new Dictionary<Id<Domain.Directory.School>, string?> { [zenith.Id] = "1", [world.OtherSchool.Id] = "2" }, false, null, null, null, null, null, null, 0))).IsDone.ShouldBeTrue();
        (await ReadAsync()).Schools[0].ShouldSatisfyAllConditions(s => s.Id.ShouldBe(zenith.Id), s => s.Rank.ShouldBe(1));
        (await ReadAsync("academy 01")).Schools.Count(s => s.Rank is not null).ShouldBe(1, "no school of another district, and what was ranked stays");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_school_declares_a_conflict_of_interest_which_the_coordinators_alone_read(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await OpenAsync(hub, world, -1, 5);
        (await hub.As<SayRanking>(world.Principal).RunAsync(new(world.School.Id, world.Cohort.Id, new Dictionary<Id<Domain.Cohorts.Resident>, SayRanking.Line>(), null, 0, "Ana Reyes is my niece."))).IsDone.ShouldBeTrue();
        (await hub.As<ShowMyRanking>(world.Principal).RunAsync(new())).ValueOrDefault!.Conflicts.ShouldBe("Ana Reyes is my niece.");
        (await hub.As<ShowMatching>(world.Coordinator).RunAsync(new(world.Cohort.Id))).ValueOrDefault!.Rankings.ShouldHaveSingleItem().Conflicts.ShouldBe("Ana Reyes is my niece.");
        (await hub.As<ShowMyRanking>(world.SecondPrincipal).RunAsync(new())).ValueOrDefault!.Conflicts.ShouldBeNull();
        foreach (var other in new[] { world.OtherCoordinator, world.ResidentViewer, world.MentorViewer, world.Faculty })
            (await hub.As<ShowMatching>(other).RunAsync(new(world.Cohort.Id))).IsDone.ShouldBeFalse();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Wishes_are_said_in_the_window_read_after_it_and_never_changed_outside(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 2));
        (await SayAsync(hub, world, "1")).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("window-none");
        await OpenAsync(hub, world, 1, 5);
        (await SayAsync(hub, world, "1")).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("window-early");
        hub.Time.Pass(TimeSpan.FromDays(2));
        (await SayAsync(hub, world, "first")).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.ShouldHaveSingleItem().Words.ShouldStartWith("“first” is no place in an order");
        (await SayAsync(hub, world, "1", home: "north")).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.ShouldHaveSingleItem().Field.ShouldBe("Home");
        (await SayAsync(hub, world, "1", home: "39.7392, -104.9903")).IsDone.ShouldBeTrue();
        (await SayAsync(hub, world, "1", version: 7)).ShouldBeOfType<Outcome<Nothing>.Conflict>();
        hub.Time.Pass(TimeSpan.FromDays(5));
        (await SayAsync(hub, world, "")).ShouldBeOfType<Outcome<Nothing>.Refused>().Rule.ShouldBe("window-closed");
        var read = (await hub.As<ShowMyWishes>(world.ResidentViewer).RunAsync(new())).ValueOrDefault!;
        (read.Window!.IsOpen, read.Window.IsOver, read.OnlyRanked, read.TravelLimitMiles, read.Home).ShouldBe((false, true, true, 25, new Coordinates(39.7392, -104.9903)));
        read.Schools.Single(s => s.Rank == 1).Name.ShouldBe("Eastside High School");
        var coordinator = (await hub.As<ShowMatching>(world.Coordinator).RunAsync(new(world.Cohort.Id))).ValueOrDefault!.Residents.Single(r => r.Name == "Ana Reyes").Wishes!;
        (coordinator.Schools.Single(), coordinator.Needs, coordinator.Conflicts).ShouldBe(("Eastside High School", "a lift", "my aunt teaches at Lincoln"));
        (await hub.As<ShowMyWishes>(world.Principal).RunAsync(new())).ShouldBeOfType<Outcome<ShowMyWishes.Answer>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Schools_and_mentors_rank_the_residents_of_their_partners_with_notes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var second = await hub.AnotherResidentAsync(world, "Baker");
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 1));
        (await hub.As<ShowMyRanking>(world.Principal).RunAsync(new())).ValueOrDefault!.Hosts.ShouldBeEmpty("nobody has asked yet");
        await OpenAsync(hub, world, 0, 5);
        (await hub.As<RecordVisit>(world.Coordinator).RunAsync(new(second.Id, world.School.Id, TestHub.Today.AddDays(-3), null))).IsDone.ShouldBeTrue();
        var asked = (await hub.As<ShowMyRanking>(world.Principal).RunAsync(new())).ValueOrDefault!;
        (asked.Chosen!.Name, asked.Residents.Count, asked.Residents.Single(r => r.Id == second.Id).VisitedOn).ShouldBe(("Eastside High School", 2, TestHub.Today.AddDays(-3)));
        (await hub.As<ShowMyRanking>(world.OtherPrincipal).RunAsync(new())).ValueOrDefault!.Hosts.ShouldBeEmpty();
        (await RankAsync(hub, world, world.Principal, ("2", world.Resident), ("2", second))).ShouldBeOfType<Outcome<Nothing>.Invalid>().Errors.ShouldHaveSingleItem().Words.ShouldBe("Two have the number 2. Give each resident a number of its own.");
        (await RankAsync(hub, world, world.OtherPrincipal, ("1", second))).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await RankAsync(hub, world, world.Principal, ("1", second), ("", world.Resident))).IsDone.ShouldBeTrue();
        (await RankAsync(hub, world, world.MentorViewer, ("1", second))).IsDone.ShouldBeTrue();
        (await hub.As<ShowMyRanking>(world.Principal).RunAsync(new())).ValueOrDefault!.Residents[0].ShouldSatisfyAllConditions(r => r.Id.ShouldBe(second.Id), r => r.Note.ShouldBe("kind with pupils"));
        var rankings = (await hub.As<ShowMatching>(world.Coordinator).RunAsync(new(world.Cohort.Id))).ValueOrDefault!.Rankings;
        rankings.Select(r => r.Lines[0]).ShouldBe(["1. Bo Baker: kind with pupils", "1. Bo Baker: kind with pupils"]);

        // one seat: the school's first has it, and the other reads why not
        var id = (await hub.As<RunMatching>(world.Coordinator).RunAsync(new(world.Cohort.Id, "Stable", MatchingEngine.BestFitToRankings, "", true, ""))).ValueOrDefault;
        var rows = (await hub.As<ShowScenario>(world.Coordinator).RunAsync(id)).ValueOrDefault!.Rows;
        rows.Single(r => r.School is not null).ShouldSatisfyAllConditions(r => r.Name.ShouldBe("Bo Baker"), r => r.RankBySchool.ShouldBe(1), r => r.Words[0].ShouldContain("the school's 1st; the mentor's 1st"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_resident_beyond_the_first_hundred_is_found_by_name_ranked_and_then_always_there(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await OpenAsync(hub, world, 0, 5);
        var rows = new List<object>();
        foreach (var i in Enumerable.Range(0, RankingHosts.Most + 5))
        {
            var person = new Person(new("Ada", $"Abbot{i:000}"), $"abbot{i}@hvu.example", null, world.Program.Id);
            rows.AddRange([person, new Resident(person, world.Cohort, $"R-A{i}", new(2026, 4, 1))]);
        }
        await hub.SaveAsync([.. rows]);
        var zane = await hub.AnotherResidentAsync(world, "Zane");
        async Task<ShowMyRanking.Answer> ReadAsync(string? q = null) => (await hub.As<ShowMyRanking>(world.Principal).RunAsync(new(Q: q))).ValueOrDefault!;
        (await ReadAsync()).ShouldSatisfyAllConditions(a => a.HasMore.ShouldBeTrue(), a => a.Residents.Count.ShouldBe(RankingHosts.Most), a => a.Residents.ShouldNotContain(r => r.Id == zane.Id));
        (await ReadAsync("zan")).ShouldSatisfyAllConditions(a => a.HasMore.ShouldBeFalse(), a => a.Residents.ShouldHaveSingleItem().Id.ShouldBe(zane.Id));
        (await ReadAsync("ada abbot003")).Residents.ShouldHaveSingleItem();
        foreach (var hidden in new[] { "abbot3", "R-A3", "a3" })
            (await ReadAsync(hidden)).ShouldSatisfyAllConditions(a => a.Residents.ShouldBeEmpty($"{hidden} is an e-mail address or an id, no name"), a => a.HasMore.ShouldBeFalse());
        (await RankAsync(hub, world, world.Principal, ("1", zane), ("2", world.OtherResident))).IsDone.ShouldBeTrue();
        (await ReadAsync()).Residents[0].ShouldSatisfyAllConditions(r => r.Id.ShouldBe(zane.Id), r => r.Rank.ShouldBe(1));
        (await ReadAsync("abbot003")).Residents.Count.ShouldBe(2, "the one who is ranked, and the one who is found");
        (await ReadAsync()).Residents.Count(r => r.Rank is not null).ShouldBe(1, "a resident of another cohort is not ranked");
    }

    private static async Task OpenAsync(TestHub hub, World world, int from, int through) =>
        (await hub.As<KeepWindow>(world.Coordinator).RunAsync(new(world.Cohort.Id, TestHub.Today.AddDays(from), TestHub.Today.AddDays(through), true))).IsDone.ShouldBeTrue();

    private static Task<Outcome<Nothing>> SayAsync(TestHub hub, World world, string rank, string? home = null, int version = 0) =>
        hub.As<SayWishes>(world.ResidentViewer).RunAsync(new(new Dictionary<Id<School>, string?> { [world.School.Id] = rank }, rank.Length > 0, "25", home, "Spanish", null, "a lift", "my aunt teaches at Lincoln", version));

    private static Task<Outcome<Nothing>> RankAsync(TestHub hub, World world, Viewer viewer, params (string Rank, Resident Resident)[] lines) =>
        hub.As<SayRanking>(viewer).RunAsync(new(world.School.Id, world.Cohort.Id, lines.ToDictionary(l => l.Resident.Id, l => new SayRanking.Line(l.Rank, l.Rank.Length > 0 ? "kind with pupils" : null)), null, 0));
}

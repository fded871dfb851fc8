using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Placements;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Matching;

/// <summary>From the database to a scenario and from a scenario to drafts: what counts, what is said, what can be taken back.</summary>
public sealed class MatchingTests
{
    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_matching_counts_what_is_left_over_all_programs_and_says_why_and_what_would_help(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SeasonAsync(hub);
        // the other program's resident has one of the three seats and one of the two mentors
        var other = await hub.AnotherMentorAsync(world, "Quill");
        await TakenByOtherProgramAsync(hub, world, other);
        var shown = await ShowAsync(hub, world, await RunAsync(hub, world, "First try"));
        shown.Rows.Count.ShouldBe(3);
        shown.Placed.ShouldBe(2, "three seats less one, three mentors less one");
        var (placed, left) = (shown.Rows.Where(r => r.School is not null).ToList(), shown.Rows.Single(r => r.School is null));
        placed.ShouldAllBe(r => r.SchoolName == "Eastside High School" && r.MentorName != "Jo Quill" && r.Words[0].StartsWith("Eastside High School with ", StringComparison.Ordinal));
        left.Words[0].ShouldBe($"{left.Name} has no seat.");
        left.Smallest!.ShouldContain("Eastside High School took 3 instead of 2");
        left.Smallest!.ShouldContain("2 residents at a time instead of 1");
        shown.Proven.ShouldStartWith("Proven: no matching places more than 2");
        (await hub.As<RunMatching>(world.Coordinator).RunAsync(Request(world, "First try"))).ShouldBeOfType<Outcome<Id<MatchingScenario>>.Invalid>().Errors.ShouldHaveSingleItem().Words.ShouldContain("none is overwritten");
        (await hub.As<RunMatching>(world.OtherCoordinator).RunAsync(Request(world, "Mine"))).ShouldBeOfType<Outcome<Id<MatchingScenario>>.NotFound>();
        (await hub.As<ShowScenario>(world.OtherCoordinator).RunAsync(shown.Id)).ShouldBeOfType<Outcome<ShowScenario.Answer>.NotFound>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_same_input_gives_the_same_answer_with_every_engine(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SeasonAsync(hub);
        foreach (var engine in Enum.GetValues<MatchingEngine>())
        {
            var from = engine is MatchingEngine.FewestChanges ? await RunAsync(hub, world, "Base") : (Id<MatchingScenario>?)null;
            var (one, two) = (await RunAsync(hub, world, $"{engine} 1", engine, from), await RunAsync(hub, world, $"{engine} 2", engine, from));
            await using var db = hub.Open();
            var scenarios = await db.Scenarios.Include(s => s.Rows).Where(s => s.Id == one || s.Id == two).ToListAsync();
            scenarios.ConvertAll(s => s.Input).Distinct().ShouldHaveSingleItem();
            scenarios.ConvertAll(s => (s.InputHash, s.Proven, s.Cost)).Distinct().ShouldHaveSingleItem();
            scenarios.ConvertAll(s => string.Join("|", s.Rows.OrderBy(r => r.ResidentId).Select(r => $"{r.ResidentId} {r.SchoolId} {r.MentorId} {r.Reasons} {r.Words} {r.Smallest}"))).Distinct().ShouldHaveSingleItem();
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_scenario_becomes_drafts_in_one_step_and_they_can_be_taken_back_while_they_are_drafts(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SeasonAsync(hub);
        await hub.HaveContactsAsync(world);
        var id = await RunAsync(hub, world, "Plan");
        var shown = await ShowAsync(hub, world, id);
        (await hub.As<CommitScenario>(world.Coordinator).RunAsync(new(id, shown.Version + 1))).ShouldBeOfType<Outcome<CommitScenario.Answer>.Conflict>();
        (await hub.As<CommitScenario>(world.Coordinator).RunAsync(new(id, shown.Version))).ValueOrDefault!.Drafts.ShouldBe(3);
        var drafts = await DraftsAsync(hub);
        drafts.Count.ShouldBe(3);
        drafts.ShouldAllBe(p => !p.SeenBySchool && p.MentorId != null && p.StartsOn == TestHub.Today);
        (await hub.As<RunMatching>(world.Coordinator).RunAsync(Request(world, "Again"))).ShouldBeOfType<Outcome<Id<MatchingScenario>>.Refused>().Rule.ShouldBe("matching-nobody");
        shown = await ShowAsync(hub, world, id);
        shown.MayUndo.ShouldBeTrue();
        (await hub.As<CommitScenario>(world.Coordinator).RunAsync(new(id, shown.Version))).ShouldBeOfType<Outcome<CommitScenario.Answer>.Refused>().Words.ShouldContain("already");
        (await hub.As<UndoCommitScenario>(world.Coordinator).RunAsync(new(id))).ValueOrDefault.ShouldBe(3);
        (await DraftsAsync(hub)).ShouldBeEmpty();

        shown = await ShowAsync(hub, world, id);
        (await hub.As<CommitScenario>(world.Coordinator).RunAsync(new(id, shown.Version))).ValueOrDefault!.Drafts.ShouldBe(3);
        (await hub.As<ProposePlacements>(world.Coordinator).RunAsync(new([(await DraftsAsync(hub))[0].Id]))).ValueOrDefault!.Done.ShouldHaveSingleItem();
        (await hub.As<UndoCommitScenario>(world.Coordinator).RunAsync(new(id))).ShouldBeOfType<Outcome<int>.Refused>().Words.ShouldStartWith("1 of 3 are no drafts any more");
        (await DraftsAsync(hub)).Count.ShouldBe(2, "nothing was taken back");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_is_not_cleared_is_not_placed_by_itself_and_a_pin_needs_its_reason(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SeasonAsync(hub);
        await hub.SaveAsync(new Requirement(world.Program.Id, world.Cohort.Id, RequirementRole.Resident, "TB test", null, mandatory: true));
        var shown = await ShowAsync(hub, world, await RunAsync(hub, world, "Nobody"));
        (shown.Placed, shown.NotCleared).ShouldBe((0, 3));
        shown.Rows[0].Smallest.ShouldBe($"Would have a seat if {shown.Rows[0].Name} were cleared to start.");

        (await hub.As<KeepChoice>(world.Coordinator).RunAsync(new(world.Resident.Id, world.School.Id, world.Mentor.Id, ChoiceSort.Pin, " "))).ShouldBeOfType<Outcome<Id<MatchingChoice>>.Invalid>().Errors.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        var pin = (await hub.As<KeepChoice>(world.Coordinator).RunAsync(new(world.Resident.Id, world.School.Id, world.Mentor.Id, ChoiceSort.Pin, "Has worked there since August"))).ValueOrDefault;
        shown = await ShowAsync(hub, world, await RunAsync(hub, world, "Pinned"));
        var pinned = shown.Rows.Single(r => r.School is not null);
        (pinned.Name, pinned.Override).ShouldBe(("Ana Reyes", "Has worked there since August"));
        pinned.Words[0].ShouldContain("pinned against the rules (not cleared to start)");
        (await hub.As<DropChoice>(world.OtherCoordinator).RunAsync(pin)).ShouldBeOfType<Outcome<Nothing>.NotFound>();
        (await hub.As<DropChoice>(world.Coordinator).RunAsync(pin)).IsDone.ShouldBeTrue();
        (await ShowAsync(hub, world, await RunAsync(hub, world, "Unpinned"))).Placed.ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Conflicts_keep_apart_and_scenarios_are_compared_side_by_side(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await SeasonAsync(hub);
        var before = await RunAsync(hub, world, "Before", MatchingEngine.BestFitToRankings);
        var match = (await ShowAsync(hub, world, before)).Rows.Single(r => r.Name == "Ana Reyes");
        await using (var db = hub.Open())
        {
            var mentor = (await db.Scenarios.Include(s => s.Rows).SingleAsync(s => s.Id == before)).Rows.Single(r => r.ResidentId == world.Resident.Id).MentorId!.Value;
            (await hub.As<KeepChoice>(world.Coordinator).RunAsync(new(world.Resident.Id, null, mentor, ChoiceSort.Conflict, "Cousins"))).IsDone.ShouldBeTrue();
        }
        var after = await RunAsync(hub, world, "After", MatchingEngine.FewestChanges, before);
        (await ShowAsync(hub, world, after)).Rows.Single(r => r.Name == "Ana Reyes").MentorName.ShouldNotBe(match.MentorName);
        var compared = (await hub.As<CompareScenarios>(world.Coordinator).RunAsync(new([before, after]))).ValueOrDefault!;
        compared.Movers.ShouldBe(2, "Ana and whoever gives the place");
        (compared.Columns[1].SameInput, compared.Columns[1].Placed, compared.Columns[1].Of).ShouldBe((false, 3, 3));
        compared.Wishes.Single(w => w.Wish == Wish.SubjectFits).Fulfilled.ShouldBe([100, 100]);
        (await hub.As<CompareScenarios>(world.Coordinator).RunAsync(new([before]))).ShouldBeOfType<Outcome<CompareScenarios.Answer>.Invalid>();
        (await hub.As<ShowMatching>(world.Coordinator).RunAsync(new(world.Cohort.Id))).ValueOrDefault!.ShouldSatisfyAllConditions(
            m => m.Choices.Single().Reason.ShouldBe("Cousins"), m => m.Scenarios.Count.ShouldBe(2), m => m.Residents.Count.ShouldBe(3), m => m.Schools.Single().Seats.ShouldBe(3), m => m.Mentors.Count.ShouldBe(3));
        (await hub.As<ShowMatching>(world.Principal).RunAsync(new(world.Cohort.Id))).ShouldBeOfType<Outcome<ShowMatching.Answer>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Who_lost_a_mentor_is_listed_with_the_days_and_with_those_who_could_follow(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var placement = await hub.ActivePlacementAsync(world);
        var follower = await hub.AnotherMentorAsync(world, "Follows");
        (await hub.As<ListNeedsMentor>(world.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<LoseMentor>(world.Coordinator).RunAsync(new(placement.Id, TestHub.Today.AddDays(-9), "Moved away"))).IsDone.ShouldBeTrue();
        var row = (await hub.As<ListNeedsMentor>(world.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldHaveSingleItem();
        (row.Resident, row.Days, row.LastMentor, row.Since).ShouldBe(("Ana Reyes", 9, "Samuel Okafor", TestHub.Today.AddDays(-8)));
        var offered = row.Followers.ShouldHaveSingleItem();
        (offered.Mentor, offered.Here).ShouldBe((follower.Id, true));
        offered.Why.ShouldStartWith("Eastside High School with Jo Follows: ");
        (await hub.As<ListNeedsMentor>(world.OtherCoordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty();
        (await hub.As<TakeMentor>(world.Coordinator).RunAsync(new(placement.Id, offered.Mentor, Agreed: TestHub.Agreed))).IsDone.ShouldBeTrue();
        (await hub.As<ListNeedsMentor>(world.Coordinator).RunAsync(default)).ValueOrDefault!.ShouldBeEmpty("the gap is closed");
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("-3", "")]
    [InlineData("4.5", "")]
    [InlineData("", "0")]
    [InlineData("", "many")]
    public async Task Limits_that_are_no_whole_number_are_told_beside_their_field(string miles, string atLeast)
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await SeasonAsync(hub);
        var request = new RunMatching.Request(world.Cohort.Id, "Odd", MatchingEngine.MostPlaced, miles, true, atLeast);
        (await hub.As<RunMatching>(world.Coordinator).RunAsync(request)).ShouldBeOfType<Outcome<Id<MatchingScenario>>.Invalid>().Errors.ShouldHaveSingleItem().Field.ShouldBe(miles.Length > 0 ? "TravelLimit" : "AtLeast");
    }

    /// <summary>Three residents, three seats at Eastside High, three mentors there.</summary>
    private static async Task<World> SeasonAsync(TestHub hub)
    {
        var world = await hub.WorldAsync();
        await hub.AnotherResidentAsync(world, "Baker");
        await hub.AnotherResidentAsync(world, "Cole");
        await hub.AnotherMentorAsync(world, "North");
        await hub.AnotherMentorAsync(world, "South");
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 3, [new("Mathematics", "9–12", 3)]));
        return world;
    }

    /// <summary>A resident of the other program at Eastside High, beside the mentor South.</summary>
    private static async Task TakenByOtherProgramAsync(TestHub hub, World world, Mentor beside)
    {
        var act = new Act("Omar Said", hub.Time.GetUtcNow().UtcDateTime);
        await using var db = hub.Open();
        var north = await db.Mentors.SingleAsync(m => m.LastName == "North");
        (await db.Mentors.SingleAsync(m => m.Id == beside.Id)).Stand(MentorState.Paused, TestHub.Today, null);
        var placement = new Placement(world.OtherResident, world.OtherCohort, world.School, north, "Mathematics", "9–12", TestHub.SchoolYear, act);
        placement.Propose(false, TestHub.Today, act);
        placement.AcceptForSchool(null, TestHub.Today, act);
        db.Add(placement);
        await db.SaveChangesAsync();
    }

    private static RunMatching.Request Request(World world, string name, MatchingEngine engine = MatchingEngine.MostPlaced, Id<MatchingScenario>? from = null) => new(world.Cohort.Id, name, engine, "40", true, "", From: from);

    private static async Task<Id<MatchingScenario>> RunAsync(TestHub hub, World world, string name, MatchingEngine engine = MatchingEngine.MostPlaced, Id<MatchingScenario>? from = null) =>
        (await hub.As<RunMatching>(world.Coordinator).RunAsync(Request(world, name, engine, from))).ShouldBeOfType<Outcome<Id<MatchingScenario>>.Done>().Value;

    private static async Task<ShowScenario.Answer> ShowAsync(TestHub hub, World world, Id<MatchingScenario> id) => (await hub.As<ShowScenario>(world.Coordinator).RunAsync(id)).ShouldBeOfType<Outcome<ShowScenario.Answer>.Done>().Value;

    private static async Task<List<Placement>> DraftsAsync(TestHub hub)
    {
        await using var db = hub.Open();
        return await db.Placements.Where(p => p.State == PlacementState.Draft).OrderBy(p => p.ResidentSort).ToListAsync();
    }
}

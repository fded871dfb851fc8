using ResidencyHub.Application.Access;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Tests.Partnerships;

/// <summary>The record of a partnership, kept by every side.</summary>
public sealed class RecordTests
{
    private static readonly DateOnly Since = new(2017, 9, 1);

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Any_side_changes_the_record_and_the_history_says_who_when_and_what_stood_before(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var entered = await hub.As<KeepEntry>(world.Faculty).RunAsync(Entry(world, EntryKind.Focus, " Mathematics "));
        var row = (await RecordAsync(hub, world, world.Principal)).Entries.Single();
        (row.Id, row.Title, row.StartsOn, row.Place).ShouldBe((entered.ValueOrDefault, "Mathematics", Since, null));
        (await hub.As<KeepEntry>(world.Principal).RunAsync(Entry(world, EntryKind.Focus, "Mathematics and statistics", row))).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.DistrictLead).RunAsync(Entry(world, EntryKind.Focus, "Numbers", row))).ShouldBeOfType<Outcome<Id<RecordEntry>>.Conflict>("the principal has saved since");

        var record = await RecordAsync(hub, world, world.Coordinator);
        (await hub.As<DescribePartnership>(world.DistrictLead).RunAsync(new(record.Id, "Harbor Valley Teacher Residency", "Models of teaching excellence.", record.Version))).IsDone.ShouldBeTrue();
        var history = (await hub.As<ListRecordChanges>(world.Coordinator).RunAsync(new(record.Id))).ValueOrDefault!.Changes;
        history.Select(c => (c.Title, c.By, c.Side)).ShouldBe(
        [
            ("The partnership itself was changed", "Lena Brandt", PartnershipSide.District),
            ("Field in focus “Mathematics and statistics” was changed", "Maria Santana", PartnershipSide.District),
            ("Field in focus “Mathematics” was entered", "Grace Oduya", PartnershipSide.University),
        ]);
        (history[1].Before.Single(), history[1].After.Single()).ShouldBe(("What: Mathematics", "What: Mathematics and statistics"));
        (history[0].Before.Single(), history[0].After.Single()).ShouldBe(("Shared vision: nothing", "Shared vision: Models of teaching excellence."));
        (await hub.As<ListRecordChanges>(world.Coordinator).RunAsync(new(record.Id, row.Id.Value))).ValueOrDefault!.Changes.Count.ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_is_about_one_school_no_other_school_reads_and_nobody_outside_reads_anything(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<KeepEntry>(world.Principal).RunAsync(Entry(world, EntryKind.Role, "Site coordinator") with { Person = "Joan Reeve", Side = PartnershipSide.District, Place = $"school-{world.School.Id}" })).IsDone.ShouldBeTrue();
        (await hub.As<KeepGoal>(world.Principal).RunAsync(Goal(world) with { Place = $"school-{world.School.Id}" })).IsDone.ShouldBeTrue();
        foreach (var (viewer, sees) in new[] { (world.Principal, 1), (world.DistrictLead, 1), (world.Coordinator, 1), (world.Faculty, 1), (world.SecondPrincipal, 0), (world.Observer, 0) })
        {
            var record = await RecordAsync(hub, world, viewer);
            (record.Entries.Count, record.Goals.Count).ShouldBe((sees, sees), viewer.Name);
            (await hub.As<ListRecordChanges>(viewer).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes.Count.ShouldBe(sees * 2, viewer.Name);
            (await hub.As<ShowStory>(viewer).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Chapters.SelectMany(c => c.Lines).Count(l => l.Words.Contains("Joan Reeve", StringComparison.Ordinal)).ShouldBe(sees, viewer.Name);
        }
        (await RecordAsync(hub, world, world.Observer)).ReadsEntries.ShouldBeFalse();
        (await hub.As<KeepEntry>(world.SecondPrincipal).RunAsync(Entry(world, EntryKind.Focus, "Science") with { Place = $"school-{world.School.Id}" })).ShouldBeOfType<Outcome<Id<RecordEntry>>.Invalid>("another school's");
        foreach (var viewer in new[] { world.OtherCoordinator, world.OtherDistrictLead, world.OtherPrincipal })
        {
            (await hub.As<ShowRecord>(viewer).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ShowRecord.Answer>.NotFound>(viewer.Name);
            (await hub.As<ShowStory>(viewer).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ShowStory.Answer>.NotFound>(viewer.Name);
            (await hub.As<ListRecordChanges>(viewer).RunAsync(new(world.Partnership.Id))).ShouldBeOfType<Outcome<ListRecordChanges.Answer>.NotFound>(viewer.Name);
            (await hub.As<KeepEntry>(viewer).RunAsync(Entry(world, EntryKind.Focus, "Science"))).ShouldBeOfType<Outcome<Id<RecordEntry>>.NotFound>(viewer.Name);
            (await hub.As<KeepGoal>(viewer).RunAsync(Goal(world))).ShouldBeOfType<Outcome<Id<Goal>>.NotFound>(viewer.Name);
        }
        foreach (var viewer in new[] { world.Observer, world.MentorViewer, world.ResidentViewer, world.Administrator })
            (await hub.As<KeepEntry>(viewer).RunAsync(Entry(world, EntryKind.Focus, "Science"))).ShouldBeOfType<Outcome<Id<RecordEntry>>.Forbidden>(viewer.Name);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_goal_is_measured_corrected_closed_and_taken_out_and_nothing_is_lost(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var goal = (await hub.As<KeepGoal>(world.Coordinator).RunAsync(Goal(world))).ValueOrDefault;
        (await hub.As<KeepGoal>(world.Principal).RunAsync(Goal(world))).ShouldBeOfType<Outcome<Id<Goal>>.Refused>().Rule.ShouldBe("goal-twice");
        var value = await hub.As<MeasureGoal>(world.Principal).RunAsync(new(goal, null, 29.5m, 398, new(2019, 6, 20), "course report"));
        (await hub.As<MeasureGoal>(world.Principal).RunAsync(new(goal, null, 20m, 9, new(2020, 6, 20), "course report"))).ShouldBeOfType<Outcome<Id<MeasuredValue>>.Refused>().Rule.ShouldBe("value-small");
        (await hub.As<MeasureGoal>(world.Principal).RunAsync(new(goal, null, 20m, 390, TestHub.Today.AddDays(1), "course report"))).ShouldBeOfType<Outcome<Id<MeasuredValue>>.Invalid>("still to come");
        (await hub.As<MeasureGoal>(world.Faculty).RunAsync(new(goal, value.ValueOrDefault, 28m, 396, new(2019, 6, 20), "corrected report"))).IsDone.ShouldBeTrue();
        async Task<ShowRecord.GoalRow> RowAsync() => (await RecordAsync(hub, world, world.DistrictLead)).Goals.Single();
        var row = await RowAsync();
        (row.Values.Single().Value, row.Values.Single().OutOf, row.Values.Single().By, row.Progress).ShouldBe((28m, 396, "Grace Oduya", 0.3m));

        (await hub.As<CloseGoal>(world.Principal).RunAsync(new(goal, GoalState.Reached, null))).ShouldBeOfType<Outcome<Nothing>.Invalid>();
        (await hub.As<CloseGoal>(world.Principal).RunAsync(new(goal, GoalState.SetAside, "another measure"))).IsDone.ShouldBeTrue();
        (await RowAsync()).State.ShouldBe(GoalState.SetAside);
        (await hub.As<CloseGoal>(world.Coordinator).RunAsync(new(goal, GoalState.Open, null))).IsDone.ShouldBeTrue();
        (await hub.As<TakeOutOfRecord>(world.Coordinator).RunAsync(new(null, goal, value.ValueOrDefault, false, "wrong year"))).IsDone.ShouldBeTrue();
        (await RowAsync()).Values.ShouldBeEmpty();
        (await hub.As<TakeOutOfRecord>(world.Coordinator).RunAsync(new(null, goal, null, false, "entered twice"))).IsDone.ShouldBeTrue();
        (await RowAsync()).TakenOutBecause.ShouldBe("entered twice");
        (await hub.As<MeasureGoal>(world.Principal).RunAsync(new(goal, null, 20m, 390, new(2021, 6, 20), "course report"))).ShouldBeOfType<Outcome<Id<MeasuredValue>>.Refused>().Rule.ShouldBe("taken-out");
        (await hub.As<TakeOutOfRecord>(world.Principal).RunAsync(new(null, goal, null, true, null))).IsDone.ShouldBeTrue();
        (await RowAsync()).TakenOutOn.ShouldBeNull();
        var told = (await hub.As<ListRecordChanges>(world.Coordinator).RunAsync(new(world.Partnership.Id))).ValueOrDefault!.Changes;
        told.Count.ShouldBe(8);
        told.ShouldContain(c => c.Title == "A value of Fewer pupils fail algebra was corrected" && c.Before.Contains("Value: 29.5") && c.After.Contains("Value: 28"));
        told.ShouldContain(c => c.Title == "A value of Fewer pupils fail algebra was taken out" && c.Because == "wrong year");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_professional_development_school_enters_its_groups_functions_and_changes_on_both_sides(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        (await hub.As<KeepEntry>(world.Faculty).RunAsync(Entry(world, EntryKind.Role, "Site professor") with { Person = "Grace Oduya", Side = PartnershipSide.University })).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.Principal).RunAsync(Entry(world, EntryKind.Role, "Site coordinator") with { Person = "Joan Reeve", Side = PartnershipSide.District })).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.Principal).RunAsync(Entry(world, EntryKind.Role, "Site coordinator") with { Person = "joan reeve", Side = PartnershipSide.District })).ShouldBeOfType<Outcome<Id<RecordEntry>>.Refused>().Rule.ShouldBe("entry-twice");
        (await hub.As<KeepEntry>(world.Principal).RunAsync(Entry(world, EntryKind.Change, "Common planning time") with { Side = PartnershipSide.District, Functions = PdsFunctions.ProfessionalLearning, Groups = PdsGroups.WholeFaculty })).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.Faculty).RunAsync(Entry(world, EntryKind.Change, "Methods course on site") with { Side = PartnershipSide.University, Functions = PdsFunctions.Preparation | PdsFunctions.Inquiry, Groups = PdsGroups.Candidates | PdsGroups.SiteTeam })).IsDone.ShouldBeTrue();
        var changes = (await RecordAsync(hub, world, world.Coordinator)).Entries.Where(e => e.Kind is EntryKind.Change).OrderBy(e => e.Side).ToList();
        changes.Select(e => (e.Side, e.Title)).ShouldBe([(PartnershipSide.University, "Methods course on site"), (PartnershipSide.District, "Common planning time")]);
        (changes[0].Functions, changes[0].Groups).ShouldBe((PdsFunctions.Preparation | PdsFunctions.Inquiry, PdsGroups.Candidates | PdsGroups.SiteTeam));
        (await hub.As<TakeOutOfRecord>(world.Coordinator).RunAsync(new(changes[0].Id, null, null, false, ""))).ShouldBeOfType<Outcome<Id<Partnership>>.Invalid>();
        (await hub.As<TakeOutOfRecord>(world.Coordinator).RunAsync(new(changes[0].Id, null, null, false, "not yet decided"))).IsDone.ShouldBeTrue();
        (await hub.As<KeepEntry>(world.Faculty).RunAsync(Entry(world, EntryKind.Change, "Other", changes[0] with { Version = changes[0].Version + 1 }))).ShouldBeOfType<Outcome<Id<RecordEntry>>.Refused>().Rule.ShouldBe("taken-out");
        (await hub.As<TakeOutOfRecord>(world.Faculty).RunAsync(new(changes[0].Id, null, null, true, null))).IsDone.ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_community_joins_with_its_own_voice_and_its_vote_counts(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var alliance = (await hub.As<KeepOrganization>(world.Principal).RunAsync(new(world.Partnership.Id, null, "Neighborhood Alliance", PartnershipSide.Community, null, null))).ValueOrDefault;
        (await hub.As<KeepOrganization>(world.Coordinator).RunAsync(new(world.Partnership.Id, null, "Neighborhood Alliance", PartnershipSide.Community, null, null))).ShouldBeOfType<Outcome<Id<PartnershipMember>>.Invalid>("twice");
        var decision = new Decision(world.Partnership.Id, "Earlier start", "Because.", "Dana", PartnershipSide.University, TestHub.Today, TestHub.Today);
        await hub.SaveAsync(decision);
        (await hub.As<VoteOnDecision>(world.Coordinator).RunAsync(new(decision.Id, Vote.Yes))).IsDone.ShouldBeTrue();
        (await hub.As<VoteOnDecision>(world.Principal).RunAsync(new(decision.Id, Vote.Yes))).ValueOrDefault.ShouldBe(DecisionState.Open, "the community has not voted");
        (await hub.As<VoteOnDecision>(world.Principal).RunAsync(new(decision.Id, Vote.Yes, "Denise Park"))).ShouldBeOfType<Outcome<DecisionState>.Invalid>("she holds no role for it");
        (await hub.As<KeepEntry>(world.Principal).RunAsync(Entry(world, EntryKind.Role, "Community voice") with { Person = "Denise Park", Side = PartnershipSide.Community })).IsDone.ShouldBeTrue();
        (await hub.As<ListDecisions>(world.Principal).RunAsync(default)).ValueOrDefault!.Decisions.Single().Voices.ShouldBe(["Denise Park"]);
        (await hub.As<VoteOnDecision>(world.Principal).RunAsync(new(decision.Id, Vote.Yes, "Denise Park"))).ValueOrDefault.ShouldBe(DecisionState.Agreed);
        (await hub.As<ListDecisions>(world.Principal).RunAsync(default)).ValueOrDefault!.Decisions.Single().Votes.Single(v => v.Side is PartnershipSide.Community).By.ShouldBe("Denise Park, recorded by Maria Santana");
        (await hub.As<KeepOrganization>(world.Coordinator).RunAsync(new(world.Partnership.Id, alliance, "Neighborhood Alliance of Harbor City", PartnershipSide.Community, null, TestHub.Today))).IsDone.ShouldBeTrue();
        (await RecordAsync(hub, world, world.Observer)).Members.Single(m => m.IsOrganization).ShouldBe(new(alliance, PartnershipSide.Community, "Neighborhood Alliance of Harbor City", TestHub.Today, TestHub.Today, true));
    }

    internal static async Task<ShowRecord.Answer> RecordAsync(TestHub hub, World world, Viewer viewer) => (await hub.As<ShowRecord>(viewer).RunAsync(new(world.Partnership.Id))).ValueOrDefault!;

    internal static KeepEntry.Request Entry(World world, EntryKind kind, string title, ShowRecord.EntryRow? known = null) =>
        new(world.Partnership.Id, known?.Id, kind, known?.PlaceKey, title, known?.Person, known?.Side, known?.Words, known?.StartsOn ?? Since, known?.EndsOn, known?.Functions ?? PdsFunctions.None, known?.Groups ?? PdsGroups.None, known?.Version ?? 0);

    private static KeepGoal.Request Goal(World world) =>
        new(world.Partnership.Id, null, "", "Fewer pupils fail algebra", null, GoalMeasure.Entered, "% who fail", true, 34, new(2017, 6, 20), 14, new(2027, 6, 15), "Grace Oduya", "Maria Santana", null, 0);
}

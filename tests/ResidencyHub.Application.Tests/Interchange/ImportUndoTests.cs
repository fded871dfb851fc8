using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Matching;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Interchange;

/// <summary>An import is taken back row by row: whom others have built on stays, with the reason.</summary>
public sealed class ImportUndoTests
{
    /// <summary>Keys that name nobody in the matrix.</summary>
    private static readonly string[] NeverTried =
    [
        "ScenarioRow.ResidentId", "RankedResident.ResidentId", "Placement.AskedMentorId", "Placement.NextMentorId", "Teammate.MentorId", "PlacementAllowance.MentorId",
        "ScenarioRow.MentorId", "MatchingChoice.MentorId", "RequirementItem.MentorId", "EmailedLink.MentorId", "HelpRequest.SupervisorId",
    ];

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_new_resident_whom_wishes_a_ranking_a_choice_or_a_paper_names_stays_and_the_others_go(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "ID,Name,Email\nN-1,Emi Wish,emi@hvu.example\nN-2,Farah Rank,farah@hvu.example\nN-3,Gil Choice,gil@hvu.example\nN-4,Hana Paper,hana@hvu.example\nN-5,Ivo Free,ivo@hvu.example\n");
        await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        var added = (await hub.ResidentsAsync(world.Cohort.Id)).Where(r => r.Number!.StartsWith("N-", StringComparison.Ordinal)).ToDictionary(r => r.LastName);

        await hub.SaveAsync(new ResidentWishes(added["Wish"]));
        (await hub.As<KeepWindow>(world.Coordinator).RunAsync(new(world.Cohort.Id, TestHub.Today.AddDays(-1), TestHub.Today.AddDays(5), true))).IsDone.ShouldBeTrue();
        (await hub.As<SayRanking>(world.Principal).RunAsync(new(world.School.Id, world.Cohort.Id, new Dictionary<Id<Resident>, SayRanking.Line> { [added["Rank"].Id] = new("1", null) }, null, 0))).IsDone.ShouldBeTrue();
        (await hub.As<KeepChoice>(world.Coordinator).RunAsync(new(added["Choice"].Id, world.School.Id, null, ChoiceSort.Pin, "Has worked there"))).IsDone.ShouldBeTrue();
        var requirement = new Requirement(world.Program.Id, world.Cohort.Id, RequirementRole.Resident, "TB test", null, mandatory: false);
        await hub.SaveAsync(requirement);
        (await hub.As<HandInForPerson>(world.Coordinator).RunAsync(new(added["Paper"].Id, null, new(requirement.Id, null, null, null, null, "Seen at the office", true), true))).IsDone.ShouldBeTrue();

        var undone = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Undo);
        (undone.State, undone.Trouble, undone.Kept).ShouldBe((ImportState.Undone, null, 4));
        undone.Rows.ToDictionary(r => r.Name, r => r.KeptBecause).ShouldBe(new Dictionary<string, string?>
        {
            ["Emi Wish"] = "Preferences of a matching name them since. Withdraw the resident with a reason instead.",
            ["Farah Rank"] = "Preferences of a matching name them since. Withdraw the resident with a reason instead.",
            ["Gil Choice"] = "The matching was told something about them since. Withdraw the resident with a reason instead.",
            ["Hana Paper"] = "A paper of theirs was handed in or recorded since. Withdraw the resident with a reason instead.",
            ["Ivo Free"] = null,
        }, ignoreOrder: true);
        (await hub.ResidentsAsync(world.Cohort.Id)).Select(r => r.LastName).ShouldBe(["Choice", "Paper", "Rank", "Reyes", "Wish"], ignoreOrder: true);
        await using var db = hub.Open();
        (await db.People.CountAsync(p => p.Email == "ivo@hvu.example" || p.Email == "emi@hvu.example")).ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Who_stands_in_a_matching_scenario_stays_and_who_was_imported_after_it_goes(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.OfferAsync(world, new(HostingAnswer.Yes, 3, [new("Mathematics", "9–12", 3)]));
        var mentors = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Mentors, "Mentor,Mentor email,School,Subject,Grades,Years teaching\nPriya Raman,priya@harbor.example,Eastside High,Mathematics,9-12,6\nJonah Feld,jonah@harbor.example,Lincoln High,Science,6-8,6\n");
        await hub.StepAsync(world.Coordinator, mentors.Id, ImportStep.Commit);
        const string Head = "ID,Name,Email,Certification Area,Grades\n";
        var before = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, $"{Head}N-1,Emi Tanaka,emi@hvu.example,Mathematics,9-12\n");
        await hub.StepAsync(world.Coordinator, before.Id, ImportStep.Commit);
        await using (var db = hub.Open())
        {
            var (emi, priya) = (await db.Residents.SingleAsync(r => r.Number == "N-1"), await db.Mentors.SingleAsync(m => m.LastName == "Raman"));
            (await hub.As<KeepChoice>(world.Coordinator).RunAsync(new(emi.Id, world.School.Id, priya.Id, ChoiceSort.Pin, "Has worked there"))).IsDone.ShouldBeTrue();
        }
        var run = (await hub.As<RunMatching>(world.Coordinator).RunAsync(new(world.Cohort.Id, "Plan", MatchingEngine.MostPlaced, "40", true, ""))).ValueOrDefault;
        await using (var db = hub.Open())
        {
            var rows = (await db.Scenarios.Include(s => s.Rows).SingleAsync(s => s.Id == run)).Rows;
            rows.ShouldContain(r => r.MentorName == "Priya Raman", "the test needs the new mentor in the plan");
        }
        var after = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, $"{Head}N-2,Ivo Free,ivo@hvu.example,Mathematics,9-12\n");
        await hub.StepAsync(world.Coordinator, after.Id, ImportStep.Commit);

        (await hub.StepAsync(world.Coordinator, before.Id, ImportStep.Undo)).Rows.Single().KeptBecause.ShouldBe("They stand in a matching scenario since. Withdraw the resident with a reason instead.");
        (await hub.StepAsync(world.Coordinator, after.Id, ImportStep.Undo)).Kept.ShouldBe(0);
        mentors = await hub.StepAsync(world.Coordinator, mentors.Id, ImportStep.Undo);
        mentors.Rows.Select(r => (r.Name, r.KeptBecause)).ShouldBe([("Priya Raman", "They stand in a matching scenario since. Set the mentor to “No longer mentoring” instead."), ("Jonah Feld", null)]);
        (await hub.ResidentsAsync(world.Cohort.Id)).Select(r => r.Name.Full).ShouldBe(["Ana Reyes", "Emi Tanaka"], ignoreOrder: true);
    }

    [Fact]
    public async Task Every_table_that_can_name_a_resident_or_mentor_has_its_word_for_why_an_undo_keeps_them()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        await using var db = hub.Open();
        var tables = RecordTies.To<Resident>(db.Model).Concat(RecordTies.To<Mentor>(db.Model)).Select(k => k.DeclaringEntityType.ClrType).ToHashSet();
        tables.Count.ShouldBeGreaterThan(20);
        var worded = RecordTies.Words.Select(w => w.Row).ToList();
        tables.Except(worded).Select(t => t.Name).ShouldBeEmpty("a new table that names a person needs a word in RecordTies: what a coordinator reads when an import cannot be undone");
        worded.Except(tables).Select(t => t.Name).ShouldBeEmpty("a word for a table that names nobody");
        worded.Distinct().Count().ShouldBe(worded.Count);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Each_kind_of_tie_is_found_in_the_database(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.MatrixAsync(world);
        await using var db = hub.Open();
        var residents = await db.Residents.Select(r => r.Id).ToListAsync();
        var mentors = await db.Mentors.Select(m => m.Id).ToListAsync();
        var people = await db.People.Select(p => p.Id).ToListAsync();
        var none = new List<string>();
        foreach (var key in RecordTies.To<Resident>(db.Model))
            Count(key, await RecordTies.TiedAsync(db, key, residents, default), await RecordTies.TiedAsync(db, key, new List<Id<Resident>> { Id<Resident>.New() }, default));
        foreach (var key in RecordTies.To<Mentor>(db.Model))
            Count(key, await RecordTies.TiedAsync(db, key, mentors, default), await RecordTies.TiedAsync(db, key, new List<Id<Mentor>> { Id<Mentor>.New() }, default));
        foreach (var key in RecordTies.To<Person>(db.Model))
            Count(key, await RecordTies.TiedAsync(db, key, people, default), await RecordTies.TiedAsync(db, key, new List<Id<Person>> { Id<Person>.New() }, default));
        none.ShouldBe(NeverTried, ignoreOrder: true, "the list shrinks and never grows: a new table that names a person gets a row in the matrix");
        (await RecordTies.FindAsync<Resident>(db, [world.Resident.Id.Value], default))[world.Resident.Id.Value].ShouldBe(typeof(Placement), "the first of many is said");

        void Count(Microsoft.EntityFrameworkCore.Metadata.IForeignKey key, List<Guid> named, List<Guid> strangers)
        {
            strangers.ShouldBeEmpty($"{key.DeclaringEntityType.ClrType.Name}.{key.Properties[0].Name}");
            if (named.Count == 0)
                none.Add($"{key.DeclaringEntityType.ClrType.Name}.{key.Properties[0].Name}");
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_foreign_key_that_says_no_is_told_from_other_failures(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new ResidentWishes(world.Resident));
        await using var db = hub.Open();
        var resident = await db.Residents.Include(r => r.Standings).SingleAsync(r => r.Id == world.Resident.Id);
        db.RemoveRange(resident.Standings);
        db.Remove(resident);
        ReferenceViolation.Is(await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync())).ShouldBeTrue();

        await using var again = hub.Open();
        again.Add(new Person(new("Ana", "Twice"), "ana.reyes@hvu.example", null, world.Program.Id));
        var twice = await Should.ThrowAsync<DbUpdateException>(() => again.SaveChangesAsync());
        (ReferenceViolation.Is(twice), UniqueViolation.Is(twice)).ShouldBe((false, true));
    }
}

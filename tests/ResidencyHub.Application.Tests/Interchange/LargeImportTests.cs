using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Interchange;

/// <summary>Imports of more rows than are tracked at once, which are prepared part by part and written at one go.</summary>
public sealed class LargeImportTests
{
    private const int Rows = CommitImport.Part + 700;

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_long_import_adds_changes_and_goes_back_as_a_short_one_does(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var before = await hub.ResidentsAsync(world.Cohort.Id);
        var placement = await hub.DraftAsync(world);
        var sheet = Sheet(Rows) + $"{before.Single().Number},Ana,Reyes-Castillo,{before.Single().Email},Science\n";
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, sheet);
        (shown.New, shown.Changed, shown.Errors).ShouldBe((Rows, 1, 0));

        var told = new List<ResidencyHub.Application.UseCases.Change>();
        hub.Services.GetRequiredService<ResidencyHub.Application.UseCases.ChangeFeed>().Subscribe(told.Add);
        shown = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        (shown.State, shown.Trouble).ShouldBe((ImportState.Committed, null));
        told.ShouldBe([new("residents", null)]);
        (await hub.ResidentsAsync(world.Cohort.Id)).Count.ShouldBe(Rows + 1);
        // what carries the name follows in the same write
        (await hub.PlacementAsync(placement)).ResidentName.ShouldBe("Ana Reyes-Castillo");
        await using (var db = hub.Open())
        {
            (await db.Set<ResidentStanding>().CountAsync()).ShouldBeGreaterThanOrEqualTo(Rows + 1);
            (await db.AuditEntries.CountAsync(e => e.Process == nameof(CommitImport) && e.About!.StartsWith("Imported 2,701 residents"))).ShouldBe(1);
            var edited = await db.Residents.OrderBy(r => r.SortName).FirstAsync(r => r.Number == "N-00007");
            edited.Note(null, "met on Tuesday");
            // built on by others, in the first part and in the last
            foreach (var number in new[] { "N-00003", $"N-{Rows - 1:00000}" })
                db.Add(new Domain.Matching.ResidentWishes(await db.Residents.SingleAsync(r => r.Number == number)));
            await db.SaveChangesAsync();
        }

        shown = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Undo);
        (shown.State, shown.Kept, shown.Trouble).ShouldBe((ImportState.Undone, 3, null));
        var after = await hub.ResidentsAsync(world.Cohort.Id);
        after.Select(r => (r.Name, r.Subject)).ShouldBe([(before.Single().Name, before.Single().Subject), (new PersonName("First3", "Last00003"), "Mathematics"), (new PersonName("First7", "Last00007"), "Mathematics"), (new PersonName($"First{Rows - 1}", $"Last{Rows - 1:00000}"), "Mathematics")], ignoreOrder: true);
        (await hub.PlacementAsync(placement)).ResidentName.ShouldBe("Ana Reyes");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_long_import_that_is_cancelled_or_overtaken_writes_nothing_and_can_be_begun_again(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet(Rows));
        var work = hub.Services.GetRequiredService<ImportWork>();

        (await hub.As<BeginImportStep>(world.Coordinator).RunAsync(new(shown.Id, ImportStep.Commit))).IsDone.ShouldBeTrue();
        var running = work.RunAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        // once the first part is prepared
        while (work.ProgressOf(shown.Id) is { Rows: 0 })
            await Task.Delay(5);
        work.Cancel(shown.Id).ShouldBeTrue();
        await running;
        shown = await hub.SettledAsync(world.Coordinator, shown.Id);
        (shown.State, shown.Trouble).ShouldBe((ImportState.Previewed, "Cancelled. Nothing of this step was written."));
        shown.Rows.ShouldAllBe(r => r.Subject == null);
        (await hub.ResidentsAsync(world.Cohort.Id)).ShouldHaveSingleItem();

        // somebody takes an address that the sheet has
        var person = new Person(new("Bea", "Other"), "p9@people.example", null, world.OtherProgram.Id);
        await hub.SaveAsync(person);
        shown = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        shown.State.ShouldBe(ImportState.Previewed);
        shown.Trouble!.ShouldContain("Somebody changed the people of row");
        (await hub.ResidentsAsync(world.Cohort.Id)).ShouldHaveSingleItem();
        shown.Questions.ShouldBe(1);

        shown = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        (shown.State, shown.New).ShouldBe((ImportState.Committed, Rows - 1));
        shown = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Undo);
        (shown.State, shown.Kept).ShouldBe((ImportState.Undone, 0));
        (await hub.ResidentsAsync(world.Cohort.Id)).ShouldHaveSingleItem();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_save_their_drafts_while_a_long_import_is_prepared_written_and_undone(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet(3 * CommitImport.Part));
        foreach (var step in new[] { ImportStep.Commit, ImportStep.Undo })
        {
            (await hub.As<BeginImportStep>(world.Coordinator).RunAsync(new(shown.Id, step))).IsDone.ShouldBeTrue();
            _ = hub.Services.GetRequiredService<ImportWork>().RunAsync(world.Coordinator, shown.Id, step);
            var (saved, known) = (0, (DateTime?)null);
            for (; hub.Services.GetRequiredService<ImportWork>().ProgressOf(shown.Id) is not null; saved++)
            {
                var kept = (await hub.As<SaveDraft>(world.Principal).RunAsync(new($"{step}", new Dictionary<string, string> { ["words"] = $"kept {saved}" }, known))).ValueOrDefault!;
                kept.Newer.ShouldBeFalse();
                known = kept.Saved.SavedAt;
            }
            // with the pen held for the whole step, the first one would have waited for its end
            saved.ShouldBeGreaterThan(3);
            (await hub.SettledAsync(world.Coordinator, shown.Id)).Trouble.ShouldBeNull();
        }
    }

    [Theory, OnSqlite]
    public async Task Two_rows_that_mean_the_same_person_by_different_signs_are_one_too_many(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var known = (await hub.ResidentsAsync(world.Cohort.Id)).Single();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, $"Student ID,First name,Last name,Email,Subject\n{known.Number},Ana,Reyes,,Science\n,Ana,Reyes,{known.Email},History\n");
        (shown.Changed, shown.Errors).ShouldBe((1, 1));
        shown.Rows.Single(r => r.Outcome is RowOutcome.Error).Reason!.ShouldContain("as row 2 is already: keep one of the two rows");
    }

    private static string Sheet(int rows)
    {
        var text = new StringBuilder("Student ID,First name,Last name,Email,Subject\n");
        for (var n = 0; n < rows; n++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"N-{n:00000},First{n},Last{n:00000},p{n}@people.example,Mathematics\n");
        return text.ToString();
    }
}

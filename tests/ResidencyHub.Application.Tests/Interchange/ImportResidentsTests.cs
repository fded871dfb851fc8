using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Tests.Interchange;

public sealed class ImportResidentsTests
{
    private const string Sheet =
        """
        ID,Name,Email,Phone,Certification Area,Grades,Supervisor,Cleared until,School,District,Notes
        R-001,Ana Reyes,ana.reyes@hvu.example,303 555 0111,Mathematics,9-12,Grace Oduya,2028-01-31,Eastside High,Harbor City Unified,
        R-002,"Haddad, Bilal",bilal@hvu.example,303-555-0112,Mathematics,9-12,Grace Oduya,2027-12-31,,,=cmd|' /C calc'!A0
        R-003,Chloe Nguyen-Baptiste,chloe@hvu,,Science,6-8,,,,,
        R-004,Deshawn Carter,deshawn@hvu.example,,Science,6-8,,13/45/2026,,,
        """;

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task New_changed_and_bad_rows_are_told_apart_field_by_field(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet);

        (shown.State, shown.New, shown.Changed, shown.Unchanged, shown.Errors, shown.Questions).ShouldBe((ImportState.Previewed, 1, 1, 0, 2, 0));
        var ana = shown.Rows[0];
        ana.Changes.ShouldBe([new("Cleared through", "2027-12-31", "2028-01-31"), new("School in the sheet", null, "Eastside High (Harbor City Unified)")]);
        shown.Rows[2].Reason!.ShouldContain("Email: “chloe@hvu” is no e-mail address");
        shown.Rows[3].Reason!.ShouldContain("Cleared until: ");
        (await hub.ResidentsAsync(world.Cohort.Id)).Count.ShouldBe(1, "a preview writes nobody");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_row_that_names_the_columns_is_guessed_and_can_be_changed(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var import = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "Who,Whom,Where\nID,Name,Email\nR-2,Bilal Haddad,bilal@hvu.example\n");
        var guessed = await hub.ShowAsync(world.Coordinator, import);
        (guessed.State, guessed.HeaderRow, guessed.Total, guessed.FirstRows.Count).ShouldBe((ImportState.Mapping, 1, 2, 3));
        var chosen = await hub.ReadAgainAsync(world.Coordinator, guessed, 2);
        (chosen.State, chosen.HeaderRow, chosen.Total).ShouldBe((ImportState.Mapping, 2, 1));
        chosen.Columns.Select(c => c.Header).ShouldBe(["ID", "Name", "Email"]);
        (await hub.CheckAsync(world.Coordinator, import)).New.ShouldBe(1);

        var nameless = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "ann@x.org,12,8/24/2026\nID,Name,Email\nR-3,Cy Lee,cy@hvu.example\n");
        var asked = await hub.ShowAsync(world.Coordinator, nameless);
        (asked.State, asked.FirstRows[1].Words).ShouldBe((ImportState.ChooseHeader, "ID · Name · Email"));
        (await hub.ReadAgainAsync(world.Coordinator, asked, 2)).Total.ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_good_rows_go_in_together_and_the_bad_come_back_with_the_reason(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet);
        var done = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);

        done.State.ShouldBe(ImportState.Committed);
        var residents = await hub.ResidentsAsync(world.Cohort.Id);
        residents.Select(r => r.Name.Full).ShouldBe(["Bilal Haddad", "Ana Reyes"]);
        var bilal = residents[0];
        (bilal.Number, bilal.Email, bilal.SupervisorId, bilal.GradeBand).ShouldBe(("R-002", "bilal@hvu.example", (Domain.Basics.Id<Domain.Cohorts.Person>?)world.Supervisor.Id, "9–12"));
        bilal.Notes.ShouldBe("=cmd|' /C calc'!A0", "a formula is a text");
        residents[1].ClearedUntil.ShouldBe(new DateOnly(2028, 1, 31));

        var file = (await hub.As<WriteBadRows>(world.Coordinator).RunAsync(new(shown.Id, SheetFileKind.Csv))).ValueOrDefault!;
        await using (file.Content)
        {
            using var bad = await SheetReader.OpenAsync(file.Content, file.FileName);
            bad.Headers[0].ShouldBe(ErrorSheet.ReasonHeader);
            bad.Rows().Select(r => r.Cells[1]).ShouldBe(["4", "5"]);
        }

        await using var db = hub.Open();
        var audit = await db.AuditEntries.Include(e => e.Changes).SingleAsync(e => e.Process == nameof(CommitImport));
        audit.About!.ShouldContain("1 new, 1 changed");
        audit.Changes.ShouldContain(c => c.Entity == "Resident" && c.Subject == world.Resident.Id.Value && c.Kind == "Modified");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_same_sheet_again_changes_nobody(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.StepAsync(world.Coordinator, (await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet)).Id, ImportStep.Commit);
        var again = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet);
        (again.New, again.Changed, again.Unchanged, again.Errors).ShouldBe((0, 0, 2, 2));
        (await hub.As<BeginImportStep>(world.Coordinator).RunAsync(new(again.Id, ImportStep.Commit))).ShouldBeOfType<Application.UseCases.Outcome<Application.UseCases.Nothing>.Refused>().Rule.ShouldBe("import-nothing");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Undo_takes_back_what_nobody_built_on_and_says_why_of_the_rest(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents,
            """
            ID,Name,Email,Cleared until
            R-001,Ana Reyes,ana.reyes@hvu.example,2028-01-31
            R-010,Emi Tanaka,emi@hvu.example,2027-12-31
            R-011,Farah Siddiqui,farah@hvu.example,2027-12-31
            R-012,Gil Oyelaran,gil@hvu.example,2027-12-31
            """);
        await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        await using (var db = hub.Open())
        {
            var emi = await db.Residents.SingleAsync(r => r.Number == "R-010");
            db.Add(new Placement(emi, world.Cohort, world.School, world.Mentor, "Science", "6–8", TestHub.SchoolYear, new Act("Dana Whitfield", DateTime.UtcNow)));
            (await db.Residents.SingleAsync(r => r.Number == "R-011")).Clear(new DateOnly(2029, 1, 1));
            await db.SaveChangesAsync();
        }
        var undone = await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Undo);

        (undone.State, undone.Kept).ShouldBe((ImportState.Undone, 2));
        undone.Rows.Single(r => r.Name == "Emi Tanaka").KeptBecause!.ShouldContain("placement at Eastside High School");
        undone.Rows.Single(r => r.Name == "Farah Siddiqui").KeptBecause!.ShouldContain("edited after the import");
        (await hub.ResidentsAsync(world.Cohort.Id)).Select(r => r.Number).ShouldBe(["R-001", "R-011", "R-010"]);
        (await hub.ResidentsAsync(world.Cohort.Id))[0].ClearedUntil.ShouldBe(new DateOnly(2027, 12, 31));
        await using var after = hub.Open();
        (await after.People.AnyAsync(p => p.Email == "gil@hvu.example")).ShouldBeFalse("who was added by the import alone is gone with it");
        (await after.People.AnyAsync(p => p.Email == "emi@hvu.example")).ShouldBeTrue();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Two_imports_at_once_do_not_add_a_person_twice(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        const string sheet = "ID,Name,Email\nR-020,Hana Sato,hana@hvu.example\n";
        var one = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, sheet);
        var two = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, sheet);
        await hub.StepAsync(world.Coordinator, one.Id, ImportStep.Commit);
        var second = await hub.StepAsync(world.Coordinator, two.Id, ImportStep.Commit);

        (second.State, second.New, second.Unchanged).ShouldBe((ImportState.Previewed, 0, 1));
        second.Trouble!.ShouldContain("Somebody changed the people of row 2 while you looked. Nothing was imported");
        (await hub.ResidentsAsync(world.Cohort.Id)).Count.ShouldBe(2);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task Names_of_columns_that_stand_again_among_the_rows_are_left_out_and_said(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "ID,Name,Email\nR-020,Hana Sato,hana@hvu.example\nid,NAME,\nR-021,Ivo Sato,ivo@hvu.example\n");
        (shown.New, shown.Errors).ShouldBe((2, 0));
        shown.Remarks.ShouldContain("One row repeats the names of the columns and is left out.");
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_coordinator_of_another_program_sees_nothing_of_it(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet);

        (await hub.As<ShowImport>(world.OtherCoordinator).RunAsync(new(shown.Id))).ShouldBeOfType<Application.UseCases.Outcome<ShowImport.Answer>.NotFound>();
        (await hub.As<BeginImportStep>(world.OtherCoordinator).RunAsync(new(shown.Id, ImportStep.Commit))).ShouldBeOfType<Application.UseCases.Outcome<Application.UseCases.Nothing>.NotFound>();
        (await hub.As<StartImport>(world.OtherCoordinator).RunAsync(new(world.Cohort.Id, ImportKind.Residents, "x.csv"))).ShouldBeOfType<Application.UseCases.Outcome<Guid>.NotFound>();
        (await hub.As<ListImports>(world.OtherCoordinator).RunAsync(new())).ValueOrDefault!.Rows.ShouldBeEmpty();
        (await hub.As<ListImports>(world.Coordinator).RunAsync(new())).ValueOrDefault!.Rows.Single().FileName.ShouldBe("people.csv");
        (await hub.As<ListImports>(world.Principal).RunAsync(new())).ShouldBeOfType<Application.UseCases.Outcome<ListImports.Answer>.Forbidden>();
    }
}

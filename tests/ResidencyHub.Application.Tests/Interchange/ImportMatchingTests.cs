using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Interchange;
using ResidencyHub.Application.Tests.Interchange.Sheets;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Tests.Interchange;

public sealed class ImportMatchingTests
{
    [Fact]
    public async Task Residents_are_matched_by_id_else_by_email_else_asked()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        (string Row, RowOutcome Outcome, string Words)[] cases =
        [
            ("R-001,Ana Reyes,", RowOutcome.Unchanged, ""),
            (",Ana Reyes,ana.reyes@hvu.example", RowOutcome.Unchanged, ""),
            (",Ana Maria Reyes,ANA.REYES@hvu.example", RowOutcome.Changed, ""),
            ("R-777,Ana Reyes,ana.reyes@hvu.example", RowOutcome.Question, "whose id is R-001; the file says R-777"),
            (",Ana Reyes,", RowOutcome.Question, "somebody called Ana Reyes is already here"),
            ("R-777,Ana Reyes,other@hvu.example", RowOutcome.New, ""),
            ("R-001,Cy Fox,cy@hvu.example", RowOutcome.Question, "The id R-001 belongs to Ana Reyes (ana.reyes@hvu.example), but the file gives it to Cy Fox (cy@hvu.example). Is it the same person?"),
            ("R-001,Ana Castillo,ana.castillo@hvu.example", RowOutcome.Question, "Is it the same person?"),
            ("R-001,Cy Fox,", RowOutcome.Question, "but the file gives it to Cy Fox. Is it the same person?"),
            ("R-001,Ana Castillo,ana.reyes@hvu.example", RowOutcome.Changed, ""),
            ("R-001,Ana Castillo,", RowOutcome.Changed, ""),
            ("R-001,Ana Reyes,ana@elsewhere.example", RowOutcome.Changed, ""),
            ("R-001,Ana Reyes,samuel.okafor@harbor.example", RowOutcome.Error, "belongs to another person in the hub"),
            (",Ben Ashford,ben.ashford@mesa.example", RowOutcome.Question, "a person whom another program entered"),
            (",Samuel Okafor,samuel.okafor@harbor.example", RowOutcome.Question, "who is in the hub, but no resident"),
            ("4.8E+11,Cy Fox,cy@hvu.example", RowOutcome.Error, "scientific notation"),
            (",Cy,cy@hvu.example", RowOutcome.Error, "only part of a name"),
        ];
        foreach (var (row, outcome, words) in cases)
        {
            var shown = await hub.CheckAsync(world.Coordinator, await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, $"ID,Name,Email\n{row}\n"), fields: ["id", "name", "email"]);
            shown.Rows.Single().Outcome.ShouldBe(outcome, row);
            (shown.Rows.Single().Reason ?? "").ShouldContain(words);
            (shown.Rows.Single().Reason ?? "").ShouldNotContain("Ben Ashford is", Case.Insensitive, "another program's people stay unnamed");
        }
    }

    [Fact]
    public async Task Schools_are_found_by_nces_id_else_by_name_within_the_partner_districts_else_asked()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new Domain.Directory.School(world.District.Id, "Lincoln Middle School", "CO", "080000100003"));
        (string Row, RowOutcome Outcome, string Words)[] cases =
        [
            ("Priya Raman,Eastside High School,", RowOutcome.New, ""),
            ("Priya Raman,eastside high,", RowOutcome.New, ""),
            ("Priya Raman,,080000100002", RowOutcome.New, ""),
            ("Priya Raman,Lincoln,", RowOutcome.Question, "Which school is “Lincoln”?"),
            ("Priya Raman,Lincoln HS,", RowOutcome.New, ""),
            ("Priya Raman,Lincoln HS,080000100002", RowOutcome.New, ""),
            ("Priya Raman,Lincoln,080000100002", RowOutcome.New, ""),
            ("Priya Raman,Lincoln High School (North wing),080000100002", RowOutcome.New, ""),
            ("Priya Raman,Eastside High School,080000100002", RowOutcome.Question, "The NCES id 080000100002 is Lincoln High School, but the sheet calls the school “Eastside High School”. Which school is meant?"),
            ("Priya Raman,Lincoln Middle,080000100002", RowOutcome.Question, "Which school is meant?"),
            ("Priya Raman,Mesa Elementary School,", RowOutcome.Error, "Harbor City Unified"),
            ("Priya Raman,,080000200001", RowOutcome.Error, "No school of the partner districts"),
            ("Priya Raman,,8.00001E+11", RowOutcome.Error, "scientific notation"),
            ("Priya Raman,,80000100002", RowOutcome.Error, "lost a zero in front"),
            ("Priya Raman,,", RowOutcome.Error, "The school is missing"),
            ("Samuel Okafor,Eastside High,", RowOutcome.Question, "one of the mentors who are already here"),
        ];
        foreach (var (row, outcome, words) in cases)
        {
            var shown = await hub.CheckAsync(world.Coordinator, await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Mentors, $"Name,School,NCES id\n{row}\n"), fields: ["name", "school", "school.id"]);
            shown.Rows.Single().Outcome.ShouldBe(outcome, row);
            (shown.Rows.Single().Reason ?? "").ShouldContain(words);
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task An_answer_holds_for_all_rows_that_asked_the_same(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.SaveAsync(new Domain.Directory.School(world.District.Id, "Lincoln Middle School", "CO", "080000100003"));
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Mentors,
            "Mentor,Mentor email,School,Subject,Years teaching\nPriya Raman,priya@harbor.example,Lincoln,Mathematics,6\nJonah Feld,jonah@harbor.example,Lincoln,Science,4 years\n");
        (shown.Questions, shown.Asks.Count, shown.Asks[0].Rows).ShouldBe((2, 1, 2));
        var answered = await hub.AnswerAsync(world.Coordinator, shown.Id, (shown.Asks[0].Question.Key, world.SecondSchool.Id.ToString()));
        (answered.New, answered.Questions).ShouldBe((2, 0));
        await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        await using (var db = hub.Open())
        {
            var mentors = await db.Mentors.Where(m => m.SchoolId == world.SecondSchool.Id).OrderBy(m => m.SortName).ToListAsync();
            mentors.Select(m => (m.Name.Full, m.YearsTeaching)).ShouldBe([("Jonah Feld", 4), ("Priya Raman", 6)]);
        }
        (await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Undo)).Kept.ShouldBe(0);
        await using var after = hub.Open();
        (await after.Mentors.CountAsync()).ShouldBe(2);
        (await after.People.AnyAsync(p => p.Email == "priya@harbor.example")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_mentor_of_the_same_name_at_the_same_school_is_asked_about_whatever_id_and_address_say()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        (string Row, RowOutcome Outcome, string Words)[] cases =
        [
            ("T-77,Samuel Okafor,sam@home.example,Eastside High", RowOutcome.Question, "one of the mentors who are already here"),
            ("T-77,Samuel Okafor,sam@home.example,Lincoln High", RowOutcome.New, ""),
            ("T-77,Samuel Okafor,samuel.okafor@harbor.example,Eastside High", RowOutcome.Changed, ""),
            ($"{world.Mentor.Number},Samuel Okafor,ana.reyes@hvu.example,Eastside High", RowOutcome.Error, "belongs to another person in the hub"),
        ];
        foreach (var (row, outcome, words) in cases)
        {
            var shown = await hub.CheckAsync(world.Coordinator, await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Mentors, $"ID,Name,Email,School\n{row}\n"), fields: ["id", "name", "email", "school"]);
            shown.Rows.Single().Outcome.ShouldBe(outcome, row);
            (shown.Rows.Single().Reason ?? "").ShouldContain(words);
        }
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task What_was_doubtful_goes_in_as_answered_or_stays_out(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        async Task<ShowImport.Answer> AnswerAsync(ImportKind kind, string sheet, string[] fields, Func<ImportQuestion, string> answer)
        {
            var shown = await hub.CheckAsync(world.Coordinator, await hub.UploadAsync(world.Coordinator, world.Cohort, kind, sheet), fields: fields);
            var question = shown.Asks.Single().Question;
            return await hub.AnswerAsync(world.Coordinator, shown.Id, (question.Key, answer(question)));
        }

        const string Reused = "ID,Name,Email\nR-001,Cy Fox,cy@hvu.example\n";
        (await AnswerAsync(ImportKind.Residents, Reused, ["id", "name", "email"], q => q.Options[^1].Value)).Rows.Single().Reason.ShouldBe("Left out, as answered.");
        var renamed = await AnswerAsync(ImportKind.Residents, Reused, ["id", "name", "email"], q => q.Options[0].Value);
        renamed.Rows.Single().Changes.Select(c => (c.Field, c.After)).ShouldBe([("Name", "Cy Fox"), ("E-mail", "cy@hvu.example")]);
        await hub.StepAsync(world.Coordinator, renamed.Id, ImportStep.Commit);
        (await hub.ResidentsAsync(world.Cohort.Id)).Single().Name.Full.ShouldBe("Cy Fox");

        string[] mentor = ["id", "name", "email", "school", "school.id"];
        var namesake = await AnswerAsync(ImportKind.Mentors, "ID,Name,Email,School,NCES id\nT-77,Samuel Okafor,sam@home.example,Eastside High,\n", mentor, q => q.Options.Single(o => o.Text == "Another person: add").Value);
        (namesake.New, namesake.Changed).ShouldBe((1, 0));
        var same = await AnswerAsync(ImportKind.Mentors, "ID,Name,Email,School,NCES id\nT-77,Samuel Okafor,sam@home.example,Eastside High,\n", mentor, q => q.Options[0].Value);
        (same.New, same.Changed).ShouldBe((0, 1));
        var school = await AnswerAsync(ImportKind.Mentors, "ID,Name,Email,School,NCES id\nT-78,Priya Raman,priya@harbor.example,Eastside High,080000100002\n", mentor, q => q.Options.Single(o => o.Text.StartsWith("Eastside High School, as the name says", StringComparison.Ordinal)).Value);
        school.New.ShouldBe(1);
        await hub.StepAsync(world.Coordinator, school.Id, ImportStep.Commit);
        await using var db = hub.Open();
        (await db.Mentors.SingleAsync(m => m.Number == "T-78")).SchoolId.ShouldBe(world.School.Id);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_guess_that_was_changed_is_remembered_for_the_next_sheet_and_for_the_file_of_rows_to_correct(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        const string Sheet = "ID,Name,Email,Subject\nN-1,Emi Tanaka,emi(at)hvu,likes maths\n";
        async Task<string?[]> FieldsAsync(Guid import) => [.. (await hub.ShowAsync(world.Coordinator, import)).Columns.Select(c => c.Field)];
        var first = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet);
        (await FieldsAsync(first)).ShouldBe(["id", "name", "email", "subject"]);
        await hub.CheckAsync(world.Coordinator, first, fields: ["id", "name", "email", "notes"]);
        (await FieldsAsync(await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet.ToUpperInvariant()))).ShouldBe(["id", "name", "email", "notes"]);

        foreach (var kind in Enum.GetValues<Application.Interchange.Sheets.SheetFileKind>())
        {
            var file = (await hub.As<WriteBadRows>(world.Coordinator).RunAsync(new(first, kind))).ValueOrDefault!;
            using var content = new MemoryStream();
            await using (file.Content)
                await file.Content.CopyToAsync(content);
            var bad = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, file.FileName, content.ToArray());
            (await hub.ShowAsync(world.Coordinator, bad)).Columns.Select(c => (c.Header, c.Field)).ShouldBe([("What to correct", null), ("Row in your file", null), ("ID", "id"), ("Name", "name"), ("Email", "email"), ("Subject", "notes")]);
        }

        // and the other way round: what is chosen for the corrected file holds for the sheet it came from
        var corrected = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "What to correct,Row in your file,ID,Name,Email,Subject\nEmail,2,N-1,Emi Tanaka,emi@hvu.example,Science\n");
        (await hub.CheckAsync(world.Coordinator, corrected, fields: [null, null, "id", "name", "email", "subject"])).New.ShouldBe(1);
        (await FieldsAsync(await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, Sheet))).ShouldBe(["id", "name", "email", "subject"]);
        await using var db = hub.Open();
        (await db.ColumnMemories.CountAsync()).ShouldBe(1);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_coordinators_own_sheet_of_eighty_names_goes_in_at_once(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var sheet = new StringBuilder("Cohort/Term,Name,ID,Email,Phone,Program,Certification Area,Level,District,School,Grade/Subject,Mentor Name,Mentor Email,Principal,Principal Approval Date,Agreement Received Date,Supervisor,Start,End,Days of the Week,Notes\n");
        for (var i = 1; i <= 80; i++)
            sheet.Append($"Fall 2026,\"Surname{(char)('A' + (i % 26))}x, Given{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}\",S{i:000},person{i}@hvu.example,303-555-{1000 + i},MAT,Science,Secondary,Harbor City Unified,Eastside High,6-8,Samuel Okafor,samuel.okafor@harbor.example,Maria Santana,8/1/2026,,Grace Oduya,8/17/2026,6/4/2027,\"Mon, Tue\",\n");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, sheet.ToString());
        Console.WriteLine($"{provider}: 80 rows read, mapped and compared in {clock.ElapsedMilliseconds} ms");
        shown.Trouble.ShouldBeNull();
        (shown.New, shown.Errors, shown.Questions).ShouldBe((80, 0, 0));
        await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit);
        (await hub.ResidentsAsync(world.Cohort.Id)).Count(r => r.SupervisorName == "Grace Oduya" && r.SchoolWish == "Eastside High (Harbor City Unified)").ShouldBe(80);

        var next = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, sheet.ToString());
        (await hub.ShowAsync(world.Coordinator, next)).Columns.Single(c => c.Header == "Supervisor").Field.ShouldBe("supervisor");
    }

    [Fact]
    public async Task Instruction_rows_are_skipped_and_government_sheets_read()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var trainees = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "trainees.csv", await File.ReadAllBytesAsync(SheetFiles.Sample("bulk_update__trainee_uploads__v2026_1__five_trainees.csv")));
        var shown = await hub.CheckAsync(world.Coordinator, trainees);
        (shown.New, shown.Errors).ShouldBe((5, 0));
        var placements = await hub.UploadAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "placements.csv", await File.ReadAllBytesAsync(SheetFiles.Sample("bulk_update__placements__complete.csv")));
        var columns = await hub.ShowAsync(world.Coordinator, placements);
        columns.InstructionRow.ShouldBe(2);
        (await hub.As<MapImport>(world.Coordinator).RunAsync(new(placements, [.. columns.Columns.Select(c => c.Field)], Application.Interchange.Sheets.DayOrder.DayFirst, true))).ToString().ShouldContain("Invalid", customMessage: "a sheet without names of people cannot be mapped");
    }

    [Fact]
    public async Task Twice_in_the_file_is_said_of_both_rows_and_a_cancelled_import_writes_nobody()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "ID,Name,Email\nA1,Cy Fox,cy@x.example\nA1,Di Poe,di@x.example\nA2,Ed Roe,ed@x.example\n");
        (shown.Errors, shown.New).ShouldBe((2, 1));
        shown.Rows[0].Reason!.ShouldContain("The id A1 stands in rows 2, 3 of this file");
        (await hub.As<CancelImport>(world.Coordinator).RunAsync(new(shown.Id))).IsDone.ShouldBeTrue();
        (await hub.As<BeginImportStep>(world.Coordinator).RunAsync(new(shown.Id, ImportStep.Commit))).IsDone.ShouldBeFalse();
        (await hub.ResidentsAsync(world.Cohort.Id)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_stopped_in_the_middle_leaves_an_import_that_says_so()
    {
        await using var hub = await TestHub.OnAsync("Sqlite");
        var world = await hub.WorldAsync();
        var shown = await hub.PreviewAsync(world.Coordinator, world.Cohort, ImportKind.Residents, "ID,Name,Email\nA1,Cy Fox,cy@x.example\n");
        (await hub.As<BeginImportStep>(world.Coordinator).RunAsync(new(shown.Id, ImportStep.Commit))).IsDone.ShouldBeTrue();
        await hub.As<SettleImports>(Application.Access.Viewer.Job("test")).RunAsync(new(AtStart: true));
        var after = await hub.ShowAsync(world.Coordinator, shown.Id);
        (after.State, after.Trouble).ShouldBe((ImportState.Previewed, SettleImports.Interrupted));
        (await hub.StepAsync(world.Coordinator, shown.Id, ImportStep.Commit)).State.ShouldBe(ImportState.Committed);
    }
}

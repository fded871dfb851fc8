using System.Text;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.Tests.Setup;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Tests.Directory;

public sealed class UpdateDirectoryTests
{
    private static string Without(string csv, Func<string, bool> gone) => string.Join('\n', csv.Split('\n').Where((line, at) => at == 0 || !gone(line)));

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_newer_file_updates_by_id_ends_what_vanished_keeps_edits_and_reopens_what_came_back(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LoadColoradoAsync(world.Administrator);
        await using var db = hub.Open();
        // the test world's own four ids are no real ones and vanish, or are taken over
        var cheyenne = await db.Schools.SingleAsync(s => s.NcesId == "080000100214");
        var junior = await db.Schools.SingleAsync(s => s.NcesId == "080000100215");
        (await hub.As<CorrectSchool>(world.Administrator).RunAsync(new(junior.Id, "Wells Junior-Senior High", junior.City, junior.LowestGrade, junior.HighestGrade, "719 555 0100", true, junior.Version))).IsDone.ShouldBeTrue();
        var byHand = (await hub.As<AddSchool>(world.Administrator).RunAsync(new(cheyenne.DistrictId, "Wells Farm School", null, null, null, null))).ValueOrDefault;

        var newer = TestHub.Sample(TestHub.SchoolsFile).Replace("Cheyenne Wells Elementary School", "Cheyenne Wells Primary School").Replace("Cheyenne Wells Junior/High School", "CHEYENNE WELLS JR/SR HIGH")
            + "080000199999,0800001,NEW PRAIRIE SCHOOL,Cheyenne County School District No. Re-5,CHEYENNE WELLS,CO,Kindergarten,5\n";
        newer = Without(newer, l => l.Contains("080000602118") || l.Contains(",0803360,Abraham Lincoln High School,"));
        var gone = await db.Schools.CountAsync(s => s.NcesId == "080000602118" || (s.OfficialName == "Abraham Lincoln High School" && s.NcesId!.StartsWith("0803360")));
        gone.ShouldBeGreaterThan(0);

        var preview = (await hub.LoadAsync(world.Administrator, newer, write: false)).ValueOrDefault!;
        (preview.Tally.New.Count, preview.Tally.Renamed.Count, preview.Tally.Ended.Count, preview.Tally.EditsKept).ShouldBe((1, 2, gone, 1));
        preview.Tally.Unchanged.ShouldBeGreaterThan(1900);
        preview.Tally.New.Examples.ShouldBe(["New Prairie School (Cheyenne Wells, CO)"]);
        (await db.Schools.CountAsync(s => s.NcesId == "080000199999")).ShouldBe(0);

        (await hub.LoadAsync(world.Administrator, newer)).IsDone.ShouldBeTrue();
        await using var after = hub.Open();
        (await after.Schools.SingleAsync(s => s.Id == cheyenne.Id)).Name.ShouldBe("Cheyenne Wells Primary School");
        var kept = await after.Schools.SingleAsync(s => s.Id == junior.Id);
        (kept.Name, kept.OfficialName, kept.Phone, kept.IsCommunitySchool, kept.Version).ShouldBe(("Wells Junior-Senior High", "CHEYENNE WELLS JR/SR HIGH", "719 555 0100", true, junior.Version + 2));
        (await after.Schools.SingleAsync(s => s.Id == byHand)).EndedOn.ShouldBeNull();
        (await after.Schools.CountAsync(s => s.EndedOn == TestHub.Today)).ShouldBe(gone + 3);
        (await after.AuditEntries.CountAsync(a => a.Process == nameof(UpdateDirectory) && a.About!.Contains("1 new, 2 renamed"))).ShouldBe(1);

        var back = (await hub.LoadAsync(world.Administrator, TestHub.Sample(TestHub.SchoolsFile))).ValueOrDefault!;
        (back.Tally.Reopened.Count, back.Tally.Ended.Count).ShouldBe((gone, 1));
        await using var again = hub.Open();
        (await again.Schools.CountAsync(s => s.EndedOn != null && s.NcesId != "080000199999" && !s.NcesId!.StartsWith("0800001000") && !s.NcesId!.StartsWith("0800002000"))).ShouldBe(0);
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task A_file_with_too_small_a_share_of_a_state_ends_nothing_unless_it_is_said_to_be_whole(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        await hub.LoadColoradoAsync(world.Administrator);
        var lines = TestHub.Sample(TestHub.SchoolsFile).Split('\n');
        var extract = string.Join('\n', lines.Take(101));

        var result = (await hub.LoadAsync(world.Administrator, extract)).ValueOrDefault!;
        (result.Tally.Ended.Count, result.Tally.Thin.Single().State, result.Tally.Thin.Single().InFile).ShouldBe((0, "CO", 100));
        await using var db = hub.Open();
        (await db.Schools.CountAsync(s => s.EndedOn == null && s.NcesId!.StartsWith("08"))).ShouldBeGreaterThan(1900);

        (await hub.LoadAsync(world.Administrator, extract, endWhereThin: true)).ValueOrDefault!.Tally.Ended.Count.ShouldBe(1840);
        (await db.Schools.CountAsync(s => s.EndedOn == null && s.State == "CO")).ShouldBe(100);
    }

    [Theory, OnSqlite]
    public async Task Ids_that_a_spreadsheet_ruined_are_refused_with_examples_and_nothing_is_written(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        const string header = "NCESSCH,LEAID,SCH_NAME,LEA_NAME,LCITY,LSTATE,GSLO,GSHI\n";
        var scientific = await hub.LoadAsync(world.Administrator, header + "4.8001E+11,4800001,A School,A,X,TX,KG,05\n4.8001E+11,4800001,B School,A,X,TX,KG,05\n");
        scientific.ShouldBeOfType<Outcome<UpdateDirectory.Result>.Refused>().Words.ShouldSatisfyAllConditions(w => w.ShouldContain("scientific"), w => w.ShouldContain("4.8001E+11"), w => w.ShouldContain("original file"));
        var shortened = await hub.LoadAsync(world.Administrator, header + "80000100214,800001,A School,A,X,CO,KG,05\n80000100215,800001,B School,A,X,CO,KG,05\n");
        shortened.ShouldBeOfType<Outcome<UpdateDirectory.Result>.Refused>().Words.ShouldContain("lost a zero in front");
        var rounded = await hub.LoadAsync(world.Administrator, header + string.Concat(Enumerable.Range(1, 5).Select(n => $"48001{n}000000,4800001,School {n},A,X,TX,KG,05\n")));
        rounded.ShouldBeOfType<Outcome<UpdateDirectory.Result>.Refused>().Words.ShouldContain("rounded");
        var wrong = await hub.LoadAsync(world.Administrator, "Student,Score\nAnn,3\nBen,4\n");
        wrong.ShouldBeOfType<Outcome<UpdateDirectory.Result>.Refused>().Words.ShouldSatisfyAllConditions(w => w.ShouldContain("NCESSCH"), w => w.ShouldContain("“Student”"));
        await using var db = hub.Open();
        (await db.Schools.CountAsync()).ShouldBe(3);
        (await hub.LoadAsync(world.Coordinator, header)).ShouldBeOfType<Outcome<UpdateDirectory.Result>.Forbidden>();
    }

    [Theory, OnSqlite, OnPostgres, OnSqlServer]
    public async Task The_offices_own_column_names_and_codes_are_understood_in_a_workbook_too(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        var workbook = new MemoryStream();
        SheetWriter.Write(workbook, SheetFileKind.Workbook, "ccd", ["SCHOOL_YEAR", "ST", "SCH_NAME", "LEA_NAME", "LEAID", "NCESSCH", "LCITY", "LSTATE", "PHONE", "SY_STATUS", "GSLO", "GSHI"],
        [
            ["2025-2026", "AL", "NORTHSIDE ELEM", "Albertville City", "0100005", "010000500001", "ALBERTVILLE", "AL", "(256)555-0100", "1", "PK", "05"],
            ["2025-2026", "AL", "Closed School", "Albertville City", "0100005", "010000500002", "ALBERTVILLE", "AL", "", "2", "06", "08"],
        ]);
        workbook.Position = 0;
        var result = (await hub.As<UpdateDirectory>(world.Administrator).RunAsync(new(workbook, "ccd.xlsx", Write: true))).ValueOrDefault!;
        (result.Tally.New.Count, result.Tally.DistrictsMade, result.IsOfSchools).ShouldBe((1, 1, true));
        await using var db = hub.Open();
        var school = await db.Schools.SingleAsync(s => s.NcesId == "010000500001");
        (school.Name, school.City, school.Phone, school.LowestGrade, school.HighestGrade).ShouldBe(("Northside Elem", "Albertville", "(256)555-0100", "Pre-K", "5"));

        var districts = "LEAID,NAME,STREET,CITY,STATE,ZIP,NMCNTY,LAT,LON,LOCALE\n0100005,Albertville City Schools,107 West Main Street,Albertville,AL,35950,Marshall County,34.268289,-86.209263,32\n";
        (await hub.LoadAsync(world.Administrator, districts)).ValueOrDefault!.Tally.Renamed.Count.ShouldBe(1);
        await using var after = hub.Open();
        var district = await after.Districts.SingleAsync(d => d.NcesId == "0100005");
        (district.Name, district.Zip, district.Latitude, district.Locale).ShouldBe(("Albertville City Schools", "35950", 34.268289, 32));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_load_that_is_cancelled_changes_nothing(string provider)
    {
        await using var hub = await TestHub.OnAsync(provider);
        var world = await hub.WorldAsync();
        using var stop = new CancellationTokenSource();
        var progress = new Here(p => { if (p.Doing.StartsWith("Writing", StringComparison.Ordinal)) stop.Cancel(); });
        var many = new StringBuilder("ncessch,leaid,school_name,lea_name,city_location,state_location,lowest_grade_offered,highest_grade_offered\n");
        for (var n = 0; n < 9000; n++)
            many.Append($"4800001{n:00000},4800001,School {n},Texas One,Austin,TX,1,5\n");
        var outcome = await hub.As<UpdateDirectory>(world.Administrator).RunAsync(new(new MemoryStream(Encoding.UTF8.GetBytes(many.ToString())), "tx.csv", Write: true, Progress: progress), stop.Token);
        outcome.ShouldBeOfType<Outcome<UpdateDirectory.Result>.Refused>().Rule.ShouldBe("cancelled");
        await using var db = hub.Open();
        (await db.Schools.CountAsync(s => s.State == "TX")).ShouldBe(0);
        (await db.Districts.CountAsync(s => s.State == "TX")).ShouldBe(0);
    }

    private sealed class Here(Action<DirectoryProgress> report) : IProgress<DirectoryProgress>
    {
        public void Report(DirectoryProgress value) => report(value);
    }
}

using System.Text;
using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class SheetReaderTests
{
    static SheetReaderTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task An_instruction_row_under_the_header_is_pointed_out_and_can_be_skipped()
    {
        using var sheet = await SheetFiles.OpenSampleAsync("bulk_update__placements__complete.csv");
        sheet.Headers.ShouldBe(["TRN", "Trainee ITT start date", "Placement 1 URN", "Placement 2 URN", "Placement 3 URN", "Placement 4 URN", "Placement 5 URN"]);
        var remark = sheet.Remarks.ShouldHaveSingleItem();
        remark.Kind.ShouldBe(SheetRemarkKind.PerhapsInstructions);
        remark.Row.ShouldBe(2);
        sheet.Rows().First().Cells[2].ShouldContain("\n", customMessage: "line breaks in cells are kept");

        using var skipped = await SheetFiles.OpenSampleAsync("bulk_update__placements__complete.csv", new(SkipRows: new HashSet<int> { 2 }));
        skipped.Rows().Select(r => (r.Number, r.Cells[0])).ShouldBe([(3, "1234567"), (4, "7654321")]);
        skipped.Remarks.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_UTF16_file_of_a_real_provider_reads_like_any_other()
    {
        using var sheet = await SheetFiles.OpenSampleAsync("edfi-epp-utf16.csv");
        sheet.Headers[0].ShouldBe("SchoolId");
        sheet.Headers[^1].ShouldBe("NameOfInstitution");
        sheet.Format.ShouldBe("CSV, separated by commas, UTF-16");
        var rows = sheet.Rows().ToList();
        rows.Count.ShouldBe(6);
        rows[2].Cells[3].ShouldBe("San Antonio");
    }

    [Fact]
    public async Task OneRoster_files_read_with_lists_in_a_cell_and_without_their_empty_columns()
    {
        using var classes = await SheetFiles.OpenSampleAsync("oneroster-classes.csv");
        classes.Rows().ElementAt(2).Cells[4].ShouldBe("01,05");
        using var enrollments = await SheetFiles.OpenSampleAsync("oneroster-enrollments.csv");
        enrollments.Headers.Count.ShouldBe(7);
        enrollments.Rows().ShouldAllBe(r => r.Trouble == null && r.Cells.Count == 7);
    }

    [Fact]
    public async Task National_school_ids_keep_their_leading_zeros()
    {
        using var sheet = await SheetFiles.OpenSampleAsync("nces-schools-colorado.csv");
        var ids = sheet.Rows().Select(r => r.Cells[0]).ToList();
        ids.Count.ShouldBe(199);
        ids.ShouldAllBe(id => id.Length == 12 && id.StartsWith("08"));
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Names_with_accents_survive_each_encoding(string encoding)
    {
        var used = encoding == "utf-8-bom" ? new UTF8Encoding(true) : encoding == "utf-8" ? new UTF8Encoding(false) : Encoding.GetEncoding(encoding);
        using var sheet = await SheetFiles.OpenAsync("Name;School\r\nZoë Núñez;École “Élan”\r\n", used);
        sheet.Rows().Single().Cells.ShouldBe(["Zoë Núñez", "École “Élan”"]);
        sheet.Remarks.Any(r => r.Kind == SheetRemarkKind.Encoding).ShouldBe(encoding == "windows-1252");
    }

    [Fact]
    public async Task UTF16_without_its_mark_is_recognised()
    {
        using var sheet = await SheetFiles.OpenAsync(Encoding.Unicode.GetBytes("Name\tE-mail\r\nAnn Lee\tann@x.org\r\n"));
        sheet.Rows().Single().Cells.ShouldBe(["Ann Lee", "ann@x.org"]);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "commas")]
    [InlineData("a;b\n1,5;2\n", "semicolons")]
    [InlineData("a\tb\n1\t2\n", "tabs")]
    [InlineData("sep=;\na;b\n1;2\n", "semicolons")]
    [InlineData("Name;Note\nAnn;\"one, two, three; four\"\n", "semicolons")]
    public async Task The_separator_is_found_in_the_content(string text, string separator)
    {
        using var sheet = await SheetFiles.OpenAsync(text);
        sheet.Format.ShouldContain(separator);
        sheet.Headers.Count.ShouldBe(2);
        sheet.Rows().Single().Number.ShouldBe(2);
    }

    [Fact]
    public async Task Blank_rows_are_left_out_but_counted()
    {
        using var sheet = await SheetFiles.OpenAsync("\r\nName,School\r\n\r\n,\r\nAnn,\"North\r\nHigh\"\r\n \u00A0,\r\nBob,South\r\n");
        sheet.HeaderRow.ShouldBe(2);
        sheet.Rows().Select(r => (r.Number, r.Cells[0])).ShouldBe([(5, "Ann"), (7, "Bob")]);
    }

    [Fact]
    public async Task Repeated_and_missing_headers_are_named_and_reported()
    {
        using var sheet = await SheetFiles.OpenAsync("E-mail,E-mail (2),,E-mail,,\na@x.org,b@x.org,seen,c@x.org,,\n");
        sheet.Headers.ShouldBe(["E-mail", "E-mail (2)", "Column C", "E-mail (3)"]);
        sheet.Remarks.Select(r => r.Kind).ShouldBe([SheetRemarkKind.UnnamedColumn, SheetRemarkKind.RepeatedHeader]);
        sheet.Remarks[1].Words.ShouldContain("column D");
    }

    [Fact]
    public async Task A_header_below_a_title_and_a_note_is_found()
    {
        using var sheet = await SheetFiles.OpenAsync("Residency placements 2026-27,,,\nPlease correct by Friday,,,\n,,,\nName,E-mail,School,Start\nAnn Lee,ann@x.org,North High,8/24/2026\n");
        sheet.HeaderRow.ShouldBe(4);
        sheet.Remarks.ShouldContain(r => r.Kind == SheetRemarkKind.HeaderBelowTop);
        sheet.Rows().Single().Number.ShouldBe(5);
    }

    [Fact]
    public async Task Another_row_than_the_guessed_one_can_name_the_columns()
    {
        const string text = "Residency placements 2026-27,,\nName,E-mail,School\nFull name,Address,Building\nAnn Lee,ann@x.org,North High\n";
        using var guessed = await SheetFiles.OpenAsync(text);
        guessed.FirstRows.Select(r => r.Number).ShouldBe([1, 2, 3, 4]);
        (guessed.HeaderRow, guessed.FirstRows[2].Words).ShouldBe((2, "Full name · Address · Building"));
        using var chosen = await SheetFiles.OpenAsync(text, choice: new SheetChoice(HeaderRow: 3));
        chosen.Headers.ShouldBe(["Full name", "Address", "Building"]);
        (chosen.Rows().Single().Number, chosen.FirstRows.Count).ShouldBe((4, 4));
    }

    [Fact]
    public async Task A_sheet_without_names_offers_its_first_rows_to_choose_from()
    {
        var refused = await Should.ThrowAsync<SheetRefusedException>(() => SheetFiles.OpenAsync("ann@x.org,12,8/24/2026\nbob@x.org,13,8/24/2026\n"));
        refused.Refusal.FirstRows.Select(r => r.Number).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_row_of_instructions_above_the_header_is_passed_over()
    {
        using var sheet = await SheetFiles.OpenAsync("Enter the full name,Must be the district address,MM/DD/YYYY\nName,E-mail,Start\nAnn Lee,ann@x.org,8/24/2026\n");
        sheet.HeaderRow.ShouldBe(2);
    }

    [Fact]
    public async Task A_value_without_a_header_is_a_trouble_of_its_row_only()
    {
        using var sheet = await SheetFiles.OpenAsync("Name,School\n" + string.Concat(Enumerable.Repeat("Ann,North\n", 60)) + "Lee, Bob,South\nCy,South\n");
        var rows = sheet.Rows().ToList();
        rows.Where(r => r.Trouble is not null).Select(r => r.Number).ShouldBe([62]);
        rows[60].Trouble!.ShouldContain("column C");
    }

    [Fact]
    public async Task Cells_that_begin_like_a_formula_are_text()
    {
        using var sheet = await SheetFiles.OpenAsync("Name,Note\n=cmd|' /C calc'!A0,+1-303-555-0100\n@SUM(1),-5\n");
        sheet.Rows().SelectMany(r => r.Cells).ShouldBe(["=cmd|' /C calc'!A0", "+1-303-555-0100", "@SUM(1)", "-5"]);
    }

    [Fact]
    public void Pasted_cells_keep_line_breaks_and_quotation_marks()
    {
        using var sheet = SheetReader.OpenPasted("Name\tNote\r\nAnn\t\"first\nsecond \"\"quoted\"\"\"\r\nBob\t5\" board\r\n");
        sheet.Rows().Select(r => r.Cells[1]).ShouldBe(["first\nsecond \"quoted\"", "5\" board"]);
        using var odd = SheetReader.OpenPasted("Name\tNote\r\n\"Bob\" Smith\tx\r\n\"open\ty\r\n");
        odd.Rows().Select(r => r.Cells[0]).ShouldBe(["\"Bob\" Smith", "\"open"]);
    }

    [Fact]
    public async Task Workbook_cells_come_as_people_see_them_but_unambiguous()
    {
        var rows = SheetFiles.Row(1, "a", "b", "c", "d", "e", "f", "g", "h", "i") +
            "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>800001</v></c><c r=\"B3\"><v>480010000123</v></c><c r=\"C3\" s=\"2\"><v>46263</v></c><c r=\"D3\" t=\"b\"><v>1</v></c>" +
            "<c r=\"E3\"><f>1+1</f><v>2</v></c><c r=\"F3\" s=\"3\"><v>0.85</v></c><c r=\"G3\" t=\"str\"><f>A1</f><v>007</v></c><c r=\"H3\" s=\"4\"><v>123456789</v></c><c r=\"I3\"><v>0.30000000000000004</v></c></row>";
        using var sheet = await SheetFiles.OpenAsync(SheetFiles.Workbook([("Data", rows)], ["0000000", "m/d/yyyy", "0%", "000-00-0000"]));
        var row = sheet.Rows().Single();
        row.Number.ShouldBe(3);
        row.Cells.ShouldBe(["0800001", "480010000123", "2026-08-29", "TRUE", "2", "0.85", "007", "123-45-6789", "0.3"]);
        sheet.IsWorkbook.ShouldBeTrue();
    }

    [Fact]
    public async Task Shared_texts_of_a_workbook_are_read()
    {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"s\"><v>3</v></c></row>";
        var texts = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>Id</t></si><si><t>Name</t></si><si><t>0800001</t></si><si><r><t>Zoë </t></r><r><t>Lee</t></r></si></sst>";
        using var sheet = await SheetFiles.OpenAsync(SheetFiles.Workbook([("Data", rows)], null, ("xl/sharedStrings.xml", texts)));
        sheet.Rows().Single().Cells.ShouldBe(["0800001", "Zoë Lee"]);
    }

    [Fact]
    public async Task The_sheet_is_asked_for_when_several_have_content_and_hidden_ones_are_named()
    {
        var rows = SheetFiles.Row(1, "Name", "School") + SheetFiles.Row(2, "Ann", "North");
        var two = SheetFiles.Workbook([("Fall", rows), ("Empty", ""), ("Spring", rows), ("~Lists", rows)]);
        var refusal = await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(two));
        refusal.Fault.ShouldBe(SheetFault.ChooseASheet);
        refusal.SheetNames.ShouldBe(["Fall", "Spring"]);
        using var chosen = await SheetFiles.OpenAsync(two, choice: new("Spring"));
        chosen.SheetName.ShouldBe("Spring");
        chosen.Rows().Count().ShouldBe(1);
        using var one = await SheetFiles.OpenAsync(SheetFiles.Workbook([("Fall", rows), ("~Lists", rows)]));
        one.Remarks.ShouldContain(r => r.Kind == SheetRemarkKind.HiddenSheets && r.Words.Contains("Lists"));
    }
}

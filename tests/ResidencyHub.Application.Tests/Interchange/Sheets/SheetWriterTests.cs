using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;
using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class SheetWriterTests
{
    private static readonly string[] Troublesome =
    [
        "0800001", "=cmd|' /C calc'!A0", "'=already", "''-5", "-5", "-", "+1 303 555 0100", "+1-303-555-0100", "@x", "line\nbreak", "say \"hi\"", "\"", "a,b;c\td", "Zoë 🎒", "_x000D_", "_x0041_", "\u0007bell", "e\uFFFE", "'", "''", "'24", "TRUE", "2026-08-29", "1E+5", "x_x", "＝1", "", "sep=;", "'\t", "' =1", " =1", "'\0=1", "\u2060=1",
    ];

    public static TheoryData<SheetFileKind> Kinds => [SheetFileKind.Csv, SheetFileKind.Workbook];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_text_comes_back_as_it_was_written(SheetFileKind kind)
    {
        foreach (var text in Troublesome)
            ComesBack(kind, text, "x").ShouldBeTrue($"“{text}” did not come back");
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<string>(), (one, other) => ComesBack(kind, one ?? "", other ?? ""))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    private static bool ComesBack(SheetFileKind kind, string one, string other)
    {
        using var sheet = ReadBack(kind, ["First", "Second", "Third"], [[one, other, "end"]]);
        var cells = sheet.Rows().Single().Cells;
        return cells[0] == Expected(one) && cells[1] == Expected(other) && cells[2] == "end" ? true : throw new InvalidOperationException($"{Shown(one)} | {Shown(other)} -> {Shown(cells[0])} | {Shown(cells[1])}");
    }

    private static string Shown(string text) => string.Join(' ', text.Select(c => $"{(int)c:X4}"));

    // What the reader calls clean; halves of letters cannot be written.
    private static string Expected(string text) => CellText.Clean(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));

    private static Sheet ReadBack(SheetFileKind kind, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<SheetCell>> rows)
    {
        var file = new MemoryStream();
        SheetWriter.Write(file, kind, "Residents", headers, rows);
        return SheetReader.Open(file, "back", SheetLimits.Default, new(), default);
    }

    [Fact]
    public void Csv_is_what_spreadsheet_programs_open_well()
    {
        using var file = new MemoryStream();
        SheetWriter.Write(file, SheetFileKind.Csv, "", ["Id", "Note", "Start", "Hours"], [["0800001", "say \"hi\", then\nleave", new DateOnly(2026, 8, 29), -12.5m]]);
        file.ToArray().ShouldBe([0xEF, 0xBB, 0xBF, .. "Id,Note,Start,Hours\r\n0800001,\"say \"\"hi\"\", then\nleave\",2026-08-29,-12.5\r\n"u8]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0")]
    [InlineData("+1-303-555-0100", "'+1-303-555-0100")]
    [InlineData("\t=1", "'=1")]
    [InlineData("+1 303 555 0100", "+1 303 555 0100")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("ann@x.org", "ann@x.org")]
    [InlineData("24-10", "24-10")]
    public void Only_what_could_run_as_a_formula_is_guarded(string text, string written) => FormulaGuard.Guard(text).ShouldBe(written);

    [Fact]
    public void No_guarded_text_can_start_a_formula_and_the_guard_comes_off_whole()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), Gen.Elements("=", "+", "-", "@", "\t", "'", "'=", "").ToArbitrary(), (rest, start) =>
        {
            var text = start + rest.Get;
            var guarded = FormulaGuard.Guard(text);
            return FormulaGuard.Unguard(guarded) == CellText.Clean(text) && (guarded.Length == 0 || !"=@\t\r".Contains(guarded[0]));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_workbook_is_valid_and_carries_dates_numbers_and_a_frozen_header()
    {
        using var file = new MemoryStream();
        SheetWriter.Write(file, SheetFileKind.Workbook, "Residents: fall/2026 [all of them, and more]", ["Id", "Start", "Hours"], [["0800001", new DateOnly(2026, 8, 29), 12.5m], ["x", (DateOnly?)null, 3]]);
        file.Position = 0;
        using (var package = SpreadsheetDocument.Open(file, false))
        {
            new OpenXmlValidator().Validate(package).Select(e => e.Description).ShouldBeEmpty();
            package.WorkbookPart!.WorksheetParts.Single().Worksheet.OuterXml.ShouldContain("frozen");
        }
        file.Position = 0;
        using var sheet = SheetReader.Open(file, "back", SheetLimits.Default, new(), default);
        sheet.SheetName.ShouldBe("Residents  fall 2026  all of th");
        sheet.Rows().SelectMany(r => r.Cells).ShouldBe(["0800001", "2026-08-29", "12.5", "x", "", "3"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Bad_rows_come_back_with_their_reason_and_can_be_uploaded_again(SheetFileKind kind)
    {
        using var original = await SheetFiles.OpenAsync("Name,E-mail\nAnn Lee,ann@x.org\nBob,=bob\n");
        using var file = new MemoryStream();
        ErrorSheet.Write(file, kind, original.Headers, original.Rows().Where(r => r.Number == 3).Select(r => (r, "“=bob” is no e-mail address.")));
        file.Position = 0;
        using var back = await SheetReader.OpenAsync(file, "to-correct");
        back.Headers.ShouldBe([ErrorSheet.ReasonHeader, ErrorSheet.RowHeader, "Name", "E-mail"]);
        back.Rows().Single().Cells.ShouldBe(["“=bob” is no e-mail address.", "3", "Bob", "=bob"]);
        using var again = new MemoryStream();
        ErrorSheet.Write(again, kind, back.Headers, back.Rows().Select(r => (r, "still wrong")));
        again.Position = 0;
        using var second = await SheetReader.OpenAsync(again, "to-correct");
        second.Headers.Count.ShouldBe(4);
    }
}

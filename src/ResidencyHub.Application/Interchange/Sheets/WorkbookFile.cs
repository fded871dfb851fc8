using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Tables = DocumentFormat.OpenXml.Spreadsheet;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>
/// Writes an Excel workbook of one sheet. The parts are streamed into a zip archive directly: the library's own package keeps
/// the whole sheet in memory before it is written.
/// </summary>
internal static class WorkbookFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string BoldStyle = "1";
    private const string DayStyle = "2";
    private const string TextStyle = "3";

    public static void Write(Stream to, string name, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken stop)
    {
        using var archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var sheetName = WorkbookText.SheetName(name);
        Put(archive, "[Content_Types].xml", """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""");
        Put(archive, "_rels/.rels", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Put(archive, "xl/_rels/workbook.xml.rels", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>""");
        Put(archive, "xl/styles.xml", Styles());
        var lastRow = PutSheet(archive, headers, rows, stop);
        var filter = new DefinedName($"'{sheetName.Replace("'", "''", StringComparison.Ordinal)}'!$A$1:${LastColumn(headers)}${lastRow}") { Name = "_xlnm._FilterDatabase", LocalSheetId = 0, Hidden = true };
        Put(archive, "xl/workbook.xml", new Workbook(new Tables.Sheets(new Tables.Sheet { Name = sheetName, SheetId = 1, Id = "rId1" }), new DefinedNames(filter)));
    }

    // Written without the library's element objects: one object per cell, and several times as slow.
    private static int PutSheet(ZipArchive archive, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken stop)
    {
        using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize });
        xml.WriteStartDocument(true);
        xml.WriteStartElement("worksheet", Main);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        if (headers.Count > 0)
            xml.WriteRaw($"<cols>{string.Concat(headers.Select((h, i) => string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{Math.Clamp(h.Length + 4, 12, 44)}" customWidth="1"/>""")))}</cols>");
        xml.WriteStartElement("sheetData", Main);
        var letters = new List<string>();
        PutRow(xml, 1, [.. headers.Select(h => (SheetCell)h)], BoldStyle, letters);
        var number = 1;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            PutRow(xml, ++number, row, TextStyle, letters);
        }
        xml.WriteEndElement();
        if (headers.Count > 0)
            xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<autoFilter ref="A1:{LastColumn(headers)}{number}"/>"""));
        xml.WriteEndElement();
        return number;
    }

    private static void PutRow(XmlWriter xml, int number, IReadOnlyList<SheetCell> cells, string textStyle, List<string> letters)
    {
        var row = number.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", row);
        for (var i = 0; i < cells.Count; i++)
        {
            if (letters.Count == i)
                letters.Add(CellText.ColumnLetters(i));
            var cell = cells[i];
            var day = cell.Day is { Year: >= 1901 } date ? date : (DateOnly?)null;
            if (day is null && cell.Number is null && string.IsNullOrEmpty(cell.Text))
                continue;
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", letters[i] + row);
            if (day is { } known)
            {
                xml.WriteAttributeString("s", DayStyle);
                xml.WriteElementString("v", Main, known.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture));
            }
            else if (cell.Number is not null)
            {
                xml.WriteElementString("v", Main, cell.Text);
            }
            else
            {
                xml.WriteAttributeString("s", textStyle);
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(WorkbookText.Escape(cell.Text));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static string LastColumn(IReadOnlyList<string> headers) => CellText.ColumnLetters(Math.Max(0, headers.Count - 1));

    // The text style says "text" (49, @), so that an id typed over in Excel keeps its zeros too. 14 is the reader's own short date.
    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat { FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            new CellFormat { FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true },
            new CellFormat { FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, NumberFormatId = 14, ApplyNumberFormat = true },
            new CellFormat { FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, NumberFormatId = 49, ApplyNumberFormat = true }));

    private static void Put(ZipArchive archive, string name, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(content);
    }

    private static void Put(ZipArchive archive, string name, OpenXmlElement root)
    {
        using var part = archive.CreateEntry(name).Open();
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartDocument(true);
        xml.WriteElement(root);
    }
}

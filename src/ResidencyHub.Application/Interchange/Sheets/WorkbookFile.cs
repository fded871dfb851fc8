using System.Globalization;
using System.IO.Compression;
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
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const uint BoldStyle = 1;
    private const uint DayStyle = 2;
    private const uint TextStyle = 3;

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

    private static uint PutSheet(ZipArchive archive, IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<SheetCell>> rows, CancellationToken stop)
    {
        using var part = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartDocument(true);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(FrozenHeader());
        if (headers.Count > 0)
            xml.WriteElement(new Columns(headers.Select((h, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Math.Clamp(h.Length + 4, 12, 44), CustomWidth = true })));
        xml.WriteStartElement(new SheetData());
        Row(xml, 1, [.. headers.Select(h => (SheetCell)h)], BoldStyle);
        var number = 1u;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            Row(xml, ++number, row, TextStyle);
        }
        xml.WriteEndElement();
        if (headers.Count > 0)
            xml.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{LastColumn(headers)}{number}") });
        xml.WriteEndElement();
        return number;
    }

    private static void Row(OpenXmlWriter xml, uint number, IReadOnlyList<SheetCell> cells, uint textStyle)
    {
        xml.WriteStartElement(new Row { RowIndex = number });
        for (var i = 0; i < cells.Count; i++)
        {
            var reference = CellText.ColumnLetters(i) + number.ToString(CultureInfo.InvariantCulture);
            var cell = cells[i];
            if (cell.Day is { } day && day.Year >= 1901)
                xml.WriteElement(new Cell(new Tables.CellValue(day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture))) { CellReference = reference, StyleIndex = DayStyle });
            else if (cell.Number is not null)
                xml.WriteElement(new Cell(new Tables.CellValue(cell.Text)) { CellReference = reference });
            else if (!string.IsNullOrEmpty(cell.Text))
                xml.WriteElement(new Cell(new InlineString(new Text(WorkbookText.Escape(cell.Text)) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = reference, DataType = CellValues.InlineString, StyleIndex = textStyle });
        }
        xml.WriteEndElement();
    }

    private static string LastColumn(IReadOnlyList<string> headers) => CellText.ColumnLetters(Math.Max(0, headers.Count - 1));

    private static SheetViews FrozenHeader()
        => new(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 });

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

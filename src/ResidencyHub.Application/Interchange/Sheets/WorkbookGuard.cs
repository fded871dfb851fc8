using System.Collections.ObjectModel;
using System.IO.Compression;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Looks at a workbook's table of contents before anything in it is unzipped.</summary>
internal static class WorkbookGuard
{
    /// <summary>Refuses archive bombs, macro workbooks and what is no workbook.</summary>
    /// <remarks>
    /// The sizes are those that the archive states. They may lie, but the runtime never unzips more of a part than the
    /// stated size, so a lie ends as a damaged file and not as a full memory.
    /// </remarks>
    public static void Check(Stream file, SheetLimits limits)
    {
        file.Position = 0;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var entries = archive.Entries;
            CheckSizes(entries, limits);
            CheckKind(archive, entries);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
        file.Position = 0;
    }

    public static SheetRefusedException Damaged(Exception cause)
        => SheetRefusedException.For(SheetFault.Damaged, "The workbook is damaged: its content cannot be unpacked.", "Open it in Excel, let Excel repair it, save it under a new name and upload that.", inner: cause);

    private static void CheckSizes(ReadOnlyCollection<ZipArchiveEntry> entries, SheetLimits limits)
    {
        if (entries.Count > limits.MaxArchiveEntries)
            throw Bomb($"It holds {entries.Count:N0} parts; a workbook has a few dozen.");
        long total = 0;
        foreach (var entry in entries)
        {
            total += entry.Length;
            if (total < 0 || total > limits.MaxUnpackedBytes)
                throw Bomb($"Unpacked it is larger than {limits.MaxUnpackedBytes >> 20:N0} MB.");
            if (entry.Length > 1 << 20 && entry.Length / Math.Max(1, entry.CompressedLength) > limits.MaxUnpackedRatio)
                throw Bomb($"One of its parts unpacks to {entry.Length / Math.Max(1, entry.CompressedLength):N0} times its size.");
            if (entry.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) && entry.Length > limits.MaxSharedTextBytes)
                throw Bomb($"Its texts alone are larger than {limits.MaxSharedTextBytes >> 20:N0} MB.");
        }
    }

    private static void CheckKind(ZipArchive archive, ReadOnlyCollection<ZipArchiveEntry> entries)
    {
        bool Has(string start) => entries.Any(e => e.FullName.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        if (entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) || Has("xl/macrosheets/") || ContentTypes(archive).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            throw SheetRefusedException.For(SheetFault.MacroWorkbook, "The workbook contains macros (small programs), and those are not taken in.", "In Excel choose File, Save As, “Excel Workbook (.xlsx)”, which leaves the macros out, and upload that.");
        if (Has("xl/workbook.xml"))
            return;
        throw Has("xl/workbook.bin") ? Not("a binary workbook (.xlsb)", "In Excel choose File, Save As, “Excel Workbook (.xlsx)”, and upload that.")
            : Has("Index/") || Has("Index.zip") ? Not("a Numbers document", "In Numbers choose File, Export To, Excel, and upload that.")
            : Has("mimetype") ? Not("an OpenDocument file (.ods)", "In LibreOffice choose File, Save As, “Excel 2007–365 (.xlsx)”, and upload that.")
            : Has("word/") ? Not("a Word document", "Copy the table into a spreadsheet and save it as .xlsx, or paste its cells.")
            : Has("ppt/") ? Not("a PowerPoint presentation", "Upload an Excel workbook (.xlsx) or a CSV file.")
            : Not("a compressed folder (zip)", "Unpack it and upload the spreadsheet inside.");
    }

    private static string ContentTypes(ZipArchive archive)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { Length: < 1 << 20 } entry)
            return "";
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static SheetRefusedException Not(string what, string toDo)
        => SheetRefusedException.For(SheetFault.NotASheet, $"The file is {what}, not an Excel workbook.", toDo);

    private static SheetRefusedException Bomb(string why)
        => SheetRefusedException.For(SheetFault.ArchiveBomb, $"The workbook is not opened, since it would fill the server's memory. {why}", "Copy only the cells that are needed into a new workbook, or save the sheet as “CSV UTF-8”, and upload that.");
}

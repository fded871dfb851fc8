using System.Text;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>Tells a workbook from text by the first bytes, and refuses what is neither.</summary>
internal static class FileSignature
{
    private const string SaveAs = "Open it in Excel, choose File, Save As, and save it as “Excel Workbook (.xlsx)” or “CSV UTF-8”.";

    private static readonly (byte[] Bytes, string Name)[] NoSheets =
    [
        ("%PDF"u8.ToArray(), "a PDF document"), ([0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"), ([0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
        ("GIF8"u8.ToArray(), "a picture (GIF)"), ("BM"u8.ToArray(), "a picture (BMP)"), ([0x49, 0x49, 0x2A, 0x00], "a picture (TIFF)"), ([0x4D, 0x4D, 0x00, 0x2A], "a picture (TIFF)"),
        ("{\\rtf"u8.ToArray(), "a text document (RTF)"), ([0x1F, 0x8B], "a compressed file (gzip)"), ("Rar!"u8.ToArray(), "a compressed file (RAR)"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a compressed file (7z)"), ("MZ"u8.ToArray(), "a program"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
    ];

    public static bool IsWorkbook(Stream file)
    {
        var start = new byte[4096];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        var head = start.AsSpan(0, read);
        if (head.StartsWith("PK\x3\x4"u8))
            return true;
        if (head.StartsWith("PK\x5\x6"u8))
            throw SheetRefusedException.For(SheetFault.Empty, "The file is an empty compressed folder.", "Upload the spreadsheet itself.");
        if (head.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }))
            throw OldOrLocked(file);
        foreach (var (bytes, name) in NoSheets)
        {
            // Two letters alone begin many honest CSV files ("BMI,…"): a program or bitmap has a zero byte soon after.
            if (head.StartsWith(bytes) && (bytes.Length > 2 || bytes[0] == 0x1F || head[..Math.Min(read, 64)].Contains((byte)0)))
                throw SheetRefusedException.For(SheetFault.NotASheet, $"The file is {name}, not a spreadsheet.", "Upload an Excel workbook (.xlsx) or a CSV file, or paste the cells.");
        }
        RefuseMarkup(head);
        return false;
    }

    private static void RefuseMarkup(ReadOnlySpan<byte> head)
    {
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<table", StringComparison.OrdinalIgnoreCase))
            throw SheetRefusedException.For(SheetFault.NotASheet, "The file is a web page, though its name may end in .xls: some systems export like that.", SaveAs);
        if (text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase))
            throw SheetRefusedException.For(SheetFault.NotASheet, "The file is XML, not a spreadsheet.", SaveAs);
    }

    // A workbook with a password is wrapped in the same container that old workbooks used; its directory names what is inside.
    private static SheetRefusedException OldOrLocked(Stream file)
    {
        var names = new byte[(int)Math.Min(file.Length, 4 << 20)];
        file.Position = 0;
        file.ReadExactly(names);
        if (names.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 || names.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptionInfo")) >= 0)
            return SheetRefusedException.For(SheetFault.PasswordProtected, "The workbook is protected by a password.", "Open it in Excel, choose File, Info, Protect Workbook, Encrypt with Password, remove the password, save it and upload it again.");
        if (names.AsSpan().IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0)
            return SheetRefusedException.For(SheetFault.NotASheet, "The file is a Word document, not a spreadsheet.", "Upload an Excel workbook (.xlsx) or a CSV file, or paste the cells.");
        return SheetRefusedException.For(SheetFault.OldWorkbook, "The file is a workbook of the old kind (.xls, before 2007).", SaveAs);
    }
}

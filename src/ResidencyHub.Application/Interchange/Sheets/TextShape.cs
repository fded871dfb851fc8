using System.Text;

namespace ResidencyHub.Application.Interchange.Sheets;

/// <summary>How the bytes of a text file are to be read as letters.</summary>
/// <param name="Encoding">The encoding to decode with.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Remark">What the person should check, when the encoding was inferred from what it cannot be.</param>
internal sealed record TextShape(Encoding Encoding, string Name, SheetRemark? Remark)
{
    public static TextShape Of(Stream file)
    {
        var start = new byte[1 << 16];
        file.Position = 0;
        var head = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return IsUtf8(file) ? Named(new UTF8Encoding(false), "UTF-8") : Western();
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Named(Encoding.Unicode, "UTF-16");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Named(Encoding.BigEndianUnicode, "UTF-16");
        if (head.Contains((byte)0))
            return Utf16WithoutMark(head) ?? throw Rubbish();
        if (Controls(head) is > 4 and var controls && controls * 20 > head.Length)
            throw Rubbish();
        return IsUtf8(file) ? Named(new UTF8Encoding(false), "UTF-8") : Western();
    }

    private static TextShape Named(Encoding encoding, string name) => new(encoding, name, null);

    private static TextShape Western()
        => new(Encoding.GetEncoding(1252), "Windows-1252", new(SheetRemarkKind.Encoding, "The file was read as Windows-1252 (Western European). Check that names with accents look right; if they don't, save it as “CSV UTF-8”."));

    private static SheetRefusedException Rubbish()
        => SheetRefusedException.For(SheetFault.NotASheet, "The file is not text and not a workbook.", "Upload an Excel workbook (.xlsx) or a CSV file, or paste the cells.");

    // Western text in UTF-16 has its zero bytes all on one side.
    private static TextShape? Utf16WithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }
        var half = head.Length / 2;
        if (odd > half * 7 / 10 && even < half / 20 + 1)
            return Named(Encoding.Unicode, "UTF-16");
        if (even > half * 7 / 10 && odd < half / 20 + 1)
            return Named(Encoding.BigEndianUnicode, "UTF-16");
        return null;
    }

    private static int Controls(ReadOnlySpan<byte> head)
    {
        var count = 0;
        foreach (var b in head)
        {
            if (b is < 32 and not (9 or 10 or 13) or 127)
                count++;
        }
        return count;
    }

    private static bool IsUtf8(Stream file)
    {
        file.Position = 0;
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[1 << 16];
        var chars = new char[(1 << 16) + 8];
        try
        {
            int read;
            do
            {
                read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
                decoder.GetChars(bytes, 0, read, chars, 0, flush: read < bytes.Length);
            }
            while (read == bytes.Length);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}

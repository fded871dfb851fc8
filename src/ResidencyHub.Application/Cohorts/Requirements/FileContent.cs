using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Says from the bytes of a file what it is; the name and what the browser says count for nothing. What is not on the list, or could be read as a program or page as well, is refused.</summary>
internal static class FileContent
{
    public const string Allowed = "PDF, PNG, JPEG and HEIC pictures, and Word documents (.docx)";

    private const string Unknown = $"This file is none of {Allowed}. What counts is the content, not the name: open it, save or print it as a PDF, and choose that.";
    private const string Active = "This file carries scripts, macros or other files inside. Print it to a new PDF, or take a picture of it, and choose that.";
    private const string Broken = "This file is not whole, or something is hung on at its end. Save it anew and choose that.";

    private const int MostEntries = 2000;
    private const long MostUnpacked = 200L * 1024 * 1024;

    /// <summary>The kind, or why the file is refused.</summary>
    public static (FileKind? Kind, string? Refusal) Read(byte[] bytes)
    {
        if (bytes.Length == 0)
            return (null, "The file is empty.");
        if (Starts(bytes, "%PDF-1."u8) || Starts(bytes, "%PDF-2."u8))
            return Judge(FileKind.Pdf, Pdf(bytes));
        if (Starts(bytes, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Judge(FileKind.Png, Png(bytes));
        if (Starts(bytes, [0xFF, 0xD8, 0xFF]))
            return Judge(FileKind.Jpeg, Jpeg(bytes));
        if (bytes.Length > 16 && bytes.AsSpan(4, 4).SequenceEqual("ftyp"u8))
            return Judge(FileKind.Heic, Heic(bytes));
        return Starts(bytes, "PK\u0003\u0004"u8) ? Judge(FileKind.Word, Word(bytes)) : (null, Unknown);
    }

    public static string ContentType(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Png => "image/png",
        FileKind.Jpeg => "image/jpeg",
        FileKind.Heic => "image/heic",
        _ => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    public static string Extension(FileKind kind) => kind switch
    {
        FileKind.Pdf => ".pdf",
        FileKind.Png => ".png",
        FileKind.Jpeg => ".jpg",
        FileKind.Heic => ".heic",
        _ => ".docx",
    };

    /// <summary>A name that can be shown and saved anywhere: no folders, no control or direction signs, no ending of its own.</summary>
    public static string CleanName(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = string.Concat(last.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) && !"<>:\"|?*&;'`".Contains(c, StringComparison.Ordinal)));
        var plain = Path.GetFileNameWithoutExtension(kept).Trim(' ', '.');
        return plain.Length == 0 ? "file" : plain.Length > 120 ? plain[..120].TrimEnd() : plain;
    }

    private static (FileKind?, string?) Judge(FileKind kind, string? refusal) => refusal is null ? (kind, null) : (null, refusal);

    private static string? Pdf(byte[] bytes)
    {
        if (bytes.AsSpan(Math.Max(0, bytes.Length - 2048)).IndexOf("%%EOF"u8) < 0 || IsZipAsWell(bytes))
            return Broken;
        // names may be written with escapes: /J#61vaScript
        var text = Unescaped(bytes);
        return HasMarkup(text) || PdfDangers.Any(d => text.Contains(d, StringComparison.Ordinal)) ? Active : null;
    }

    private static readonly string[] PdfDangers = ["/javascript", "/js ", "/js(", "/js<", "/js\r", "/js\n", "/js/", "/launch", "/embeddedfile", "/richmedia"];

    private static string? Png(byte[] bytes)
    {
        var at = 8;
        for (var first = true; at + 12 <= bytes.Length; first = false)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            var type = bytes.AsSpan(at + 4, 4);
            if (first != type.SequenceEqual("IHDR"u8) || length > bytes.Length - at - 12)
                return Broken;
            at += (int)length + 12;
            if (type.SequenceEqual("IEND"u8))
                return at == bytes.Length && !HasMarkup(Unescaped(bytes)) ? null : Broken;
        }
        return Broken;
    }

    private static string? Jpeg(byte[] bytes)
    {
        var at = 2;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xDA)
                return bytes.AsSpan(at).LastIndexOf([(byte)0xFF, (byte)0xD9]) < 0 || IsZipAsWell(bytes) ? Broken : HasMarkup(Unescaped(bytes)) ? Active : null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            if (length < 2)
                return Broken;
            at += 2 + length;
        }
        return Broken;
    }

    private static string? Heic(byte[] bytes)
    {
        var brand = Encoding.ASCII.GetString(bytes, 8, 4);
        if (brand is not ("heic" or "heix" or "heim" or "heis" or "hevc" or "mif1" or "msf1"))
            return Unknown;
        long at = 0;
        while (at + 8 <= bytes.Length)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan((int)at));
            if (size == 1 && at + 16 <= bytes.Length)
                size = (long)BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan((int)at + 8));
            if (size == 0)
                size = bytes.Length - at;
            if (size < 8 || size > bytes.Length - at)
                return Broken;
            at += size;
        }
        return at != bytes.Length || IsZipAsWell(bytes) ? Broken : HasMarkup(Unescaped(bytes)) ? Active : null;
    }

    private static string? Word(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
            if (zip.Entries.Count > MostEntries || zip.Entries.Sum(e => e.Length) > MostUnpacked)
                return Broken;
            if (zip.GetEntry("[Content_Types].xml") is not { } types || zip.GetEntry("word/document.xml") is null)
                return Unknown;
            if (zip.Entries.Any(e => e.FullName.Contains("..", StringComparison.Ordinal) || e.FullName.StartsWith('/') || e.FullName.Contains('\\', StringComparison.Ordinal)))
                return Broken;
            if (zip.Entries.Any(IsActive) || TextOf(types).Contains("macroenabled", StringComparison.OrdinalIgnoreCase))
                return Active;
            return zip.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Select(TextOf)
                .Any(r => r.Contains("attachedTemplate", StringComparison.OrdinalIgnoreCase) || r.Contains("oleObject", StringComparison.OrdinalIgnoreCase) || r.Contains("\"mhtml:", StringComparison.OrdinalIgnoreCase)) ? Active : null;
        }
        catch (InvalidDataException)
        {
            return Broken;
        }
    }

    private static bool IsActive(ZipArchiveEntry entry) =>
        entry.FullName.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || entry.FullName.StartsWith("word/activeX", StringComparison.OrdinalIgnoreCase)
        || entry.FullName.StartsWith("word/embeddings", StringComparison.OrdinalIgnoreCase) || Path.GetExtension(entry.FullName).ToLowerInvariant() is ".exe" or ".dll" or ".js" or ".vbs" or ".html" or ".htm" or ".hta" or ".svg" or ".lnk" or ".bin";

    private static string TextOf(ZipArchiveEntry entry)
    {
        if (entry.Length > 4 * 1024 * 1024)
            throw new InvalidDataException("A part is too large.");
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    /// <summary>Whether the file could be opened as a zip (and so a program of Java, an office file) as well: its directory stands at the end.</summary>
    private static bool IsZipAsWell(byte[] bytes)
    {
        for (var at = bytes.Length - 22; at >= Math.Max(0, bytes.Length - 22 - ushort.MaxValue); at--)
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6 && BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 20)) <= bytes.Length - at - 22)
                return true;
        return false;
    }

    private static bool HasMarkup(string lower) => Markup.Any(m => lower.Contains(m, StringComparison.Ordinal));

    private static readonly string[] Markup = ["<script", "<html", "<svg", "<?php", "<!doctype", "<iframe", "<object "];

    /// <summary>The bytes as letters, small, with the escapes of PDF names resolved.</summary>
    private static string Unescaped(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '#' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                text.Append((char)Convert.ToByte($"{(char)bytes[i + 1]}{(char)bytes[i + 2]}", 16));
                i += 2;
            }
            else
            {
                text.Append((char)bytes[i]);
            }
        }
        return text.ToString().ToLowerInvariant();
    }

    private static bool Starts(byte[] bytes, ReadOnlySpan<byte> with) => bytes.AsSpan().StartsWith(with);
}

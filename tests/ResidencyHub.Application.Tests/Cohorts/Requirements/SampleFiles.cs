using System.IO.Compression;
using System.Text;

namespace ResidencyHub.Application.Tests.Cohorts.Requirements;

/// <summary>Small whole files of each kind, and what people with bad intentions make of them.</summary>
internal static class SampleFiles
{
    public static byte[] Pdf(string inside = "1 0 obj << /Type /Catalog >> endobj") => Text($"%PDF-1.7\n{inside}\ntrailer << /Root 1 0 R >>\n%%EOF\n");

    public static byte[] Png(string? comment = null)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk("IHDR", [0, 0, 0, 4, 0, 0, 0, 3, 8, 2, 0, 0, 0]);
        if (comment is not null)
            Chunk("tEXt", Text($"Comment\0{comment}"));
        Chunk("IDAT", [1, 2, 3]);
        Chunk("IEND", []);
        return file.ToArray();

        void Chunk(string type, byte[] data)
        {
            file.Write([0, 0, (byte)(data.Length >> 8), (byte)data.Length]);
            file.Write(Text(type));
            file.Write(data);
            file.Write([0, 0, 0, 0]);
        }
    }

    /// <summary>What a JPEG says of its size in points.</summary>
    public static byte[] Frame(int width, int height) => [0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0];

    public static byte[] Jpeg(string comment = "a") => [0xFF, 0xD8, 0xFF, 0xFE, 0, (byte)(comment.Length + 2), .. Text(comment), .. Frame(16, 16), 0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9];

    public static byte[] Heic(string brand = "heic") => [0, 0, 0, 16, .. Text("ftyp"), .. Text(brand), 0, 0, 0, 0, 0, 0, 0, 12, .. Text("mdat"), 1, 2, 3, 4];

    public static byte[] Docx(params (string Name, string Text)[] more)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in ((string, string)[])[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"), .. more])
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        return file.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        return file.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);
}

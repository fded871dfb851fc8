using System.Buffers.Binary;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Writes a picture anew with what is needed to show it and nothing else: no place, no device, no time, no comments, no small picture of the whole, nothing hung on. JPEG and PNG only.</summary>
internal static class PictureContent
{
    public const string Refusal = "This is no JPEG or PNG picture. On an iPhone choose Settings, Camera, Formats, Most Compatible; or take a screenshot of the picture and choose that.";

    private const string Broken = "This picture is not whole, or has more than 50 megapixels. Save it anew, smaller if need be, and choose that.";

    /// <summary>Points on a side and in all: what a reader's telephone can unpack.</summary>
    private const int MostOnASide = 12_000, MostInAll = 50_000_000;

    /// <summary>The chunks of a PNG that are needed to show it, and how long each can be; all but IDAT stand once.</summary>
    private static readonly Dictionary<string, uint> Shown = new() { ["IHDR"] = 13, ["PLTE"] = 768, ["tRNS"] = 256, ["sRGB"] = 1, ["gAMA"] = 4, ["cHRM"] = 32, ["sBIT"] = 4, ["IDAT"] = uint.MaxValue, ["IEND"] = 0 };

    /// <summary>The picture without anything that tells of its origin, or why it is refused.</summary>
    public static (byte[]? Clean, string? Refusal) Strip(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return Jpeg(bytes) is { } jpeg ? (jpeg, null) : (null, Broken);
        if (bytes.AsSpan().StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
            return Png(bytes) is { } png ? (png, null) : (null, Broken);
        return (null, Refusal);
    }

    // ITU T.81 annex B: markers with lengths; after a start of scan coded data runs to the next marker that is neither stuffed nor a restart
    private static byte[]? Jpeg(byte[] bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write([0xFF, 0xD8]);
        var (at, hasFrame, hasScan, orientation) = (2, false, false, 0);
        while (at + 2 <= bytes.Length)
        {
            if (bytes[at] != 0xFF)
                return null;
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker == 0xD9)
            {
                kept.Write([0xFF, 0xD9]);
                return hasFrame && hasScan ? kept.ToArray() : null;
            }
            // what has no length of its own has no place between segments
            if (at + 4 > bytes.Length || marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8))
                return null;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
            if (length < 2 || at + 2 + length > bytes.Length)
                return null;
            var segment = bytes.AsSpan(at, 2 + length);
            var data = segment[4..];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (hasFrame || data.Length < 6 || !Fits(BinaryPrimitives.ReadUInt16BigEndian(data[3..]), BinaryPrimitives.ReadUInt16BigEndian(data[1..])))
                    return null;
                hasFrame = true;
            }
            if (marker == 0xE0 && data.StartsWith("JFIF\0"u8) && data.Length >= 14)
                // the header without its small picture
                kept.Write([0xFF, 0xE0, 0, 16, .. data[..12], 0, 0]);
            else if (marker == 0xE1 && orientation == 0 && Orientation(data) is > 1 and <= 8 and var turned)
                kept.Write(OnlyOrientation((byte)(orientation = turned)));
            else if (marker is (>= 0xC0 and <= 0xCF and not 0xC8) or (>= 0xDA and <= 0xDD) || (marker == 0xEE && length == 14 && data.StartsWith("Adobe"u8)))
                // tables, frame and scan, and of what applications add only how colours are coded
                kept.Write(segment);
            at += 2 + length;
            if (marker != 0xDA)
                continue;
            hasScan = true;
            var from = at;
            while (at + 1 < bytes.Length && !(bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or >= 0xD0 and <= 0xD7)))
                at++;
            kept.Write(bytes.AsSpan(from, at - from));
        }
        return null;
    }

    /// <summary>How the camera was held, of an Exif segment; 0 when it does not say.</summary>
    private static int Orientation(ReadOnlySpan<byte> data)
    {
        if (!data.StartsWith("Exif\0\0"u8) || data.Length < 16)
            return 0;
        var tiff = data[6..];
        var little = tiff[0] == (byte)'I';
        var first = little ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..]) : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (first > (uint)tiff.Length - 2)
            return 0;
        var entries = tiff[(int)first..];
        var count = Number(entries);
        for (var n = 0; n < count && 2 + (n * 12) + 12 <= entries.Length; n++)
            if (entries[(2 + (n * 12))..] is var entry && Number(entry) == 0x0112)
                return Number(entry[8..]);
        return 0;

        int Number(ReadOnlySpan<byte> two) => little ? BinaryPrimitives.ReadUInt16LittleEndian(two) : BinaryPrimitives.ReadUInt16BigEndian(two);
    }

    /// <summary>An Exif segment that says how the camera was held and nothing else, so that nobody's picture lies on its side.</summary>
    private static byte[] OnlyOrientation(byte orientation) =>
        [0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8, .. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];

    private static bool Fits(uint width, uint height) => width is > 0 and <= MostOnASide && height is > 0 and <= MostOnASide && (long)width * height <= MostInAll;

    private static byte[]? Png(byte[] bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes.AsSpan(0, 8));
        var at = 8;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (at + 12 <= bytes.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(at));
            if (length > (uint)(bytes.Length - at - 12))
                return null;
            var type = System.Text.Encoding.ASCII.GetString(bytes, at + 4, 4);
            var whole = bytes.AsSpan(at, (int)length + 12);
            if (seen.Count == 0 && (type != "IHDR" || length != 13 || !Fits(BinaryPrimitives.ReadUInt32BigEndian(whole[8..]), BinaryPrimitives.ReadUInt32BigEndian(whole[12..]))))
                return null;
            if (Shown.TryGetValue(type, out var longest))
            {
                if (length > longest || (!seen.Add(type) && type != "IDAT"))
                    return null;
                kept.Write(whole);
            }
            if (type == "IEND")
                return seen.Contains("IDAT") ? kept.ToArray() : null;
            at += whole.Length;
        }
        return null;
    }
}

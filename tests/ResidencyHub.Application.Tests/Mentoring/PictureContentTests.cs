using System.Text;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.Tests.Cohorts.Requirements;

namespace ResidencyHub.Application.Tests.Mentoring;

public sealed class PictureContentTests
{
    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 2, 1, 0xFF, 0x00, 0xFF, 0xD0, 7, 8];

    [Fact]
    public void A_jpeg_keeps_what_shows_it_and_loses_place_device_comments_the_small_picture_and_what_is_hung_on()
    {
        byte[] table = [0xFF, 0xDB, 0, 4, 9, 9];
        byte[] picture =
        [
            0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 1, 0, 1, 2, 2, .. "thumbnail!!!"u8]), .. Segment(0xE1, Exif(orientation: 6, "GPS 39.7392 -104.9903")), .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Kayla"u8]),
            .. Segment(0xE2, [.. "MPF\0 another picture"u8]), .. Segment(0xED, [.. "Photoshop 3.0\0by Somebody"u8]), .. Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]), .. Segment(0xFE, [.. "taken by Farah"u8]), .. Segment(0xBF, [.. "hidden by Kayla"u8]), .. SampleFiles.Frame(16, 16), .. table, .. Scan, .. table, .. Scan, 0xFF, 0xD9, .. "PK and more"u8,
        ];
        var clean = PictureContent.Strip(picture).Clean.ShouldNotBeNull();
        var text = Encoding.Latin1.GetString(clean);
        foreach (var gone in new[] { "GPS", "39.7392", "Camera", "xmpmeta", "Kayla", "MPF", "Photoshop", "Farah", "thumbnail", "PK and more" })
            text.ShouldNotContain(gone, Case.Sensitive);
        text.ShouldContain("Adobe");
        clean.AsSpan().IndexOf((ReadOnlySpan<byte>)[.. table, .. Scan, .. table, .. Scan, 0xFF, 0xD9]).ShouldBeGreaterThan(0, "what shows it stands as it was, progressive pictures with several scans too");
        clean[^2..].ShouldBe([0xFF, 0xD9]);
        PictureContent.Strip(clean).Clean.ShouldBe(clean, "clean is clean");
        // a telephone held upright: the one thing that is kept, so that nobody's picture lies on its side
        var exif = clean.AsSpan().IndexOf("Exif\0\0"u8);
        (clean[exif + 6 + 8 + 1], clean[exif + 6 + 8 + 2 + 9]).ShouldBe(((byte)1, (byte)6), "one entry, the orientation");
    }

    [Fact]
    public void A_png_keeps_what_shows_it_and_no_words()
    {
        var clean = PictureContent.Strip([.. SampleFiles.Png("made by Kayla"), .. "PK"u8]).Clean.ShouldNotBeNull();
        clean.ShouldBe(SampleFiles.Png());
    }

    [Fact]
    public void What_would_unpack_to_more_than_a_telephone_holds_is_refused_and_nothing_hides_in_what_shows_nothing()
    {
        byte[] Jpeg(int width, int height) => [0xFF, 0xD8, .. SampleFiles.Frame(width, height), .. Scan, 0xFF, 0xD9];
        PictureContent.Strip(Jpeg(8000, 6000)).Clean.ShouldNotBeNull();
        foreach (var (width, height) in new[] { (0, 10), (10, 0), (12_001, 10), (8000, 7000) })
            PictureContent.Strip(Jpeg(width, height)).Clean.ShouldBeNull($"{width} × {height}");
        PictureContent.Strip([0xFF, 0xD8, .. SampleFiles.Frame(16, 16), .. SampleFiles.Frame(16, 16), .. Scan, 0xFF, 0xD9]).Clean.ShouldBeNull("two frames");
        var png = SampleFiles.Png();
        png[16] = 1;
        PictureContent.Strip(png).Clean.ShouldBeNull("16 million points wide");
        PictureContent.Strip([.. SampleFiles.Png()[..33], 0, 0, 0, 2, .. "sRGB"u8, 1, 2, 0, 0, 0, 0, .. SampleFiles.Png()[33..]]).Clean.ShouldBeNull("a chunk longer than it can be");
        PictureContent.Strip([.. SampleFiles.Png()[..33], .. SampleFiles.Png()[8..]]).Clean.ShouldBeNull("two headers");
    }

    [Fact]
    public void What_is_no_whole_picture_is_refused_however_it_is_called()
    {
        foreach (var wrong in new[] { SampleFiles.Pdf(), SampleFiles.Heic(), SampleFiles.Text("<svg onload=alert(1)>"), SampleFiles.Text("GIF89a"), SampleFiles.Zip(("a", "b")), [] })
            PictureContent.Strip(wrong).Refusal.ShouldBe(PictureContent.Refusal);
        byte[][] broken = [[0xFF, 0xD8, 0xFF], [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF, 1], [0xFF, 0xD8, 0xFF, 0xDB, 0, 1], [0xFF, 0xD8, .. Scan], [0xFF, 0xD8, 0xFF, 0xDB, 0, 2, 7, 7], SampleFiles.Png()[..30], [.. SampleFiles.Png()[..8], 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8, 0, 0, 0, 0]];
        foreach (var part in broken)
            PictureContent.Strip(part).ShouldSatisfyAllConditions(s => s.Clean.ShouldBeNull(), s => s.Refusal!.ShouldContain("not whole"));
        // whatever is cut or turned around in it: an answer, never an exception
        byte[] whole = [0xFF, 0xD8, .. Segment(0xE1, Exif(6, "GPS")), .. SampleFiles.Frame(16, 16), .. Scan, 0xFF, 0xD9];
        for (var cut = 0; cut < whole.Length; cut++)
        {
            PictureContent.Strip(whole[..cut]);
            var turned = whole.ToArray();
            turned[cut] ^= 0xFF;
            PictureContent.Strip(turned);
        }
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    /// <summary>Intel order, two entries: the maker of the camera, then how it was held; words behind.</summary>
    private static byte[] Exif(byte orientation, string more) => [.. "Exif\0\0"u8, .. "II"u8, 42, 0, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. "Camera"u8, .. Encoding.ASCII.GetBytes(more)];
}

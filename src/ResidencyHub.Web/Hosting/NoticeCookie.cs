using System.IO.Compression;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using ResidencyHub.Web.Drafts;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Hosting;

/// <summary>Carries what a post has done over the redirect that follows it, so that loading again repeats nothing. Sealed for the account that posted, read once, good for two minutes.</summary>
public sealed class NoticeCookie(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    public const string Name = "hub-notice";

    /// <summary>More names than these are counted, not listed: a browser takes a few kilobytes of cookies.</summary>
    private const int Most = 20;

    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(2);

    private readonly ChunkingCookieManager _cookies = new() { ThrowForPartialCookies = false };
    private Kept? _taken;
    private bool _read;

    /// <summary>Keeps what was done, or why not, for the page to which this request leads.</summary>
    public void Keep(Notice notice)
    {
        if (accessor.HttpContext is not { Response.HasStarted: false } http)
            return;
        var text = JsonSerializer.SerializeToUtf8Bytes(new Kept(notice is Notice.Done done ? Short(done) : null, notice as Notice.Refused, notice is Notice.Done ? SentDrafts.KeyOf(http) : null));
        using var packed = new MemoryStream();
        using (var pack = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            pack.Write(text);
        _cookies.AppendResponseCookie(http, Name, WebEncoders.Base64UrlEncode(ProtectorFor(http).Protect(packed.ToArray(), GoodFor)), Options(http));
    }

    /// <summary>The notice that the request before this one kept; it is gone with that.</summary>
    public Notice? Take()
    {
        if (_read || accessor.HttpContext is not { Response.HasStarted: false } http || !HttpMethods.IsGet(http.Request.Method))
            return Notice;
        _read = true;
        if (_cookies.GetRequestCookie(http, Name) is not { Length: > 0 } kept)
            return null;
        _cookies.DeleteCookie(http, Name, Options(http));
        try
        {
            using var unpack = new DeflateStream(new MemoryStream(ProtectorFor(http).Unprotect(WebEncoders.Base64UrlDecode(kept))), CompressionMode.Decompress);
            _taken = JsonSerializer.Deserialize<Kept>(unpack);
            return Notice;
        }
        catch (Exception strange) when (strange is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            // too old, another account's, or cut off: what was done is done, only its words are lost
            return null;
        }
    }

    /// <summary>The draft whose words were sent by what was told: they may still lie on the device.</summary>
    public string? SentDraft => _taken?.Sent;

    private Notice? Notice => (Notice?)_taken?.Done ?? _taken?.Refused;

    private ITimeLimitedDataProtector ProtectorFor(HttpContext http) =>
        protection.CreateProtector(Name, http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody").ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", MaxAge = GoodFor, IsEssential = true };

    private static Notice.Done Short(Notice.Done notice) => notice with
    {
        Next = Cut([.. notice.Next.Distinct()], rest => $"and {rest} more"),
        Told = Cut([.. notice.Told.Distinct()], rest => new($"and {rest} more", "see their pages")),
        Rows = Cut(notice.Rows, rest => new($"and {rest} more")),
        Left = Cut(notice.Left, rest => new($"and {rest} more")),
    };

    private sealed record Kept(Notice.Done? Done, Notice.Refused? Refused, string? Sent = null);

    private static IReadOnlyList<T> Cut<T>(IReadOnlyList<T> all, Func<int, T> rest) => all.Count <= Most ? all : [.. all.Take(Most), rest(all.Count - Most)];
}

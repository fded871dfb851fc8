using System.Net.Mime;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ResidencyHub.Web.Account;

/// <summary>How often one address may try what is guarded by a secret: sign-in, links, the API. A whole school often shares one address, so the limits are far above what people do and far below what guessing needs.</summary>
public static class RateLimits
{
    private static readonly (string Path, int PerMinute)[] Guarded =
    [
        ("/account/sign-in", 60), ("/account/second-factor", 60), ("/account/forgotten", 20), ("/account/reset", 60), ("/account/confirm", 60), ("/account/passkey", 60),
        ("/invitation", 120), ("/survey", 240), ("/setup", 30), ("/api", 1200),
        // what is typed here is saved while it is typed
        ("/answer", 1200), ("/follow", 1200), ("/host", 1200), ("/mentor-pool", 1200), ("/rate", 1200), ("/sign", 1200), ("/w", 1200), ("/f", 1200),
    ];

    /// <summary>Whether requests to this path are counted.</summary>
    public static bool Guards(PathString path) => Guarded.Any(g => path.StartsWithSegments(g.Path, StringComparison.OrdinalIgnoreCase));

    public static IServiceCollection AddHubRateLimits(this IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = SayAsync;
        o.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            foreach (var (path, perMinute) in Guarded)
                if (http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
                    return RateLimitPartition.GetFixedWindowLimiter($"{http.Connection.RemoteIpAddress} {path}", _ => new FixedWindowRateLimiterOptions { PermitLimit = Limit(http, perMinute), Window = TimeSpan.FromMinutes(1), QueueLimit = 0 });
            return RateLimitPartition.GetNoLimiter("");
        });
    });

    // RateLimit is a factor for hubs behind one address for very many people; 1 by default
    private static int Limit(HttpContext http, int perMinute) => Math.Max(1, (int)(perMinute * http.RequestServices.GetRequiredService<IConfiguration>().GetValue("RateLimit", 1.0)));

    private static async ValueTask SayAsync(OnRejectedContext rejected, CancellationToken stop)
    {
        var response = rejected.HttpContext.Response;
        response.Headers.RetryAfter = "60";
        if (rejected.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await Results.Problem("Too many requests from this address. Wait a minute.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests").ExecuteAsync(rejected.HttpContext);
            return;
        }
        response.ContentType = MediaTypeNames.Text.Html + "; charset=utf-8";
        await response.WriteAsync("""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Please wait a minute · ResidencyHub</title></head>
            <body><main><h1>Please wait a minute</h1><p>There were very many tries from your network just now. Nothing is lost: wait a minute, then load this page again.</p></main></body></html>
            """, stop);
    }
}

namespace ResidencyHub.Web.Hosting;

/// <summary>A HEAD is answered as the GET would be, without its body (RFC 9110, 9.3.2). Mail scanners and link checkers ask so: pages know GET alone, and without this a HEAD on an e-mailed link would be sent to sign-in.</summary>
public static class HeadAsGet
{
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await next(http);
            return;
        }
        var body = http.Response.Body;
        (http.Request.Method, http.Response.Body) = (HttpMethods.Get, Stream.Null);
        try
        {
            await next(http);
        }
        finally
        {
            (http.Request.Method, http.Response.Body) = (HttpMethods.Head, body);
        }
    });
}

using Microsoft.AspNetCore.Diagnostics;

namespace ResidencyHub.Web.Hosting;

/// <summary>A page that stands in for an answer is read, whatever was sent: it would else look for the form that was just refused, fail a second time, and leave nothing but a bare 500.</summary>
public static class ErrorPages
{
    public static IApplicationBuilder UseReadingOfErrorPages(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Features.Get<IExceptionHandlerPathFeature>() is not null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            http.Request.Method = HttpMethods.Get;
        return next(http);
    });
}

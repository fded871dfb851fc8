using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ResidencyHub.Application.Data;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace ResidencyHub.Web.Hosting;

/// <summary>Logs without personal data, measures and traces where they are configured, health for whoever watches.</summary>
public static class Observability
{
    public static WebApplicationBuilder AddObservability(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddSerilog(new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).Enrich.With<WithoutPath>().CreateLogger(), dispose: true);
        builder.Services.AddHubHealth();
        if (builder.Configuration["OpenTelemetry:Endpoint"] is { Length: > 0 } endpoint)
        {
            var service = ResourceBuilder.CreateDefault().AddService("ResidencyHub");
            builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(service)
                .AddMeter("Microsoft.AspNetCore.*", "Microsoft.EntityFrameworkCore", "System.Runtime").AddOtlpExporter(To).Build());
            builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(service)
                .AddSource("Microsoft.AspNetCore", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits").AddOtlpExporter(To).Build());

            void To(OtlpExporterOptions options) => options.Endpoint = new Uri(endpoint);
        }
        return builder;
    }

    /// <summary>Builds the exporters where they are configured: nothing else asks for them.</summary>
    public static WebApplication UseTelemetry(this WebApplication app)
    {
        app.Services.GetService<MeterProvider>();
        app.Services.GetService<TracerProvider>();
        return app;
    }

    /// <summary>One line when a request is done: the route's pattern, never the path, which may hold names and tokens.</summary>
    public static IApplicationBuilder UseRequestLog(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var started = Stopwatch.GetTimestamp();
        await next(http);
        if (http.GetEndpoint() is not RouteEndpoint route || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
            return;
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("ResidencyHub.Requests");
        var level = http.Response.StatusCode >= 500 ? LogLevel.Error : LogLevel.Information;
        if (log.IsEnabled(level))
            log.Log(level, "{Method} {Route} {Status} in {Elapsed:0.0} ms", http.Request.Method, route.RoutePattern.RawText, http.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    });

    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        return app;
    }

    /// <summary>The server puts the path of the request beside every event, with the names and tokens in it; a sink that writes all properties would keep them.</summary>
    private sealed class WithoutPath : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
    }
}

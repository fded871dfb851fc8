using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ResidencyHub.Application.Access;

namespace ResidencyHub.Application.Data;

/// <summary>Ready: the database answers and has every migration of this version.</summary>
internal sealed class HubHealth(ResidencyDbSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = source.Open(Reach.Everything("health"));
        if (!await db.Database.CanConnectAsync(cancellationToken))
            return HealthCheckResult.Unhealthy("The database does not answer.");
        return (await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any()
            ? HealthCheckResult.Unhealthy("Migrations are pending.")
            : HealthCheckResult.Healthy();
    }
}

/// <summary>Adds the hub's health to the server's.</summary>
public static class HubHealthServices
{
    public static IServiceCollection AddHubHealth(this IServiceCollection services)
    {
        services.AddSingleton<Cohorts.Requirements.FilesHealth>();
        services.AddHealthChecks().AddCheck<HubHealth>("database").AddCheck<Cohorts.Requirements.FilesHealth>("files");
        return services;
    }
}

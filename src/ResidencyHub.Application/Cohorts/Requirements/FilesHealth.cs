using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Ready: what people hand in can be kept.</summary>
internal sealed class FilesHealth(FileStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(store.WhyNotWritable() is { } why ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy());
}

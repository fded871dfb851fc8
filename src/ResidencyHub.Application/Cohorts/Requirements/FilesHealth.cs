using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Ready: what people hand in can be kept. Anybody may ask, so the disk is tried once in some seconds, however often that is.</summary>
internal sealed class FilesHealth(FileStore store) : IHealthCheck
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(5), Longest = TimeSpan.FromSeconds(5);

    private readonly Lock _one = new();
    private Task<string?>? _tried;
    private long _triedAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            return await TryAsync().WaitAsync(Longest, cancellationToken) is { } why ? HealthCheckResult.Unhealthy(why) : HealthCheckResult.Healthy();
        }
        catch (TimeoutException)
        {
            return HealthCheckResult.Unhealthy($"Writing into {store.Folder} takes longer than {Longest.TotalSeconds:0} seconds.");
        }
    }

    // a share that hangs holds one thread, not one for each who asks
    private Task<string?> TryAsync()
    {
        lock (_one)
        {
            if (_tried is null || (_tried.IsCompleted && Stopwatch.GetElapsedTime(_triedAt) > GoodFor))
                (_tried, _triedAt) = (Task.Factory.StartNew(store.WhyNotWritable, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default), Stopwatch.GetTimestamp());
            return _tried;
        }
    }
}

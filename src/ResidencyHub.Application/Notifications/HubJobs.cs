using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Placements;

namespace ResidencyHub.Application.Notifications;

/// <summary>Runs the hub's own work on a timer, each job under its lease, so that two nodes never do it at once. A stop waits for the letter in hand, not for the batch.</summary>
public sealed class HubJobs(IServiceScopeFactory scopes, IEnumerable<HubJob> jobs, JobLease lease, TimeProvider time, ILogger<HubJobs> log) : BackgroundService
{
    /// <summary>How often it looks whether a job is due.</summary>
    internal static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    /// <summary>A node that dies frees its work after this.</summary>
    internal static readonly TimeSpan Holds = TimeSpan.FromMinutes(5);

    private readonly List<HubJob> _jobs = [.. jobs];

    /// <summary>Runs every job that is due and that no other node holds.</summary>
    public async Task RunDueAsync(CancellationToken stop)
    {
        foreach (var job in _jobs)
        {
            stop.ThrowIfCancellationRequested();
            await RunAsync(job, stop);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Tick, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await RunDueAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // the hub stops
        }
    }

    private async Task RunAsync(HubJob job, CancellationToken stop)
    {
        var taken = false;
        var done = false;
        try
        {
            taken = await lease.TakeAsync(job.Name, Holds, job.Every, stop);
            if (!taken)
                return;
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.Job(job.Name);
            var count = await job.RunAsync(scope.ServiceProvider, stop);
            done = true;
            if (count > 0)
                log.LogInformation("{Job} did {Count}", job.Name, count);
        }
        catch (Exception broken) when (!stop.IsCancellationRequested)
        {
            // one job's fault stops neither the others nor the next try
            log.LogError(broken, "{Job} failed; it is tried again", job.Name);
        }
        finally
        {
            if (taken)
                await GiveBackAsync(job, done);
        }
    }

    private async Task GiveBackAsync(HubJob job, bool done)
    {
        try
        {
            await lease.GiveBackAsync(job.Name, done, CancellationToken.None);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            log.LogWarning(broken, "{Job} keeps its lease for {Holds}", job.Name, Holds);
        }
    }
}

/// <summary>Adds the hub's own work.</summary>
public static class HubJobServices
{
    /// <summary>Registers the jobs and the service that runs them; other areas add theirs as <see cref="HubJob"/> singletons.</summary>
    public static IServiceCollection AddHubJobs(this IServiceCollection services)
    {
        services.AddSingleton<JobLease>();
        services.AddSingleton(HubJob.Of<SendLetters>(TimeSpan.FromSeconds(10)));
        services.AddSingleton(HubJob.Of<LapseRequests>(TimeSpan.FromHours(1)));
        services.AddSingleton(HubJob.Of<NudgeSchools>(TimeSpan.FromHours(6)));
        services.AddSingleton(HubJob.Of<ReleasePlacements>(TimeSpan.FromMinutes(15)));
        services.AddSingleton(HubJob.Of<FollowNames>(TimeSpan.FromHours(1)));
        services.AddSingleton(HubJob.Of<Mentoring.SendWeekLinks>(TimeSpan.FromHours(1)));
        services.AddSingleton(HubJob.Of<Hours.FollowApprovers>(TimeSpan.FromMinutes(15)));
        services.AddSingleton(HubJob.Of<Cohorts.Requirements.FollowClearances>(TimeSpan.FromHours(6)));
        services.AddSingleton(HubJob.Of<Cohorts.Requirements.TellReviewers>(TimeSpan.FromDays(1)));
        services.AddSingleton(HubJob.Of<Cohorts.Requirements.TellSchools>(TimeSpan.FromHours(6)));
        services.AddSingleton(HubJob.Of<Cohorts.Requirements.SweepFiles>(TimeSpan.FromDays(1)));
        services.AddSingleton(HubJob.Of<Governance.SettleSilence>(TimeSpan.FromHours(1)));
        services.AddSingleton(HubJob.Of<Drafts.PurgeDrafts>(TimeSpan.FromDays(1)));
        services.AddSingleton(HubJob.Of<Mentoring.LookForSignals>(TimeSpan.FromHours(1)));
        services.AddSingleton(HubJob.Of<Mentoring.TellOfSignals>(TimeSpan.FromHours(1)));
        services.AddSingleton(HubJob.Of<Partnerships.WarnOfEndings>(TimeSpan.FromHours(6)));
        services.AddSingleton(HubJob.Of<Mentoring.DestroyRemovedPhotos>(TimeSpan.FromMinutes(30)));
        services.AddSingleton(HubJob.Of<Mentoring.ForgetPresence>(TimeSpan.FromMinutes(15)));
        services.AddSingleton(HubJob.Of<Mentoring.LockObservations>(TimeSpan.FromDays(1)));
        services.AddSingleton(HubJob.Of<Growing.ReleaseMentorRatings>(TimeSpan.FromHours(6)));
        services.AddSingleton(HubJob.Of<Growing.FollowMentors>(TimeSpan.FromMinutes(15)));
        services.AddSingleton(HubJob.Of<Partnerships.OpenWaitingRounds>(TimeSpan.FromMinutes(15)));
        services.AddSingleton(HubJob.Of<Surveys.TendSurveys>(TimeSpan.FromHours(1)));
        services.AddSingleton(HubJob.Of<Growing.RemindAssigned>(TimeSpan.FromHours(6)));
        services.AddSingleton(HubJob.Of<Forms.AskRaters>(TimeSpan.FromHours(1)));
        services.AddSingleton(new HubJob(nameof(ResidencyDbSource.RefreshStatisticsAsync), TimeSpan.FromDays(1), async (inside, stop) =>
        {
            await inside.GetRequiredService<ResidencyDbSource>().RefreshStatisticsAsync(stop);
            return 0;
        }));
        services.AddSingleton<HubJobs>();
        services.AddHostedService(s => s.GetRequiredService<HubJobs>());
        return services;
    }
}

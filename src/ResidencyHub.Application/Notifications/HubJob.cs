using Microsoft.Extensions.DependencyInjection;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Notifications;

/// <summary>A piece of work that the hub does by itself on a timer.</summary>
/// <param name="Name">Its lease's name.</param>
/// <param name="Every">How long after one run the next begins.</param>
/// <param name="RunAsync">Runs it once in a scope whose viewer is the job; returns how much it did.</param>
public sealed record HubJob(string Name, TimeSpan Every, Func<IServiceProvider, CancellationToken, Task<int>> RunAsync)
{
    /// <summary>A job that is one command without a request.</summary>
    public static HubJob Of<TCommand>(TimeSpan every) where TCommand : Command<Nothing, int> =>
        new(typeof(TCommand).Name, every, async (services, stop) => (await services.GetRequiredService<TCommand>().RunAsync(default, stop)).ValueOrDefault);
}

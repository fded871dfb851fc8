using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Interchange;

/// <summary>Does the long steps of imports in the background, one at a time each, so that a page can show how far they are and take a click on Cancel. The state that counts is in the database; here is only what runs in this process.</summary>
public sealed class ImportWork(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<ImportWork> log) : IDisposable
{
    /// <summary>A step that has not said for so long that it still runs is taken for interrupted.</summary>
    internal static readonly TimeSpan Hold = TimeSpan.FromMinutes(2);

    /// <summary>The name of an import that was pasted, not uploaded.</summary>
    public const string Pasted = ImportFiles.Pasted;

    private readonly ConcurrentDictionary<Guid, Running> _running = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>How large an upload may be; configuration key <c>Import:MaxMegabytes</c>, 50 when absent.</summary>
    public SheetLimits Limits { get; } = configuration["Import:MaxMegabytes"] is { Length: > 0 } megabytes && int.TryParse(megabytes, out var most) ? SheetLimits.Default with { MaxBytes = (long)most << 20 } : SheetLimits.Default;

    /// <summary>How far a step is; null when none runs in this process.</summary>
    public SheetProgress? ProgressOf(Guid import) => _running.TryGetValue(import, out var running) ? running.Progress : null;

    /// <summary>Puts an upload aside and begins to read it. Comes back when it is read, or after a second.</summary>
    /// <exception cref="SheetRefusedException">The upload is larger than the limit; the import is over.</exception>
    public async Task ReadAsync(Viewer viewer, Guid import, Stream upload, string fileName, CancellationToken stop)
    {
        try
        {
            await ImportFiles.PutAsideAsync(import, upload, Limits, stop);
        }
        catch (SheetRefusedException refused)
        {
            await BreakOffAsync(viewer, import, refused.Refusal.Words);
            throw;
        }
        await ReadAgainAsync(viewer, import, fileName, null, null);
    }

    /// <summary>Reads the file that was put aside, now that the sheet or the row that names the columns is chosen; null leaves it to the hub.</summary>
    public Task ReadAgainAsync(Viewer viewer, Guid import, string fileName, string? sheetName, int? headerRow) => RunAsync(viewer, import, (services, running, stop) => ReadStepAsync(services, import, fileName, new SheetChoice(sheetName, headerRow), running, stop));

    /// <summary>The rows are stored and nothing can be chosen any more: the file goes.</summary>
    public static void Forget(Guid import) => ImportFiles.Forget(import);

    /// <summary>Begins a step that <see cref="BeginImportStep"/> has allowed. Comes back when it is done, or after a second.</summary>
    public Task RunAsync(Viewer viewer, Guid import, ImportStep step) => RunAsync(viewer, import, (services, running, stop) => StepAsync(services, import, step, running, stop));

    /// <summary>Breaks a running step off; nothing of it is written. False when none runs in this process.</summary>
    public bool Cancel(Guid import)
    {
        if (!_running.TryGetValue(import, out var running))
            return false;
        running.Stop.Cancel();
        return true;
    }

    /// <summary>Which imports this process works on.</summary>
    internal ICollection<Guid> Held => _running.Keys;

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private async Task RunAsync(Viewer viewer, Guid import, Func<IServiceProvider, Running, CancellationToken, Task<Outcome<Nothing>>> step)
    {
        var running = new Running(CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token));
        if (!_running.TryAdd(import, running))
            return;
        var work = Task.Run(() => WorkAsync(viewer, import, running, step), CancellationToken.None);
        await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None));
    }

    private async Task WorkAsync(Viewer viewer, Guid import, Running running, Func<IServiceProvider, Running, CancellationToken, Task<Outcome<Nothing>>> step)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
            var outcome = await step(scope.ServiceProvider, running, running.Stop.Token);
            switch (outcome)
            {
                case Outcome<Nothing>.Refused { Rule: CommitImport.Moved } moved:
                    await LookAgainAsync(scope.ServiceProvider, viewer, import, moved.Words, running);
                    break;
                case Outcome<Nothing>.Refused refused:
                    await BreakOffAsync(viewer, import, refused.Words);
                    break;
                case Outcome<Nothing>.Conflict:
                    await BreakOffAsync(viewer, import, "Somebody changed the same people at the same moment. Nothing was imported; look at the preview again.");
                    break;
            }
        }
        catch (SheetRefusedException refused)
        {
            await BreakOffAsync(viewer, import, refused.Refusal.Words, refused.Refusal.Fault is SheetFault.ChooseASheet or SheetFault.NoHeaders ? refused.Refusal : null);
        }
        catch (OperationCanceledException)
        {
            await BreakOffAsync(viewer, import, _stopping.IsCancellationRequested ? "The server was stopped in the middle. Nothing of this step was written; begin it again." : "Cancelled. Nothing of this step was written.");
        }
#pragma warning disable CA1031 // whatever happens, the page must say that nothing was written
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Import {Import} failed", import);
            await BreakOffAsync(viewer, import, "Something went wrong on the server. Nothing of this step was written; try again, and tell an administrator if it happens twice.");
        }
        finally
        {
            _running.TryRemove(import, out _);
            running.Dispose();
        }
    }

    private async Task<Outcome<Nothing>> ReadStepAsync(IServiceProvider services, Guid import, string fileName, SheetChoice choice, Running running, CancellationToken stop)
    {
        using var sheet = await ImportFiles.OpenAsync(import, fileName, Limits, choice, stop);
        return await services.GetRequiredService<ReadImport>().RunAsync(new(import, sheet, running), stop);
    }

    private static Task<Outcome<Nothing>> StepAsync(IServiceProvider services, Guid import, ImportStep step, Running running, CancellationToken stop) => step switch
    {
        ImportStep.Check => services.GetRequiredService<CheckImport>().RunAsync(new(import, running), stop),
        ImportStep.Commit => services.GetRequiredService<CommitImport>().RunAsync(new(import, running), stop),
        _ => services.GetRequiredService<UndoImport>().RunAsync(new(import, running), stop),
    };

    // what was shown is true no more: the preview is made anew, and says why
    private async Task LookAgainAsync(IServiceProvider services, Viewer viewer, Guid import, string words, Running running)
    {
        await BreakOffAsync(viewer, import, words);
        if ((await services.GetRequiredService<BeginImportStep>().RunAsync(new(import, ImportStep.Check), running.Stop.Token)).IsDone
            && (await services.GetRequiredService<CheckImport>().RunAsync(new(import, running), running.Stop.Token)).IsDone)
            await services.GetRequiredService<NoteOnImport>().RunAsync(new(import, words), running.Stop.Token);
    }

    private async Task BreakOffAsync(Viewer viewer, Guid import, string words, SheetRefusal? choice = null)
    {
        if (choice is null)
            ImportFiles.Forget(import);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = viewer;
        await scope.ServiceProvider.GetRequiredService<BreakImportOff>().RunAsync(new(import, words, choice));
    }

    private sealed class Running(CancellationTokenSource stop) : IProgress<SheetProgress>, IDisposable
    {
        public CancellationTokenSource Stop { get; } = stop;
        public SheetProgress Progress { get; private set; }

        public void Report(SheetProgress value) => Progress = value;

        public void Dispose() => Stop.Dispose();
    }
}

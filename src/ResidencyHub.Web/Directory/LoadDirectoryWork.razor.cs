using Microsoft.AspNetCore.Components.Forms;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Directory;

/// <summary>Takes an official file, shows what it would change, and loads it; the file waits in a temporary place between the two.</summary>
public sealed partial class LoadDirectoryWork : IProgress<DirectoryProgress>
{
    private CancellationTokenSource? _stop;
    private FileStream? _file;
    private string _fileName = "";
    private UpdateDirectory.Result? _result;
    private Notice? _notice;
    private DirectoryProgress? _progress;
    private bool _working, _endWhereThin;
    private int _step;
    private long _shownAt;

    /// <summary>Called by the use case from its own thread, many times a second; shown a few times.</summary>
    public void Report(DirectoryProgress value)
    {
        _progress = value;
        var now = Environment.TickCount64;
        if (now - _shownAt < 250)
            return;
        _shownAt = now;
        _ = InvokeAsync(StateHasChanged);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop is not null)
            await _stop.CancelAsync();
        _stop?.Dispose();
        if (_file is not null)
            await _file.DisposeAsync();
    }

    private static IEnumerable<(string Name, DirectoryTally.Kind Kind)> Lines(DirectoryTally tally) =>
        [("New", tally.New), ("Renamed", tally.Renamed), ("Changed", tally.Changed), ("Ended", tally.Ended), ("Open again", tally.Reopened)];

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        (_notice, _fileName) = (null, chosen.File.Name);
        if (chosen.File.Size > SheetLimits.Default.MaxBytes)
        {
            _notice = new Notice.Refused($"The file has {chosen.File.Size / 1048576.0:0} MB; 50 MB is the most. Leave out columns that are not needed, or load it state by state.");
            return;
        }
        Begin();
        if (_file is not null)
            await _file.DisposeAsync();
        _file = new FileStream(Path.Combine(Path.GetTempPath(), $"directory-{Path.GetRandomFileName()}"), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await using var upload = chosen.File.OpenReadStream(SheetLimits.Default.MaxBytes, _stop!.Token);
            await upload.CopyToAsync(_file, _stop.Token);
        }
        catch (OperationCanceledException)
        {
            _notice = new Notice.Refused("The upload was cancelled. Nothing was changed.");
            _working = false;
            return;
        }
        await RunAsync(write: false);
    }

    private async Task RunAsync(bool write)
    {
        Begin();
        _file!.Position = 0;
        var outcome = await UpdateDirectory.RunAsync(new(_file, _fileName, write, _endWhereThin, this), _stop!.Token);
        _working = false;
        _result = outcome.ValueOrDefault;
        _step = !outcome.IsDone ? 0 : write ? 2 : 1;
        _notice = write || !outcome.IsDone ? Notice.From(outcome, $"The directory is loaded: {_result?.Tally.Words}.", ["Everyone finds the new schools from now on."]) : null;
        if (_step == 2)
            _step = 0;
    }

    private async Task WholeListAsync()
    {
        _endWhereThin = !_endWhereThin;
        await RunAsync(write: false);
    }

    private void StartOver() => (_step, _result, _notice, _endWhereThin) = (0, null, null, false);

    private void Cancel() => _stop?.Cancel();

    private void Begin()
    {
        _stop?.Dispose();
        _stop = new CancellationTokenSource();
        (_working, _progress, _notice, _shownAt) = (true, null, null, 0);
        StateHasChanged();
    }
}

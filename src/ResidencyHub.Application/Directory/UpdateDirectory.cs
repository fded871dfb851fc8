using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Directory;

/// <summary>Brings the directory to a newer official file (CCD, EDGE, or the Urban Institute's portal; CSV or xlsx): first as a preview that writes nothing, then whole or not at all.</summary>
/// <remarks>Rows are found by NCES id. What people here changed stays; what was added by hand is not touched; what vanished ends, and what came back is open again.</remarks>
public sealed class UpdateDirectory(UseCaseServices services) : Command<UpdateDirectory.Request, UpdateDirectory.Result>(services)
{
    /// <param name="File">The upload, as it is.</param>
    /// <param name="FileName">As people know it.</param>
    /// <param name="Write">False: only say what would change.</param>
    /// <param name="EndWhereThin">Also end what is missing in states of which the file has so little that it looks like an extract.</param>
    /// <param name="Progress">Told about twice a second at least.</param>
    public sealed record Request(Stream File, string FileName, bool Write, bool EndWhereThin = false, IProgress<DirectoryProgress>? Progress = null);

    /// <summary>What the file changes, or has changed.</summary>
    /// <param name="IsOfSchools">A file of schools; else of districts.</param>
    /// <param name="States">How many states it covers.</param>
    /// <param name="Tally">The changes in numbers.</param>
    /// <param name="Remarks">Rows that were left out, and why.</param>
    public sealed record Result(bool IsOfSchools, int States, DirectoryTally Tally, IReadOnlyList<string> Remarks);

    private protected override Permission Needs => Permission.LoadDirectory;

    /// <summary>Nothing to check: the reader of the file says what is wrong in it.</summary>
    private protected override IValidator<Request>? Checks => null;

    private protected override async Task<Outcome<Result>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        try
        {
            var file = await DirectoryFile.ReadAsync(request.File, request.FileName, request.Progress, stop);
            request.Progress?.Report(new("Comparing with the directory", 0.5));
            var plan = await Task.Run(() => DirectoryPlan.MakeAsync(operation.Db, file, operation.Today, request.EndWhereThin, stop), stop);
            if (request.Write && plan.Tally.Touched > 0)
                await WriteAsync(request, operation, plan, stop);
            return new Result(file.Kind is DirectoryListKind.Schools, file.States.Count, plan.Tally, file.Remarks);
        }
        catch (SheetRefusedException refused)
        {
            return Outcome.Refused("directory-file", refused.Refusal.Words);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Outcome.Refused("cancelled", "The load was cancelled. Nothing was changed.");
        }
        catch (DbUpdateConcurrencyException)
        {
            return Outcome.Refused("directory-changed-meanwhile", "Somebody changed a school or district while the file was loading. Nothing was changed; load it again.");
        }
    }

    private static async Task WriteAsync(Request request, Operation operation, DirectoryPlan plan, CancellationToken stop)
    {
        var (written, all) = (0, plan.NewDistricts.Count + plan.ChangedDistricts.Count + plan.NewSchools.Count + plan.ChangedSchools.Count);
        operation.Announce(DirectoryTopic.Name);
        await BulkWriter.RunAsync(operation, nameof(UpdateDirectory), $"{request.FileName}: {plan.Tally.Words}", async writer =>
        {
            written = 0;
            await writer.InsertAsync(plan.NewDistricts, Tell, stop);
            written = plan.NewDistricts.Count;
            await writer.UpdateAsync(plan.ChangedDistricts, Tell, stop);
            written += plan.ChangedDistricts.Count;
            await writer.InsertAsync(plan.NewSchools, Tell, stop);
            written += plan.NewSchools.Count;
            await writer.UpdateAsync(plan.ChangedSchools, Tell, stop);
        }, stop);

        void Tell(int more) => request.Progress?.Report(new($"Writing {written + more:N0} of {all:N0}", 0.6 + (0.4 * (written + more) / all)));
    }
}

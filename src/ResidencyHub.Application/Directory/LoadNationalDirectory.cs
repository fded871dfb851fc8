using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Directory;

/// <summary>Fills an empty directory with the national lists that come with the hub. A directory that has districts of the list already is left as it is.</summary>
public sealed class LoadNationalDirectory(UseCaseServices services) : Command<LoadNationalDirectory.Request, LoadNationalDirectory.Loaded>(services)
{
    public sealed record Request(IProgress<DirectoryProgress>? Progress = null);

    /// <summary>How many there are now that were not before: 0 when the lists were there already.</summary>
    public sealed record Loaded(int Districts, int Schools);

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<Loaded>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        if (await operation.Db.Districts.AnyAsync(d => d.NcesId != null, stop))
            return new Loaded(0, 0);
        request.Progress?.Report(new("Reading the national lists of districts and schools", 0));
        var (districts, schools) = NationalLists.Read(stop);
        var all = (double)(districts.Count + schools.Count);
        await BulkWriter.RunAsync(operation, nameof(LoadNationalDirectory), $"{districts.Count:N0} districts and {schools.Count:N0} schools of the national lists", async writer =>
        {
            await writer.InsertAsync(districts, n => Tell(n), stop);
            await writer.InsertAsync(schools, n => Tell(districts.Count + n), stop);
        }, stop);
        operation.Announce(DirectoryTopic.Name);
        return new Loaded(districts.Count, schools.Count);

        void Tell(int written) => request.Progress?.Report(new($"Loading the national directory: {written:N0} of {all:N0} districts and schools", written / all));
    }
}

/// <summary>What the change feed calls the directory.</summary>
public static class DirectoryTopic
{
    public const string Name = "directory";
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;

namespace ResidencyHub.Application.Directory;

/// <summary>Fills the directory with the national lists that come with the hub; what is there already (a demo's schools, say) stays. A directory that has a list already is left as it is.</summary>
public sealed class LoadNationalDirectory(UseCaseServices services) : Command<LoadNationalDirectory.Request, LoadNationalDirectory.Loaded>(services)
{
    /// <summary>Even one state has more districts than a demo; all together are 20,000.</summary>
    private const int FewerIsNoList = 1000;

    public sealed record Request(IProgress<DirectoryProgress>? Progress = null);

    /// <summary>How many there are now that were not before: 0 when the lists were there already.</summary>
    public sealed record Loaded(int Districts, int Schools);

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<Loaded>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var districtsThere = operation.Db.Districts.Where(d => d.NcesId != null);
        if (await districtsThere.OrderBy(d => d.NcesId).Skip(FewerIsNoList).AnyAsync(stop))
            return new Loaded(0, 0);
        request.Progress?.Report(new("Reading the national lists of districts and schools", 0));
        var (districts, schools) = NationalLists.Read(
            await districtsThere.AsNoTracking().ToDictionaryAsync(d => d.NcesId!, d => d.Id, StringComparer.Ordinal, stop),
            await operation.Db.Schools.Where(s => s.NcesId != null).Select(s => s.NcesId!).ToHashSetAsync(stop), stop);
        var all = (double)(districts.Count + schools.Count);
        operation.Announce(DirectoryTopic.Name);
        await BulkWriter.RunAsync(operation, nameof(LoadNationalDirectory), $"{districts.Count:N0} districts and {schools.Count:N0} schools of the national lists", async writer =>
        {
            await writer.InsertAsync(districts, n => Tell(n), stop);
            await writer.InsertAsync(schools, n => Tell(districts.Count + n), stop);
        }, stop);
        return new Loaded(districts.Count, schools.Count);

        void Tell(int written) => request.Progress?.Report(new($"Loading the national directory: {written:N0} of {all:N0} districts and schools", written / all));
    }
}

/// <summary>What the change feed calls the directory.</summary>
public static class DirectoryTopic
{
    public const string Name = "directory";
}

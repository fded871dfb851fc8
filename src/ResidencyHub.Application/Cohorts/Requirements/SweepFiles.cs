using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Forms;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Cohorts.Requirements;

/// <summary>Destroys stored files of which no row knows and that are older than a day: what was left when a server stopped between file and row, or was replaced without a trace.</summary>
/// <remarks>A day, so that no file is taken away whose row is just being saved. Files with other names are not the store's and stay.</remarks>
public sealed class SweepFiles(UseCaseServices services, FileStore store) : Command<Nothing, int>(services)
{
    private const int AtOnce = 200;

    /// <summary>The types whose rows keep a stored file; the tests hold them against all that take one.</summary>
    internal static IReadOnlyList<Type> Keepers { get; } = [typeof(HandedIn), typeof(Requirement), typeof(AgreementFile), typeof(FormFile), typeof(EvidencePhoto), typeof(LessonPlan)];

    private protected override Permission Needs => Permission.RunJobs;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var gone = 0;
        foreach (var some in store.Untouched(operation.Now.AddDays(-1)).Chunk(AtOnce))
        {
            var known = await KnownAsync(operation.Db, [.. some.Select(f => f.Id).OfType<Guid>()], stop);
            foreach (var (id, path) in some.Where(f => f.Id is not { } id || !known.Contains(id)))
            {
                File.Delete(path);
                gone++;
            }
        }
        if (gone > 0)
            operation.About = $"{gone} stored files of which no row knew";
        return gone;
    }

    private static async Task<HashSet<Guid>> KnownAsync(ResidencyDb db, List<Guid> ids, CancellationToken stop)
    {
        List<Guid?> asked = [.. ids.Select(i => (Guid?)i)];
        return
        [
            .. (await db.Set<HandedIn>().Where(f => asked.Contains(f.FileId)).Select(f => f.FileId).ToListAsync(stop)).OfType<Guid>(),
            .. (await db.Set<Requirement>().Where(f => asked.Contains(f.SampleId)).Select(f => f.SampleId).ToListAsync(stop)).OfType<Guid>(),
            .. await db.Set<AgreementFile>().Where(f => ids.Contains(f.FileId)).Select(f => f.FileId).ToListAsync(stop),
            .. await db.Set<FormFile>().Where(f => ids.Contains(f.FileId)).Select(f => f.FileId).ToListAsync(stop),
            .. await db.LessonPlans.Where(f => ids.Contains(f.FileId)).Select(f => f.FileId).ToListAsync(stop),
            .. (await db.EvidencePhotos.Where(f => asked.Contains(f.FileId)).Select(f => f.FileId).ToListAsync(stop)).OfType<Guid>(),
        ];
    }
}

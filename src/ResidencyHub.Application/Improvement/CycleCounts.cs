using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Improvement;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Improvement;

/// <summary>How many improvement cycles are under way, and what became of this school year's, for a status page over one school or many.</summary>
internal static class CycleCounts
{
    public static async Task<CycleFact> OfAsync(Operation operation, IQueryable<ImprovementCycle> cycles, string path, CancellationToken stop)
    {
        var today = operation.Today;
        var before = AcademicYear.Of(today).Previous.FirstDay;
        var found = await cycles.Where(c => c.TakenOutOn == null && (c.Verdict == null || c.ConcludedOn >= before)).Select(c => new Dated(c.StudyOn, c.Verdict, c.ConcludedOn)).ToListAsync(stop);
        return Of(found, today, path);
    }

    /// <summary>A cycle as it is counted.</summary>
    public sealed record Dated(DateOnly StudyOn, CycleVerdict? Verdict, DateOnly? ConcludedOn);

    public static CycleFact Of(IReadOnlyCollection<Dated> found, DateOnly today, string path)
    {
        var year = AcademicYear.Of(today);
        var (before, sameDay) = (year.Previous.FirstDay, today.AddYears(-1));
        int Of(CycleVerdict verdict) => found.Count(c => c.Verdict == verdict && c.ConcludedOn >= year.FirstDay);
        return new(
            found.Count(c => c.Verdict is null && c.StudyOn > today), found.Count(c => c.Verdict is null && c.StudyOn <= today),
            Of(CycleVerdict.Adopt), Of(CycleVerdict.Adapt), Of(CycleVerdict.Abandon), found.Count(c => c.Verdict is not null && c.ConcludedOn >= before && c.ConcludedOn <= sameDay), path);
    }
}

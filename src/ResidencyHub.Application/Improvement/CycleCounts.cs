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
        var (today, year) = (operation.Today, AcademicYear.Of(operation.Today));
        var (before, sameDay) = (year.Previous.FirstDay, today.AddYears(-1));
        var found = await cycles.Where(c => c.TakenOutOn == null && (c.Verdict == null || c.ConcludedOn >= before)).Select(c => new { c.StudyOn, c.Verdict, c.ConcludedOn }).ToListAsync(stop);
        int Of(CycleVerdict verdict) => found.Count(c => c.Verdict == verdict && c.ConcludedOn >= year.FirstDay);
        return new(
            found.Count(c => c.Verdict is null && c.StudyOn > today), found.Count(c => c.Verdict is null && c.StudyOn <= today),
            Of(CycleVerdict.Adopt), Of(CycleVerdict.Adapt), Of(CycleVerdict.Abandon), found.Count(c => c.Verdict is not null && c.ConcludedOn <= sameDay), path);
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Placements;

/// <summary>Which steps a request takes: those of the partnership in which program and school work together, else the program's own.</summary>
internal static class RequestSteps
{
    /// <summary>The rules of requests of a program to a school today. Where both are in several partnerships, what was set last holds.</summary>
    public static async Task<RuleBook> OpenAsync(Operation operation, Id<PreparationProgram> program, Id<District> district, Id<School> school, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var now = db.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today));
        var mine = now.Where(m => m.ProgramId == program).Select(m => m.PartnershipId);
        var shared = await now.Where(m => mine.Contains(m.PartnershipId) && m.DistrictId == district && (m.SchoolId == null || m.SchoolId == school)).Select(m => m.PartnershipId).Distinct().ToListAsync(stop);
        return await RuleBook.OpenAsync(db, program, today, stop, shared);
    }

    /// <summary>The partnerships in which the viewer coordinates a program today: their steps are the viewer's to set.</summary>
    public static Task<List<Id<Partnership>>> MineAsync(Operation operation, CancellationToken stop)
    {
        var (programs, today) = (operation.Reach.Programs, operation.Today);
        return operation.Db.PartnershipMembers.Where(m => m.ProgramId != null && programs.Contains(m.ProgramId.Value) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => m.PartnershipId).Distinct().ToListAsync(stop);
    }
}

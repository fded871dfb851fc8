using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Partnerships;

/// <summary>What agreements let a school's leader see of concerns. Each program agrees for its own residents (FERPA: the records are the program's), and "all schools" are those of the districts in that partnership; who has left it reads by it no more.</summary>
internal static class AgreementSight
{
    /// <summary>The sight that the placement's own program gives the placement's school today; safety only without an agreement.</summary>
    public static async Task<ConcernSight> OfAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        await using var wide = operation.LookWider("what the agreement lets the school see");
        return (await ByProgramAsync(wide, placement.SchoolId, placement.DistrictId, operation.Today, stop)).GetValueOrDefault(placement.ProgramId, ConcernSight.SafetyOnly);
    }

    /// <summary>Whether an agreement of the program in force on a day lets the school's leader read shared observations.</summary>
    public static async Task<bool> LeadersReadAsync(ResidencyDb wide, Id<PreparationProgram> program, Id<School> school, Id<District> district, DateOnly day, CancellationToken stop)
    {
        var members = MembersOn(wide, day);
        return await AtSchool(wide, InForce(wide.Agreements, day), school, district, day)
            .AnyAsync(a => a.LeadersReadObservations && members.Any(m => m.PartnershipId == a.PartnershipId && m.ProgramId == program) && (a.CoversAllPrograms || a.Programs.Any(p => p.ProgramId == program)), stop);
    }

    /// <summary>The widest sight that each program's agreements in force on a day give the school.</summary>
    public static async Task<Dictionary<Id<PreparationProgram>, ConcernSight>> ByProgramAsync(ResidencyDb wide, Id<School> school, Id<District> district, DateOnly day, CancellationToken stop)
    {
        var granted = await AtSchool(wide, InForce(wide.Agreements, day), school, district, day)
            .Join(MembersOn(wide, day).Where(m => m.ProgramId != null), a => a.PartnershipId, m => m.PartnershipId, (a, m) => new { a, m })
            .Where(x => x.a.CoversAllPrograms || x.a.Programs.Any(p => p.ProgramId == x.m.ProgramId)).Select(x => new { Program = x.m.ProgramId!.Value, x.a.Concerns }).ToListAsync(stop);
        return granted.GroupBy(g => g.Program).ToDictionary(g => g.Key, g => g.Max(x => x.Concerns));
    }

    /// <summary>The placements that one of these agreements covers on a day: its program and its school both.</summary>
    public static IQueryable<Placement> Covered(ResidencyDb db, IQueryable<Agreement> agreements, DateOnly day)
    {
        var members = MembersOn(db, day);
        var reached = AgreementReach.Of(InForce(agreements, day), members);
        return db.Placements.Where(p => reached.Any(r => (r.Agreement.CoversAllPrograms || r.Agreement.Programs.Any(x => x.ProgramId == p.ProgramId)) && members.Any(m => m.PartnershipId == r.Agreement.PartnershipId && m.ProgramId == p.ProgramId)
            && r.DistrictId == p.DistrictId && (r.SchoolId == null || r.SchoolId == p.SchoolId) && (r.IsWhole || r.Agreement.Schools.Any(s => s.SchoolId == p.SchoolId))));
    }

    /// <summary>Those that cover a school which belongs to their partnership on a day, by itself or with its district.</summary>
    private static IQueryable<Agreement> AtSchool(ResidencyDb db, IQueryable<Agreement> agreements, Id<School> school, Id<District> district, DateOnly day) => AgreementReach.At(agreements, MembersOn(db, day), school, district);

    private static IQueryable<Agreement> InForce(IQueryable<Agreement> agreements, DateOnly day) => agreements.Where(a => a.State == AgreementState.Active && a.StartsOn <= day && a.EndsOn >= day);

    internal static IQueryable<PartnershipMember> MembersOn(ResidencyDb db, DateOnly day) => db.PartnershipMembers.Where(m => m.StartsOn <= day && (m.EndsOn == null || m.EndsOn >= day));

    /// <summary>The placements at these schools whose shared observations, and whose concerns, the school's leader reads by an agreement in force on a day.</summary>
    public static async Task<(List<Id<Placement>> Observations, List<Id<Placement>> Concerns)> GrantedAsync(ResidencyDb wide, IReadOnlyList<Id<School>> schools, DateOnly day, CancellationToken stop) =>
        (await Covered(wide, wide.Agreements.Where(a => a.LeadersReadObservations), day).Where(p => schools.Contains(p.SchoolId)).Select(p => p.Id).ToListAsync(stop),
            await Covered(wide, wide.Agreements.Where(a => a.Concerns == ConcernSight.All), day).Where(p => schools.Contains(p.SchoolId)).Select(p => p.Id).ToListAsync(stop));
}

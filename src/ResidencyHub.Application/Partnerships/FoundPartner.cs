using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>A program, district or school that somebody chose as a partner; exactly one of the three.</summary>
internal sealed record FoundPartner(PreparationProgram? Program, District? District, School? School)
{
    /// <summary>The program, else the district or school of the directory that still goes on; null when neither is found.</summary>
    public static async Task<FoundPartner?> FindAsync(ResidencyDb db, Id<PreparationProgram>? program, Guid? place, CancellationToken stop)
    {
        if (program is { } p)
            return await db.Programs.SingleOrDefaultAsync(x => x.Id == p, stop) is { } found ? new(found, null, null) : null;
        if (place is not { } id)
            return null;
        if (await db.Districts.SingleOrDefaultAsync(x => x.Id == new Id<District>(id) && x.EndedOn == null, stop) is { } district)
            return new(null, district, null);
        return await db.Schools.SingleOrDefaultAsync(x => x.Id == new Id<School>(id) && x.EndedOn == null, stop) is { } school ? new(null, null, school) : null;
    }

    /// <summary>A school whose district does not belong to it.</summary>
    public bool LacksDistrict(Partnership partnership, DateOnly today) => School is not null && !Record.HasDistrict(partnership.Members, School.DistrictId, today);

    /// <summary>As what it belongs to the partnership already; null when it does not.</summary>
    public PartnershipMember? MemberOf(Partnership partnership, DateOnly today) => partnership.Members.FirstOrDefault(m => !m.HasLeftBy(today)
        && (Program is not null ? m.ProgramId == Program.Id : District is not null ? m.DistrictId == District.Id && m.SchoolId is null : m.SchoolId == School!.Id));

    public PartnershipMember Join(Partnership partnership, Period stays, DateTime at) => Program is not null ? partnership.Join(Program, stays, at) : District is not null ? partnership.Join(District, stays, at) : partnership.Join(School!, stays, at);

    public AskedPartner Ask(Partnership partnership, string by, string byPartner, DateOnly today, DateOnly answerBy) =>
        Program is not null ? AskedPartner.Ask(partnership, Program, by, byPartner, today, answerBy) : District is not null ? AskedPartner.Ask(partnership, District, by, byPartner, today, answerBy) : AskedPartner.Ask(partnership, School!, by, byPartner, today, answerBy);
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Partnerships;

/// <summary>Which roles speak for a partner on a day: a program's coordinators, a district's leads, a school's leaders, with an account that is open. Asked in a wider reach; used for whether there is somebody, or whether somebody still does.</summary>
internal sealed class PartnerVoices(ResidencyDb wide, DateOnly day)
{
    /// <summary>Those who bind the partner itself: of a district its leads, not the leaders of its schools.</summary>
    public IQueryable<RoleGrant> Of(PartnershipMember member)
    {
        var (program, district, school) = (member.ProgramId, member.DistrictId, member.SchoolId);
        return program is not null ? Held.Where(g => g.Role == Role.ProgramCoordinator && g.ProgramId == program)
            : school is not null ? Held.Where(g => (g.Role == Role.SchoolLeader && g.SchoolId == school) || (g.Role == Role.DistrictLead && g.DistrictId == district))
            : Held.Where(g => g.Role == Role.DistrictLead && g.DistrictId == district);
    }

    /// <summary>Whether an account votes for a side of the partnership: besides those who bind a partner the leaders of a district's schools.</summary>
    public async Task<bool> VotesAsync(Partnership partnership, Guid account, CancellationToken stop)
    {
        var members = partnership.Members.Where(m => m.Stays.Contains(day)).ToList();
        var (programs, districts) = (members.Select(m => m.ProgramId).Where(p => p is not null).ToList(), members.Select(m => m.DistrictId).Where(d => d is not null).ToList());
        return await Held.AnyAsync(g => g.AccountId == account && ((g.Role == Role.ProgramCoordinator && programs.Contains(g.ProgramId)) || ((g.Role == Role.DistrictLead || g.Role == Role.SchoolLeader) && districts.Contains(g.DistrictId))), stop);
    }

    private IQueryable<RoleGrant> Held => wide.RoleGrants.Where(g => g.StartsOn <= day && (g.EndsOn == null || g.EndsOn >= day) && wide.Users.Any(u => u.Id == g.AccountId && u.ClosedAt == null));
}

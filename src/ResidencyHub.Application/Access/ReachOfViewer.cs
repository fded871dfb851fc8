using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Access;

/// <summary>The viewer with the role that they really hold, what it lets them see, and all that they hold today.</summary>
internal sealed record Standing(Viewer Viewer, Reach Reach, IReadOnlyList<RoleGrant> Held);

/// <summary>Works a viewer's reach out from the role grants that hold today.</summary>
internal sealed class ReachOfViewer(ResidencyDbSource source, HubClock clock)
{
    /// <summary>A role that is chosen but not held any more falls back to the first one held.</summary>
    public async Task<Standing> FindAsync(Viewer viewer, CancellationToken stop)
    {
        if (viewer.OwnReach is { } own)
            return new(viewer, own, []);
        if (viewer.AccountId is not { } account)
            return new(Viewer.Nobody, Reach.Nothing, []);

        await using var db = source.Open(Reach.Everything("who is asking"));
        var today = clock.Today;
        // a closed account holds nothing from this moment on, whatever cookies and tokens are still about
        var held = await db.RoleGrants.Where(g => g.AccountId == account && db.Users.Any(u => u.Id == account && u.ClosedAt == null) && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today)).ToListAsync(stop);
        held.Sort((a, b) => a.Role.CompareTo(b.Role));
        if (held.Count == 0)
            return new(viewer with { Role = null }, Reach.Nothing, []);
        var role = held.Exists(g => g.Role == viewer.Role) ? viewer.Role!.Value : held[0].Role;
        var grants = held.FindAll(g => g.Role == role);
        return new(viewer with { Role = role }, await ReachAsync(db, account, role, grants, today, stop), held);
    }

    /// <summary>Each of the roles that somebody holds today and that includes a permission, with its own reach, the acting one first: what adds up over roles is asked once in each and sees what that role sees, no more.</summary>
    public async Task<IReadOnlyList<Standing>> EachAsync(Standing now, Permission permission, CancellationToken stop)
    {
        if (now.Viewer.AccountId is not { } account)
            return [];
        List<Standing> all = now.Viewer.May(permission) ? [now] : [];
        var others = now.Held.GroupBy(g => g.Role).Where(g => g.Key != now.Viewer.Role && RolePermissions.Includes(g.Key, permission)).OrderBy(g => g.Key).ToList();
        if (others.Count == 0)
            return all;
        await using var db = source.Open(Reach.Everything("what one may see in each of one's roles"));
        foreach (var grants in others)
            all.Add(new(now.Viewer with { Role = grants.Key }, await ReachAsync(db, account, grants.Key, [.. grants], clock.Today, stop), now.Held));
        return all;
    }

    private static async Task<Reach> ReachAsync(ResidencyDb db, Guid account, Role role, List<RoleGrant> grants, DateOnly today, CancellationToken stop)
    {
        var programs = Scope(grants, g => g.ProgramId);
        var districts = Scope(grants, g => g.DistrictId);
        var schools = Scope(grants, g => g.SchoolId);
        switch (role)
        {
            case Role.Administrator:
                return Reach.OfAdministrator(account);
            case Role.Mentor when grants.Find(g => g.MentorId is not null)?.MentorId is { } mentor:
                return await MentorSight.OfAsync(db, Reach.OfMentor(account, mentor), today, stop);
            case Role.Resident when grants.Find(g => g.ResidentId is not null)?.ResidentId is { } resident:
                return Reach.OfResident(account, resident);
            case Role.Observer:
                return Reach.OfPartnerships(account, Scope(grants, g => g.PartnershipId));
            case Role.SchoolLeader:
                var (observations, concerns) = await AgreementSight.GrantedAsync(db, schools, today, stop);
                return Reach.OfSchools(account, schools, await PartnershipsAsync(m => districts.Contains(m.DistrictId!.Value) && (m.SchoolId == null || schools.Contains(m.SchoolId!.Value))), districts).Granted(observations, concerns);
            case Role.DistrictLead:
                return Reach.OfDistricts(account, districts, await PartnershipsAsync(m => m.DistrictId != null && districts.Contains(m.DistrictId!.Value)));
            case Role.Faculty when grants.Find(g => g.PersonId is not null)?.PersonId is { } person:
                var residents = await db.Residents.Where(r => r.SupervisorId == person).Select(r => r.Id).ToListAsync(stop);
                return Reach.OfCaseload(account, person, residents, programs, await PartnershipsAsync(m => m.ProgramId != null && programs.Contains(m.ProgramId!.Value)));
            case Role.ProgramCoordinator:
                var members = db.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today));
                var ours = members.Where(m => m.ProgramId != null && programs.Contains(m.ProgramId!.Value)).Select(m => m.PartnershipId);
                var partners = await members.Where(m => ours.Contains(m.PartnershipId)).Select(m => new { m.PartnershipId, m.DistrictId }).Distinct().ToListAsync(stop);
                return Reach.OfPrograms(account, programs, [.. partners.Select(m => m.DistrictId).OfType<Id<District>>().Distinct()], [.. partners.Select(m => m.PartnershipId).Distinct()]);
            default:
                return Reach.Nothing;
        }

        async Task<List<Id<Partnership>>> PartnershipsAsync(System.Linq.Expressions.Expression<Func<PartnershipMember, bool>> mine) =>
            await db.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Where(mine).Select(m => m.PartnershipId).Distinct().ToListAsync(stop);
    }

    private static List<Id<T>> Scope<T>(List<RoleGrant> grants, Func<RoleGrant, Id<T>?> column) =>
        [.. grants.Select(column).OfType<Id<T>>().Distinct()];
}

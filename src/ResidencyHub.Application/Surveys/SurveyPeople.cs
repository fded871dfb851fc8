using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Surveys;

namespace ResidencyHub.Application.Surveys;

/// <summary>Somebody to ask.</summary>
internal sealed record SurveyPerson(SurveyGroup Group, string Name, string Email, Guid? Account, Id<School>? School, Id<District>? District, Addressee As);

/// <summary>Whom a survey asks: residents and mentors of the placements that run, the leaders of their schools, supervisors and coordinators, district leads. Read wider, and used for asking alone.</summary>
internal sealed class SurveyPeople(Operation operation, Partnership partnership, Id<PreparationProgram>? program)
{
    /// <summary>Each person once, by e-mail address, in the first group that they belong to.</summary>
    public async Task<IReadOnlyList<SurveyPerson>> ReadAsync(CancellationToken stop)
    {
        await using var db = operation.LookWider("whom a survey asks");
        var today = operation.Today;
        var members = partnership.Members.Where(m => m.Stays.Contains(today)).ToList();
        var programs = members.Select(m => m.ProgramId).OfType<Id<PreparationProgram>>().Where(p => program is null || p == program).ToList();
        var districts = members.Where(m => m.SchoolId is null).Select(m => m.DistrictId).OfType<Id<District>>().ToList();
        var single = members.Select(m => m.SchoolId).OfType<Id<School>>().ToList();
        var homes = await db.Placements.Where(p => p.State == PlacementState.Active && programs.Contains(p.ProgramId) && (districts.Contains(p.DistrictId) || single.Contains(p.SchoolId)))
            .Select(p => new { p.ResidentId, p.MentorId, p.SchoolId, p.DistrictId }).ToListAsync(stop);
        var (residentIds, mentorIds, schools) = (homes.Select(h => h.ResidentId).Distinct().ToList(), homes.Select(h => h.MentorId).OfType<Id<Mentor>>().Distinct().ToList(), homes.Select(h => h.SchoolId).Distinct().ToList());
        var residents = await db.Residents.Where(r => residentIds.Contains(r.Id) && r.Email != null).Select(r => new { r.Id, r.FirstName, r.LastName, r.Email, r.SupervisorId }).ToListAsync(stop);
        var mentors = await db.Mentors.Where(m => mentorIds.Contains(m.Id) && m.Email != null).Select(m => new { m.Id, m.FirstName, m.LastName, m.Email, m.SchoolId, m.DistrictId }).ToListAsync(stop);
        var supervisorIds = residents.Select(r => r.SupervisorId).OfType<Id<Person>>().Distinct().ToList();
        var supervisors = await db.People.Where(p => supervisorIds.Contains(p.Id) && p.Email != null).Select(p => new { p.FirstName, p.LastName, p.Email }).ToListAsync(stop);
        var all = districts.Concat(homes.Select(h => h.DistrictId)).Distinct().ToList();
        var grants = await db.RoleGrants.Where(g => g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today))
            .Where(g => (g.Role == Role.ProgramCoordinator && g.ProgramId != null && programs.Contains(g.ProgramId.Value)) || (g.Role == Role.DistrictLead && g.DistrictId != null && all.Contains(g.DistrictId.Value)) || (g.Role == Role.SchoolLeader && g.SchoolId != null && schools.Contains(g.SchoolId.Value)))
            .Join(db.Users.Where(u => u.ClosedAt == null && u.Email != null), g => g.AccountId, u => u.Id, (g, u) => new { g.Role, g.SchoolId, g.DistrictId, u.Id, u.Name, u.Email }).OrderBy(g => g.Email).ToListAsync(stop);
        var principals = await db.Contacts.Where(c => c.Role == ContactRole.Principal && c.SchoolId != null && schools.Contains(c.SchoolId.Value) && c.Email != null && c.Email != "" && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).Select(c => new { c.Name, c.Email, c.SchoolId, c.DistrictId }).ToListAsync(stop);
        var led = grants.Where(g => g.Role is Role.SchoolLeader).Select(g => g.SchoolId!.Value).ToHashSet();
        List<SurveyPerson> people =
        [
            .. residents.Select(r => new SurveyPerson(SurveyGroup.Residents, new PersonName(r.FirstName, r.LastName).Full, r.Email!, null, homes.First(h => h.ResidentId == r.Id).SchoolId, null, Addressee.Resident)),
            .. mentors.Select(m => new SurveyPerson(SurveyGroup.Mentors, new PersonName(m.FirstName, m.LastName).Full, m.Email!, null, m.SchoolId, m.DistrictId, Addressee.Mentor)),
            .. grants.Where(g => g.Role is Role.SchoolLeader).Select(g => new SurveyPerson(SurveyGroup.SchoolLeaders, g.Name, g.Email!, g.Id, g.SchoolId, g.DistrictId, Addressee.SchoolStaff)),
            .. principals.Where(p => !led.Contains(p.SchoolId!.Value)).Select(p => new SurveyPerson(SurveyGroup.SchoolLeaders, p.Name, p.Email!, null, p.SchoolId, p.DistrictId, Addressee.SchoolStaff)),
            .. supervisors.Select(s => new SurveyPerson(SurveyGroup.Faculty, new PersonName(s.FirstName, s.LastName).Full, s.Email!, null, null, null, Addressee.Program)),
            .. grants.Where(g => g.Role is Role.ProgramCoordinator).Select(g => new SurveyPerson(SurveyGroup.Faculty, g.Name, g.Email!, g.Id, null, null, Addressee.Program)),
            .. grants.Where(g => g.Role is Role.DistrictLead).Select(g => new SurveyPerson(SurveyGroup.District, g.Name, g.Email!, g.Id, null, g.DistrictId, Addressee.DistrictStaff)),
        ];
        // where the role is tied to an account the person answers there, too
        var tied = await db.RoleGrants.Where(g => g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today) && ((g.ResidentId != null && residentIds.Contains(g.ResidentId.Value)) || (g.MentorId != null && mentorIds.Contains(g.MentorId.Value)) || (g.PersonId != null && supervisorIds.Contains(g.PersonId.Value))))
            .Join(db.Users.Where(u => u.ClosedAt == null), g => g.AccountId, u => u.Id, (g, u) => new { u.Id, u.NormalizedEmail, g.ResidentId, g.MentorId, g.PersonId }).ToListAsync(stop);
        var accountOf = new Dictionary<string, Guid>(StringComparer.OrdinalIgnoreCase);
        foreach (var t in tied)
        {
            var email = residents.Find(r => r.Id == t.ResidentId)?.Email ?? mentors.Find(m => m.Id == t.MentorId)?.Email ?? t.NormalizedEmail;
            accountOf.TryAdd(email ?? "", t.Id);
        }
        return [.. people.Select(p => p.Account is null && accountOf.TryGetValue(p.Email.Trim(), out var account) ? p with { Account = account } : p).DistinctBy(p => p.Email.Trim().ToUpperInvariant()).DistinctBy(p => p.Account?.ToString() ?? p.Email)];
    }
}

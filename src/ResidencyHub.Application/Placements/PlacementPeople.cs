using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Somebody to write to; those of a school or district with the district whose contact rules hold for them.</summary>
internal sealed record Reachable(Addressee As, string Name, string Email, string? Phone = null, Id<District>? District = null);

/// <summary>Finds whom an act concerns: the actor often may not see the others' addresses, so they are read wider and used for letters only.</summary>
internal sealed class PlacementPeople(Operation operation)
{
    /// <summary>The district's residency lead, else its human resources, as far as they have an address.</summary>
    public Task<Reachable?> DistrictAsync(Id<District> district, CancellationToken stop) =>
        WiderAsync(db => ContactAsync(db, c => c.DistrictId == district && c.SchoolId == null && (c.Role == ContactRole.ResidencyLead || c.Role == ContactRole.HumanResources), Addressee.DistrictStaff, stop));

    /// <summary>The school's principal, when there is one with an address.</summary>
    public Task<Reachable?> PrincipalAsync(Id<School> school, CancellationToken stop) =>
        WiderAsync(db => ContactAsync(db, c => c.SchoolId == school && c.Role == ContactRole.Principal, Addressee.SchoolStaff, stop));

    /// <summary>Who leads the school, as far as they have an address: the principal first, then assistant principals. Nobody where no principal is known.</summary>
    public async Task<IReadOnlyList<Reachable>> LeadersAsync(Id<School> school, CancellationToken stop)
    {
        var today = operation.Today;
        await using var db = operation.LookWider("addresses of those whom an act concerns");
        var found = await db.Contacts.Where(c => c.SchoolId == school && (c.Role == ContactRole.Principal || c.Role == ContactRole.AssistantPrincipal) && c.Email != null && c.Email != "" && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).ToListAsync(stop);
        return found.Exists(c => c.Role is ContactRole.Principal) ? [.. found.OrderBy(c => c.Role).ThenByDescending(c => c.StartsOn).Select(c => new Reachable(Addressee.SchoolStaff, c.Name, c.Email!, c.Phone, c.DistrictId))] : [];
    }

    /// <summary>The school's office, when it has an address.</summary>
    public Task<Reachable?> OfficeAsync(Id<School> school, CancellationToken stop) =>
        WiderAsync(db => ContactAsync(db, c => c.SchoolId == school && c.Role == ContactRole.SchoolOffice, Addressee.SchoolStaff, stop));

    public Task<Reachable?> MentorAsync(Id<Mentor> mentor, CancellationToken stop) => WiderAsync(async db =>
        await db.Mentors.Where(m => m.Id == mentor).Select(m => new { m.FirstName, m.LastName, m.Email, m.Phone, m.DistrictId }).SingleOrDefaultAsync(stop) is { Email: { } email } m
            ? new Reachable(Addressee.Mentor, new PersonName(m.FirstName, m.LastName).Full, email, m.Phone, m.DistrictId) : null);

    public Task<Reachable?> ResidentAsync(Id<Resident> resident, CancellationToken stop) => WiderAsync(async db =>
        await db.Residents.Where(r => r.Id == resident).Select(r => new { r.FirstName, r.LastName, r.Email, r.Phone }).SingleOrDefaultAsync(stop) is { Email: { } email } r
            ? new Reachable(Addressee.Resident, new PersonName(r.FirstName, r.LastName).Full, email, r.Phone) : null);

    /// <summary>Who supervises the placement's resident today.</summary>
    public async Task<Reachable?> SupervisorAsync(Placement placement, CancellationToken stop)
    {
        await using var db = operation.LookWider("addresses of those whom an act concerns");
        return await db.Residents.Where(r => r.Id == placement.ResidentId).Select(r => r.SupervisorId).SingleOrDefaultAsync(stop) is { } id ? await PersonAsync(id, stop) : null;
    }

    /// <summary>A university supervisor.</summary>
    public Task<Reachable?> PersonAsync(Id<Person> person, CancellationToken stop) => WiderAsync(async db =>
        await db.People.Where(p => p.Id == person).Select(p => new { p.FirstName, p.LastName, p.Email, p.Phone }).SingleOrDefaultAsync(stop) is { Email: { } email } p
            ? new Reachable(Addressee.Program, new PersonName(p.FirstName, p.LastName).Full, email, p.Phone) : null);

    /// <summary>Who coordinates the program today, by an open account.</summary>
    public async Task<IReadOnlyList<Reachable>> CoordinatorsAsync(Id<PreparationProgram> program, CancellationToken stop)
    {
        await using var db = operation.LookWider("addresses of those whom an act concerns");
        var today = operation.Today;
        var accounts = await db.RoleGrants
            .Where(g => g.Role == Role.ProgramCoordinator && g.ProgramId == program && g.StartsOn <= today && (g.EndsOn == null || g.EndsOn >= today))
            .Join(db.Users.Where(u => u.ClosedAt == null), g => g.AccountId, u => u.Id, (_, u) => new { u.Id, u.Name, u.Email, u.PhoneNumber }).Where(u => u.Email != null).OrderBy(u => u.Name).ToListAsync(stop);
        return [.. accounts.DistinctBy(u => u.Id).Select(u => new Reachable(Addressee.Program, u.Name, u.Email!, u.PhoneNumber))];
    }

    private async Task<Reachable?> WiderAsync(Func<ResidencyDb, Task<Reachable?>> find)
    {
        await using var db = operation.LookWider("addresses of those whom an act concerns");
        return await find(db);
    }

    private async Task<Reachable?> ContactAsync(ResidencyDb db, System.Linq.Expressions.Expression<Func<Contact, bool>> who, Addressee addressee, CancellationToken stop)
    {
        var today = operation.Today;
        var found = await db.Contacts.Where(who).Where(c => c.Email != null && c.Email != "" && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).ToListAsync(stop);
        return found.OrderBy(c => c.Role).ThenByDescending(c => c.StartsOn).FirstOrDefault() is { } c ? new Reachable(addressee, c.Name, c.Email!, c.Phone, c.DistrictId) : null;
    }
}

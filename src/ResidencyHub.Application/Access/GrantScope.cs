using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Application.Access;

/// <summary>Where a role holds: finds the program, person, district, school, mentor, resident or partnership that the role demands.</summary>
/// <param name="Place">In words, as headers and lists show it.</param>
/// <param name="Grant">Makes the grant for an account and days.</param>
internal sealed record GrantScope(string Place, Func<Guid, Period, RoleGrant> Grant)
{
    /// <summary>What the scope's id must name, in words.</summary>
    public static string Asks(Role role) => role switch
    {
        Role.ProgramCoordinator => "a program",
        Role.Faculty => "a program",
        Role.DistrictLead => "a district",
        Role.SchoolLeader => "a school",
        Role.Mentor => "a mentor",
        Role.Resident => "a resident",
        Role.Observer => "a partnership",
        _ => "nothing",
    };

    /// <summary>Null when the context's reach holds no such thing. For faculty the id is that of the supervising person.</summary>
    public static async Task<GrantScope?> FindAsync(ResidencyDb db, Role role, Guid? scope, CancellationToken stop)
    {
        if (role is Role.Administrator)
            return new("this hub", RoleGrant.Administrator);
        if (scope is not { } id)
            return null;
        switch (role)
        {
            case Role.ProgramCoordinator when await db.Programs.SingleOrDefaultAsync(p => p.Id == new Id<PreparationProgram>(id), stop) is { } program:
                return new(program.Name, (a, d) => RoleGrant.Coordinator(a, program, d));
            case Role.Faculty when await db.People.SingleOrDefaultAsync(p => p.Id == new Id<Person>(id), stop) is { KeeperId: { } keeper } person:
                var own = await db.Programs.SingleAsync(p => p.Id == keeper, stop);
                return new(own.Name, (a, d) => RoleGrant.Faculty(a, own, person.Id, d));
            case Role.DistrictLead when await db.Districts.SingleOrDefaultAsync(x => x.Id == new Id<District>(id), stop) is { } district:
                return new(district.Name, (a, d) => RoleGrant.DistrictLead(a, district, d));
            case Role.SchoolLeader when await db.Schools.SingleOrDefaultAsync(x => x.Id == new Id<School>(id), stop) is { } school:
                return new(school.Name, (a, d) => RoleGrant.SchoolLeader(a, school, d));
            case Role.Mentor when await db.Mentors.SingleOrDefaultAsync(x => x.Id == new Id<Mentor>(id), stop) is { } mentor:
                return new(mentor.SchoolName, (a, d) => RoleGrant.OfMentor(a, mentor, d));
            case Role.Resident when await db.Residents.SingleOrDefaultAsync(x => x.Id == new Id<Resident>(id), stop) is { } resident:
                var place = await db.Programs.Where(p => p.Id == resident.ProgramId).Select(p => p.Name).SingleAsync(stop);
                return new(place, (a, d) => RoleGrant.OfResident(a, resident, place, d));
            case Role.Observer when await db.Partnerships.SingleOrDefaultAsync(x => x.Id == new Id<Partnership>(id), stop) is { } partnership:
                return new(partnership.Name, (a, d) => RoleGrant.Observer(a, partnership, d));
            default:
                return null;
        }
    }

    /// <summary>Whether an address is the one on the record of the mentor or resident whose role is offered, so that nobody else reads their year. A record without an address, and a role without a record, take any.</summary>
    public static async Task<bool> IsOfAsync(ResidencyDb db, Role role, Guid? scope, string email, CancellationToken stop)
    {
        var onRecord = role switch
        {
            Role.Mentor => await db.Mentors.Where(m => m.Id == new Id<Mentor>(scope!.Value)).Select(m => m.Email).SingleOrDefaultAsync(stop),
            Role.Resident => await db.Residents.Where(r => r.Id == new Id<Resident>(scope!.Value)).Select(r => r.Email).SingleOrDefaultAsync(stop),
            _ => null,
        };
        return onRecord is not { Length: > 0 } || string.Equals(onRecord, email.Trim(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>As <see cref="FindAsync"/>, but the id of a faculty's scope is the program's: the supervising person is found there by e-mail address, or entered with this very save.</summary>
    public static async Task<(Guid? Id, GrantScope? Scope)> FindOrEnterAsync(ResidencyDb db, Role role, Guid? scope, string name, string email, CancellationToken stop)
    {
        if (role is not Role.Faculty)
            return (scope, await FindAsync(db, role, scope, stop));
        var program = scope is { } id ? await db.Programs.SingleOrDefaultAsync(p => p.Id == new Id<PreparationProgram>(id), stop) : null;
        if (program is null)
            return (null, null);
        var address = email.ToLowerInvariant();
        var person = await db.People.FirstOrDefaultAsync(p => p.KeeperId == program.Id && p.Email == address, stop);
        if (person is null)
        {
            var gap = name.LastIndexOf(' ');
            db.Add(person = new Person(gap < 0 ? new("", name) : new(name[..gap], name[(gap + 1)..]), address, null, program.Id));
        }
        return (person.Id.Value, new(program.Name, (a, d) => RoleGrant.Faculty(a, program, person.Id, d)));
    }
}

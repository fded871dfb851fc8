using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Placements;

/// <summary>"District first": the contact rule of a district that asks that what is asked of its schools comes to its residency lead first: requests, "How many can you host?", a principal's word on a mentor. What concerns a placement that runs goes straight to those in it.</summary>
public static class ThroughDistrict
{
    /// <summary>To whom a link can be passed.</summary>
    public sealed record Colleague(string Name, string Email);

    /// <summary>Whether the district has that rule.</summary>
    internal static Task<bool> AsksAsync(Operation operation, Id<District> district, CancellationToken stop) =>
        operation.Db.Districts.AnyAsync(d => d.Id == district && d.RequestsGoThroughDistrict, stop);

    /// <summary>Whether an address is of the district itself and not of one of its schools: a school's link from before the rule did not come to the district first.</summary>
    internal static async Task<bool> IsStaffAsync(Operation operation, Id<District> district, string email, CancellationToken stop)
    {
        var upper = email.ToUpperInvariant();
        await using var wide = operation.LookWider("whether a question came to the district first");
        return await wide.Contacts.AnyAsync(c => c.DistrictId == district && c.SchoolId == null && c.Email != null && c.Email.ToUpper() == upper, stop);
    }

    /// <summary>The school's principal, to whom the bearer of a question's first link passes it; null where the district has no such rule, where nobody is named, and for the principal's own link.</summary>
    internal static async Task<Colleague?> PrincipalAsync(Operation operation, Id<School> school, Id<District> district, string bearer, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether a question came to the district first");
        return await wide.Districts.AnyAsync(d => d.Id == district && d.RequestsGoThroughDistrict, stop)
            && await new PlacementPeople(operation).PrincipalAsync(school, stop) is { } principal && !string.Equals(principal.Email, bearer, StringComparison.OrdinalIgnoreCase)
            ? new(principal.Name, principal.Email) : null;
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Placements;

/// <summary>The contact rule of a district that asks that what is asked of its schools comes to its residency lead first: requests, "How many can you host?", a principal's word on a mentor. What concerns a placement that runs goes straight to those in it.</summary>
public static class ThroughDistrict
{
    /// <summary>To whom a link can be passed.</summary>
    public sealed record Colleague(string Name, string Email);

    /// <summary>Whether the district has that rule.</summary>
    internal static Task<bool> AsksAsync(Operation operation, Id<District> district, CancellationToken stop) =>
        operation.Db.Districts.AnyAsync(d => d.Id == district && d.RequestsGoThroughDistrict, stop);

    /// <summary>The school's principal, to whom the bearer of a question's first link passes it; null where the district has no such rule, where nobody is named, and for the principal's own link.</summary>
    internal static async Task<Colleague?> PrincipalAsync(Operation operation, Id<School> school, Id<District> district, string bearer, CancellationToken stop)
    {
        await using var wide = operation.LookWider("whether a question came to the district first");
        return await wide.Districts.AnyAsync(d => d.Id == district && d.RequestsGoThroughDistrict, stop)
            && await new PlacementPeople(operation).PrincipalAsync(school, stop) is { } principal && !string.Equals(principal.Email, bearer, StringComparison.OrdinalIgnoreCase)
            ? new(principal.Name, principal.Email) : null;
    }
}

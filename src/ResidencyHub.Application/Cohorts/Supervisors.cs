using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Application.Cohorts;

/// <summary>Who supervises in a program: those who hold the role there, and those who have residents already.</summary>
internal static class Supervisors
{
    public static async Task<List<Id<Person>>> IdsAsync(ResidencyDb db, ResidencyDb wide, IReadOnlyList<Id<PreparationProgram>> programs, DateOnly day, CancellationToken stop)
    {
        var granted = await wide.RoleGrants.AsNoTracking()
            .Where(g => g.Role == Role.Faculty && g.PersonId != null && programs.Contains(g.ProgramId!.Value) && g.StartsOn <= day && (g.EndsOn == null || g.EndsOn >= day))
            .Select(g => g.PersonId!.Value).Distinct().ToListAsync(stop);
        var supervising = await db.Residents.AsNoTracking().Where(r => programs.Contains(r.ProgramId) && r.SupervisorId != null).Select(r => r.SupervisorId!.Value).Distinct().ToListAsync(stop);
        return [.. granted.Union(supervising)];
    }

    /// <summary>Whether an address is free for a new supervisor.</summary>
    public static bool MayTake(string email, IReadOnlyDictionary<string, Person> known) => !known.ContainsKey(email);
}

using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The seats of a school in a year, over all programs: who has them, and taking one so that no two people can both take the last.</summary>
internal static class SchoolSeats
{
    private static readonly PlacementState[] Free = [PlacementState.Draft, PlacementState.Declined, PlacementState.Lapsed, PlacementState.Withdrawn, PlacementState.EndedEarly];

    /// <summary><see cref="Placement.HoldsSeat"/> for the database.</summary>
    public static Expression<Func<Placement, bool>> Held { get; } = p => p.SchoolSaidYes && !Free.Contains(p.State);

    /// <summary>The school's yes takes a seat with this operation's save.</summary>
    /// <returns>Why there is none, in words; null when it is taken, or the school has set no limit.</returns>
    public static async Task<Refusal?> TakeAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        await using var db = operation.LookWider("seats of a school over all programs");
        var (school, year, id) = (placement.SchoolId, placement.Year, placement.Id);
        // read for its version, before anything is counted
        if (await db.Capacities.SingleOrDefaultAsync(c => c.SchoolId == school && c.Year == year, stop) is not { Answer: not null } claimed)
            return null;
        Claim.On(operation.Db, claimed, claimed.Id);
        var offer = (await db.Capacities.Include(c => c.Lines).SingleAsync(c => c.Id == claimed.Id, stop)).Offer!;
        if (offer.Limit is not { } limit)
            return null;
        var taken = await db.Placements.Where(p => p.SchoolId == school && p.Year == year && p.Id != id).CountAsync(Held, stop);
        if (taken < limit)
            return null;
        return limit == 0
            ? Outcome.Refused("no-seat", $"{placement.SchoolName} has said that it can host nobody in {new AcademicYear(year)}. Change that answer under “How many can you host?” first.")
            : Outcome.Refused("no-seat", $"The last seat is taken: {placement.SchoolName} can host {limit} in {new AcademicYear(year)}, and {taken} {(taken == 1 ? "is" : "are")} taken, over all programs. Raise the number under “How many can you host?” first, or decline.");
    }
}

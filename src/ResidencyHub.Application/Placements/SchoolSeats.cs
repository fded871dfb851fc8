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

    /// <summary>The school's yes takes a seat on the placement's days with this operation's save: of the whole school, and of the line for its subject and grade.</summary>
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
        if (offer.Limit is null && offer.Lines is not { Count: > 0 })
            return null;
        // what this operation has changed and not saved yet counts as it stands now
        var mine = operation.Db.Placements.Local.Where(p => p.SchoolId == school && p.Year == year && p.Id != id).ToList();
        var known = mine.ConvertAll(p => p.Id);
        var others = await db.Placements.Where(p => p.SchoolId == school && p.Year == year && p.Id != id && !known.Contains(p.Id)).Where(Held).Select(p => new { p.Subject, p.GradeBand, p.StartsOn, p.EndsOn }).ToListAsync(stop);
        var taken = others.Select(t => new SeatOnDays(t.Subject, t.GradeBand, new Period(t.StartsOn, t.EndsOn))).Concat(mine.Where(p => p.HoldsSeat).Select(p => p.Seat)).ToList();
        if (offer.FullFor(taken, placement.Seat) is not { } full)
            return null;
        var (of, are) = (new AcademicYear(year), full.Taken == 1 ? "is" : "are");
        if (full.Of == 0)
            return Outcome.Refused("no-seat", $"{placement.SchoolName} has said that it can host nobody in {of}. Change that answer under “How many can you host?” first.");
        return full.Lines.Count == 0
            ? Outcome.Refused("no-seat", $"The last seat is taken: {placement.SchoolName} can host {full.Of} in {of}, and {full.Taken} {are} taken on these days, over all programs. Raise the number under “How many can you host?” first, or decline.")
            : Outcome.Refused("no-seat-in-line", $"The last seat for {placement.Subject} {placement.GradeBand} is taken: {placement.SchoolName} offers {full.LineWords} in {of}, and {full.Taken} {are} taken on these days, over all programs. Raise that line under “How many can you host?” first, or decline.");
    }
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>What a school's answer to "How many can you host?" says against a request, before it is sent and while it travels.</summary>
internal static class CapacityWarnings
{
    private static readonly PlacementState[] Underway = [PlacementState.Draft, PlacementState.WithDistrict, PlacementState.WithSchool];

    /// <param name="operation">The viewer's.</param>
    /// <param name="db">Opened wider: seats are taken by every program's residents.</param>
    /// <param name="placement">The request.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlyList<string>> OfAsync(Operation operation, ResidencyDb db, Placement placement, CancellationToken stop)
    {
        if (!Underway.Contains(placement.State))
            return [];
        if (await ReadAsync(db, placement, stop) is not { Offer: { } offer } capacity)
            return [];
        if (await ClosedAsync(operation, db, placement, capacity, stop) is { } closed)
            return [closed];
        if (offer.Answer is HostingAnswer.No)
            return [$"The school said that it can host nobody this year{(offer.Because is { } why ? $": {CapacityWords.Of(why, offer.ReasonWords)}" : "")}."];
        var warnings = new List<string>();
        var (school, year, id) = (placement.SchoolId, placement.Year, placement.Id);
        var others = await db.Placements.Where(p => p.SchoolId == school && p.Year == year && p.Id != id && p.State != PlacementState.Draft && PlacementRules.Open.Contains(p.State))
            .Select(p => new { p.Subject, p.GradeBand }).ToListAsync(stop);
        var (asked, mine) = (others.ConvertAll(p => (p.Subject, p.GradeBand)), (placement.Subject, placement.GradeBand));
        if (offer.Limit is { } limit && asked.Count >= limit)
            warnings.Add($"The school can host {limit} this year, and {asked.Count} {(asked.Count == 1 ? "is" : "are")} asked for or placed, over all programs.");
        if (Line(offer, asked, mine) is { } line)
            warnings.Add(line);
        if (offer.Answer is HostingAnswer.Maybe)
            warnings.Add("The school said “Maybe”.");
        var days = (await RuleBook.OpenAsync(db, null, operation.Today, stop)).Number(RuleCode.CapacityStaleDays);
        if (capacity.IsStale(days, operation.Today))
            warnings.Add($"The school’s answer is from {capacity.ConfirmedOn:d MMMM yyyy}. Ask it to confirm.");
        return warnings;
    }

    /// <summary>Why the request can't go to the school today: the seats are held for another program, or the school serves other partnerships. Null when it can.</summary>
    public static async Task<string?> ClosedAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        await using var db = operation.LookWider("whom a school's seats are held for");
        return await ReadAsync(db, placement, stop) is { } capacity ? await ClosedAsync(operation, db, placement, capacity, stop) : null;
    }

    /// <summary>The partnerships that a program is in on a day.</summary>
    public static Task<List<Id<Partnership>>> PartnershipsAsync(ResidencyDb db, Id<PreparationProgram> program, DateOnly on, CancellationToken stop) =>
        db.PartnershipMembers.Where(m => m.ProgramId == program && m.StartsOn <= on && (m.EndsOn == null || m.EndsOn >= on)).Select(m => m.PartnershipId).Distinct().ToListAsync(stop);

    private static async Task<string?> ClosedAsync(Operation operation, ResidencyDb db, Placement placement, SchoolCapacity capacity, CancellationToken stop) =>
        capacity.ClosedTo(placement.ProgramId, await PartnershipsAsync(db, placement.ProgramId, operation.Today, stop), operation.Today);

    private static Task<SchoolCapacity?> ReadAsync(ResidencyDb db, Placement placement, CancellationToken stop) =>
        db.Capacities.Include(c => c.Lines).Include(c => c.Served).AsSplitQuery().SingleOrDefaultAsync(c => c.SchoolId == placement.SchoolId && c.Year == placement.Year, stop);

    /// <summary>What the lines say to one more of this subject and grade band.</summary>
    private static string? Line(CapacityOffer offer, List<(string Subject, string GradeBand)> asked, (string Subject, string GradeBand) mine)
    {
        if (offer.Lines is not { Count: > 0 } lines)
            return null;
        var covering = lines.Where(l => l.Covers(mine.Subject, mine.GradeBand)).ToList();
        if (covering.Count == 0)
            return $"The school offers no {mine.Subject} {mine.GradeBand}, but {string.Join("; ", lines.Select(l => l.Words))}.";
        if (!offer.HasLineFor(asked, mine))
            return $"The school offers {string.Join("; ", covering.Select(l => l.Words))}, and that many are asked for or placed.";
        return covering.TrueForAll(l => l.Seats is null) ? $"The school does not know yet how many it can host in {mine.Subject} {mine.GradeBand}." : null;
    }
}

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
    public static async Task<IReadOnlyList<string>> OfAsync(Operation operation, ResidencyDb db, Placement placement, CancellationToken stop) => (await OfAsync(operation, db, [placement], stop))[placement.Id];

    /// <summary>The same for many at once, in as many queries as for one.</summary>
    public static async Task<IReadOnlyDictionary<Id<Placement>, IReadOnlyList<string>>> OfAsync(Operation operation, ResidencyDb db, IReadOnlyList<Placement> placements, CancellationToken stop)
    {
        var asked = placements.Where(p => Underway.Contains(p.State)).ToList();
        var none = placements.DistinctBy(p => p.Id).ToDictionary(p => p.Id, IReadOnlyList<string> (_) => []);
        if (asked.Count == 0)
            return none;
        var (schools, years, programs) = (asked.Select(p => p.SchoolId).Distinct().ToList(), asked.Select(p => p.Year).Distinct().ToList(), asked.Select(p => p.ProgramId).Distinct().ToList());
        var today = operation.Today;
        var answers = await db.Capacities.Include(c => c.Lines).Include(c => c.Served).AsSplitQuery().Where(c => schools.Contains(c.SchoolId) && years.Contains(c.Year) && c.Answer != null).ToDictionaryAsync(c => (c.SchoolId, c.Year), stop);
        if (answers.Count == 0)
            return none;
        var others = (await db.Placements.Where(p => schools.Contains(p.SchoolId) && years.Contains(p.Year) && p.State != PlacementState.Draft && PlacementRules.Open.Contains(p.State))
            .Select(p => new { p.Id, p.SchoolId, p.Year, p.Subject, p.GradeBand, p.StartsOn, p.EndsOn }).ToListAsync(stop)).ToLookup(p => (p.SchoolId, p.Year), p => (p.Id, Seat: new SeatOnDays(p.Subject, p.GradeBand, new Period(p.StartsOn, p.EndsOn))));
        var partnerships = (await db.PartnershipMembers.Where(m => m.ProgramId != null && programs.Contains(m.ProgramId.Value) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => new { m.ProgramId, m.PartnershipId }).Distinct().ToListAsync(stop)).ToLookup(m => m.ProgramId!.Value, m => m.PartnershipId);
        var days = (await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.CapacityStaleDays);
        foreach (var placement in asked)
            if (answers.GetValueOrDefault((placement.SchoolId, placement.Year)) is { } capacity)
                none[placement.Id] = capacity.ClosedTo(placement.ProgramId, [.. partnerships[placement.ProgramId]], today) is { } closed ? [closed]
                    : Of(capacity, [.. others[(placement.SchoolId, placement.Year)].Where(o => o.Id != placement.Id).Select(o => o.Seat)], placement.Seat, capacity.IsStale(days, today));
        return none;
    }

    /// <summary>Why the request can't go to the school today: the seats are held for another program, or the school serves other partnerships. Null when it can.</summary>
    public static async Task<string?> ClosedAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        await using var db = operation.LookWider("whom a school's seats are held for");
        return await db.Capacities.Include(c => c.Served).SingleOrDefaultAsync(c => c.SchoolId == placement.SchoolId && c.Year == placement.Year, stop) is { } capacity
            ? capacity.ClosedTo(placement.ProgramId, await PartnershipsAsync(db, placement.ProgramId, operation.Today, stop), operation.Today) : null;
    }

    /// <summary>The partnerships that a program is in on a day.</summary>
    public static Task<List<Id<Partnership>>> PartnershipsAsync(ResidencyDb db, Id<PreparationProgram> program, DateOnly on, CancellationToken stop) =>
        db.PartnershipMembers.Where(m => m.ProgramId == program && m.StartsOn <= on && (m.EndsOn == null || m.EndsOn >= on)).Select(m => m.PartnershipId).Distinct().ToListAsync(stop);

    private static List<string> Of(SchoolCapacity capacity, IReadOnlyList<SeatOnDays> asked, SeatOnDays mine, bool stale)
    {
        var offer = capacity.Offer!;
        if (offer.Answer is HostingAnswer.No)
            return [$"The school said that it can host nobody this year{(offer.Because is { } why ? $": {CapacityWords.Of(why, offer.ReasonWords)}" : "")}."];
        var warnings = new List<string>();
        if (offer.Limit is { } limit && (offer with { Lines = [], Seats = limit }).FullFor(asked, mine) is { } full)
            warnings.Add($"The school can host {limit} this year, and {full.Taken} {(full.Taken == 1 ? "is" : "are")} asked for or placed on these days, over all programs.");
        if (Line(offer, asked, mine) is { } line)
            warnings.Add(line);
        if (offer.Answer is HostingAnswer.Maybe)
            warnings.Add("The school said “Maybe”.");
        if (stale)
            warnings.Add($"The school’s answer is from {capacity.ConfirmedOn:d MMMM yyyy}. Ask it to confirm.");
        return warnings;
    }

    /// <summary>What the lines say to one more of this subject and grade band.</summary>
    private static string? Line(CapacityOffer offer, IReadOnlyList<SeatOnDays> asked, SeatOnDays mine)
    {
        if (offer.Lines is not { Count: > 0 } lines)
            return null;
        var covering = lines.Where(l => l.Covers(mine.Subject, mine.GradeBand)).ToList();
        if (covering.Count == 0)
            return $"The school offers no {mine.Subject} {mine.GradeBand}, but {string.Join("; ", lines.Select(l => l.Words))}.";
        // the whole-school maximum is told by itself
        if ((offer with { Seats = int.MaxValue }).FullFor(asked, mine) is { } full)
            return $"The school offers {full.LineWords}, and that many are asked for or placed on these days.";
        return covering.TrueForAll(l => l.Seats is null) ? $"The school does not know yet how many it can host in {mine.Subject} {mine.GradeBand}." : null;
    }
}

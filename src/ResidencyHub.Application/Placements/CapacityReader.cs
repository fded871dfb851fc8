using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Access;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>Reads a school's answer for a year as its viewer may see it.</summary>
internal sealed class CapacityReader(Operation operation)
{
    private const int Offered = 100;

    /// <summary>A school's partnerships today, and the programs in them.</summary>
    public sealed record Partners(IReadOnlyList<Partner<Partnership>> Partnerships, IReadOnlyList<Partner<PreparationProgram>> Programs);

    public static async Task<Partners> PartnersAsync(ResidencyDb wide, School school, DateOnly today, CancellationToken stop)
    {
        var (id, district) = (school.Id, school.DistrictId);
        var now = wide.PartnershipMembers.Where(m => m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today));
        var mine = now.Where(m => m.DistrictId == district && (m.SchoolId == null || m.SchoolId == id)).Select(m => m.PartnershipId);
        var partnerships = await wide.Partnerships.Where(p => mine.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new Partner<Partnership>(p.Id, p.Name)).ToListAsync(stop);
        var programs = now.Where(m => mine.Contains(m.PartnershipId) && m.ProgramId != null).Select(m => m.ProgramId!.Value);
        return new(partnerships, await wide.Programs.Where(p => programs.Contains(p.Id)).OrderBy(p => p.Name).Select(p => new Partner<PreparationProgram>(p.Id, p.Name)).ToListAsync(stop));
    }

    /// <param name="school">Within reach.</param>
    /// <param name="year">Which school year.</param>
    /// <param name="postbox">For who would be told.</param>
    /// <param name="mayAnswer">Whether the viewer answers for this school.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<CapacitySheet> ReadAsync(School school, AcademicYear year, Postbox postbox, bool mayAnswer, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        await using var wide = operation.LookWider("a school's partners, and how many seats are taken over all programs");
        var two = await CapacityAnswering.With(db.Capacities).AsNoTracking().Where(c => c.SchoolId == school.Id && (c.Year == year.StartYear || c.Year == year.StartYear - 1)).ToListAsync(stop);
        var capacity = two.Find(c => c.Year == year.StartYear);
        var partners = await PartnersAsync(wide, school, today, stop);
        var stale = (await RuleBook.OpenAsync(db, null, today, stop)).Number(RuleCode.CapacityStaleDays);
        var closed = await CapacitySight.ClosedAsync(operation, wide, capacity, stop);
        var loss = new CapacityLoss(operation, postbox, "");
        var taken = await loss.ReadAsync(school.Id, year.StartYear, stop);
        return new CapacitySheet
        {
            School = school.Id,
            SchoolName = school.Name,
            DistrictName = await db.Districts.Where(d => d.Id == school.DistrictId).Select(d => d.Name).SingleAsync(stop),
            Year = year,
            Offer = closed is { Hides: true } ? null : capacity?.Offer,
            ClosedBecause = closed?.Words,
            Edition = capacity?.Edition ?? 0,
            ConfirmedOn = capacity?.ConfirmedOn,
            ConfirmedBy = capacity?.ConfirmedBy,
            Channel = capacity?.Channel,
            RecordedBy = capacity?.RecordedBy,
            IsStale = capacity?.IsStale(stale, today) == true,
            IsWaiting = capacity?.IsWaiting == true,
            AskedOn = capacity?.AskedOn,
            AskedBy = capacity?.AskedBy,
            AnswerBy = capacity?.AnswerBy,
            LastYear = closed is { Hides: true } ? null : two.Find(c => c.Year == year.StartYear - 1)?.Offer,
            Partnerships = partners.Partnerships,
            Programs = partners.Programs,
            Taken = await TakenAsync(wide, taken, stop),
            Uncovered = closed is { Hides: true } ? 0 : capacity?.Offer?.Uncovered([.. taken.Where(t => !t.NeedsPlace).Select(t => t.Seat)]) ?? 0,
            MostAtOnce = CapacityOffer.MostAtOnce([.. taken.Select(t => t.Seat)]),
            ToldOnLowering = [.. (await loss.ConcernedAsync(taken, stop)).Select(c => $"{c.Who.Name} ({partners.Programs.FirstOrDefault(p => p.Id == c.Program)?.Name ?? "program"})")],
            MayMark = CapacityLoss.MayMark(operation),
            MayAnswer = mayAnswer && school.EndedOn is null && closed is not { Hides: true },
            RecordsForSchool = operation.Viewer.Role is Role.ProgramCoordinator,
            ContactName = (await CapacityLetters.ContactsAsync(wide, [school.Id], today, stop)).GetValueOrDefault(school.Id)?.Name,
            IsDistrictFirst = await wide.Districts.AnyAsync(d => d.Id == school.DistrictId && d.RequestsGoThroughDistrict, stop),
            Subjects = await wide.Residents.Select(r => r.Subject).Where(s => s != "").Distinct().OrderBy(s => s).Take(Offered).ToListAsync(stop),
            Grades = await wide.Residents.Select(r => r.GradeBand).Where(s => s != "").Distinct().OrderBy(s => s).Take(Offered).ToListAsync(stop),
            ThisYear = AcademicYear.Of(today),
        };
    }

    private async Task<IReadOnlyList<TakenSeat>> TakenAsync(ResidencyDb wide, IReadOnlyList<HeldSeat> taken, CancellationToken stop)
    {
        var ids = taken.Select(t => t.ProgramId).Distinct().ToList();
        var programs = await wide.Programs.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        return [.. taken.Select(t => operation.Reach.Kind is ReachKind.Programs && !operation.Reach.Programs.Contains(t.ProgramId)
            ? new TakenSeat(null, "a resident of another program", $"{t.Subject} {t.GradeBand}", null, PlacementAsk.Status(t.State, t.NeedsMentor, t.NeedsPlace), null)
            : new TakenSeat(t.Placement, t.Resident, $"{t.Subject} {t.GradeBand}", programs.GetValueOrDefault(t.ProgramId), PlacementAsk.Status(t.State, t.NeedsMentor, t.NeedsPlace), t.Mentor))];
    }
}

/// <summary>What a program may see and ask of a school's answer.</summary>
/// <param name="Words">Why its seats are not the program's to ask for today.</param>
/// <param name="Hides">The school did not choose the program's partnership: what it offers others is not shown.</param>
internal sealed record CapacitySight(string Words, bool Hides)
{
    /// <summary>Null for the school, its district, and a program that may ask.</summary>
    public static async Task<CapacitySight?> ClosedAsync(Operation operation, ResidencyDb wide, SchoolCapacity? capacity, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Programs || capacity is null)
            return null;
        return Closed(operation, capacity, await PartnershipsAsync(operation, wide, stop));
    }

    /// <summary>The partnerships in which the viewer's programs are today, read once for many answers; none for who is no program.</summary>
    public static async Task<ILookup<Id<PreparationProgram>, Id<Partnership>>> PartnershipsAsync(Operation operation, ResidencyDb wide, CancellationToken stop)
    {
        IReadOnlyList<Id<PreparationProgram>> programs = operation.Reach.Kind is ReachKind.Programs ? operation.Reach.Programs : [];
        var today = operation.Today;
        var members = await wide.PartnershipMembers.Where(m => m.ProgramId != null && programs.Contains(m.ProgramId.Value) && m.StartsOn <= today && (m.EndsOn == null || m.EndsOn >= today)).Select(m => new { m.ProgramId, m.PartnershipId }).Distinct().ToListAsync(stop);
        return members.ToLookup(m => m.ProgramId!.Value, m => m.PartnershipId);
    }

    /// <summary>The same over partnerships that are read already.</summary>
    public static CapacitySight? Closed(Operation operation, SchoolCapacity? capacity, ILookup<Id<PreparationProgram>, Id<Partnership>> partnerships)
    {
        if (operation.Reach.Kind is not ReachKind.Programs || capacity is null)
            return null;
        CapacitySight? closed = null;
        foreach (var program in operation.Reach.Programs)
        {
            IReadOnlyList<Id<Partnership>> served = [.. partnerships[program]];
            if (capacity.ClosedTo(program, served, operation.Today) is not { } words)
                return null;
            var hides = capacity.ServesSome && !capacity.Served.Any(s => served.Contains(s.PartnershipId));
            closed = closed is { Hides: false } ? closed : new(words, hides);
        }
        return closed;
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Directory;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>One way for every answer to "How many can you host?": signed in, by link, by telephone; changed, confirmed, or the same as last year.</summary>
internal sealed class CapacityAnswering(Operation operation, Postbox postbox, string cause)
{
    private readonly ResidencyDb _db = operation.Db;

    /// <param name="school">Within reach.</param>
    /// <param name="year">Which school year.</param>
    /// <param name="given">The new answer; null: as it stands, or as it was last year.</param>
    /// <param name="edition">The answer that the form showed.</param>
    /// <param name="act">Who answers, and how.</param>
    /// <param name="on">When it was said.</param>
    /// <param name="lowering">What the school knows it takes back.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<Outcome<CapacityKept>> GiveAsync(School school, AcademicYear year, CapacityGiven? given, int edition, Act act, DateOnly on, Lowering? lowering, CancellationToken stop)
    {
        if (school.EndedOn is { } ended)
            return Outcome.Refused("school-ended", $"{school.Name} closed on {ended:d MMMM yyyy}; it can host nobody.");
        var now = AcademicYear.Of(operation.Today);
        if (year < now || year.StartYear > now.StartYear + 3)
            return Outcome.Invalid("Year", $"Answer for {now} or one of the three years after it.");
        // read before the taken seats are counted: whoever takes one now raises its version
        var capacity = await With(_db.Capacities).SingleOrDefaultAsync(c => c.SchoolId == school.Id && c.Year == year.StartYear, stop);
        if (capacity is null)
            _db.Add(capacity = new SchoolCapacity(school, year));
        await using var wide = operation.LookWider("whether the answer serves the viewer's program");
        if (await CapacitySight.ClosedAsync(operation, wide, capacity, stop) is { Hides: true } closed)
            return Outcome.Refused("not-served", closed.Words);
        if (capacity.Edition != edition)
            return new Clash(Differences(given, capacity));
        if (capacity.ConfirmedOn > on)
            return Outcome.Refused("answered-later", $"The school has answered on {capacity.ConfirmedOn:d MMMM yyyy}, after the day on which this was said.");
        var before = capacity.Offer;
        var (offer, fault) = given is null ? await AsBeforeAsync(capacity, year, on, stop) : await OfferAsync(school, given, stop);
        if (offer is null)
            return fault!;
        var loss = new CapacityLoss(operation, postbox, cause);
        var taken = await loss.ReadAsync(school.Id, year.StartYear, stop);
        var seats = taken.Select(t => t.Seat).ToList();
        IReadOnlyList<Told> told = [];
        // also where what was taken back earlier is settled only now
        if (offer.Uncovered(seats) is > 0 and var uncovered && (uncovered > (before?.Uncovered(seats) ?? 0) || lowering is not null))
        {
            if (lowering is null || lowering.Shown != taken.Count)
                return Outcome.Refused(CapacityKept.BelowTaken, $"{taken.Count} {(taken.Count == 1 ? "seat is" : "seats are")} taken already, more than this answer has room for. See below who is concerned, then confirm.");
            if (string.IsNullOrWhiteSpace(lowering.Why))
                return Outcome.Invalid("Why", "Say what happened, in a few words: the programs read it.");
            if (await loss.MarkAsync(lowering, taken, act, stop) is { } refused)
                return refused;
            told = await loss.TellAsync(school, year, offer, lowering, taken, act, stop);
            operation.Why = lowering.Why;
        }
        var (lines, served) = (capacity.Lines.ToList(), capacity.Served.ToList());
        capacity.Confirm(offer, act, on);
        _db.RemoveRange(lines.Except(capacity.Lines));
        _db.RemoveRange(served.Except(capacity.Served));
        operation.About = $"{school.Name}, {year}: {CapacityWords.Of(offer)}";
        operation.Announce(DirectoryTopic.Name, school.Id.Value);
        return new CapacityKept(school.Name, year.StartYear, CapacityWords.Of(offer), lowering?.Marks.Count ?? 0, told);
    }

    /// <summary>The answer with its parts.</summary>
    public static IQueryable<SchoolCapacity> With(IQueryable<SchoolCapacity> capacities) => capacities.Include(c => c.Lines).Include(c => c.Served).AsSplitQuery();

    private async Task<(CapacityOffer? Offer, Outcome<CapacityKept>? Fault)> AsBeforeAsync(SchoolCapacity capacity, AcademicYear year, DateOnly on, CancellationToken stop)
    {
        var offer = capacity.Offer ?? (await With(_db.Capacities).AsNoTracking().SingleOrDefaultAsync(c => c.SchoolId == capacity.SchoolId && c.Year == year.Previous.StartYear, stop))?.Offer;
        if (offer is null)
            return (null, Outcome.Refused("nothing-before", $"There is no answer yet to confirm. Answer for {year} below."));
        return (offer with { FirstRefusal = capacity.Offer is null || offer.FirstRefusal?.Through < on ? null : offer.FirstRefusal }, null);
    }

    private async Task<(CapacityOffer? Offer, Outcome<CapacityKept>? Fault)> OfferAsync(School school, CapacityGiven given, CancellationToken stop)
    {
        await using var wide = operation.LookWider("the partnerships of a school and their programs");
        var partners = await CapacityReader.PartnersAsync(wide, school, operation.Today, stop);
        if (given.Partnerships?.Any(p => !partners.Partnerships.Any(known => known.Id == p)) == true)
            return (null, Outcome.Invalid(nameof(given.Partnerships), "One of these partnerships is not the school’s any more. Load the page again."));
        FirstRefusal? held = null;
        if (given.HeldFor is { } program)
        {
            if (partners.Programs.FirstOrDefault(p => p.Id == program) is not { } partner)
                return (null, Outcome.Invalid(nameof(given.HeldFor), "This program is no partner of the school today. Choose another, or hold the seats for nobody."));
            if (given.HeldThrough < operation.Today)
                return (null, Outcome.Invalid(nameof(given.HeldThrough), "This day is past. Give a later one, or hold the seats for nobody."));
            held = new(program, partner.Name, given.HeldThrough!.Value);
        }
        var isNo = given.Answer is HostingAnswer.No;
        return (new CapacityOffer(
            given.Answer!.Value, isNo ? null : SeatNumber.Of(given.Most), isNo ? [] : given.SeatLines, given.Answer is HostingAnswer.Yes ? null : given.Because, given.Answer is HostingAnswer.Yes ? null : given.ReasonWords,
            given.Length, given.Days, given.Note, given.Partnerships, isNo ? null : held), null);
    }

    private static IReadOnlyList<ConflictingValue> Differences(CapacityGiven? mine, SchoolCapacity theirs) =>
    [
        new("Answer", mine?.Answer?.ToString(), theirs.Answer?.ToString()),
        new("The most over all programs", mine?.Most, theirs.Seats?.ToString(CultureInfo.InvariantCulture)),
        new("By subject and grade", mine is null ? null : string.Join("; ", mine.SeatLines.Select(l => l.Words)), string.Join("; ", theirs.Lines.OrderBy(l => l.Place).Select(l => l.Line.Words))),
        new("Confirmed", null, $"{theirs.ConfirmedOn:d MMMM yyyy} by {theirs.ConfirmedBy}"),
    ];
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>How far a school's answer for a year has come.</summary>
public enum CapacityStanding { NotAsked, Waiting, Answered, Stale }

/// <summary>"How many can you host?" over all partner schools, for one school year: answer, counts, taken, last confirmed, whom one asks.</summary>
public sealed class ListCapacity(UseCaseServices services) : Query<ListCapacity.Request, PageOf<ListCapacity.Row>>(services)
{
    /// <param name="Page">Which page; by the school's name.</param>
    /// <param name="Year">By its first calendar year; null: the one that is planned now.</param>
    /// <param name="Q">Beginnings of words of the school's name, city or id.</param>
    /// <param name="Standing">How far the answer has come.</param>
    /// <param name="Answer">Only this answer.</param>
    /// <param name="NoContact">Nobody can be written to about it.</param>
    public sealed record Request(PageRequest Page, int? Year = null, string? Q = null, CapacityStanding? Standing = null, HostingAnswer? Answer = null, bool NoContact = false);

    /// <remarks>Offered: the answer's number and lines in words, or why it is not shown. Limit: the most, null when not known. Taken: over all programs. Contact: whom one asks; null: nobody has an address. Held: "held for X, to 30 March", while it is. AddContactAt: where somebody to ask is entered.</remarks>
    public sealed record Row(
        Id<School> School, string Name, string District, CapacityStanding Standing, HostingAnswer? Answer, string? Offered, int? Limit, int Taken, DateOnly? ConfirmedOn, string? ConfirmedBy,
        DateOnly? AskedOn, DateOnly? AnswerBy, DateOnly? RemindedOn, string? Contact, string? Held, string AddContactAt);

    private sealed record Raw(Id<School> Id, string Name, Id<District> DistrictId, string District, bool ThroughDistrict);

    private static readonly ListOrder<School> _byName = ListOrder<School>.By(s => s.Name);

    private protected override Permission Needs => Permission.KeepCapacity;

    private protected override async Task<Outcome<PageOf<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var year = request.Year ?? PlannedYear.On(today).StartYear;
        var stale = (await operation.RulesAsync(null, stop)).Number(RuleCode.CapacityStaleDays);
        await using var wide = operation.LookWider("seats taken over all programs, whom an answer serves, and whom one asks");
        var schools = Narrowed(operation, request, year, today.AddDays(-stale));
        if (request.NoContact)
        {
            // a principal's reach has no contacts of the district, who are asked all the same
            var leads = await CapacityLetters.Askable(wide, today).Where(c => c.SchoolId == null).Select(c => c.DistrictId).Distinct().ToListAsync(stop);
            var askable = CapacityLetters.Askable(db, today);
            schools = schools.Where(s => !leads.Contains(s.DistrictId) && !askable.Any(c => c.SchoolId == s.Id));
        }
        var page = await _byName.ReadAsync(
            schools, request.Page,
            s => new Raw(s.Id, s.Name, s.DistrictId, db.Districts.Where(d => d.Id == s.DistrictId).Select(d => d.Name).FirstOrDefault() ?? "", db.Districts.Any(d => d.Id == s.DistrictId && d.RequestsGoThroughDistrict)), stop);
        var ids = page.Rows.Select(r => r.Id).ToList();
        var capacities = await CapacityAnswering.With(db.Capacities).Where(c => c.Year == year && ids.Contains(c.SchoolId)).ToDictionaryAsync(c => c.SchoolId, stop);
        var taken = await wide.Placements.Where(p => p.Year == year && ids.Contains(p.SchoolId)).Where(SchoolSeats.Held).GroupBy(p => p.SchoolId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var contacts = await CapacityLetters.ContactsAsync(wide, ids, today, stop);
        var partnerships = await CapacitySight.PartnershipsAsync(operation, wide, stop);
        var rows = new List<Row>();
        foreach (var school in page.Rows)
        {
            var capacity = capacities.GetValueOrDefault(school.Id);
            var closed = CapacitySight.Closed(operation, capacity, partnerships);
            var offer = closed is { Hides: true } ? null : capacity?.Offer;
            rows.Add(new(
                school.Id, school.Name, school.District, StandingOf(capacity, stale, today), offer?.Answer, closed is { Hides: true } ? "for other partnerships" : offer is null ? null : Words(offer), offer?.Limit, taken.GetValueOrDefault(school.Id),
                capacity?.ConfirmedOn, capacity?.ConfirmedBy, capacity?.AskedOn, capacity?.AnswerBy, capacity?.RemindedOn, contacts.GetValueOrDefault(school.Id)?.Name,
                offer?.FirstRefusal is { } held && held.Through >= today ? $"held for {held.ProgramName}, to {held.Through:d MMMM}" : null,
                school.ThroughDistrict ? $"/districts/{school.DistrictId}#contact-form" : $"/schools/{school.Id}#contact-form"));
        }
        return new PageOf<Row>(rows, page.Previous, page.Next, page.Count, page.CountIsExact);
    }

    internal static CapacityStanding StandingOf(SchoolCapacity? capacity, int stale, DateOnly today) => capacity switch
    {
        { IsWaiting: true } => CapacityStanding.Waiting,
        null or { Answer: null } => CapacityStanding.NotAsked,
        _ => capacity.IsStale(stale, today) ? CapacityStanding.Stale : CapacityStanding.Answered,
    };

    private static string Words(CapacityOffer offer) => offer.Answer is HostingAnswer.No
        ? offer.Because is { } why ? CapacityWords.Of(why, offer.ReasonWords) : ""
        : offer.Lines is { Count: > 0 } lines ? string.Join("; ", lines.Select(l => l.Words)) : offer.Because is { } doubt ? CapacityWords.Of(doubt, offer.ReasonWords) : "";

    private static IQueryable<School> Narrowed(Operation operation, Request request, int year, DateOnly staleBefore)
    {
        var db = operation.Db;
        var schools = PartnerSchools.Of(operation, request.Q);
        var said = db.Capacities.Where(c => c.Year == year);
        if (request.Answer is { } answer)
            schools = schools.Where(s => said.Any(c => c.SchoolId == s.Id && c.Answer == answer));
        return request.Standing switch
        {
            CapacityStanding.NotAsked => schools.Where(s => !said.Any(c => c.SchoolId == s.Id && (c.Answer != null || c.AskedOn != null))),
            CapacityStanding.Waiting => schools.Where(s => said.Any(c => c.SchoolId == s.Id && c.AskedOn != null && (c.ConfirmedOn == null || c.ConfirmedOn < c.AskedOn))),
            CapacityStanding.Stale => schools.Where(s => said.Any(c => c.SchoolId == s.Id && c.ConfirmedOn != null && c.ConfirmedOn < staleBefore && (c.AskedOn == null || c.AskedOn <= c.ConfirmedOn))),
            CapacityStanding.Answered => schools.Where(s => said.Any(c => c.SchoolId == s.Id && c.ConfirmedOn >= staleBefore && (c.AskedOn == null || c.AskedOn <= c.ConfirmedOn))),
            _ => schools,
        };
    }
}

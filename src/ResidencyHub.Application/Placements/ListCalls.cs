using FluentValidation;
using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Notifications;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>The call list: requests that wait for an answer, whom to call, on which number, what came of it last, when to call again.</summary>
public sealed class ListCalls(UseCaseServices services) : Query<Nothing, IReadOnlyList<ListCalls.Row>>(services)
{
    /// <remarks>Whom: the person who has to answer; the office when nobody is named. DaysLate: days since the answer was due; 0 when it is not yet. Reminders: reminders written so far. AddNumberAt: the page on which a number of theirs is added.</remarks>
    public sealed record Row(
        Id<Placement> Placement, string ResidentName, string SchoolName, Id<School> SchoolId, PlacementState State, string Whom, string? Phone, DateOnly DueOn, int DaysLate, int Reminders,
        DateTime? LastCallAt, CallOutcome? LastOutcome, string? LastNote, DateOnly? NextContactOn, string AddNumberAt);

    public const int Most = 200;

    private protected override Permission Needs => Permission.RecordAnswers;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        // whose turn it is first: the day on which the last call said to call again, else today; among those the longest due
        var waiting = (await db.Placements.Where(p => PlacementFilter.Answerable.Contains(p.State))
            .Select(p => new { Placement = p, Next = db.CallAttempts.Where(c => c.PlacementId == p.Id).OrderByDescending(c => c.Id).Select(c => c.NextContactOn).FirstOrDefault() })
            .OrderBy(x => x.Next ?? today).ThenBy(x => x.Placement.NextOn).ThenBy(x => x.Placement.Id).Take(Most).ToListAsync(stop)).ConvertAll(x => x.Placement);
        var (ids, schools, districts) = (waiting.ConvertAll(p => p.Id), waiting.Select(p => p.SchoolId).Distinct().ToList(), waiting.Select(p => p.DistrictId).Distinct().ToList());
        var mentors = waiting.Select(p => p.MentorId).OfType<Id<Domain.Cohorts.Mentor>>().Distinct().ToList();
        var calls = (await db.CallAttempts.Where(c => ids.Contains(c.PlacementId)).ToListAsync(stop)).ToLookup(c => c.PlacementId);
        var contacts = await db.Contacts.Where(c => districts.Contains(c.DistrictId) && c.StartsOn <= today && (c.EndsOn == null || c.EndsOn >= today)).OrderBy(c => c.Role).ToListAsync(stop);
        var offices = await db.Schools.Where(s => schools.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Phone, stop);
        var phones = await db.Mentors.Where(m => mentors.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Phone, stop);
        var reminders = (await db.Outbox.Where(m => m.Cause == nameof(RemindPlacements) && m.State != OutboxState.Stopped && m.PlacementId != null && ids.Contains(m.PlacementId.Value)).GroupBy(m => m.PlacementId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop)).ToDictionary(g => g.Key!.Value, g => g.Count);
        IReadOnlyList<Row> rows = [.. waiting.Select(RowOf)];
        return new Outcome<IReadOnlyList<Row>>.Done(rows);

        Row RowOf(Placement p)
        {
            var (whom, phone) = WhomOf(p);
            var last = calls[p.Id].MaxBy(c => c.Id);
            return new Row(p.Id, p.ResidentName, p.SchoolName, p.SchoolId, p.State, whom, phone, p.NextOn, Math.Max(0, today.DayNumber - p.NextOn.DayNumber), reminders.GetValueOrDefault(p.Id), last?.CalledAt, last?.Outcome, last?.Note, last?.NextContactOn, AddNumberAt(p));
        }

        (string Whom, string? Phone) WhomOf(Placement p)
        {
            var office = offices.GetValueOrDefault(p.SchoolId);
            if (p.State is PlacementState.WithMentor)
                return (p.MentorName ?? "the mentor", p.MentorId is { } m && phones.GetValueOrDefault(m) is { } own ? own : office);
            var contact = p.State is PlacementState.WithDistrict
                ? contacts.Find(c => c.DistrictId == p.DistrictId && c.SchoolId is null && c.Role is ContactRole.ResidencyLead or ContactRole.HumanResources)
                : contacts.Find(c => c.SchoolId == p.SchoolId && c.Role is ContactRole.Principal);
            return (contact?.Name ?? (p.State is PlacementState.WithDistrict ? "the district office" : "the school office"), contact?.Phone ?? (p.State is PlacementState.WithDistrict ? null : office));
        }
    }

    private static string AddNumberAt(Placement p) => p.State switch
    {
        PlacementState.WithDistrict => $"/districts/{p.DistrictId}#contact-form",
        PlacementState.WithMentor when p.MentorId is { } mentor => $"/mentors/{mentor}/edit",
        _ => $"/schools/{p.SchoolId}#contact-form",
    };
}

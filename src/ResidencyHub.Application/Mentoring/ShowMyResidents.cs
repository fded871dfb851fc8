using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>A mentor's residents of all programs in one list, with what this week asks. Behind a week's link: of that link's week.</summary>
public sealed class ShowMyResidents(UseCaseServices services) : Query<ShowMyResidents.Request, IReadOnlyList<ShowMyResidents.Row>>(services)
{
    /// <param name="WeekOf">A Monday; null for the week that counts now.</param>
    public sealed record Request(DateOnly? WeekOf = null);

    /// <param name="Placement">The placement.</param>
    /// <param name="Resident">The resident's name.</param>
    /// <param name="Program">The preparation program's name.</param>
    /// <param name="Subject">Subject and grades.</param>
    /// <param name="WeekOf">The Monday that the check-in is about; null when no week asks for one.</param>
    /// <param name="DueOn">When it is due.</param>
    /// <param name="SentAt">When it was sent (UTC); null when it was not.</param>
    /// <param name="LastNextStep">The last next step that the mentor wrote; until they have written one, the one of the mentor before them.</param>
    /// <param name="AbsentToday">The resident reported so.</param>
    /// <param name="PausedToday">Classroom work is paused today.</param>
    /// <param name="Supervisor">The university supervisor.</param>
    /// <param name="ResidentId">The resident.</param>
    /// <param name="WrittenBy">Whom the team named to write this week's check-in in the mentor's place; null where it is the viewer.</param>
    /// <param name="NextObservation">Planned, or agreed on.</param>
    /// <param name="Talks">Talks after a lesson that are still to come or late.</param>
    /// <param name="IsDue">The week asks the viewer for a check-in that has not come from anybody, and nobody said that there was no school.</param>
    public sealed record Row(Id<Placement> Placement, string Resident, string Program, string Subject, DateOnly? WeekOf, DateOnly? DueOn, DateTime? SentAt, string? LastNextStep, bool AbsentToday, bool PausedToday, string? Supervisor, Id<Domain.Cohorts.Resident> ResidentId, string? WrittenBy, NextObservation? NextObservation, IReadOnlyList<TalkDue> Talks, bool IsDue);

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (operation.Reach.Kind is not ReachKind.Mentor)
            return Outcome.NotFound;
        var placements = await Read(db, db.Placements).ToListAsync(stop);
        // and those about whom the team has asked them to write
        var named = (await CheckInHomes.NamedAsync(operation, DistrictCalendar.WeekOf(request.WeekOf ?? today), null, stop)).Select(h => h.Placement.Id).ToList();
        if (named.Count > 0)
        {
            await using var wide = operation.LookWider("the placements for which a mentor is named to write the week's check-in");
            placements.AddRange(await Read(wide, wide.Placements.Where(p => named.Contains(p.Id))).ToListAsync(stop));
        }
        var schedule = await CheckInSchedule.OpenAsync(db, [.. placements.Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        var ids = placements.ConvertAll(p => p.Id);
        var (since, me) = ((request.WeekOf ?? today).AddDays(-70), operation.Reach.Mentor);
        var sent = await db.CheckIns.Where(c => ids.Contains(c.PlacementId) && c.WeekOf >= since).OrderByDescending(c => c.WeekOf).Select(c => new { c.PlacementId, c.WeekOf, c.SentAt, c.NextStep, IsMine = c.MentorId == me }).ToListAsync(stop);
        var absent = await db.Absences.Where(a => ids.Contains(a.PlacementId) && a.Day == today && a.TakenBackAt == null).Select(a => a.PlacementId).ToListAsync(stop);
        var paused = await db.Pauses.Where(a => ids.Contains(a.PlacementId) && a.Day == today && a.LiftedAt == null).Select(a => a.PlacementId).ToListAsync(stop);

        var weekOf = DistrictCalendar.WeekOf(request.WeekOf ?? today);
        var next = await NextObservations.OfAsync(db, placements.ConvertAll(p => p.ResidentId), today, stop);
        var due = (await CheckInsDue.OfAsync(operation, request.WeekOf, stop)).Select(d => d.Placement).ToHashSet();
        var talks = await TalksDue.OfAsync(db, placements.ConvertAll(p => p.ResidentId), stop);
        await using var namings = operation.LookWider("whom the team named to write a week's check-in instead");
        var instead = await CheckInHomes.InsteadAsync(namings, weekOf, today, ids, stop);

        return placements.ConvertAll(p =>
        {
            var weeks = schedule.For(p.DistrictId, p.ProgramId);
            var term = new Period(p.StartsOn, p.EndsOn);
            var steps = sent.FindAll(s => s.PlacementId == p.Id && s.NextStep != null);
            var week = request.WeekOf is { } monday ? weeks.Of(DistrictCalendar.WeekOf(monday), term) : weeks.Current(term, today);
            return new Row(
                p.Id, p.ResidentName, p.Program, $"{p.Subject} {p.GradeBand}", week?.Monday, week?.DueOn, sent.Find(s => s.PlacementId == p.Id && s.WeekOf == week?.Monday && s.IsMine)?.SentAt,
                (steps.Find(s => s.IsMine && s.WeekOf < (week?.Monday ?? today)) ?? steps.Find(s => s.WeekOf < (week?.Monday ?? today)))?.NextStep, absent.Contains(p.Id), paused.Contains(p.Id), p.Supervisor, p.ResidentId,
                week?.Monday == weekOf && instead.GetValueOrDefault(p.Id) is { } other && other.MentorId != operation.Reach.Mentor ? other.Name : null, next.GetValueOrDefault(p.ResidentId), [.. talks[p.ResidentId]], due.Contains(p.Id));
        });

        static IQueryable<Home> Read(ResidencyDb db, IQueryable<Placement> all) =>
            from p in all
            join program in db.Programs on p.ProgramId equals program.Id
            join r in db.Residents on p.ResidentId equals r.Id into residents
            from r in residents.DefaultIfEmpty()
            where p.State == PlacementState.Active
            orderby p.ResidentSort
            select new Home(p.Id, p.ResidentId, p.ResidentName, program.Name, p.Subject, p.GradeBand, p.DistrictId, p.ProgramId, p.StartsOn, p.EndsOn, r == null ? null : r.SupervisorName);
    }

    private sealed record Home(Id<Placement> Id, Id<Domain.Cohorts.Resident> ResidentId, string ResidentName, string Program, string Subject, string GradeBand, Id<District> DistrictId, Id<PreparationProgram> ProgramId, DateOnly StartsOn, DateOnly EndsOn, string? Supervisor);
}

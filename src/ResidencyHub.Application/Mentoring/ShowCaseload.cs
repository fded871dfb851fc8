using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Cohorts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>A university supervisor's residents with who is silent; "silent" follows each district's calendar.</summary>
public sealed class ShowCaseload(UseCaseServices services) : Query<Nothing, IReadOnlyList<ShowCaseload.Row>>(services)
{
    /// <param name="Resident">The resident.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Placement">The running placement; null without one.</param>
    /// <param name="School">Where.</param>
    /// <param name="Mentor">The mentor of record.</param>
    /// <param name="LastWeek">The Monday of the latest check-in.</param>
    /// <param name="Going">How it goes in the latest check-in.</param>
    /// <param name="Strength">Its strength.</param>
    /// <param name="NextStep">Its next step.</param>
    /// <param name="SilentWeeks">Weeks that count without a check-in, in a row.</param>
    /// <param name="Silent">Long enough to be called silent.</param>
    /// <param name="AbsentToday">Reported so.</param>
    /// <param name="PausedToday">Classroom work is paused.</param>
    /// <param name="Hours">Clinical hours in all, in minutes.</param>
    /// <param name="HoursNeeded">Minutes that the program asks for.</param>
    /// <param name="AsksForHelp">An open request for help that the resident shared with the supervisor.</param>
    /// <param name="Next">The next observation, planned or agreed on.</param>
    /// <param name="Talks">Talks after a lesson that are still to come or late.</param>
    /// <param name="MentorAsks">In the latest check-in the mentor asks to be called.</param>
    public sealed record Row(
        Id<Resident> Resident, string Name, Id<Placement>? Placement, string? School, string? Mentor, DateOnly? LastWeek, Going? Going, string? Strength, string? NextStep,
        int SilentWeeks, bool Silent, bool AbsentToday, bool PausedToday, bool AsksForHelp, HoursTotals Hours, int HoursNeeded, NextObservation? Next, IReadOnlyList<TalkDue> Talks, bool MentorAsks = false);

    private protected override Permission Needs => Permission.ReadCheckIns;

    private protected override async Task<Outcome<IReadOnlyList<Row>>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (operation.Reach.Kind is not ReachKind.Caseload)
            return Outcome.NotFound;
        var residents = await StillInResidency.Of(db.Residents)
            .OrderBy(r => r.SortName).Select(r => new { r.Id, r.ProgramId, r.FirstName, r.LastName }).ToListAsync(stop);
        var placements = await db.Placements.Where(p => p.State == PlacementState.Active)
            .Select(p => new { p.Id, p.ResidentId, p.SchoolName, p.MentorName, p.DistrictId, p.ProgramId, p.StartsOn, p.EndsOn }).ToListAsync(stop);
        var schedule = await CheckInSchedule.OpenAsync(db, [.. placements.Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        var since = today.AddDays(-300);
        var (homes, ids) = (placements.ConvertAll(p => p.Id), residents.ConvertAll(r => r.Id));
        var sent = await db.CheckIns.Where(c => homes.Contains(c.PlacementId) && c.WeekOf >= since).Select(c => new { c.PlacementId, c.WeekOf }).ToListAsync(stop);
        var off = await db.WeeksOff.Where(w => homes.Contains(w.PlacementId) && w.WeekOf >= since).Select(w => new { w.PlacementId, w.WeekOf }).ToListAsync(stop);
        var latestOf = sent.GroupBy(c => c.PlacementId).ToDictionary(g => g.Key, g => g.Max(c => c.WeekOf));
        var recent = today.AddDays(-60);
        // the words of each placement's newest, not of every week
        var latest = await db.CheckIns.Where(c => homes.Contains(c.PlacementId) && c.WeekOf >= recent && !db.CheckIns.Any(later => later.PlacementId == c.PlacementId && later.WeekOf > c.WeekOf)).Select(c => new { c.PlacementId, c.WeekOf, c.Going, c.Strength, c.NextStep, c.WantsHelp }).ToListAsync(stop);
        var absent = await db.Absences.Where(a => a.Day == today && a.TakenBackAt == null).Select(a => a.ResidentId).ToListAsync(stop);
        var paused = await db.Pauses.Where(a => a.Day == today && a.LiftedAt == null).Select(a => a.ResidentId).ToListAsync(stop);
        var help = await db.HelpRequests.Where(h => h.AnsweredAt == null).Select(h => h.ResidentId).ToListAsync(stop);
        // whoever they were given by in years before: sums of those who are here, made by the database
        var logged = await db.HoursWeeks.Where(w => ids.Contains(w.ResidentId)).GroupBy(w => w.ResidentId).Select(g => new { g.Key, Approved = g.Sum(w => w.ApprovedMinutes), Pending = g.Sum(w => w.PendingMinutes), Solo = g.Sum(w => w.SoloDays), Visits = g.Sum(w => w.Visits) }).ToDictionaryAsync(g => g.Key, g => new HoursTotals(g.Approved, g.Pending, g.Solo, g.Visits), stop);
        var needed = new Dictionary<Id<PreparationProgram>, int>();
        foreach (var program in residents.Select(r => r.ProgramId).Distinct())
            needed[program] = (await HoursRulesOf.OpenAsync(db, program, today, stop)).NeededMinutes;
        var next = await NextObservations.OfAsync(db, ids, today, stop);
        var talks = await TalksDue.OfAsync(db, ids, stop);
        return residents.ConvertAll(r =>
        {
            var hours = logged.GetValueOrDefault(r.Id) ?? new(0, 0, 0, 0);
            var name = new PersonName(r.FirstName, r.LastName).Full;
            if (placements.Find(p => p.ResidentId == r.Id) is not { } p)
                return new Row(r.Id, name, null, null, null, null, null, null, null, 0, false, absent.Contains(r.Id), paused.Contains(r.Id), help.Contains(r.Id), hours, needed[r.ProgramId], next.GetValueOrDefault(r.Id), [.. talks[r.Id]]);
            var weeks = schedule.For(p.DistrictId, p.ProgramId);
            var silent = weeks.SilentFor(new Period(p.StartsOn, p.EndsOn), today, sent.Concat(off).Where(s => s.PlacementId == p.Id).Select(s => s.WeekOf).ToHashSet());
            var week = latestOf.TryGetValue(p.Id, out var monday) ? monday : (DateOnly?)null;
            var last = latest.Find(l => l.PlacementId == p.Id && l.WeekOf == week);
            return new Row(r.Id, name, p.Id, p.SchoolName, p.MentorName, week, last?.Going, last?.Strength, last?.NextStep, silent, silent >= weeks.Rules.SilentWeeks, absent.Contains(r.Id), paused.Contains(r.Id), help.Contains(r.Id), hours, needed[r.ProgramId], next.GetValueOrDefault(r.Id), [.. talks[r.Id]], last?.WantsHelp is true);
        });
    }
}

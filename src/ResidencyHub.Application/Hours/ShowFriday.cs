using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>A mentor's Friday: every resident on one page, with the hours that wait and the week's check-in. Behind a week's link: that week, and what waits from before.</summary>
public sealed class ShowFriday(UseCaseServices services) : Query<ShowFriday.Request, ShowFriday.Answer>(services)
{
    /// <param name="Day">A day of the week; null for the one that counts now.</param>
    /// <param name="Typed">About whom a check-in was typed that could not be sent: it is shown, whoever writes it by now.</param>
    public sealed record Request(DateOnly? Day = null, IReadOnlyCollection<Id<Placement>>? Typed = null);

    /// <param name="WeekOf">The Monday.</param>
    /// <param name="Sections">One for each resident.</param>
    /// <param name="Draft">What was typed and not sent.</param>
    public sealed record Answer(DateOnly WeekOf, IReadOnlyList<Section> Sections, DraftWords? Draft);

    /// <param name="Placement">The placement.</param>
    /// <param name="ResidentId">The resident.</param>
    /// <param name="Resident">The resident's name.</param>
    /// <param name="About">Subject and program; for whom one only approves, why.</param>
    /// <param name="CheckIn">The week's check-in; null where one only approves hours.</param>
    /// <param name="NoSchool">The mentor said that the week had no school.</param>
    /// <param name="Weeks">Weeks of hours that wait for this mentor, oldest first.</param>
    /// <param name="Decided">The week's hours, when they are decided on already.</param>
    /// <param name="Totals">Hours in all.</param>
    /// <param name="Rules">What the program asks.</param>
    /// <param name="Raised">The words of concerns that the mentor has raised since the week began.</param>
    /// <param name="WrittenBy">Whom the team named to write the week's check-in in this mentor's place, who has not written it; null: nobody.</param>
    public sealed record Section(Id<Placement> Placement, Id<Resident> ResidentId, string Resident, string About, ShowCheckIn.Answer? CheckIn, bool NoSchool, IReadOnlyList<LoggedWeek> Weeks, LoggedWeek? Decided, HoursTotals Totals, HoursRules Rules, IReadOnlyList<string> Raised, string? WrittenBy);

    /// <summary>The key under which the page's draft is kept.</summary>
    public static string DraftKey(DateOnly weekOf) => $"friday.{weekOf:yyyy-MM-dd}";

    private protected override Permission Needs => Permission.ProvenOtherwise;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (operation.Reach.Kind is not ReachKind.Mentor)
            return Outcome.NotFound;
        var placements = await db.Placements.Where(p => p.State == PlacementState.Active).OrderBy(p => p.ResidentSort).ToListAsync(stop);
        var schedule = await CheckInSchedule.OpenAsync(db, [.. placements.Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        var monday = DistrictCalendar.WeekOf(request.Day ?? placements.Select(p => schedule.For(p.DistrictId, p.ProgramId).Current(p.Term, today)?.Monday).Max() ?? today);
        if (!await SendCheckIn.MayAsync(operation, monday, stop))
            return Outcome.NotFound;
        var weeks = await db.HoursWeeks.Include(w => w.Entries).Where(w => w.WeekOf <= monday.AddDays(6) && (w.State == HoursState.Sent || w.WeekOf == monday)).OrderBy(w => w.WeekOf).ToListAsync(stop);
        await using var wide = operation.LookWider("hours in all of those for whom the mentor approves, whoever approved the others; whom somebody else mentors, and who approves today; weeks without school, whoever told it");
        var mine = placements.Select(p => p.Id).ToHashSet();
        var elsewhere = weeks.Where(w => w.State is HoursState.Sent && !mine.Contains(w.PlacementId)).Select(w => w.PlacementId).Distinct().ToList();
        var others = await wide.Placements.Where(p => elsewhere.Contains(p.Id)).OrderBy(p => p.ResidentSort).ToListAsync(stop);
        // what is still addressed to somebody who does not approve any more waits for somebody else
        var all = placements.Concat(others).ToDictionary(p => p.Id);
        var named = await Approvers.NamedAsync(wide, [.. all.Keys], today, stop);
        weeks.RemoveAll(w => w.State is HoursState.Sent && Approvers.Of(named.GetValueOrDefault(w.PlacementId), all[w.PlacementId])?.Mentor != operation.Reach.Mentor);
        others.RemoveAll(p => !weeks.Exists(w => w.PlacementId == p.Id && w.State is HoursState.Sent));
        var instead = await CheckInHomes.NamedAsync(operation, monday, null, stop);
        others.AddRange(instead.Select(h => h.Placement).Where(p => others.TrueForAll(o => o.Id != p.Id)));
        if (instead.Count > 0)
            schedule = await CheckInSchedule.OpenAsync(db, [.. placements.Concat(others).Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        mine.UnionWith(instead.Select(h => h.Placement.Id));
        var residents = placements.Concat(others).Select(p => p.ResidentId).Distinct().ToList();
        var totals = (await wide.HoursWeeks.Where(w => residents.Contains(w.ResidentId)).Select(w => new { w.ResidentId, w.ApprovedMinutes, w.PendingMinutes, w.SoloDays, w.Visits }).ToListAsync(stop)).ToLookup(w => w.ResidentId);
        var of = placements.Concat(others).Select(p => p.ProgramId).Distinct().ToList();
        var programs = await wide.Programs.Where(p => of.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        var off = (await wide.WeeksOff.Where(w => w.WeekOf == monday && mine.Contains(w.PlacementId)).Select(w => w.PlacementId).ToListAsync(stop)).ToHashSet();
        var key = DraftKey(monday);
        var draft = await db.Drafts.Where(d => d.Key == key).Select(d => new { d.Fields, d.SavedAt }).SingleOrDefaultAsync(stop);
        var words = draft is null ? null : new DraftWords(SaveDraft.Read(draft.Fields), draft.SavedAt);
        var since = operation.BeginningOf(monday);
        var raised = (await db.Concerns.Where(c => mine.Contains(c.PlacementId) && c.RaisedAt >= since).Select(c => new { c.PlacementId, c.Words }).ToListAsync(stop)).ToLookup(c => c.PlacementId, c => c.Words);
        // whom the team named writes it: nothing is asked of the mentor of record, who reads what they sent before
        var writers = (await CheckInHomes.InsteadAsync(wide, monday, today, [.. placements.Select(p => p.Id)], stop)).Where(n => n.Value.MentorId != operation.Reach.Mentor).ToDictionary(n => n.Key, n => n.Value.Name);
        var own = (await db.CheckIns.Where(c => c.WeekOf == monday && mine.Contains(c.PlacementId) && c.MentorId == operation.Reach.Mentor).Select(c => c.PlacementId).ToListAsync(stop)).ToHashSet();
        var sections = new List<Section>();
        foreach (var p in placements.Concat(others))
            sections.Add(new(
                p.Id, p.ResidentId, p.ResidentName, placements.Contains(p) ? $"{p.Subject} {p.GradeBand} · {programs[p.ProgramId]}" : $"{p.SchoolName} · you {(mine.Contains(p.Id) ? "write the check-in and approve" : "approve")} the hours in place of {p.MentorName ?? "the mentor"}",
                mine.Contains(p.Id) && (own.Contains(p.Id) || !writers.ContainsKey(p.Id) || HasTyped(p.Id)) && p.Term.Overlaps(new Period(monday, monday.AddDays(6))) ? await ShowCheckIn.ReadAsync(operation, p, monday, schedule, stop) : null, off.Contains(p.Id),
                [.. weeks.Where(w => w.PlacementId == p.Id && w.State is HoursState.Sent).Select(w => LoggedWeek.Of(w, today, p.SchoolName))],
                weeks.Find(w => w.PlacementId == p.Id && w.WeekOf == monday && w.State is not HoursState.Sent) is { } decided ? LoggedWeek.Of(decided, today, p.SchoolName) : null,
                totals[p.ResidentId].Aggregate(new HoursTotals(0, 0, 0, 0), (t, w) => new(t.Approved + w.ApprovedMinutes, t.Pending + w.PendingMinutes, t.SoloDays + w.SoloDays, t.Visits + w.Visits)),
                await HoursRulesOf.OpenAsync(db, p.ProgramId, monday, stop), [.. raised[p.Id]], own.Contains(p.Id) ? null : writers.GetValueOrDefault(p.Id)));
        return new Answer(monday, sections, words);

        // what was typed before somebody else was named is not hidden
        bool HasTyped(Id<Placement> placement) => request.Typed?.Contains(placement) == true || words?.Fields.Any(f => f.Key.StartsWith($"Input.Of[{placement}].CheckIn.", StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(f.Value)) == true;
    }
}

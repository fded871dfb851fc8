using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>A resident's own week of the clinical log, with where the hours stand and which weeks are missing.</summary>
public sealed class ShowMyHours(UseCaseServices services) : Query<ShowMyHours.Request, ShowMyHours.Answer>(services)
{
    /// <param name="Day">A day of the week; null for today.</param>
    /// <param name="Placement">Where two run at once; null for the one that runs on that day.</param>
    public sealed record Request(DateOnly? Day = null, Id<Placement>? Placement = null);

    /// <param name="WeekOf">The Monday.</param>
    /// <param name="At">Where the week is logged; null when no placement runs in it.</param>
    /// <param name="Others">Other placements that run in the week.</param>
    /// <param name="Week">What is logged; null before the first entry.</param>
    /// <param name="Questions">What has to be settled or confirmed before it is sent.</param>
    /// <param name="Draft">An entry that is half typed.</param>
    /// <param name="Approver">Who would approve it today; null when nobody can.</param>
    /// <param name="Totals">Hours in all.</param>
    /// <param name="Rules">What the program asks.</param>
    /// <param name="Source">Where the number of hours comes from.</param>
    /// <param name="CanRepeat">A week before has entries to copy.</param>
    /// <param name="Weeks">The weeks so far, latest first.</param>
    /// <param name="Missing">Weeks that count and were not sent, latest first.</param>
    /// <param name="Pace">What an even pace would be by now; null without a placement.</param>
    /// <param name="Closed">Weekdays of the week without school, each with the calendar's name for it.</param>
    public sealed record Answer(
        DateOnly WeekOf, Where? At, IReadOnlyList<Where> Others, LoggedWeek? Week, IReadOnlyList<HoursQuestion> Questions, DraftWords? Draft, Approver? Approver, HoursTotals Totals, HoursRules Rules, string Source,
        bool CanRepeat, IReadOnlyList<Past> Weeks, IReadOnlyList<DateOnly> Missing, EvenPace? Pace, IReadOnlyDictionary<DateOnly, string> Closed);

    public sealed record Where(Id<Placement> Placement, string School, DateOnly StartsOn, DateOnly EndsOn);

    public sealed record Past(DateOnly WeekOf, Id<Placement> Placement, HoursState State, int Logged, int Approved);

    /// <summary>The key under which the form's draft is kept.</summary>
    public static string DraftKey(Id<Placement> placement, DateOnly weekOf) => $"hours.{placement}.{weekOf:yyyy-MM-dd}";

    private protected override Permission Needs => Permission.LogHours;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        if (await db.Residents.SingleOrDefaultAsync(stop) is not { } resident)
            return Outcome.NotFound;
        var day = request.Day ?? today;
        var monday = DistrictCalendar.WeekOf(day);
        var book = await RuleBook.OpenAsync(db, resident.ProgramId, monday, stop);
        var rules = book.Hours();
        var weeks = await db.HoursWeeks.Include(w => w.Entries).Where(w => w.ResidentId == resident.Id).OrderByDescending(w => w.WeekOf).Take(120).ToListAsync(stop);
        var placements = await db.Placements.Where(p => p.State == PlacementState.Active || p.State == PlacementState.Completed || p.State == PlacementState.EndedEarly).OrderBy(p => p.StartsOn).ToListAsync(stop);
        var inWeek = placements.FindAll(p => p.Term.Overlaps(new Period(monday, monday.AddDays(6))));
        var at = inWeek.Find(p => p.Id == request.Placement) ?? inWeek.Find(p => p.Term.Contains(day)) ?? inWeek.Find(p => p.State is PlacementState.Active) ?? inWeek.LastOrDefault();
        var week = at is null ? null : weeks.Find(w => w.PlacementId == at.Id && w.WeekOf == monday);
        var key = at is null ? "" : DraftKey(at.Id, monday);
        var draft = at is null ? null : await db.Drafts.Where(d => d.Key == key).Select(d => new { d.Fields, d.SavedAt }).SingleOrDefaultAsync(stop);
        var around = at is null ? WeekAround.Nothing : WeekAround.Of(monday, await WeekAroundOf.CalendarAsync(db, at.DistrictId, monday, stop), weeks.Where(w => w.PlacementId != at.Id));
        return new Answer(
            monday, at is null ? null : Of(at), [.. inWeek.Where(p => p.Id != at?.Id).Select(Of)], week is null ? null : LoggedWeek.Of(week, today, at!.SchoolName), week is null ? [] : HoursQuestions.Of(week.Entries, rules, around),
            draft is null ? null : new(SaveDraft.Read(draft.Fields), draft.SavedAt), at is null ? null : await Approvers.OfAsync(db, at, today, stop), HoursTotals.Of(weeks), rules, book[RuleCode.HoursNeeded].Source,
            weeks.Exists(w => w.WeekOf < monday && w.Entries.Any(e => e.Minutes > 0)), [.. weeks.Take(60).Select(w => new Past(w.WeekOf, w.PlacementId, w.State, w.Entries.Sum(e => e.Minutes), w.ApprovedMinutes))],
            await MissingAsync(operation, placements, weeks, rules, stop), HoursPace.Of(today, placements.ConvertAll(p => (p.StartsOn, p.EndsOn)), rules.NeededMinutes), around.Closed);

        static Where Of(Placement p) => new(p.Id, p.SchoolName, p.StartsOn, p.EndsOn);
    }

    private static async Task<IReadOnlyList<DateOnly>> MissingAsync(Operation operation, List<Placement> placements, List<HoursWeek> weeks, HoursRules rules, CancellationToken stop)
    {
        var schedule = await CheckInSchedule.OpenAsync(operation.Db, [.. placements.Select(p => (p.DistrictId, p.ProgramId))], operation.Today, stop);
        var sent = weeks.Where(w => !w.IsWithResident || w.WasSent).Select(w => w.WeekOf).ToHashSet();
        return [.. placements.SelectMany(p => schedule.For(p.DistrictId, p.ProgramId).Past(p.Term, operation.Today, 40)).Select(w => w.Monday).Distinct()
            .Where(m => !sent.Contains(m) && m.AddDays(6 + rules.LateDays) < operation.Today).OrderDescending()];
    }
}

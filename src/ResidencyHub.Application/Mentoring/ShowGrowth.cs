using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.Hours;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>How a resident grows, as far as the viewer may read it: levels over time and by rater, strengths, next steps and what became of them.</summary>
public sealed class ShowGrowth(UseCaseServices services) : Query<ShowGrowth.Request, ShowGrowth.Answer>(services)
{
    /// <param name="Resident">Null: the viewer's own, for a resident.</param>
    /// <param name="Rater">Whose levels the table over time shows; null for mentors and supervisors together.</param>
    public sealed record Request(Id<Resident>? Resident, RaterKind? Rater = null);

    /// <param name="Ratings">How many levels were given, the resident's own included.</param>
    /// <param name="Upcoming">Observations that are planned.</param>
    /// <param name="Agreed">A day that was agreed on for the next one, when none is planned.</param>
    /// <param name="ReadsCoaching">The viewer also reads where it stands for the recommendation.</param>
    /// <param name="Hours">Hours against what the program asks; null for those who read no hours of a person, as the school's leader.</param>
    public sealed record Answer(
        Id<Resident> Id, string Name, int Ratings, IReadOnlyList<DateOnly> Months, IReadOnlyList<GrowthRow> OverTime, IReadOnlyList<(Guid Rater, string Name, RaterKind Kind)> Raters, IReadOnlyList<GrowthRow> ByRater,
        IReadOnlyDictionary<Guid, string> Statements, IReadOnlyDictionary<int, string> Levels, IReadOnlyList<Strength> Strengths, IReadOnlyList<StepInThread> Steps, IReadOnlyList<ListObservations.Row> Upcoming, NextObservation? Agreed, bool ReadsCoaching, HoursStand? Hours);

    /// <param name="Pace">What an even pace would be by now; null without a placement.</param>
    public sealed record HoursStand(HoursTotals Totals, HoursRules Rules, string Source, EvenPace? Pace);

    public sealed record Strength(DateOnly On, string Words, string By);

    private protected override Permission Needs => Permission.ReadObservations;

    private protected override async Task<Outcome<Answer>> HandleAsync(Request request, Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var resident = request.Resident is { } id ? await db.Residents.SingleOrDefaultAsync(r => r.Id == id, stop)
            : operation.Reach.Kind is ReachKind.Resident ? await db.Residents.SingleOrDefaultAsync(stop) : null;
        if (resident is null)
            return Outcome.NotFound;
        var points = await PointsAsync(db, resident.Id, stop);
        var overTime = points.FindAll(p => request.Rater is { } kind ? p.Kind == kind : p.Kind is not RaterKind.Resident);
        var items = points.ConvertAll(p => p.Item).Distinct().ToList();
        // the newest words of each element, and the newest names of the levels
        var rows = await db.RubricRows.Where(r => items.Contains(r.ItemKey)).Join(db.Rubrics, r => r.RubricId, x => x.Id, (r, x) => new { r.ItemKey, r.Statement, x.Number, x.Id }).ToListAsync(stop);
        var newest = rows.OrderByDescending(r => r.Number).Select(r => (Id<Rubric>?)r.Id).FirstOrDefault();
        var levels = await db.Set<RubricLevel>().Where(l => l.RubricId == newest).ToDictionaryAsync(l => l.Value, l => l.Name, stop);
        var checkIns = await db.CheckIns.Where(c => c.ResidentId == resident.Id).OrderByDescending(c => c.WeekOf).Take(150).ToListAsync(stop);
        var talks = await db.Debriefs.Where(d => d.ResidentId == resident.Id && d.IsShared).Join(db.Observations, d => d.ObservationId, o => o.Id, (d, o) => new { Talk = d, On = o.ObservedOn ?? o.PlannedOn, By = o.ObserverName }).ToListAsync(stop);
        var strengths = checkIns.Where(c => c.Strength is not null).Select(c => new Strength(c.WeekOf, c.Strength!, c.MentorName))
            .Concat(talks.Select(t => new Strength(t.On, t.Talk.Strength, t.By))).Concat(talks.Where(t => t.Talk.SecondStrength is not null).Select(t => new Strength(t.On, t.Talk.SecondStrength!, t.By)));
        var upcoming = await db.Observations.Where(o => o.ResidentId == resident.Id && o.PlannedOn >= today && (o.State == ObservationState.Scheduled || o.State == ObservationState.PreConference)).OrderBy(o => o.PlannedOn).Take(5)
            .Select(o => new ListObservations.Row(o.Id, o.ResidentName, o.SchoolName, o.Number, o.PlannedOn, o.PlannedAt, o.ObserverName, o.ObserverKind, o.State, null, false)).ToListAsync(stop);
        return new Answer(
            resident.Id, resident.Name.Full, points.Count, Growth.Months(overTime), Growth.OverTime(overTime), Growth.Raters(points), Growth.ByRater(points),
            rows.GroupBy(r => r.ItemKey).ToDictionary(g => g.Key, g => g.OrderByDescending(r => r.Number).First().Statement), levels,
            [.. strengths.OrderByDescending(s => s.On).Take(12)], NextStepThread.Of(checkIns, talks.Select(t => (t.Talk, t.On, t.By))), upcoming, upcoming.Count > 0 ? null : (await NextObservations.OfAsync(db, [resident.Id], today, stop)).GetValueOrDefault(resident.Id), RolePermissions.Includes(operation.Viewer.Role!.Value, Permission.ReadCoaching), await HoursAsync(operation, resident, stop));
    }

    private static async Task<HoursStand?> HoursAsync(Operation operation, Resident resident, CancellationToken stop)
    {
        if (operation.Reach.Kind is not ReachKind.Resident && !RolePermissions.Includes(operation.Viewer.Role!.Value, Permission.ReadHours))
            return null;
        await using var wide = operation.LookWider("hours in all, over every placement and approver");
        var book = await RuleBook.OpenAsync(operation.Db, resident.ProgramId, operation.Today, stop);
        var rules = book.Hours();
        return new(HoursTotals.Of(await wide.HoursWeeks.Where(w => w.ResidentId == resident.Id).ToListAsync(stop)), rules, book[RuleCode.HoursNeeded].Source, await HoursPace.OfAsync(wide, resident.Id, operation.Today, rules.NeededMinutes, stop));
    }

    /// <summary>The levels of one resident, as far as <paramref name="db"/> reads; what is still in writing is nobody's growth yet.</summary>
    internal static async Task<List<GrowthPoint>> PointsAsync(ResidencyDb db, Id<Resident> resident, CancellationToken stop) =>
        await db.Ratings.Where(r => r.ResidentId == resident && r.IsShared).OrderBy(r => r.RatedOn).ThenBy(r => r.Id).Select(r => new GrowthPoint(r.ItemKey, r.Code, r.RatedOn, r.RaterAccountId, r.RaterName, r.RaterKind, r.Level)).ToListAsync(stop);
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Domain.Standards;

namespace ResidencyHub.Application.Mentoring;

/// <summary>Looks through the running placements for reasons to look, program by program: new ones are put on the list, those whose reason is gone leave it by themselves, and what was put off is heard again when its reason has moved on.</summary>
public sealed class LookForSignals(UseCaseServices services) : Command<Nothing, int>(services)
{
    private protected override Permission Needs => Permission.RunJobs;

    // somebody may settle one meanwhile, or another round put the same on the list
    private protected override bool BeginsAgain => true;

    private protected override async Task<Outcome<int>> HandleAsync(Nothing request, Operation operation, CancellationToken stop)
    {
        var (db, today, changed) = (operation.Db, operation.Today, 0);
        var programs = await db.Placements.Where(p => p.State == PlacementState.Active).Select(p => p.ProgramId).Distinct().ToListAsync(stop);
        programs.AddRange(await db.Signals.Where(s => s.EndedOn == null && !programs.Contains(s.ProgramId)).Select(s => s.ProgramId).Distinct().ToListAsync(stop));
        foreach (var program in programs)
        {
            var found = await new ProgramSignals(operation, program).FindAsync(stop);
            var current = await db.Signals.Where(s => s.ProgramId == program && s.EndedOn == null).ToDictionaryAsync(s => (s.PlacementId, s.Kind), stop);
            // what was settled stays settled as long as nothing newer gives a reason
            var settled = (await db.Signals.Where(s => s.ProgramId == program && s.Outcome != null).GroupBy(s => new { s.PlacementId, s.Kind }).Select(g => new { g.Key, SeenOn = g.Max(s => s.SeenOn) }).ToListAsync(stop))
                .ToDictionary(s => (s.Key.PlacementId, s.Key.Kind), s => s.SeenOn);
            foreach (var (placement, reason) in found)
                if (current.Remove((placement.Id, reason.Kind), out var known))
                    changed += known.See(reason, today) ? 1 : 0;
                else if (!settled.TryGetValue((placement.Id, reason.Kind), out var seen) || reason.SeenOn > seen)
                {
                    db.Add(new Signal(placement, reason, today));
                    changed++;
                }
            foreach (var gone in current.Values)
                gone.Go(today);
            changed += current.Count;
        }
        return changed;
    }
}

/// <summary>The reasons in one program's records, read in a few queries for all its running placements.</summary>
internal sealed class ProgramSignals(Operation operation, Id<PreparationProgram> program)
{
    public async Task<IReadOnlyList<(Placement Placement, SignalReason Reason)>> FindAsync(CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var placements = await db.Placements.AsNoTracking().Where(p => p.ProgramId == program && p.State == PlacementState.Active).ToListAsync(stop);
        var book = await RuleBook.OpenAsync(db, program, today, stop);
        var rules = Read(book);
        var schedule = await CheckInSchedule.OpenAsync(db, [.. placements.Select(p => (p.DistrictId, p.ProgramId)).Distinct()], today, stop);
        // no rule looks at weeks further back than a break of the calendar makes them
        var since = today.AddDays(-Math.Max(120, 7 * Math.Max(rules.HoursWeeks, book.Number(RuleCode.CheckInSilentWeeks)) * 3));
        // of those that run: what the others left in these weeks is no reason
        var running = db.Placements.Where(p => p.ProgramId == program && p.State == PlacementState.Active);
        var checkIns = (await db.CheckIns.Where(c => c.ProgramId == program && c.WeekOf >= since && running.Select(p => p.Id).Contains(c.PlacementId)).Select(c => new { c.PlacementId, c.WeekOf, c.Going }).ToListAsync(stop)).ToLookup(c => c.PlacementId);
        var off = (await db.WeeksOff.Where(w => w.ProgramId == program && w.WeekOf >= since).Select(w => new { w.PlacementId, w.WeekOf }).ToListAsync(stop)).ToLookup(w => w.PlacementId, w => w.WeekOf);
        var hours = (await db.HoursWeeks.Where(w => w.ProgramId == program && w.WeekOf >= since && running.Select(p => p.ResidentId).Contains(w.ResidentId) && (w.ApprovedMinutes > 0 || w.State == HoursState.Sent)).Select(w => new { w.ResidentId, w.WeekOf, w.ApprovedMinutes, Waits = w.State == HoursState.Sent, w.ApproverName }).ToListAsync(stop)).ToLookup(w => w.ResidentId);
        var points = await PointsAsync(rules, stop);
        var found = new List<(Placement, SignalReason)>();
        foreach (var placement in placements)
        {
            var (weeks, term) = (schedule.For(placement.DistrictId, placement.ProgramId), new Period(placement.StartsOn, placement.EndsOn));
            var latest = weeks.Past(term, today, rules.HoursWeeks);
            var inWeeks = latest.Count == 0 ? [] : hours[placement.ResidentId].Where(w => w.WeekOf >= latest[^1].Monday).ToList();
            Add(SignalReasons.NoApprovedHours(latest, rules, inWeeks.Exists(w => w.ApprovedMinutes > 0), inWeeks.Find(w => w.Waits) is { } waits ? waits.ApproverName ?? "somebody to approve them" : null));
            var told = checkIns[placement.Id].Select(c => c.WeekOf).Concat(off[placement.Id]).ToHashSet();
            if (placement is { MentorId: not null, NeedsMentor: false })
                Add(SignalReasons.MentorSilent(weeks.Past(term, today, weeks.Rules.SilentWeeks), weeks.Rules.SilentWeeks, told, placement.MentorName ?? "The mentor"));
            Add(SignalReasons.Worries(checkIns[placement.Id].Select(c => (c.WeekOf, c.Going)), rules, today));
            Add(SignalReasons.RatersApart(points[placement.ResidentId], rules, today));

            void Add(SignalReason? reason)
            {
                if (reason is not null)
                    found.Add((placement, reason));
            }
        }
        return found;
    }

    /// <summary>The levels of those residents of whom two levels lie far apart on one element at all; the others are not read.</summary>
    private async Task<ILookup<Id<Resident>, GrowthPoint>> PointsAsync(SignalRules rules, CancellationToken stop)
    {
        var since = operation.Today.AddDays(-rules.RatingDays);
        var given = operation.Db.Ratings.Where(r => r.ProgramId == program && r.RatedOn >= since && r.IsShared && r.RaterKind != RaterKind.Resident && r.Level != Scale.NotObserved);
        var apart = given.GroupBy(r => new { r.ResidentId, r.ItemKey }).Where(g => g.Max(r => r.Level) - g.Min(r => r.Level) >= rules.LevelsApart).Select(g => g.Key.ResidentId);
        return (await given.Where(r => apart.Contains(r.ResidentId)).Select(r => new { r.ResidentId, Point = new GrowthPoint(r.ItemKey, r.Code, r.RatedOn, r.RaterAccountId, r.RaterName, r.RaterKind, r.Level) }).ToListAsync(stop)).ToLookup(r => r.ResidentId, r => r.Point);
    }

    internal static SignalRules Read(RuleBook book) => new(
        book.Number(RuleCode.HoursSilentWeeks), book.Number(RuleCode.SignalWorries), book.Number(RuleCode.SignalWorryDays), book.Number(RuleCode.SignalLevelsApart), book.Number(RuleCode.SignalRatingDays));
}

using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Mentoring;

/// <summary>The check-ins that a mentor owes for the week that counts now: about the own residents, unless the team named somebody else to write, and about those for whom it named them.</summary>
internal static class CheckInsDue
{
    public sealed record Due(Id<Placement> Placement, Id<PreparationProgram> Program, string Resident, CheckInWeek Week);

    public static Task<IReadOnlyList<Due>> OfAsync(Operation operation, CancellationToken stop) => OfAsync(operation, null, stop);

    /// <param name="operation">The mentor's.</param>
    /// <param name="weekOf">A day of the week that is asked about; null: the one that counts now.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<IReadOnlyList<Due>> OfAsync(Operation operation, DateOnly? weekOf, CancellationToken stop)
    {
        var (db, today, monday) = (operation.Db, operation.Today, DistrictCalendar.WeekOf(weekOf ?? operation.Today));
        var own = await db.Placements.AsNoTracking().Where(p => p.State == PlacementState.Active).ToListAsync(stop);
        var named = (await CheckInHomes.NamedAsync(operation, monday, null, stop)).Select(h => h.Placement).ToList();
        List<Placement> all = [.. own, .. named];
        if (all.Count == 0)
            return [];
        var schedule = await CheckInSchedule.OpenAsync(db, [.. all.Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        var weeks = all.Select(p => (Placement: p, Week: weekOf is null ? schedule.For(p.DistrictId, p.ProgramId).Current(p.Term, today) : schedule.For(p.DistrictId, p.ProgramId).Of(monday, p.Term))).Where(x => x.Week is not null).Select(x => (x.Placement, Week: x.Week!.Value)).ToList();
        var (ids, mondays) = (weeks.ConvertAll(w => w.Placement.Id), weeks.Select(w => w.Week.Monday).Distinct().ToList());
        await using var wide = operation.LookWider("whether a week's check-in is there or none was due, whoever wrote or told it");
        var settled = (await wide.CheckIns.Where(c => ids.Contains(c.PlacementId) && mondays.Contains(c.WeekOf)).Select(c => new { c.PlacementId, c.WeekOf }).ToListAsync(stop))
            .Concat(await wide.WeeksOff.Where(w => ids.Contains(w.PlacementId) && mondays.Contains(w.WeekOf)).Select(w => new { w.PlacementId, w.WeekOf }).ToListAsync(stop)).Select(c => (c.PlacementId, c.WeekOf)).ToHashSet();
        var instead = await CheckInHomes.InsteadAsync(wide, monday, today, ids, stop);
        return [.. weeks.Where(w => !settled.Contains((w.Placement.Id, w.Week.Monday)) && IsMine(w.Placement, w.Week)).Select(w => new Due(w.Placement.Id, w.Placement.ProgramId, w.Placement.ResidentName, w.Week))];

        bool IsMine(Placement placement, CheckInWeek week) => named.Contains(placement) ? week.Monday == monday && instead.GetValueOrDefault(placement.Id)?.MentorId == operation.Reach.Mentor
            : week.Monday != monday || instead.GetValueOrDefault(placement.Id) is not { } other || other.MentorId == operation.Reach.Mentor;
    }
}

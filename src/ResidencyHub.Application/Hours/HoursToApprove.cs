using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>Weeks of hours that wait for a mentor: of the own residents, and of those for whom the team named them.</summary>
internal static class HoursToApprove
{
    /// <param name="Weeks">The Mondays, oldest first.</param>
    /// <param name="DueOn">Hours are approved each week: on the weekday on which check-ins are due, the first after the oldest was sent.</param>
    public sealed record Waiting(Id<Placement> Placement, Id<PreparationProgram> Program, string Resident, IReadOnlyList<DateOnly> Weeks, DateOnly DueOn);

    public static async Task<IReadOnlyList<Waiting>> OfAsync(Operation operation, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var weeks = await db.HoursWeeks.Where(w => w.State == HoursState.Sent).Select(w => new { w.PlacementId, w.WeekOf, w.SentAt }).ToListAsync(stop);
        if (weeks.Count == 0)
            return [];
        var ids = weeks.Select(w => w.PlacementId).Distinct().ToList();
        await using var wide = operation.LookWider("whose hours a mentor is named to approve, and who approves today");
        var placements = await wide.Placements.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(stop);
        // what is still addressed to somebody who does not approve any more waits for somebody else
        var named = await Approvers.NamedAsync(wide, ids, today, stop);
        placements.RemoveAll(p => Approvers.Of(named.GetValueOrDefault(p.Id), p)?.Mentor != operation.Reach.Mentor);
        var rules = await RuleBook.OpenEachAsync(db, [.. placements.Select(p => p.ProgramId).Distinct()], today, stop);
        return placements.ConvertAll(p =>
        {
            var mine = weeks.FindAll(w => w.PlacementId == p.Id);
            var sentOn = operation.DayOf(mine.Min(w => w.SentAt!.Value));
            var due = DistrictCalendar.WeekOf(sentOn).AddDays(rules[p.ProgramId].Number(RuleCode.CheckInDueWeekday) - 1);
            return new Waiting(p.Id, p.ProgramId, p.ResidentName, [.. mine.Select(w => w.WeekOf).Order()], due <= sentOn ? due.AddDays(7) : due);
        });
    }
}

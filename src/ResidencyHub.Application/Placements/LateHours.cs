using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Placements;

/// <summary>A week with approved hours of days after a last day that was entered later, which nobody has confirmed yet. The hours stay with the resident.</summary>
/// <param name="Week">The week.</param>
/// <param name="WeekOf">Its Monday.</param>
/// <param name="Minutes">Approved and counted, of the days after the last one.</param>
internal sealed record LateHours(Id<HoursWeek> Week, DateOnly WeekOf, int Minutes)
{
    /// <summary>Weeks among which late ones are: with approved hours of days after the last one of a placement that ended early, or approved by somebody else than its mentor of today.</summary>
    public static IQueryable<HoursWeek> Perhaps(ResidencyDb db, Placement placement)
    {
        var (id, mentor, last, ended) = (placement.Id, placement.MentorId, placement.EndsOn, placement.State is PlacementState.EndedEarly);
        return db.HoursWeeks.Where(w => w.PlacementId == id && w.Entries.Any(e => e.IsApproved && ((ended && e.Day > last) || (w.ApproverId != null && w.ApproverId != mentor))));
    }

    /// <summary>By week. Days after the last day of a placement that ended early; days that lie after the mentorship of the mentor who approved them. Whom the team named to approve is no mentor of record and has no last day.</summary>
    public static async Task<IReadOnlyList<LateHours>> OfAsync(Operation operation, Placement placement, CancellationToken stop)
    {
        if (placement.State is not (PlacementState.Confirmed or PlacementState.Active or PlacementState.Completed or PlacementState.EndedEarly))
            return [];
        var db = operation.Db;
        var weeks = await Perhaps(db, placement).AsNoTracking().Include(w => w.Entries).OrderBy(w => w.WeekOf).ToListAsync(stop);
        if (weeks.Count == 0)
            return [];
        var stays = await db.Mentorships.Where(m => m.PlacementId == placement.Id).ToListAsync(stop);
        // those that this act cancels are still in the database
        stays.RemoveAll(m => db.Entry(m).State is EntityState.Deleted);
        var named = await db.ApproverNamings.Where(n => n.PlacementId == placement.Id).Select(n => n.MentorId).ToListAsync(stop);
        var notes = await db.Placements.Where(p => p.Id == placement.Id).SelectMany(p => p.Steps).Where(s => s.Note != null).Select(s => new { s.Note, s.ActedAt }).ToListAsync(stop);
        var confirmed = notes.SelectMany(n => Placement.LateHoursConfirmedIn(n.Note).Select(week => (Week: week, n.ActedAt))).ToList();
        return [.. weeks.Where(w => !confirmed.Exists(c => c.Week == w.WeekOf && c.ActedAt >= w.DecidedAt))
            .Select(w => (Week: w, Late: w.Entries.Where(e => e.IsApproved && IsLate(w, e.Day)).ToList())).Where(x => x.Late.Count > 0)
            .Select(x => new LateHours(x.Week.Id, x.Week.WeekOf, x.Late.Where(e => e.Counts).Sum(e => e.Minutes)))];

        bool IsLate(HoursWeek week, DateOnly day) =>
            (placement.State is PlacementState.EndedEarly && day > placement.EndsOn)
            || (week.ApproverId is { } approver && approver != placement.MentorId && !named.Contains(approver) && !stays.Exists(m => m.MentorId == approver && (m.EndsOn is null || m.EndsOn >= day)));
    }
}

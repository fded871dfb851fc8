using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Access;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>Who is to be checked on because of hours, as conditions that the database answers: a count and its list are the same question.</summary>
internal static class HoursSignals
{
    /// <summary>Residents of whom a week waits for approval.</summary>
    public static IQueryable<Resident> Waiting(Operation operation, IQueryable<Resident> all) =>
        all.Where(r => operation.Db.HoursWeeks.Any(w => w.ResidentId == r.Id && w.State == HoursState.Sent));

    /// <summary>Residents without approved hours in the latest weeks that count, as many as the program's rule says, by the calendar of the district where they are placed.</summary>
    public static async Task<IQueryable<Resident>> SilentAsync(Operation operation, IQueryable<Resident> all, CancellationToken stop)
    {
        var (db, today) = (operation.Db, operation.Today);
        var pairs = await db.Placements.Where(p => p.State == PlacementState.Active).Select(p => new { p.DistrictId, p.ProgramId }).Distinct().ToListAsync(stop);
        var schedule = await CheckInSchedule.OpenAsync(db, [.. pairs.Select(p => (p.DistrictId, p.ProgramId))], today, stop);
        var weeks = new Dictionary<Id<PreparationProgram>, int>();
        foreach (var program in pairs.Select(p => p.ProgramId).Distinct())
            weeks[program] = (await RuleBook.OpenAsync(db, program, today, stop)).Number(RuleCode.HoursSilentWeeks);
        var silent = pairs
            .Select(p => (p.ProgramId, p.DistrictId, Past: schedule.For(p.DistrictId, p.ProgramId).Past(new Period(today.AddDays(-365)), today, weeks[p.ProgramId])))
            .Where(p => p.Past.Count == weeks[p.ProgramId]).GroupBy(p => (p.ProgramId, Since: p.Past[^1].Monday))
            .Select(g => Of(g.Key.ProgramId, g.Select(p => p.DistrictId).ToList(), g.Key.Since)).ToList();
        return silent.Count == 0 ? all.Where(r => false) : silent.Aggregate((a, b) => a.Concat(b)) is var ids ? all.Where(r => ids.Contains(r.Id)) : all;

        IQueryable<Id<Resident>> Of(Id<PreparationProgram> program, List<Id<District>> districts, DateOnly since) =>
            db.Placements.Where(p => p.State == PlacementState.Active && p.ProgramId == program && districts.Contains(p.DistrictId) && p.StartsOn <= since && !db.HoursWeeks.Any(w => w.ResidentId == p.ResidentId && w.ApprovedMinutes > 0 && w.WeekOf >= since)).Select(p => p.ResidentId);
    }
}

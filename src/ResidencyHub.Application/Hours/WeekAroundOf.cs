using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Application.Hours;

/// <summary>Reads what lies around a week of the log: the calendar of the placement's district, and the resident's other placements.</summary>
internal static class WeekAroundOf
{
    public static async Task<WeekAround> OpenAsync(ResidencyDb db, Placement placement, DateOnly monday, CancellationToken stop) => WeekAround.Of(
        monday, await CalendarAsync(db, placement.DistrictId, monday, stop),
        await db.HoursWeeks.AsNoTracking().Include(w => w.Entries).Where(w => w.ResidentId == placement.ResidentId && w.WeekOf == monday && w.PlacementId != placement.Id).ToListAsync(stop));

    /// <summary>The district's calendar, as far as one week needs it.</summary>
    public static async Task<DistrictCalendar> CalendarAsync(ResidencyDb db, Id<District> district, DateOnly monday, CancellationToken stop)
    {
        var last = monday.AddDays(6);
        return new(await db.CalendarEntries.AsNoTracking().Where(e => e.DistrictId == district && e.StartsOn <= last && e.EndsOn >= monday).ToListAsync(stop));
    }
}

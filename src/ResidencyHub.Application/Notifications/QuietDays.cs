using Microsoft.EntityFrameworkCore;
using ResidencyHub.Application.Data;
using ResidencyHub.Application.UseCases;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Notifications;

/// <summary>When districts let one write to their people. A letter is judged when it is written and again before it goes: it may have waited into a quiet period, or the district may have entered one since.</summary>
internal sealed class QuietDays
{
    private readonly ILookup<Id<District>, QuietPeriod> _periods;
    private readonly HubClock _clock;

    private QuietDays(IEnumerable<QuietPeriod> periods, HubClock clock) => (_periods, _clock) = (periods.ToLookup(p => p.DistrictId), clock);

    /// <summary>The quiet periods of these districts that are not over on a day.</summary>
    public static async Task<QuietDays> OpenAsync(ResidencyDb db, HubClock clock, IReadOnlyCollection<Id<District>> districts, DateOnly day, CancellationToken stop) =>
        new(districts.Count == 0 ? [] : await db.QuietPeriods.AsNoTracking().Where(q => districts.Contains(q.DistrictId) && q.EndsOn >= day).OrderBy(q => q.StartsOn).ToListAsync(stop), clock);

    /// <summary>The district whose quiet days hold for a letter; null for urgent ones and for people outside districts.</summary>
    public static Id<District>? DistrictOf(Addressee? to, Id<District>? district, bool urgent) =>
        urgent || to is null or Addressee.Program or Addressee.Resident ? null : district;

    /// <summary>The instant from which a letter may go, and why not earlier.</summary>
    public (DateTime NotBefore, string? Why) When(Addressee? to, Id<District>? district, bool urgent, DateTime earliest)
    {
        if (DistrictOf(to, district, urgent) is not { } held)
            return (earliest, null);
        var free = _clock.DayOf(earliest);
        string? why = null;
        // one pass in order of first days is enough: a later period can only push further
        foreach (var period in _periods[held].Where(q => Concerns(q.Audience, to!.Value)))
        {
            if (!period.Days.Contains(free))
                continue;
            free = period.EndsOn.AddDays(1);
            why = $"The district asks not to write before {free:d MMMM} ({period.Reason}).";
        }
        return why is null ? (earliest, null) : (TimeZoneInfo.ConvertTimeToUtc(free.ToDateTime(new TimeOnly(7, 0)), _clock.Zone), why);
    }

    private static bool Concerns(QuietAudience audience, Addressee to) => audience switch
    {
        QuietAudience.Everyone => true,
        QuietAudience.SchoolStaff => to is Addressee.Mentor or Addressee.SchoolStaff,
        _ => to is Addressee.Mentor,
    };
}

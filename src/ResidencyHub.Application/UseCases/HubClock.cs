using Microsoft.Extensions.Configuration;

namespace ResidencyHub.Application.UseCases;

/// <summary>The time, and the calendar day where the hub's people are (configuration key <c>TimeZone</c>, an IANA name; the server's own zone when absent).</summary>
public sealed class HubClock(TimeProvider time, IConfiguration configuration)
{
    public TimeZoneInfo Zone { get; } = configuration["TimeZone"] is { Length: > 0 } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : time.LocalTimeZone;

    /// <summary>UTC.</summary>
    public DateTime Now => time.GetUtcNow().UtcDateTime;

    public DateOnly Today => DayOf(Now);

    /// <summary>The calendar day at the hub on which a UTC instant falls.</summary>
    public DateOnly DayOf(DateTime instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(instant, Zone));

    /// <summary>The UTC instant at which a calendar day begins at the hub; where clocks jump over midnight, the hour after.</summary>
    public DateTime BeginningOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(Zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, Zone);
    }

    /// <summary>A UTC instant as the hub's clocks show it.</summary>
    public DateTime Local(DateTime instant) => TimeZoneInfo.ConvertTimeFromUtc(instant, Zone);
}

namespace ResidencyHub.Application.Tests.Setup;

/// <summary>Time that stands still until a test moves it.</summary>
public sealed class StoppedClock(DateTimeOffset at) : TimeProvider
{
    public DateTimeOffset At { get; set; } = at;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => At;

    public void Pass(TimeSpan time) => At += time;
}

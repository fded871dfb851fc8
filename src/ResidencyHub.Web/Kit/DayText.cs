using System.Globalization;

namespace ResidencyHub.Web.Kit;

/// <summary>What a day is to the reader.</summary>
public enum DayKind
{
    /// <summary>A day when something happens or happened: "tomorrow", "3 days ago".</summary>
    Plain,

    /// <summary>A day by which something is owed, as a status: "due Friday", "3 days late".</summary>
    Due,

    /// <summary>The same within a sentence: "by Friday", "3 days late".</summary>
    By,
}

/// <summary>Days and moments in the words people use near now; exact ones for the title.</summary>
public static class DayText
{
    private static readonly CultureInfo Words = CultureInfo.GetCultureInfo("en-US");

    public static string Of(DateOnly day, DateOnly today, DayKind kind = DayKind.Plain)
    {
        var ahead = day.DayNumber - today.DayNumber;
        if (kind != DayKind.Plain && ahead < 0) return ahead >= -60 ? $"{Days(-ahead)} late" : $"late since {Compact(day, today)}";
        var words = ahead switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            > 1 and < 7 => day.ToString("dddd", Words),
            < -1 and > -7 => $"{Days(-ahead)} ago",
            _ => Compact(day, today),
        };
        return kind switch { DayKind.Due => "due " + words, DayKind.By => "by " + words, _ => words };
    }

    /// <summary>"Monday, 17 August 2026".</summary>
    public static string Exact(DateOnly day) => day.ToString("dddd, d MMMM yyyy", Words);

    /// <summary>"17 Aug"; with the year when it is another.</summary>
    public static string Compact(DateOnly day, DateOnly today) => day.ToString(day.Year == today.Year ? "d MMM" : "d MMM yyyy", Words);

    /// <summary>A moment: "just now", "5 minutes ago", "2 hours ago", "yesterday, 4:10 PM", "17 Aug, 4:10 PM".</summary>
    /// <param name="instant">UTC.</param>
    /// <param name="now">UTC.</param>
    /// <param name="zone">Where the readers are.</param>
    public static string OfMoment(DateTime instant, DateTime now, TimeZoneInfo zone)
    {
        var passed = now - instant;
        if (passed >= TimeSpan.FromMinutes(-1) && passed < TimeSpan.FromMinutes(1)) return "just now";
        if (passed >= TimeSpan.Zero && passed < TimeSpan.FromHours(1)) return Count((int)passed.TotalMinutes, "minute") + " ago";
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
        var day = DateOnly.FromDateTime(local);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, zone));
        if (passed >= TimeSpan.Zero && passed < TimeSpan.FromHours(12) && day == today) return Count((int)passed.TotalHours, "hour") + " ago";
        var words = Math.Abs(day.DayNumber - today.DayNumber) <= 1 ? Of(day, today) : Compact(day, today);
        return $"{words}, {Time(local)}";
    }

    /// <summary>"Monday, 17 August 2026, 4:10 PM".</summary>
    public static string ExactMoment(DateTime instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
        return $"{Exact(DateOnly.FromDateTime(local))}, {Time(local)}";
    }

    private static string Time(DateTime local) => local.ToString("h:mm", Words) + (local.Hour < 12 ? " AM" : " PM");

    private static string Days(int days) => Count(days, "day");

    private static string Count(int count, string unit) => count == 1 ? $"1 {unit}" : $"{count} {unit}s";
}

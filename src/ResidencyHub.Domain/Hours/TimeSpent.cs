using System.Globalization;
using System.Text.RegularExpressions;

namespace ResidencyHub.Domain.Hours;

/// <summary>How long something took, as people write it ("1:30", "1.5 h", "90 min", "2") and as the hub says it.</summary>
public static partial class TimeSpent
{
    /// <summary>A day has no more minutes.</summary>
    public const int MinutesOfADay = 24 * 60;

    /// <summary>A bare number up to this is read as hours, above it as minutes.</summary>
    private const int MostBareHours = 12;

    /// <summary>Minutes as one reads them: "45 min", "2 h", "1 h 30 min".</summary>
    public static string Words(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var m) => $"{m} min",
        (var h, 0) => $"{h:N0} h",
        var (h, m) => $"{h:N0} h {m} min",
    };

    /// <summary>Reads a written length; null together with the sentence that says what is wrong with it.</summary>
    public static (int? Minutes, string? Wrong) Read(string? text)
    {
        const string how = "Write it as 1:30, 1.5 h or 90 min.";
        var written = (text ?? "").Trim();
        if (written.Length == 0)
            return (null, $"Say how long it was, or from when to when. {how}");
        if (written[0] is '-' or '−')
            return (null, $"“{written}” is below zero. {how}");
        if (Exact(written) is not { } exact)
            return (null, $"“{Short(written)}” is no length of time that we can read. {how}");
        if (exact != decimal.Truncate(exact))
            return (null, $"“{written}” is {exact.ToString("0.##", CultureInfo.InvariantCulture)} minutes. Write whole minutes, {decimal.Round(exact, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture)} min for instance.");
        return exact switch
        {
            0 => (null, "No time at all is nothing to log. Leave the entry out, or log the day as absent."),
            > MinutesOfADay => (null, $"“{written}” is longer than a day. {how}"),
            _ => ((int)exact, null),
        };
    }

    private static decimal? Exact(string written)
    {
        if (Clock().Match(written) is { Success: true } clock)
            return Number(clock, "h") * 60 + Number(clock, "m");
        if (Hours().Match(written) is { Success: true } hours)
            return Number(hours, "h") * 60 + Number(hours, "m");
        if (Minutes().Match(written) is { Success: true } minutes)
            return Number(minutes, "m");
        if (Bare().Match(written) is not { Success: true } bare)
            return null;
        var number = Number(bare, "n");
        return number <= MostBareHours || number != decimal.Truncate(number) ? number * 60 : number;
    }

    private static decimal Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? decimal.Parse(found.Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;

    private static string Short(string text) => text.Length <= 20 ? text : string.Concat(text.AsSpan(0, 19), "…");

    [GeneratedRegex(@"^(?<h>\d{1,3}):(?<m>[0-5]\d)(\s*h)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<h>\d{1,3}([.,]\d{1,4})?)\s*h(ours?|rs?)?\.?(\s*(?<m>\d{1,2})\s*(m|mins?|minutes?)?\.?)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Hours();

    [GeneratedRegex(@"^(?<m>\d{1,5}([.,]\d{1,4})?)\s*(m|mins?|minutes?)\.?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Minutes();

    [GeneratedRegex(@"^(?<n>\d{1,5}([.,]\d{1,4})?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bare();
}

using System.Globalization;
using ResidencyHub.Application.Mentoring;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Standards;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Mentoring;

/// <summary>How observations look on pages, and how their posted fields are called.</summary>
internal static class ObservationLook
{
    public static Tone ToneOf(ObservationState state, bool isLate = false) => isLate ? Tone.Bad : state switch
    {
        ObservationState.Shared => Tone.Info,
        ObservationState.Acknowledged or ObservationState.Locked => Tone.Good,
        ObservationState.Cancelled => Tone.Idle,
        _ => Tone.Wait,
    };

    public static Tone ToneOf(LookForFate fate) => fate switch { LookForFate.Seen => Tone.Good, LookForFate.NotSeen => Tone.Wait, _ => Tone.Idle };

    /// <summary>"Mon 16 Nov, 11:10 AM"; the year when it is another.</summary>
    public static string When(DateOnly day, TimeOnly? at, DateOnly today) => $"{day.ToString("ddd", CultureInfo.InvariantCulture)} {DayText.Compact(day, today)}".Replace(' ', '\u00a0') + (at is { } hour ? ", " + hour.ToString("h:mm\u00a0tt", CultureInfo.InvariantCulture) : "");

    public static string LevelField(Id<RubricRow> row) => $"Level[{row}]";

    public static string EvidenceField(Id<RubricRow> row) => $"Evidence[{row}]";

    /// <summary>The levels that were posted; rows without one are left out, as nothing was said of them.</summary>
    public static IReadOnlyList<Score> ScoresOf(IFormCollection form, IEnumerable<ShowObservation.Row> rows) =>
        [.. rows.Select(r => (r.Id, Level: int.TryParse(form[LevelField(r.Id)], out var level) ? level : (int?)null, Words: form[EvidenceField(r.Id)].ToString())).Where(r => r.Level is not null).Select(r => new Score(r.Id, r.Level!.Value, r.Words))];
}

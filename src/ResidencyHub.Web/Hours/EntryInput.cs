using System.Globalization;
using ResidencyHub.Application.Drafts;
using ResidencyHub.Application.Hours;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Hours;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Hours;

/// <summary>One line of the log as it is posted, all text: nothing that was typed is lost on the way.</summary>
public sealed class EntryInput
{
    /// <summary>The line that is changed; empty for a new one.</summary>
    public string? Entry { get; set; }
    public string? Day { get; set; }
    public string? Kind { get; set; }
    public string? Length { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Model { get; set; }
    public string? With { get; set; }
    public string? Note { get; set; }
    public string? Visited { get; set; }

    public static EntryInput Of(LoggedWeek.Entry entry) => new()
    {
        Entry = entry.Id.ToString(),
        Day = HoursLook.Iso(entry.Day),
        Kind = entry.Kind.ToString(),
        Length = entry.From is null && entry.Minutes > 0 ? TimeSpent.Words(entry.Minutes) : null,
        From = entry.From?.ToString("HH:mm", CultureInfo.InvariantCulture),
        To = entry.To?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Model = entry.Model?.ToString(),
        With = entry.With,
        Note = entry.Note,
        Visited = entry.SupervisorVisited ? "true" : null,
    };

    public static EntryInput Of(DraftWords draft)
    {
        string? Word(string name) => draft.Fields.GetValueOrDefault($"Input.{name}");
        return new() { Entry = Word(nameof(Entry)), Day = Word(nameof(Day)), Kind = Word(nameof(Kind)), Length = Word(nameof(Length)), From = Word(nameof(From)), To = Word(nameof(To)), Model = Word(nameof(Model)), With = Word(nameof(With)), Note = Word(nameof(Note)), Visited = Word(nameof(Visited)) };
    }

    public KeepEntry.Request ToRequest(Id<Placement> placement) => new(
        placement, Id<HoursEntry>.TryParse(Entry, null, out var entry) ? entry : null, PostedFields.Day(Day),
        Read<ActivityKind>(Kind), Length, From, To, Read<CoTeachingModel>(Model), With, Note, Visited is not null);

    private static T? Read<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}

using ResidencyHub.Application.Mentoring;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Domain.Placements;

namespace ResidencyHub.Web.Mentoring;

/// <summary>The check-in form as it is posted, all text: nothing that was typed is lost on the way.</summary>
public sealed class CheckInInput
{
    public string? Met { get; set; }
    public string? Length { get; set; }
    public string? Going { get; set; }
    public string? Strength { get; set; }
    public string? NextStep { get; set; }
    public string? LastNextStep { get; set; }

    /// <summary>"yes" where a concern goes with it; anything else is no.</summary>
    public string? Concern { get; set; }
    public string? Worry { get; set; }
    public bool Safety { get; set; }

    /// <summary>"true" where the mentor would like to be called.</summary>
    public bool Help { get; set; }

    public bool HasConcern => Concern == "yes";

    /// <summary>Nothing has been answered.</summary>
    public bool IsEmpty => !HasConcern && !Help && string.IsNullOrWhiteSpace(Met + Length + Going + Strength + NextStep + LastNextStep);

    /// <summary>Whether it says what another one says.</summary>
    public bool Says(CheckInInput other) => HasConcern == other.HasConcern && SaysBesideConcern(other);

    /// <summary>The same, whatever either says of a concern.</summary>
    public bool SaysBesideConcern(CheckInInput other) => Help == other.Help && (Met, Length, Going, LastNextStep) == (other.Met, other.Length, other.Going, other.LastNextStep) && TypedText.Same(Strength, other.Strength) && TypedText.Same(NextStep, other.NextStep);

    /// <summary>The concern that stands in another one.</summary>
    public void TakeConcern(CheckInInput other) => (Concern, Worry, Safety) = (other.Concern, other.Worry, other.Safety);

    /// <summary>What was sent, with the draft's newer words over it.</summary>
    public static CheckInInput Of(ShowCheckIn.Answer shown)
    {
        var input = shown.Sent is { } sent
            ? new CheckInInput { Met = sent.Met ? "yes" : "no", Length = sent.Length?.ToString(), Going = sent.Going.ToString(), Strength = sent.Strength, NextStep = sent.NextStep, LastNextStep = sent.LastNextStep?.ToString(), Help = sent.WantsHelp }
            : new CheckInInput();
        if (shown.Draft is { } draft && (shown.Sent is null || draft.SavedAt > shown.Sent.SentAt))
        {
            string? Word(string name) => draft.Fields.GetValueOrDefault($"Input.{name}");
            return new() { Met = Word(nameof(Met)), Length = Word(nameof(Length)), Going = Word(nameof(Going)), Strength = Word(nameof(Strength)), NextStep = Word(nameof(NextStep)), LastNextStep = Word(nameof(LastNextStep)), Concern = Word(nameof(Concern)), Worry = Word(nameof(Worry)), Safety = Word(nameof(Safety)) is not null, Help = Word(nameof(Help)) is not null };
        }
        return input;
    }

    public SendCheckIn.Request ToRequest(Id<Placement> placement, DateOnly weekOf) => new(
        placement, weekOf, Met switch { "yes" => true, "no" => false, _ => null }, Read<MeetingLength>(Length), Read<Going>(Going), Strength, NextStep, Read<NextStepFate>(LastNextStep),
        Concern: HasConcern ? new(Worry ?? "", Safety) : null, WantsHelp: Help);

    /// <summary>What the page that follows is told of a concern, in its address: that there was one, and whether it is about safety.</summary>
    /// <param name="sent">What came of sending it.</param>
    public string Query(SendCheckIn.Answer? sent) => ConcernKind(sent) is { } kind ? $"&concern={kind}" : "";

    /// <summary>What came of a concern, in one word: told, told as one about safety, or somebody is to be called; null without one.</summary>
    public string? ConcernKind(SendCheckIn.Answer? sent) => !HasConcern ? null : sent?.Told.Any(t => t.IsNobody) is true ? "call" : Safety ? "safety" : "yes";

    /// <summary>What follows from a concern, for the notice.</summary>
    public static IReadOnlyList<string> ConcernSaid(string? concern, string resident) => concern switch
    {
        "safety" => [$"The coordinator and the principal are told of your concern; {resident.Split(' ')[0]} is not notified. Is somebody not safe now? Pause today."],
        "call" => [$"Your concern is kept, but not everybody who should know has an e-mail here: call the coordinator and the school today. {resident.Split(' ')[0]} is not notified."],
        "yes" => [$"The coordinator is told of your concern; {resident.Split(' ')[0]} is not notified."],
        _ => [],
    };

    private static T? Read<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}

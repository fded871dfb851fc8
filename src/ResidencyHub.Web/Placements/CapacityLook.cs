using ResidencyHub.Application.Placements;
using ResidencyHub.Domain.Placements;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Placements;

/// <summary>How a school's answer looks: its word and tone, and what its form offers.</summary>
public static class CapacityLook
{
    public static IReadOnlyList<Choice> Answers { get; } = [.. Enum.GetValues<HostingAnswer>().Select(a => new Choice(a.ToString(), CapacityWords.Of(a)))];

    public static IReadOnlyList<Choice> Reasons { get; } = [.. Enum.GetValues<NotHostingReason>().Select(r => new Choice(r.ToString(), CapacityWords.Of(r)))];

    public static IReadOnlyList<Choice> Lengths { get; } = [.. Enum.GetValues<HostingLength>().Select(l => new Choice(l.ToString(), CapacityWords.Of(l)))];

    public static IReadOnlyList<(Weekdays Day, string Name)> Days { get; } = [(Weekdays.Mon, "Monday"), (Weekdays.Tue, "Tuesday"), (Weekdays.Wed, "Wednesday"), (Weekdays.Thu, "Thursday"), (Weekdays.Fri, "Friday")];

    public static IReadOnlyList<Choice> Standings { get; } = [.. Enum.GetValues<CapacityStanding>().Select(s => new Choice(s.ToString(), Word(s)))];

    public static Tone ToneOf(HostingAnswer answer) => answer switch { HostingAnswer.Yes => Tone.Good, HostingAnswer.Maybe => Tone.Wait, _ => Tone.Idle };

    public static string Word(CapacityStanding standing) => standing switch { CapacityStanding.NotAsked => "Not asked", CapacityStanding.Waiting => "Waiting", CapacityStanding.Stale => "Ask again", _ => "Answered" };

    /// <summary>The answer, or how far it is: "Yes", "Waiting", "Yes, ask again", "Yes, asked again".</summary>
    public static Status Of(CapacityStanding standing, HostingAnswer? answer) => (standing, answer) switch
    {
        (CapacityStanding.NotAsked, _) => new(Tone.Idle, "Not asked"),
        (CapacityStanding.Waiting, null) => new(Tone.Wait, "Waiting"),
        (CapacityStanding.Waiting, { } said) => new(Tone.Wait, $"{CapacityWords.Of(said)}, asked again"),
        (CapacityStanding.Stale, { } said) => new(Tone.Wait, $"{CapacityWords.Of(said)}, ask again"),
        (_, { } said) => new(ToneOf(said), CapacityWords.Of(said)),
        _ => new(Tone.Idle, "Answered"),
    };
}

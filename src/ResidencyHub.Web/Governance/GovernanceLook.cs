using System.Globalization;
using ResidencyHub.Application.Governance;
using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Governance;
using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Governance;

/// <summary>How committees, meetings and decisions look: tones, times, choices.</summary>
internal static class GovernanceLook
{
    /// <summary>"3 December 2026, 3:30 PM".</summary>
    public static string When(DateTime local) => local.ToString("d MMMM yyyy, h:mm tt", CultureInfo.InvariantCulture);

    public static Tone ToneOf(MeetingState state) => state switch { MeetingState.Held => Tone.Good, MeetingState.Open => Tone.Info, MeetingState.Cancelled => Tone.Idle, _ => Tone.Wait };

    public static Tone ToneOf(AgendaState state) => state switch { AgendaState.Done => Tone.Good, AgendaState.NotFinished => Tone.Wait, AgendaState.TakenOff => Tone.Idle, _ => Tone.Info };

    public static Tone ToneOf(DecisionState state) => state switch { DecisionState.Agreed => Tone.Good, DecisionState.Open => Tone.Wait, DecisionState.Rejected => Tone.Bad, _ => Tone.Idle };

    /// <summary>"Agreed 3 Nov 2026", "Stalled".</summary>
    public static string Words(DecisionState state, DateOnly? on) => state switch
    {
        DecisionState.Agreed => string.Create(CultureInfo.InvariantCulture, $"Agreed {on:d MMM yyyy}"),
        DecisionState.Rejected => string.Create(CultureInfo.InvariantCulture, $"Not agreed {on:d MMM yyyy}"),
        DecisionState.Stalled => "Stalled: on the next agenda",
        _ => "Open",
    };

    /// <summary>"Yes · Grace Oduya, in the absence of Dana Whitfield, 3 Nov 2026".</summary>
    public static string Words(ListDecisions.Cast cast) => string.Create(CultureInfo.InvariantCulture, $"{cast.Vote} · {cast.By}{(cast.ForWhom is null ? "" : $", in the absence of {cast.ForWhom}")}, {cast.On:d MMM yyyy}{(cast.InMeeting ? ", said in a meeting" : "")}");

    public static IReadOnlyList<Choice> Sides(IEnumerable<PartnershipSide> sides) => [.. sides.Select(s => new Choice(s.ToString(), PartnershipWords.Of(s)))];

    public static IReadOnlyList<Choice> People(IEnumerable<PartnerPerson> people) => [.. people.Select(p => new Choice(p.Account.ToString(), $"{p.Name}, {p.Place}", PartnershipWords.Of(p.Side)))];

    public static IReadOnlyList<Choice> Votes { get; } = [new("Yes", "Yes"), new("No", "No"), new("Abstain", "Abstain")];

    private static readonly string[] UnitedStates = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "Pacific/Guam"];

    /// <summary>Zones of the United States and its territories; a committee's own besides, where it is another.</summary>
    public static IReadOnlyList<Choice> Zones(string own) => [.. UnitedStates.Append(own).Distinct().Select(z => new Choice(z, z.Replace('_', ' ')))];
}

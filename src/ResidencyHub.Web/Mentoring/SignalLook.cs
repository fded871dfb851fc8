using ResidencyHub.Domain.Mentoring;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Mentoring;

/// <summary>How signals look. The tone says whom it is about at first, never how bad it is: none is worse than another.</summary>
internal static class SignalLook
{
    public static Tone ToneOf(SignalKind kind) => kind is SignalKind.RatersApart ? Tone.Info : Tone.Wait;

    public static Tone ToneOf(SignalState state) => state switch { SignalState.Open => Tone.Wait, SignalState.Settled => Tone.Good, _ => Tone.Idle };

    /// <summary>Where one looks into it: the page and its name.</summary>
    public static (string Href, string Text) Where(SignalKind kind, string resident) => kind switch
    {
        SignalKind.NoApprovedHours => ($"hours/{resident}", "Clinical log"),
        SignalKind.RatersApart => ($"residents/{resident}/growth", "Growth, by rater"),
        _ => ("check-ins", "Check-ins"),
    };
}

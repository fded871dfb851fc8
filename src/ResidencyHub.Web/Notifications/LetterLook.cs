using ResidencyHub.Application.Notifications;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Notifications;

/// <summary>The words and tones of an e-mail's status.</summary>
public static class LetterLook
{
    public static string Of(OutboxState state) => state switch
    {
        OutboxState.Waiting => "Waiting",
        OutboxState.Sent => "Sent",
        OutboxState.Failed => "Failed",
        _ => "Stopped",
    };

    public static Tone ToneOf(OutboxState state) => state switch
    {
        OutboxState.Waiting => Tone.Wait,
        OutboxState.Sent => Tone.Good,
        OutboxState.Failed => Tone.Bad,
        _ => Tone.Idle,
    };
}

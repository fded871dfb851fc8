using ResidencyHub.Domain.Standards;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Standards;

/// <summary>How editions look on pages.</summary>
internal static class StandardsLook
{
    public static Tone ToneOf(EditionState state) => state switch { EditionState.Published => Tone.Good, EditionState.Draft => Tone.Wait, _ => Tone.Idle };
}

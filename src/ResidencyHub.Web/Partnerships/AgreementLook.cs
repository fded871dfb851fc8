using ResidencyHub.Domain.Partnerships;
using ResidencyHub.Web.Kit;

namespace ResidencyHub.Web.Partnerships;

/// <summary>How an agreement's standing looks.</summary>
internal static class AgreementLook
{
    public static Tone ToneOf(AgreementStanding standing) => standing switch
    {
        AgreementStanding.InForce => Tone.Good,
        AgreementStanding.Coming => Tone.Info,
        AgreementStanding.InReview or AgreementStanding.OutForSignature or AgreementStanding.Expiring => Tone.Wait,
        AgreementStanding.Expired => Tone.Bad,
        _ => Tone.Idle,
    };

    public static IReadOnlyList<Choice> Kinds { get; } = [.. Enum.GetValues<AgreementKind>().Select(k => new Choice(k.ToString(), char.ToUpperInvariant(AgreementText.Of(k)[0]) + AgreementText.Of(k)[1..]))];
}

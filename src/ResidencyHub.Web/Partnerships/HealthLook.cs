using ResidencyHub.Application.Partnerships;
using ResidencyHub.Domain.Partnerships;

namespace ResidencyHub.Web.Partnerships;

/// <summary>How sides that rate are named.</summary>
internal static class HealthLook
{
    public static string Name(PartnershipSide side) => side switch { PartnershipSide.University => "the university", PartnershipSide.District => "the side of district and schools", _ => "the community" };

    /// <summary>"The university and the community".</summary>
    public static string Series(IEnumerable<PartnershipSide> sides) => PartnershipWords.Series([.. sides.Select(Name)]) is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    /// <summary>What is said to a side that has not sent: who has, and what follows.</summary>
    public static string Waits(ShowHealthRound.Answer round) => round.In.Where(s => s != round.Side).ToList() is { Count: > 0 } sent
        ? $"{Series(sent)} {(sent.Count == 1 ? "has" : "have")} sent. You read what {(sent.Count == 1 ? "it says" : "they say")} when all have sent, you too."
        : $"{Series(round.Sides.Where(s => s != round.Side))} {(round.Sides.Count > 2 ? "rate for themselves" : "rates for itself")}. Nobody reads another side’s rating before all are in.";

    /// <summary>Of a notice after a rating was posted.</summary>
    public static (string Said, IReadOnlyList<string> Next) Of(RateForSide.Done done) => (
        done.Revealed ? "All ratings are in." : done.Sent ? "Your side’s rating is sent." : "Kept. It is not sent yet.",
        done.Revealed ? [done.ToDiscuss == 0 ? "No line lies far apart." : $"{PartnershipWords.Many(done.ToDiscuss, "line")} {(done.ToDiscuss == 1 ? "lies" : "lie")} far apart and {(done.ToDiscuss == 1 ? "stands" : "stand")} on the list of what to discuss."]
            : done.Sent ? ["All are shown when every side has sent."] : []);
}

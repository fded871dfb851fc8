using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Growing;

/// <summary>As whom somebody writes, signs or acts in what mentor, supervisor, resident and program keep together. Outside raters answer forms and sign nothing else.</summary>
public enum Signatory { Resident, Mentor, Supervisor, Coordinator, Outside }

/// <summary>Who acts: the account, the name at the time, as whom, and when (UTC).</summary>
public sealed record Signer(Guid Account, string Name, Signatory As, DateTime At)
{
    /// <summary>A signature is one's own name, typed; accents, case and blanks do not matter.</summary>
    /// <exception cref="RuleBroken">Another name, or none.</exception>
    public void Demand(string typed)
    {
        if (SearchText.Of(typed) != SearchText.Of(Name))
            throw new RuleBroken("signature-name", string.IsNullOrWhiteSpace(typed) ? "Type your name to sign." : $"Sign with your own name as it stands in your account: {Name}.");
    }
}

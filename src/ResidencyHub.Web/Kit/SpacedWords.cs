namespace ResidencyHub.Web.Kit;

/// <summary>A name of the code as words: "ProposePlacements" is "Propose placements".</summary>
internal static class SpacedWords
{
    public static string Of(string name) => string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
}

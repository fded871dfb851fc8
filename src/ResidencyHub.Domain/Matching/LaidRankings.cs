namespace ResidencyHub.Domain.Matching;

/// <summary>Scratch for one resident's rankings, laid out to be looked up by number; 0 where unranked. Of each thread its own.</summary>
internal sealed class LaidRankings(int sites, int openings)
{
    /// <summary>The resident's own.</summary>
    public int[] OfSite { get; } = new int[sites];
    public int[] OfOpening { get; } = new int[openings];

    /// <summary>The other side's, of the resident.</summary>
    public int[] BySite { get; } = new int[sites];
    public int[] ByOpening { get; } = new int[openings];
}

namespace ResidencyHub.Domain.Matching;

/// <summary>An opening that a resident would take, as the resident's preference and as the site's order.</summary>
internal readonly record struct Claim(ulong Preference, ulong Order)
{
    public int Opening => Market.OpeningIn(Preference);
    public int Resident => Market.ResidentIn(Order);

    /// <summary>As the site orders them, then as the resident does.</summary>
    public static int AsTheSiteDoes(Claim a, Claim b) => a.Order.CompareTo(b.Order) is not 0 and var order ? order : a.Preference.CompareTo(b.Preference);
}

/// <summary>By site, the claims of those who would rather be there than where they are held; each site's are put in its order when first asked for.</summary>
internal sealed class Claims
{
    private readonly int[] _first;
    private readonly Claim[] _claims;
    private readonly bool[] _sorted;

    public Claims(Market market, Holdings held)
    {
        var (row, found) = (new CandidateRow(market), new List<Claim>());
        _first = new int[market.Sites.Length + 1];
        _sorted = new bool[market.Sites.Length];
        for (var r = 0; r < market.Residents.Length; r++)
        {
            market.Candidates(r, RowPart.All, row);
            for (var i = 0; i < row.Count; i++)
            {
                var claim = row[i];
                if (claim.Preference >= held.Of(r))
                    continue;
                found.Add(claim);
                _first[market.Openings[claim.Opening].Site + 1]++;
            }
        }
        for (var s = 0; s < _sorted.Length; s++)
            _first[s + 1] += _first[s];
        var next = _first[..^1];
        _claims = new Claim[found.Count];
        foreach (var claim in found)
            _claims[next[market.Openings[claim.Opening].Site]++] = claim;
    }

    public ReadOnlySpan<Claim> Of(int site)
    {
        var claims = _claims.AsSpan(_first[site].._first[site + 1]);
        if (!_sorted[site])
            claims.Sort(Claim.AsTheSiteDoes);
        _sorted[site] = true;
        return claims;
    }
}

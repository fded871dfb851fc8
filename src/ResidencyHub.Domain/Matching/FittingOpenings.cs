namespace ResidencyHub.Domain.Matching;

/// <summary>The openings that residents of one field and one span of grades may take, site by site, and the sites by where they are: bands of latitude, in each by longitude. Sites whose place is not known come last.</summary>
internal sealed class FittingOpenings
{
    private const double Band = 0.25, MilesPerDegree = 69, Slack = 0.01, PolarRegion = 80;

    private readonly double[] _longitudes;
    private readonly int[] _firstOfBand;
    private readonly int _lowest;

    /// <param name="openings">In the order of sites.</param>
    /// <param name="costs">What each falls short by, whoever of these residents takes it, before rankings, language and distance.</param>
    public FittingOpenings(Market market, List<int> openings, Func<int, int> costs)
    {
        var fits = new bool[market.Sites.Length];
        foreach (var o in openings)
            fits[market.Openings[o].Site] = true;
        Sites = Array.FindAll(market.SitesByPlace, s => fits[s]);
        Places = Array.ConvertAll(Array.FindAll(Sites, s => market.Sites[s].Where is not null), s => market.Sites[s].Where!.Value.Unit);
        _longitudes = Array.ConvertAll(Sites[..Known], s => market.Sites[s].Where!.Value.Longitude);
        var bands = Array.ConvertAll(Sites[..Known], s => BandOf(market.Sites[s].Where!.Value.Latitude));
        _lowest = Known == 0 ? 0 : bands[0];
        _firstOfBand = new int[Known == 0 ? 1 : bands[^1] - _lowest + 2];
        foreach (var band in bands)
            _firstOfBand[band - _lowest + 1]++;
        for (var b = 1; b < _firstOfBand.Length; b++)
            _firstOfBand[b] += _firstOfBand[b - 1];
        (First, At) = (new int[Sites.Length + 1], new int[market.Sites.Length]);
        Array.Fill(At, -1);
        for (var i = 0; i < Sites.Length; i++)
            At[Sites[i]] = i;
        foreach (var o in openings)
            First[At[market.Openings[o].Site] + 1]++;
        for (var i = 0; i < Sites.Length; i++)
            First[i + 1] += First[i];
        (Openings, Costs) = (new int[openings.Count], new int[openings.Count]);
        var next = First[..^1];
        foreach (var o in openings)
        {
            var at = next[At[market.Openings[o].Site]]++;
            (Openings[at], Costs[at]) = (o, costs(o));
        }
    }

    /// <summary>Where a site stands in <see cref="Sites"/>; −1 where it has none of these openings.</summary>
    public int[] At { get; }
    public int[] Sites { get; }

    /// <summary>The openings of a site are those from its own first to before the next one's.</summary>
    public int[] First { get; }
    public int[] Openings { get; }
    public int[] Costs { get; }

    /// <summary>On the unit sphere, of those sites whose place is known.</summary>
    public (double X, double Y, double Z)[] Places { get; }

    /// <summary>How many sites have a known place.</summary>
    public int Known => Places.Length;

    /// <summary>All sites by band of latitude, then by longitude; those of unknown place last.</summary>
    public static int[] ByPlace(HostSchool[] sites) =>
        [.. Enumerable.Range(0, sites.Length).OrderBy(s => sites[s].Where is { } at ? BandOf(at.Latitude) : int.MaxValue).ThenBy(s => sites[s].Where?.Longitude ?? 0)];

    private static int BandOf(double latitude) => (int)Math.Floor(latitude / Band);

    /// <summary>Stretches of <see cref="Sites"/> in which everything lies that is within so many miles, and more; those of unknown place belong to every answer.</summary>
    public IEnumerable<(int From, int To)> Near(Coordinates? home, long miles)
    {
        if (home is not { } at || miles < 0 || miles > 10_000)
        {
            yield return (0, Sites.Length);
            yield break;
        }
        var reach = (miles / MilesPerDegree) + Slack;
        var (south, north) = (Bounded(Math.Floor((at.Latitude - reach) / Band)), Bounded(Math.Floor((at.Latitude + reach) / Band) + 1));
        var farthest = Math.Abs(at.Latitude) + reach;
        var wide = farthest > PolarRegion ? 360 : reach / Math.Cos(farthest * Math.PI / 180);
        var (west, east) = (at.Longitude - wide, at.Longitude + wide);
        var whole = west < -180 || east > 180;
        for (var band = south; band < north; band++)
        {
            var (from, to) = (_firstOfBand[band], _firstOfBand[band + 1]);
            yield return whole ? (from, to) : (FirstAtLeast(from, to, west), FirstAtLeast(from, to, east));
        }
        if (Known < Sites.Length)
            yield return (Known, Sites.Length);

        int Bounded(double band) => (int)Math.Clamp(band - _lowest, 0, _firstOfBand.Length - 1);
    }

    private int FirstAtLeast(int from, int to, double longitude)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _longitudes[middle] < longitude ? (middle + 1, to) : (from, middle);
        }
        return from;
    }
}

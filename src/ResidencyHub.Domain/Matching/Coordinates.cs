namespace ResidencyHub.Domain.Matching;

/// <summary>A place on the globe, in degrees.</summary>
public readonly record struct Coordinates(double Latitude, double Longitude)
{
    private const double EarthRadiusInMiles = 3958.8;

    /// <summary>The great-circle distance in tenths of a mile, rounded; a whole number, so that limits compare alike everywhere. Roads are longer.</summary>
    public int TenthsOfMilesTo(Coordinates other) => TenthsOf(Chord2(Unit, other.Unit));

    /// <summary>The point on the unit sphere.</summary>
    internal (double X, double Y, double Z) Unit
    {
        get
        {
            var (latitude, longitude) = (Latitude * Math.PI / 180, Longitude * Math.PI / 180);
            return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
        }
    }

    /// <summary>The square of the straight line through the globe, on the unit sphere.</summary>
    internal static double Chord2((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return (x * x) + (y * y) + (z * z);
    }

    /// <summary>Beyond this chord, squared, surely lies more than so many tenths of a mile.</summary>
    internal static double Beyond(int tenths) => Math.Sin(Math.Min(Math.PI / 2, (tenths + 1) / (20 * EarthRadiusInMiles))) is var half ? 4 * half * half : 0;

    internal static int TenthsOf(double chord2) => (int)Math.Round(20 * EarthRadiusInMiles * Arcsine(Math.Sqrt(chord2) / 2));

    /// <summary>Below 400 miles by its series, which needs nothing of the platform and is exact to far less than a tenth.</summary>
    private static double Arcsine(double x)
    {
        var y = x * x;
        return x < 0.05 ? x * (1 + (y * ((1 / 6.0) + (y * ((3 / 40.0) + (y * ((15 / 336.0) + (y * (105 / 3456.0))))))))) : Math.Asin(Math.Min(1, x));
    }
}

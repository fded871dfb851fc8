namespace ResidencyHub.Domain.Matching;

/// <summary>A place on the globe, in degrees.</summary>
public readonly record struct Coordinates(double Latitude, double Longitude)
{
    private const double EarthRadiusInMiles = 3958.8;

    /// <summary>The great-circle distance in tenths of a mile, rounded; a whole number, so that limits compare alike everywhere. Roads are longer.</summary>
    public int TenthsOfMilesTo(Coordinates other) => Tenths(Unit, other.Unit);

    /// <summary>The point on the unit sphere.</summary>
    internal (double X, double Y, double Z) Unit
    {
        get
        {
            var (latitude, longitude) = (Latitude * Math.PI / 180, Longitude * Math.PI / 180);
            return (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
        }
    }

    internal static int Tenths((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var (x, y, z) = (a.X - b.X, a.Y - b.Y, a.Z - b.Z);
        return (int)Math.Round(20 * EarthRadiusInMiles * Math.Asin(Math.Min(1, Math.Sqrt((x * x) + (y * y) + (z * z)) / 2)));
    }
}

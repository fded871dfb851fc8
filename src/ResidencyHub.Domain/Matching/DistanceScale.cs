namespace ResidencyHub.Domain.Matching;

/// <summary>How far distances within one limit fall short, looked up by the square of the chord: worked out once for each small step in which it is the same throughout, by <see cref="Coordinates.TenthsOf"/> else.</summary>
internal sealed class DistanceScale
{
    private const int Steps = 1 << 13;
    private const byte NotKnown = 255, Mixed = 254;
    private const double Margin = 0.01;

    private readonly byte[] _shortfalls = new byte[Steps + 1];
    private readonly double _beyond, _perStep;
    private readonly int _limit, _reach;

    /// <param name="limit">In tenths of a mile; not below 0.</param>
    /// <param name="reach">The distance that falls short wholly, in tenths of a mile.</param>
    public DistanceScale(int limit, int reach)
    {
        (_limit, _reach, _beyond) = (limit, reach, Coordinates.Beyond(limit));
        _perStep = Steps / _beyond;
        Array.Fill(_shortfalls, NotKnown);
    }

    /// <summary>From 0 (at home) to 100; −1 beyond the limit.</summary>
    public int Of(double chord2)
    {
        if (chord2 > _beyond)
            return -1;
        ref var known = ref _shortfalls[(int)(chord2 * _perStep)];
        if (known == NotKnown)
            known = OfStep((int)(chord2 * _perStep));
        return known == Mixed ? Exactly(chord2) : known;
    }

    private byte OfStep(int step)
    {
        var (near, far) = (Exactly(Math.Max(0, (step - Margin) / _perStep)), Exactly((step + 1 + Margin) / _perStep));
        return near == far && near >= 0 ? (byte)near : Mixed;
    }

    private int Exactly(double chord2) => Coordinates.TenthsOf(chord2) is var tenths && tenths > _limit ? -1 : Market.OfDistance(tenths, _reach);
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ResidencyHub.Domain.Basics;

/// <summary>Guids that grow with time in the byte order of SQLite and PostgreSQL and also in SQL Server's, which compares the last six bytes first.</summary>
/// <remarks>
/// Layout: 48 bits of time (steps of 10 µs since 2020), 4 bits version (8, "custom"), 12 random, 2 bits variant, 14 random, the same 48 bits of time.
/// Strictly increasing within a process, so two made in the same step still differ. They are names, not secrets: who may read a row is decided by reach.
/// </remarks>
public static class SequentialGuid
{
    private const long TicksPerStep = TimeSpan.TicksPerMillisecond / 100;
    private static readonly long Epoch = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private static long _last;

    public static Guid Next()
    {
        var now = (TimeProvider.System.GetUtcNow().Ticks - Epoch) / TicksPerStep;
        long seen, step;
        do
        {
            seen = Interlocked.Read(ref _last);
            step = Math.Max(now, seen + 1);
        }
        while (Interlocked.CompareExchange(ref _last, step, seen) != seen);

        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..10]);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, step);
        time[2..].CopyTo(bytes);
        time[2..].CopyTo(bytes[10..]);
        bytes[6] = (byte)(0x80 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true);
    }
}

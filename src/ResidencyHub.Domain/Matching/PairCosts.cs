using System.Numerics;
using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Matching;

/// <summary>The engines' objectives as one whole number for each pair: first how many are placed, then (for fewest changes) how many move, then what wishes are missed, then a tie-break made from the two ids.</summary>
/// <remarks>Each level outweighs all lower ones together. The tie-break makes the best matching one and only one (isolation lemma; Mulmuley, Vazirani and Vazirani 1987), so that a warm start gives what a cold one does.</remarks>
internal sealed class PairCosts
{
    private const int MostTieBits = 24, Room = 57;

    private readonly Market _market;
    private readonly int[]? _from;
    private readonly CandidateRow _scratch;
    private readonly long _move;
    private readonly ulong[] _residentHash, _openingHash;

    /// <param name="from">The opening each resident had in the scenario to stay close to, −1: none; null: no scenario.</param>
    public PairCosts(Market market, int[]? from)
    {
        (_market, _from, _scratch) = (market, from, new(market));
        var (residents, worst) = (market.Residents.Length, (long)market.Model.Wishes.Worst);
        _move = from is null ? 0 : (residents * worst) + 1;
        var most = (2 * _move) + worst;
        var unplaced = (residents * most) + 1;
        TieBits = Math.Min(MostTieBits, Room - BitOperations.Log2((ulong)unplaced) - 1);
        if (TieBits < 0)
            throw new RuleBroken("matching-size", $"{residents} residents are too many for this engine. Match cohort by cohort.");
        Unplaced = unplaced << TieBits;
        _residentHash = Array.ConvertAll(market.Residents, r => Hash(r.Id.Value, 1));
        // from the site's first kind, not from that of its first opening: who drops out must not change what is left
        var firstKind = new int[market.Sites.Length];
        for (var k = market.Kinds.Length - 1; k >= 0; k--)
            firstKind[market.Kinds[k].Site] = k;
        _openingHash = Array.ConvertAll(market.Openings, o => o.Mentor is { } m ? Hash(m.Id.Value, 2) : Hash(market.Sites[o.Site].Id.Value, 3 + (ulong)(o.Kind - firstKind[o.Site])));
    }

    public int TieBits { get; }

    /// <summary>What it costs to leave a resident without a seat; twice that for one pinned to a school.</summary>
    public long Unplaced { get; }

    public long UnplacedFor(int r) => _market.IsPinned(r) ? 2 * Unplaced : Unplaced;

    public (int[] Openings, long[] Costs) Row(int r, Lift lift = default)
    {
        _market.Candidates(r, RowPart.All, _scratch, lift);
        var preferences = _scratch.Preferences;
        var (openings, costs) = (new int[preferences.Length], new long[preferences.Length]);
        for (var i = 0; i < openings.Length; i++)
        {
            openings[i] = Market.OpeningIn(preferences[i]);
            costs[i] = Of(r, openings[i], Market.CostIn(preferences[i]));
        }
        return (openings, costs);
    }

    public long Of(int r, int opening, int cost) => (((_move * Moves(r, opening)) + cost) << TieBits) + (TieBits == 0 ? 0 : (long)(Mix(_residentHash[r] ^ _openingHash[opening]) >> (64 - TieBits)));

    /// <summary>0 where all stays, 1 for another mentor at the same school, 2 for another school.</summary>
    public int Moves(int r, int opening) => _from is null || _from[r] < 0 || _from[r] == opening ? 0 : _market.Openings[_from[r]].Site == _market.Openings[opening].Site ? 1 : 2;

    private static ulong Hash(Guid id, ulong salt)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Mix(Mix(System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes) + salt) ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): a fixed bijection.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}

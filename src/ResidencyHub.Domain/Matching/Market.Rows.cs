using System.Runtime.InteropServices;

namespace ResidencyHub.Domain.Matching;

/// <summary>The openings that a resident may take, and in which order both sides like them.</summary>
internal sealed partial class Market
{
    private const int RankBits = 14, MentorRankBits = 10, CostBits = 18, OrdinalBits = 20;
    private const int NoRank = (1 << RankBits) - 1, NoMentorRank = (1 << MentorRankBits) - 1;

    private readonly Dictionary<(int Field, GradeSpan? Grades), FittingOpenings> _fitting = [];
    private readonly int[][] _byField;

    // Scratch of one resident's row: 0 where unranked. Filled by Begin, cleared by End.
    private readonly int[] _rankOfSite;
    private readonly int[] _rankOfOpening;
    private readonly int[] _rankBySite;
    private readonly int[] _rankByOpening;

    /// <summary>Writes down the openings that the resident may take. The preference is (school's rank, mentor's rank, cost, opening) in one number, the site's order (pinned first, the school's rank, the mentor's, cost, resident) another.</summary>
    /// <param name="part">The schools the resident ranked, the others, or both.</param>
    public void Candidates(int r, RowPart part, CandidateRow row, Lift lift = default)
    {
        row.Clear();
        if (PinnedOpening(r) >= 0 || (IsBarred(r) && !lift.Clears))
            return;
        Begin(r);
        var (fitting, pinned, limit) = (Fitting(r), IsPinned(r), IsPinned(r) ? -1 : Limit(r, lift));
        if (part is not RowPart.Others)
        {
            if (pinned)
                Add(_pinnedSite![r] - 1);
            else
                foreach (var (site, rank) in _rankedSites.Of(r))
                    if (_rankOfSite[site] == rank)
                        Add(site);
        }
        if (part is not RowPart.Ranked && !pinned && (!Residents[r].OnlyRanked || lift.Accepts))
            AddOthers(row, r, fitting, limit);
        End(r);

        void Add(int site)
        {
            if (fitting.At[site] is >= 0 and var at)
                AddSite(row, r, fitting, at, limit, double.MaxValue);
        }
    }

    public static int OpeningIn(ulong preference) => (int)(preference & ((1 << OrdinalBits) - 1));

    public static int CostIn(ulong preference) => (int)(preference >> OrdinalBits) & ((1 << CostBits) - 1);

    public static int ResidentIn(ulong order) => (int)(order & ((1 << OrdinalBits) - 1));

    /// <summary>The openings whose credential and grades fit the resident, leaving out what lies surely more than so many miles beyond the limit.</summary>
    public IEnumerable<int> FittingWithin(int r, int milesBeyond)
    {
        var fitting = Fitting(r);
        var limit = Limit(r);
        foreach (var (from, to) in fitting.Near(limit < 0 ? null : Residents[r].Home, (limit / 10) + (long)milesBeyond))
            for (var i = fitting.First[from]; i < fitting.First[to]; i++)
                yield return fitting.Openings[i];
    }

    private void AddOthers(CandidateRow row, int r, FittingOpenings fitting, int limit)
    {
        var beyond = limit < 0 ? double.MaxValue : Coordinates.Beyond(limit);
        foreach (var (from, to) in fitting.Near(limit < 0 ? null : Residents[r].Home, limit / 10))
        {
            for (var at = from; at < to; at++)
            {
                if (_rankOfSite[fitting.Sites[at]] == 0)
                    AddSite(row, r, fitting, at, limit, beyond);
            }
        }
    }

    private void AddSite(CandidateRow row, int r, FittingOpenings fitting, int at, int limit, double beyond)
    {
        var (site, tenths) = (fitting.Sites[at], -1);
        if (_homes[r] is { } home && _places[site] is { } place)
        {
            var chord2 = Coordinates.Chord2(home, place);
            if (chord2 > beyond)
                return;
            tenths = Coordinates.TenthsOf(chord2);
            if (limit >= 0 && tenths > limit)
                return;
        }
        var (rank, by, ofDistance) = (Capped(_rankOfSite[site], NoRank), Capped(_rankBySite[site], NoRank), OfDistance(r, tenths));
        var firsts = IsPinned(r) ? by : (1UL << RankBits) | by;
        for (var i = fitting.First[at]; i < fitting.First[at + 1]; i++)
        {
            var o = fitting.Openings[i];
            if (Forbids(r, o) is not null)
                continue;
            var cost = (uint)Cost(fitting.Costs[i], r, o, site, ofDistance);
            row.Add(Key(rank, Capped(_rankOfOpening[o], NoMentorRank), cost, (uint)o), Key(firsts, Capped(_rankByOpening[o], NoMentorRank), cost, (uint)r));
        }
    }

    /// <summary>The site's order of the resident at an opening, allowed or not.</summary>
    public ulong OrderOf(int r, int o)
    {
        var by = Capped(RankBySchool(r, Openings[o].Site), NoRank);
        return Key(IsPinned(r) ? by : (1UL << RankBits) | by, Capped(RankByMentor(r, o), NoMentorRank), (uint)CostOf(r, o), (uint)r);
    }

    private static ulong Key(ulong first, ulong second, uint cost, uint number) => (((((first << MentorRankBits) | second) << CostBits) | cost) << OrdinalBits) | number;

    private static ulong Capped(int rank, int none) => (ulong)(rank == 0 ? none : Math.Min(rank, none - 1));

    private FittingOpenings Fitting(int r)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_fitting, (_fieldOf[r], Residents[r].Grades), out _);
        return known ??= new(this, [.. _byField[_fieldOf[r]].Where(o => SharesGrade(r, o))], o => CostBeforeRankings(_fieldOf[r], Residents[r].Grades, o));
    }

    private int[][] ByField()
    {
        var lists = new List<int>[_fields.Count == 0 ? 1 : _fields.Values.Max() + 1];
        for (var f = 0; f < lists.Length; f++)
            lists[f] = [];
        for (var o = 0; o < Openings.Length; o++)
        {
            if (Openings[o].Credentials is { } credentials)
                Array.ForEach(credentials, f => lists[f].Add(o));
            else
                Array.ForEach(lists, list => list.Add(o));
        }
        return Array.ConvertAll(lists, list => list.ToArray());
    }
}

internal enum RowPart { Ranked, Others, All }

/// <summary>Barriers of one resident that are lifted to see what would happen.</summary>
/// <param name="Clears">As if cleared.</param>
/// <param name="Accepts">As if the resident went to schools outside the ranking.</param>
/// <param name="Miles">As if the travel limit were at least this.</param>
internal readonly record struct Lift(bool Clears, bool Accepts, int Miles);

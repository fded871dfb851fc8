using System.Collections.Concurrent;

namespace ResidencyHub.Domain.Matching;

/// <summary>The openings that a resident may take, and in which order both sides like them.</summary>
internal sealed partial class Market
{
    private const int RankBits = 14, MentorRankBits = 10, CostBits = 18, OrdinalBits = 20;
    private const int NoRank = (1 << RankBits) - 1, NoMentorRank = (1 << MentorRankBits) - 1;

    private readonly ConcurrentDictionary<(int Field, GradeSpan? Grades), FittingOpenings> _fitting = [];
    private readonly int[][] _byField;
    private readonly ConcurrentDictionary<(int Limit, int Reach), DistanceScale> _scales = [];

    /// <summary>Writes down the openings that the resident may take. The preference is (school's rank, mentor's rank, cost, opening) in one number, the site's order (pinned first, the school's rank, the mentor's, cost, resident) another.</summary>
    /// <param name="part">The schools the resident ranked, the others, or both.</param>
    /// <param name="held">Leaves out the openings that surely refuse the resident.</param>
    /// <remarks>Several threads may ask at once, each with a row of its own.</remarks>
    public void Candidates(int r, RowPart part, CandidateRow row, Lift lift = default, Holdings? held = null)
    {
        row.Clear();
        if (PinnedOpening(r) >= 0 || (IsBarred(r) && !lift.Clears))
            return;
        Lay(r, row.Laid);
        var writer = new Writer(this, row, r, IsPinned(r) ? -1 : Limit(r, lift), held);
        if (IsPinned(r))
        {
            if (part is not RowPart.Others)
                writer.AddSite(_pinnedSite![r] - 1);
        }
        else
        {
            if (part is not RowPart.Others)
                writer.AddRanked();
            if (part is not RowPart.Ranked && (!Residents[r].OnlyRanked || lift.Accepts))
                writer.AddOthers();
        }
        Clear(r, row.Laid);
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

    /// <summary>The site's order of what a resident prefers so.</summary>
    public ulong OrderOf(int r, ulong preference) => Order(r, OpeningIn(preference), CostIn(preference));

    /// <summary>The site's order of the resident at an opening, allowed or not.</summary>
    public ulong OrderAt(int r, int o) => Order(r, o, CostOf(r, o));

    private ulong Order(int r, int o, int cost)
    {
        var by = Capped(RankBySchool(r, Openings[o].Site), NoRank);
        return Key(IsPinned(r) ? by : (1UL << RankBits) | by, Capped(RankByMentor(r, o), NoMentorRank), (uint)cost, (uint)r);
    }

    private static ulong Key(ulong first, ulong second, uint cost, uint number) => (((((first << MentorRankBits) | second) << CostBits) | cost) << OrdinalBits) | number;

    private static ulong Capped(int rank, int none) => (ulong)(rank == 0 ? none : Math.Min(rank, none - 1));

    private FittingOpenings Fitting(int r)
    {
        var alike = (_fieldOf[r], Residents[r].Grades);
        return _fitting.TryGetValue(alike, out var known) ? known : _fitting.GetOrAdd(alike, new FittingOpenings(this, [.. _byField[_fieldOf[r]].Where(o => SharesGrade(r, o))], o => CostBeforeRankings(_fieldOf[r], Residents[r].Grades, o)));
    }

    /// <summary>Writes one resident's row; rankings are laid out by then.</summary>
    private readonly ref struct Writer(Market market, CandidateRow row, int r, int limit, Holdings? held)
    {
        private readonly FittingOpenings _fitting = market.Fitting(r);
        private readonly (double X, double Y, double Z)? _home = market._homes[r];
        private readonly DistanceScale? _scale = limit < 0 ? null : market.Scale(limit, market.ReachInTenths(r));
        private readonly bool _isForbiddenSome = market._forbidden.ContainsKey(r);
        private readonly ulong _pinned = market.IsPinned(r) ? 0 : 1UL << RankBits;
        private readonly int _reach = market.ReachInTenths(r);
        private readonly int _ofDistance = market._weights[(int)Wish.NearHome];
        private readonly bool _isPlain = !market._anyLanguages;
        private readonly LaidRankings _laid = row.Laid;

        public void AddSite(int site)
        {
            if (_fitting.At[site] is >= 0 and var at)
                Add(at);
        }

        public void AddRanked()
        {
            foreach (var (site, rank) in market._rankedSites.Of(r))
                if (_laid.OfSite[site] == rank)
                    AddSite(site);
        }

        public void AddOthers()
        {
            foreach (var (from, to) in _fitting.Near(limit < 0 ? null : market.Residents[r].Home, limit / 10))
                for (var at = from; at < to; at++)
                    if (_laid.OfSite[_fitting.Sites[at]] == 0)
                        Add(at);
        }

        private void Add(int at)
        {
            var ofDistance = OfDistance(-1, _reach);
            if (_home is { } home && at < _fitting.Known)
            {
                var chord2 = Coordinates.Chord2(home, _fitting.Places[at]);
                ofDistance = _scale is { } scale ? scale.Of(chord2) : OfDistance(Coordinates.TenthsOf(chord2), _reach);
                if (ofDistance < 0)
                    return;
            }
            var site = _fitting.Sites[at];
            var (rankOf, rankBy, first, end) = (_laid.OfSite[site], _laid.BySite[site], _fitting.First[at], _fitting.First[at + 1]);
            var (rank, by) = (Capped(rankOf, NoRank), _pinned | Capped(rankBy, NoRank));
            var ofSite = rankOf + rankBy == 0 ? _ofDistance * ofDistance : market.OfSite(_laid, site, ofDistance);
            row.Reserve(end - first);
            for (var i = first; i < end; i++)
            {
                var o = _fitting.Openings[i];
                if (_isForbiddenSome && market.Forbids(r, o) is not null)
                    continue;
                var (ofMentor, byMentor) = (_laid.OfOpening[o], _laid.ByOpening[o]);
                var cost = (uint)(_fitting.Costs[i] + ofSite + (_isPlain && ofMentor + byMentor == 0 ? 0 : market.OfOpening(_laid, r, o)));
                var order = Key(by, Capped(byMentor, NoMentorRank), cost, (uint)r);
                if (held is null || !held.Refuses(o, order))
                    row.Add(Key(rank, Capped(ofMentor, NoMentorRank), cost, (uint)o), order);
            }
        }
    }

    /// <summary>The residents, those of one field, span of grades and region after one another: they look at the same openings, which then are at hand in the processor's cache.</summary>
    public int[] NeighboursTogether()
    {
        var (keys, residents) = (new long[Residents.Length], new int[Residents.Length]);
        for (var r = 0; r < keys.Length; r++)
        {
            var (grades, home) = (Residents[r].Grades ?? new(-1, -1), Residents[r].Home ?? default);
            (keys[r], residents[r]) = (((long)_fieldOf[r] << 40) | ((long)(((grades.First + 1) << 4) + grades.Last + 1) << 24) | ((long)((home.Latitude + 90) * 4) << 13) | (long)((home.Longitude + 180) * 16), r);
        }
        Array.Sort(keys, residents);
        return residents;
    }

    private DistanceScale Scale(int limit, int reach) => _scales.TryGetValue((limit, reach), out var known) ? known : _scales.GetOrAdd((limit, reach), new DistanceScale(limit, reach));

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

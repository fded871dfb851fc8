using System.Runtime.InteropServices;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Matching;

/// <summary>Who may come where, and at what cost.</summary>
internal sealed partial class Market
{
    private const int RankBits = 14, MentorRankBits = 10, CostBits = 18, OrdinalBits = 20;
    private const int NoRank = (1 << RankBits) - 1, NoMentorRank = (1 << MentorRankBits) - 1;
    private const double MilesPerDegree = 69;

    private readonly int[] _fieldOf;
    private readonly ulong[] _speaks;
    private readonly int[] _shortage;
    private readonly int[] _weights;
    private readonly int[]? _pinnedOpening;
    private readonly int[]? _pinnedSite;
    private readonly (double X, double Y, double Z)?[] _homes;
    private readonly (double X, double Y, double Z)?[] _places;
    private readonly (int[] Openings, double[] Latitudes)[] _byField;
    private readonly RanksByResident<HostSchool> _schoolRanks;
    private readonly RanksByResident<Opening> _mentorRanks;
    private readonly Dictionary<int, List<ForbiddenPair>> _forbidden;

    // Scratch of one resident's row: 0 where unranked. Filled by Begin, cleared by End.
    private readonly int[] _rankOfSite;
    private readonly int[] _rankOfOpening;
    private readonly int[] _rankBySite;
    private readonly int[] _rankByOpening;

    /// <summary>The openings that the resident may take, each as (school's rank, mentor's rank, cost, opening) in one number: sorted, they are the resident's order of preference.</summary>
    /// <param name="part">The schools the resident ranked, the others, or both.</param>
    public ulong[] Row(int r, RowPart part, Lift lift = default, bool sorted = true)
    {
        if (PinnedOpening(r) >= 0 || (IsBarred(r) && !lift.Clears))
            return [];
        Begin(r);
        var row = new List<ulong>();
        var limit = Limit(r, lift);
        if (IsPinned(r))
        {
            if (part is not RowPart.Others)
                AddSite(row, r, _pinnedSite![r] - 1, -1);
        }
        else
        {
            if (part is not RowPart.Others)
            {
                for (var i = 0; i < Residents[r].RanksSchools.Count; i++)
                {
                    if (_siteOf.TryGetValue(Residents[r].RanksSchools[i], out var s) && _rankOfSite[s] == i + 1)
                        AddSite(row, r, s, limit);
                }
            }
            if (part is not RowPart.Ranked && (!Residents[r].OnlyRanked || lift.Accepts))
                AddOthers(row, r, limit);
        }
        End(r);
        if (sorted)
            CollectionsMarshal.AsSpan(row).Sort();
        return [.. row];
    }

    public static int OpeningIn(ulong preference) => (int)(preference & ((1 << OrdinalBits) - 1));

    public static int CostIn(ulong preference) => (int)(preference >> OrdinalBits) & ((1 << CostBits) - 1);

    /// <summary>The site's order: pinned first, then the school's ranking, the mentor's, the cost, the resident's id. Smaller comes first.</summary>
    public ulong SiteOrder(int r, ulong preference)
    {
        var o = OpeningIn(preference);
        var school = _schoolRanks.Of(r, Openings[o].Site);
        var mentor = _mentorRanks.Of(r, o);
        var order = IsPinned(r) ? 0UL : 1UL;
        order = (order << RankBits) | (uint)(school == 0 ? NoRank : Math.Min(school, NoRank - 1));
        order = (order << MentorRankBits) | (uint)(mentor == 0 ? NoMentorRank : Math.Min(mentor, NoMentorRank - 1));
        order = (order << CostBits) | (uint)CostIn(preference);
        return (order << OrdinalBits) | (uint)r;
    }

    public int RankBySchool(int r, int site) => _schoolRanks.Of(r, site);

    public int RankByMentor(int r, int opening) => _mentorRanks.Of(r, opening);

    /// <summary>Not cleared, where clearance is required and no pin overrides it.</summary>
    public bool IsBarred(int r) => Rules.ClearanceRequired && !Residents[r].IsCleared && !IsPinned(r);

    /// <summary>Anywhere, or where the pin without a mentor says.</summary>
    public bool MayBeAt(int r, int site) => _pinnedSite is null || _pinnedSite[r] == 0 || _pinnedSite[r] == site + 1;

    /// <summary>Whether nobody else is pinned to the site with the mentor open.</summary>
    public bool IsOnlyPin(int r, int site) => !Model.Pinned.Any(p => p.Mentor is null && p.School == Sites[site].Id && p.Resident != Residents[r].Id);

    public int FieldOf(int r) => _fieldOf[r];

    /// <summary>Tenths of a mile; −1 where a place is not known.</summary>
    public int Tenths(int r, int site) => _homes[r] is { } home && _places[site] is { } place ? Coordinates.Tenths(home, place) : -1;

    /// <summary>The limit that holds, in tenths of a mile; −1: none.</summary>
    public int Limit(int r, Lift lift = default)
    {
        var miles = UsualLimit(r);
        return miles < 0 ? -1 : Math.Max(miles, Math.Max(Residents[r].TravelException ?? 0, lift.Miles)) * 10;
    }

    /// <summary>In miles, without the exception, so that the distances that one is granted weigh as before; −1: none.</summary>
    private int UsualLimit(int r)
    {
        var own = Residents[r].TravelLimitMiles;
        return (Rules.TravelLimitMiles is { } all && !(own < all) ? all : own) ?? -1;
    }

    /// <summary>Whether the mentor's credential covers the resident's field and the class shares a grade.</summary>
    public bool CanMentor(int r, int o) => HasCredential(r, o) && SharesGrade(r, o);

    public bool HasCredential(int r, int o) => Openings[o].Credentials is not { } fields || Array.IndexOf(fields, _fieldOf[r]) >= 0;

    public bool SharesGrade(int r, int o) => Residents[r].Grades is not { } mine || Openings[o].Grades is not { } theirs || mine.Shared(theirs) > 0;

    /// <summary>The declared conflict or the coordinator's no that keeps the resident from the opening.</summary>
    public ForbiddenPair? Forbids(int r, int o) => _forbidden.TryGetValue(r, out var pairs)
        ? pairs.Find(p => (p.School is null || p.School == Sites[Openings[o].Site].Id) && (p.Mentor is null || p.Mentor == Openings[o].Mentor?.Id))
        : null;

    /// <summary>The openings whose credential covers the resident's field, leaving out what lies surely more than so many miles beyond the limit.</summary>
    public IEnumerable<int> InField(int r, int milesBeyond)
    {
        var (openings, latitudes) = _byField[_fieldOf[r]];
        if (Limit(r) is not (>= 0 and var limit) || Residents[r].Home is not { } home || milesBeyond == int.MaxValue)
            return openings;
        var reach = (((limit / 10) + milesBeyond) / MilesPerDegree) + 0.01;
        var (from, to) = (FirstAtLeast(latitudes, home.Latitude - reach), FirstAtLeast(latitudes, home.Latitude + reach));
        return openings.Take(from..to).Concat(openings.Skip(FirstAtLeast(latitudes, 900)));
    }

    private void AddSite(List<ulong> row, int r, int s, int limit)
    {
        var tenths = Tenths(r, s);
        if (limit >= 0 && tenths > limit)
            return;
        for (var o = FirstOpening[s]; o < FirstOpening[s + 1]; o++)
        {
            if (CanMentor(r, o) && Forbids(r, o) is null)
                row.Add(Preference(r, o, tenths));
        }
    }

    private void AddOthers(List<ulong> row, int r, int limit)
    {
        var (openings, latitudes) = _byField[_fieldOf[r]];
        var (from, to) = (0, openings.Length);
        if (limit >= 0 && Residents[r].Home is { } home)
        {
            // Openings without a known place carry latitude 999 and stand at the end; they pass every limit.
            var reach = (limit / 10 / MilesPerDegree) + 0.01;
            (from, to) = (FirstAtLeast(latitudes, home.Latitude - reach), FirstAtLeast(latitudes, home.Latitude + reach));
            Add(FirstAtLeast(latitudes, 900), openings.Length);
        }
        Add(from, to);

        void Add(int start, int end)
        {
            var (site, tenths) = (-1, 0);
            for (var i = start; i < end; i++)
            {
                var o = openings[i];
                if (_rankOfSite[Openings[o].Site] > 0 || !SharesGrade(r, o))
                    continue;
                if (Openings[o].Site != site)
                    (site, tenths) = (Openings[o].Site, Tenths(r, Openings[o].Site));
                if ((limit < 0 || tenths <= limit) && Forbids(r, o) is null)
                    row.Add(Preference(r, o, tenths));
            }
        }
    }

    public ulong PreferenceOf(int r, int o)
    {
        Begin(r);
        var preference = Preference(r, o, Tenths(r, Openings[o].Site));
        End(r);
        return preference;
    }

    private ulong Preference(int r, int o, int tenths)
    {
        var (school, mentor) = (_rankOfSite[Openings[o].Site], _rankOfOpening[o]);
        var key = (ulong)(school == 0 ? NoRank : Math.Min(school, NoRank - 1));
        key = (key << MentorRankBits) | (uint)(mentor == 0 ? NoMentorRank : Math.Min(mentor, NoMentorRank - 1));
        key = (key << CostBits) | (uint)Cost(r, o, tenths);
        return (key << OrdinalBits) | (uint)o;
    }

    private static int FirstAtLeast(double[] sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    private (int[] Openings, double[] Latitudes)[] ByField()
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
        return Array.ConvertAll(lists, list =>
        {
            var openings = list.ToArray();
            var latitudes = Array.ConvertAll(openings, o => (Sites[Openings[o].Site].Where?.Latitude ?? 999, o));
            Array.Sort(latitudes, openings);
            return (openings, Array.ConvertAll(latitudes, l => l.Item1));
        });
    }

    private Dictionary<int, List<ForbiddenPair>> Forbid()
    {
        var result = new Dictionary<int, List<ForbiddenPair>>();
        foreach (var pair in Model.Forbidden.Where(p => _residentOf.ContainsKey(p.Resident) && (p.School ?? (object?)p.Mentor) is not null))
            (CollectionsMarshal.GetValueRefOrAddDefault(result, _residentOf[pair.Resident], out _) ??= []).Add(pair);
        foreach (var pairs in result.Values)
            pairs.Sort((a, b) => b.IsConflict.CompareTo(a.IsConflict));
        return result;
    }
}

internal enum RowPart { Ranked, Others, All }

/// <summary>Barriers of one resident that are lifted to see what would happen.</summary>
/// <param name="Clears">As if cleared.</param>
/// <param name="Accepts">As if the resident went to schools outside the ranking.</param>
/// <param name="Miles">As if the travel limit were at least this.</param>
internal readonly record struct Lift(bool Clears, bool Accepts, int Miles);

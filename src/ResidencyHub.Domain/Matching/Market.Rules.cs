using System.Runtime.InteropServices;

namespace ResidencyHub.Domain.Matching;

/// <summary>The hard rules, one by one.</summary>
internal sealed partial class Market
{
    private readonly int[]? _pinnedOpening;
    private readonly int[]? _pinnedSite;
    private readonly Dictionary<int, List<ForbiddenPair>> _forbidden;

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
    public int Tenths(int r, int site) => _homes[r] is { } home && _places[site] is { } place ? Coordinates.TenthsOf(Coordinates.Chord2(home, place)) : -1;

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

    public bool HasCredential(int r, int o) => Openings[o].Credentials is not { } fields || Array.IndexOf(fields, _fieldOf[r]) >= 0;

    public bool SharesGrade(int r, int o) => Residents[r].Grades is not { } mine || Openings[o].Grades is not { } theirs || mine.Shared(theirs) > 0;

    /// <summary>The declared conflict or the coordinator's no that keeps the resident from the opening.</summary>
    public ForbiddenPair? Forbids(int r, int o) => _forbidden.TryGetValue(r, out var pairs)
        ? pairs.Find(p => (p.School is null || p.School == Sites[Openings[o].Site].Id) && (p.Mentor is null || p.Mentor == Openings[o].Mentor?.Id))
        : null;

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

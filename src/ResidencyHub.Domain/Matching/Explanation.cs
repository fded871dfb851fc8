using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Matching;

/// <summary>Why a resident is where they are; <see cref="MatchingWords"/> says it in sentences.</summary>
/// <param name="Match">Null: unplaced.</param>
/// <param name="PassedOver">The schools the resident ranked above the one they got (all ranked ones where unplaced), in that order.</param>
/// <param name="Smallest">For an unplaced resident, the smallest change that would place them; null where none of the offered ones does. Under the grouping rule only a place kept for the resident is offered.</param>
public sealed record Explanation(ResidentToPlace Resident, MatchReasons? Match, IReadOnlyList<WhyNot> PassedOver, SmallestChange? Smallest = null);

/// <summary>What speaks for a match.</summary>
/// <param name="Mentor">Null: still to be named.</param>
/// <param name="RankOfSchool">Where the resident ranked the school, from 1; null: not.</param>
/// <param name="RankBySchool">Where the school ranked the resident.</param>
/// <param name="TenthsOfMiles">From home, by great circle; null where a place is not known.</param>
/// <param name="FallsShort">For each wish, from 0 (fulfilled) to 100.</param>
/// <param name="Overrides">The hard rules that a pin overrides.</param>
public sealed record MatchReasons(HostSchool School, HostMentor? Mentor, int? RankOfSchool, int? RankBySchool, int? RankOfMentor, int? RankByMentor, int? TenthsOfMiles, IReadOnlyDictionary<Wish, int> FallsShort, bool IsPinned, IReadOnlyList<Obstacle> Overrides);

/// <summary>What stands between a resident and a school.</summary>
public enum Obstacle
{
    Conflict,
    Forbidden,
    PinnedElsewhere,
    NotCleared,
    NoMentorInField,
    NoMentorInGrades,
    TooFar,
    NotRanked,
    NoSeatOfKind,
    SchoolFull,
    SeatsOfKindTaken,
    MentorsTaken,
    GroupTooSmall,
    PlacedHigher,
    OtherWishesWeighMore,
}

/// <summary>Why a resident is not at a school.</summary>
/// <param name="Rank">Where the resident ranked it, from 1; null: not.</param>
/// <param name="Amount">Tenths of a mile for too far, seats or mentors taken, residents of a group; else 0.</param>
/// <param name="Limit">Tenths of a mile for too far; else 0.</param>
public sealed record WhyNot(HostSchool School, int? Rank, Obstacle Obstacle, int Amount = 0, int Limit = 0);

/// <summary>Reads the reasons off a finished matching.</summary>
internal sealed class ExplanationWriter
{
    private readonly MatchingEngine _engine;
    private readonly Market _market;
    private readonly int[] _openings, _siteHas, _kindHas, _openingHas;
    private readonly HashSet<int> _closed;

    public ExplanationWriter(MatchingEngine engine, Market market, int[] openings, Proof? proof)
    {
        (_engine, _market, _openings) = (engine, market, openings);
        (_siteHas, _kindHas, _openingHas) = (new int[market.Sites.Length], new int[market.Kinds.Length], new int[market.Openings.Length]);
        for (var r = 0; r < openings.Length; r++)
        {
            if (openings[r] < 0 || market.PinnedOpening(r) >= 0)
                continue;
            var opening = market.Openings[openings[r]];
            _siteHas[opening.Site]++;
            _kindHas[opening.Kind]++;
            _openingHas[openings[r]]++;
        }
        _closed = proof?.ClosedSchools.Select(market.SiteOf).ToHashSet() ?? [];
    }

    public Explanation Of(int r)
    {
        var resident = _market.Residents[r];
        var match = _openings[r] < 0 ? null : Reasons(r, _openings[r]);
        var passed = new List<WhyNot>();
        var higher = match is null ? resident.RanksSchools.Count : (match.RankOfSchool ?? resident.RanksSchools.Count + 1) - 1;
        for (var i = 0; i < higher; i++)
        {
            if (_market.KnowsSite(resident.RanksSchools[i], out var site) && WhyNot(r, site, i + 1) is { } why)
                passed.Add(why);
        }
        return new(resident, match, passed);
    }

    public WhyNot? WhyNot(int r, int site) => WhyNot(r, site, Enumerable.Range(1, _market.Residents[r].RanksSchools.Count).Cast<int?>().FirstOrDefault(i => _market.Residents[r].RanksSchools[i!.Value - 1] == _market.Sites[site].Id));

    private WhyNot? WhyNot(int r, int site, int? rank)
    {
        if (_openings[r] >= 0 && _market.Openings[_openings[r]].Site == site)
            return null;
        var (obstacle, amount, limit) = Between(r, site, rank);
        return new(_market.Sites[site], rank, obstacle, amount, limit);
    }

    private (Obstacle Obstacle, int Amount, int Limit) Between(int r, int site, int? rank)
    {
        if (_market.IsPinned(r))
            return (Obstacle.PinnedElsewhere, 0, 0);
        if (_market.IsBarred(r))
            return (Obstacle.NotCleared, 0, 0);
        var (fields, grades, free, forbidden) = (0, 0, new List<int>(), Obstacle.Forbidden);
        for (var o = _market.FirstOpening[site]; o < _market.FirstOpening[site + 1]; o++)
        {
            if (!_market.HasCredential(r, o))
                continue;
            fields++;
            if (!_market.SharesGrade(r, o))
                continue;
            grades++;
            if (_market.Forbids(r, o) is { } no)
                forbidden = no.IsConflict ? Obstacle.Conflict : forbidden;
            else
                free.Add(o);
        }
        if (free.Count == 0)
            return (fields == 0 ? Obstacle.NoMentorInField : grades == 0 ? Obstacle.NoMentorInGrades : forbidden, 0, 0);
        if (_market.Limit(r) is >= 0 and var limit && _market.Tenths(r, site) is var tenths && tenths > limit)
            return (Obstacle.TooFar, tenths, limit);
        if (_market.Residents[r].OnlyRanked && rank is null)
            return (Obstacle.NotRanked, 0, 0);
        if (_closed.Contains(site))
            return (Obstacle.GroupTooSmall, _market.Rules.AtLeastPerSchool, 0);
        return OfRoom(r, site, rank, free);
    }

    private (Obstacle, int, int) OfRoom(int r, int site, int? rank, List<int> free)
    {
        if (_siteHas[site] >= _market.SiteCap[site])
            return (Obstacle.SchoolFull, _market.Sites[site].Most ?? 0, 0);
        var seats = free.FindAll(o => _kindHas[_market.Openings[o].Kind] < _market.KindCap[_market.Openings[o].Kind]);
        if (seats.Count == 0)
        {
            var offered = free.Select(o => _market.Openings[o].Kind).Distinct().Sum(k => _market.Kinds[k].Seats);
            return (offered == 0 ? Obstacle.NoSeatOfKind : Obstacle.SeatsOfKindTaken, offered, 0);
        }
        if (seats.TrueForAll(o => _openingHas[o] >= _market.OpeningCap[o]))
            return (Obstacle.MentorsTaken, seats.Count, 0);
        return (_engine is MatchingEngine.BestFitToRankings || (rank is { } mine && _openings[r] >= 0 && _market.Ranked(r, _openings[r]).School is > 0 and var got && got < mine) ? Obstacle.PlacedHigher : Obstacle.OtherWishesWeighMore, 0, 0);
    }

    private MatchReasons Reasons(int r, int o)
    {
        var opening = _market.Openings[o];
        var shortfalls = _market.Shortfalls(r, o);
        var (school, mentor) = _market.Ranked(r, o);
        return new(_market.Sites[opening.Site], opening.Mentor, Known(school), Known(_market.RankBySchool(r, opening.Site)), Known(mentor), Known(_market.RankByMentor(r, o)),
            _market.Tenths(r, opening.Site) is >= 0 and var tenths ? tenths : null, new WishTable(shortfalls), _market.IsPinned(r), Overridden(r, o));
    }

    private static int? Known(int rank) => rank == 0 ? null : rank;

    private List<Obstacle> Overridden(int r, int o)
    {
        var result = new List<Obstacle>();
        if (!_market.IsPinned(r))
            return result;
        if (_market.Rules.ClearanceRequired && !_market.Residents[r].IsCleared)
            result.Add(Obstacle.NotCleared);
        if (!_market.HasCredential(r, o))
            result.Add(Obstacle.NoMentorInField);
        if (!_market.SharesGrade(r, o))
            result.Add(Obstacle.NoMentorInGrades);
        if (_market.Forbids(r, o) is { } no)
            result.Add(no.IsConflict ? Obstacle.Conflict : Obstacle.Forbidden);
        if (_market.Limit(r) is >= 0 and var limit && _market.Tenths(r, _market.Openings[o].Site) > limit)
            result.Add(Obstacle.TooFar);
        if (_market.SiteCap[_market.Openings[o].Site] < 0)
            result.Add(Obstacle.SchoolFull);
        if (_market.KindCap[_market.Openings[o].Kind] < 0)
            result.Add(Obstacle.SeatsOfKindTaken);
        if (_market.OpeningCap[o] < 0)
            result.Add(Obstacle.MentorsTaken);
        return result;
    }
}

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Matching;

/// <summary>Looks through the offered changes of an unplaced resident, the smallest first, and stops at the first which the engine itself confirms.</summary>
/// <remarks>
/// Offered are, for each opening that a mentor's credential, grades and no conflict leave: the barriers lifted (clearance, schools outside the ranking, travel);
/// besides, one or two more seats of its kind; one or two more residents for its mentor, where seats are free; or both; last, the seat kept for this resident.
/// More room where there is enough already changes nothing, so only what would not hold the newcomers is widened.
/// </remarks>
internal sealed class SmallestChangeSearch(Market market, IWhatIf whatIf)
{
    private const int MostExtra = 2;
    private readonly Dictionary<MoreRoom, int[]> _known = [];

    public SmallestChange? For(int r)
    {
        foreach (var candidate in Offered(r))
        {
            if (candidate.IsKept || (candidate.Lift == default ? NewlyPlaced(candidate.Room).Contains(r) : whatIf.Places(r, candidate.Lift, candidate.Room)))
                return new([.. Changes(market, r, candidate)], candidate.Size);
        }
        return Joining(r);
    }

    /// <summary>In order of size; equals in order of school, kind and mentor.</summary>
    private List<Candidate> Offered(int r)
    {
        var result = new List<Candidate>();
        var seen = new HashSet<(Lift, MoreRoom)>();
        var clears = market.IsBarred(r);
        var limit = market.Limit(r);
        foreach (var o in market.InField(r))
        {
            var (site, kind) = (market.Openings[o].Site, market.Openings[o].Kind);
            if (!market.SharesGrade(r, o) || market.Forbids(r, o) is not null || !market.MayBeAt(r, site))
                continue;
            var tenths = market.Tenths(r, site);
            var miles = limit >= 0 && tenths > limit && !market.IsPinned(r) ? (tenths + 9) / 10 : 0;
            var accepts = market.Residents[r].OnlyRanked && !market.IsPinned(r) && !market.Residents[r].RanksSchools.Contains(market.Sites[site].Id);
            var lift = new Lift(clears, accepts, miles);
            var size = (clears ? 1 : 0) + (accepts ? 2 : 0) + (miles > 0 ? miles - (limit / 10) : 0);
            var seats = whatIf.Free(site, kind, -1);
            var mentor = market.Openings[o].Mentor is null ? Market.Unlimited : whatIf.Free(-1, -1, o);
            if (lift != default)
                Offer(size, default);
            for (var extra = 1; extra <= MostExtra; extra++)
            {
                if (seats < extra && market.Kinds[kind].IsOffered)
                    Offer(size + (10 * extra), new(-1, 0, kind, extra));
                if (mentor < extra && seats >= extra)
                    Offer(size + (15 * extra), new(o, extra, -1, 0));
                if (seats < extra && mentor < extra && market.Kinds[kind].IsOffered)
                    Offer(size + (25 * extra), new(o, extra, kind, extra));
            }
            if (market.Openings[o].Mentor is null && !market.IsOnlyPin(r, site))
                continue;
            // A pin with a mentor holds in any case; one without needs a seat that is free.
            var (more, others) = (Math.Max(0, 1 - seats), mentor < 1 ? 1 : 0);
            result.Add(new(size + (10 * more) + (15 * others) + 60, o, true, lift, new(others > 0 ? o : -1, others, more > 0 ? kind : -1, more)));

            void Offer(int candidateSize, MoreRoom room)
            {
                room = room == default ? new(-1, 0, -1, 0) : room;
                if (seen.Add((lift, room)))
                    result.Add(new(candidateSize, o, false, lift, room));
            }
        }
        result.Sort((a, b) => (a.Size, a.Opening, a.Room.Opening, a.Room.Kind).CompareTo((b.Size, b.Opening, b.Room.Opening, b.Room.Kind)));
        return result;
    }

    private static IEnumerable<Change> Changes(Market market, int r, Candidate candidate)
    {
        var (resident, room) = (market.Residents[r].Id, candidate.Room);
        if (candidate.Lift.Clears)
            yield return new Change.Clears(resident);
        if (candidate.Lift.Accepts)
            yield return new Change.AcceptsAnySchool(resident);
        if (candidate.Lift.Miles > 0)
            yield return new Change.TravelsFarther(resident, market.Limit(r) / 10, candidate.Lift.Miles);
        if (room.Kind >= 0)
            yield return Seats(market, room.Kind, room.Seats);
        if (room.Opening >= 0)
            yield return new Change.MentorTakesMore(market.Openings[room.Opening].Mentor!.Id, room.Residents);
        if (candidate.IsKept)
            yield return new Change.Pins(market.PairingOf(r, candidate.Opening));
    }

    private static Change.SchoolTakesMore Seats(Market market, int kind, int extra)
    {
        var k = market.Kinds[kind];
        return new(market.Sites[k.Site].Id, k.Subject, k.Grades, extra);
    }

    private int[] NewlyPlaced(MoreRoom room)
    {
        if (!_known.TryGetValue(room, out var placed))
            _known.Add(room, placed = whatIf.NewlyPlaced(room));
        return placed;
    }

    /// <summary>No mentor anywhere fits: the nearest school with a seat free, else the nearest, would need one. Distances unknown come last.</summary>
    private SmallestChange? Joining(int r)
    {
        var resident = market.Residents[r];
        var site = Enumerable.Range(0, market.Sites.Length).Where(s => market.MayBeAt(r, s) && !market.Model.Forbidden.Any(f => f.Resident == resident.Id && f.School == market.Sites[s].Id && f.Mentor is null))
            .OrderBy(s => whatIf.Free(s, -1, -1) <= 0).ThenBy(s => market.Tenths(r, s) is >= 0 and var tenths ? tenths : int.MaxValue).ThenBy(s => s).Cast<int?>().FirstOrDefault();
        if (site is not { } at)
            return null;
        var id = new Id<Mentor>(new Guid([.. resident.Id.Value.ToByteArray().Select(b => (byte)~b)]));
        var changes = new List<Change>();
        if (market.IsBarred(r))
            changes.Add(new Change.Clears(resident.Id));
        if (market.Limit(r) is >= 0 and var limit && market.Tenths(r, at) is var far && far > limit)
            changes.Add(new Change.TravelsFarther(resident.Id, limit / 10, (far + 9) / 10));
        var kind = Array.FindIndex(market.Kinds, k => k.Site == at && k.IsOffered && k.Takes(market.FieldOf(r), resident.Grades));
        if (kind < 0)
            changes.Add(new Change.SchoolTakesMore(market.Sites[at].Id, resident.Subject, resident.Grades, 1));
        else if (whatIf.Free(at, kind, -1) <= 0)
            changes.Add(Seats(market, kind, 1));
        changes.Add(new Change.MentorJoins(new(id, "a new mentor", market.Sites[at].Id, resident.Subject, resident.Grades), resident.Id));
        return new(changes, changes.Sum(c => c.Size(market.Model)));
    }

    private readonly record struct Candidate(int Size, int Opening, bool IsKept, Lift Lift, MoreRoom Room);
}

using System.Runtime.InteropServices;
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
    private const int MostExtra = 2, Window = 100;
    private readonly Dictionary<MoreRoom, int[]> _known = [];
    private readonly List<ulong> _offered = [];
    private readonly HashSet<(Lift, MoreRoom)> _asked = [];

    public SmallestChange? For(int r)
    {
        // A change that asks for more miles than this cannot be the smallest where any within it is smaller.
        Offer(r, Window);
        if (!_offered.Exists(key => key >> 28 <= Window && (Form)(key & 0xFF) is Form.Kept))
            Offer(r, int.MaxValue);
        _offered.Sort();
        _asked.Clear();
        foreach (var key in CollectionsMarshal.AsSpan(_offered))
        {
            var (size, o, form) = ((int)(key >> 28), (int)(key >> 8) & 0xFFFFF, (Form)(key & 0xFF));
            var (lift, _) = Barriers(r, o);
            var room = Room(o, form);
            if (form is Form.Kept || Places(r, o, lift, room, form))
                return new([.. Changes(market, r, o, form is Form.Kept, lift, room)], size);
        }
        return Joining(r);
    }

    private bool Places(int r, int o, Lift lift, MoreRoom room, Form form)
    {
        if (lift == default)
            return NewlyPlaced(room).Contains(r);
        // With nothing but barriers lifted, one of the places that open must take the resident as things stand.
        return (form is not Form.Lift || whatIf.MightTake(r, o)) && _asked.Add((lift, room)) && whatIf.Places(r, lift, room);
    }

    /// <summary>Each candidate as (size, opening, form) in one number: sorted, they come in order of size, equals in order of school and mentor.</summary>
    private void Offer(int r, int miles)
    {
        _offered.Clear();
        foreach (var o in market.FittingWithin(r, miles))
        {
            var (site, kind) = (market.Openings[o].Site, market.Openings[o].Kind);
            if (market.Forbids(r, o) is not null || !market.MayBeAt(r, site))
                continue;
            var (lift, size) = Barriers(r, o);
            var (seats, mentor) = (whatIf.Free(site, kind, -1), Mentor(o));
            if (lift != default)
                Add(size, Form.Lift);
            for (var extra = 1; extra <= MostExtra; extra++)
            {
                var offered = seats < extra && market.Kinds[kind].IsOffered;
                if (offered)
                    Add(size + (10 * extra), Form.Seats + extra - 1);
                if (mentor < extra && seats >= extra)
                    Add(size + (15 * extra), Form.Mentor + extra - 1);
                if (mentor < extra && offered)
                    Add(size + (25 * extra), Form.Both + extra - 1);
            }
            if (market.Openings[o].Mentor is not null || market.IsOnlyPin(r, site))
                Add(size + (10 * Math.Max(0, 1 - seats)) + (mentor < 1 ? 15 : 0) + 60, Form.Kept);

            void Add(int candidate, Form form) => _offered.Add(((ulong)candidate << 28) | ((ulong)o << 8) | (ulong)form);
        }
    }

    private int Mentor(int o) => market.Openings[o].Mentor is null ? Market.Unlimited : whatIf.Free(-1, -1, o);

    private (Lift Lift, int Size) Barriers(int r, int o)
    {
        var site = market.Openings[o].Site;
        var (clears, pinned, limit) = (market.IsBarred(r), market.IsPinned(r), market.Limit(r));
        var miles = limit >= 0 && !pinned && market.Tenths(r, site) is var tenths && tenths > limit ? (tenths + 9) / 10 : 0;
        var accepts = market.Residents[r].OnlyRanked && !pinned && !market.Residents[r].RanksSchools.Contains(market.Sites[site].Id);
        return (new(clears, accepts, miles), (clears ? 1 : 0) + (accepts ? 2 : 0) + (miles > 0 ? miles - (limit / 10) : 0));
    }

    private MoreRoom Room(int o, Form form)
    {
        var kind = market.Openings[o].Kind;
        switch (form)
        {
            case Form.Lift:
                return new(-1, 0, -1, 0);
            case Form.Kept:
                // A pin with a mentor holds in any case; one without needs a seat that is free.
                var (more, full) = (Math.Max(0, 1 - whatIf.Free(market.Openings[o].Site, kind, -1)), Mentor(o) < 1);
                return new(full ? o : -1, full ? 1 : 0, more > 0 ? kind : -1, more);
            case >= Form.Both:
                return new(o, form - Form.Both + 1, kind, form - Form.Both + 1);
            case >= Form.Mentor:
                return new(o, form - Form.Mentor + 1, -1, 0);
            default:
                return new(-1, 0, kind, form - Form.Seats + 1);
        }
    }

    private static IEnumerable<Change> Changes(Market market, int r, int o, bool isKept, Lift lift, MoreRoom room)
    {
        var resident = market.Residents[r].Id;
        if (lift.Clears)
            yield return new Change.Clears(resident);
        if (lift.Accepts)
            yield return new Change.AcceptsAnySchool(resident);
        if (lift.Miles > 0)
            yield return new Change.TravelsFarther(resident, market.Limit(r) / 10, lift.Miles);
        if (room.Kind >= 0)
            yield return Seats(market, room.Kind, room.Seats);
        if (room.Opening >= 0)
            yield return new Change.MentorTakesMore(market.Openings[room.Opening].Mentor!.Id, room.Residents);
        if (isKept)
            yield return new Change.Pins(market.PairingOf(r, o));
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

    /// <summary>What is asked besides the barriers; the first number of each form is one more, the next two more.</summary>
    private enum Form { Lift = 0, Seats = 1, Mentor = 3, Both = 5, Kept = 7 }
}

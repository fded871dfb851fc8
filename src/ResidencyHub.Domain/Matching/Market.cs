using System.Buffers.Binary;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Matching;

/// <summary>The model in whole numbers, everything in the order of its id: residents, sites, kinds of seats, openings. An opening is a mentor, or a kind of seat whose mentor is still to be named.</summary>
/// <remarks>Capacities nest: opening in kind in site. So the sets of matches that fit are a laminar matroid, on which both engines rest.</remarks>
internal sealed partial class Market
{
    public const int Unlimited = int.MaxValue / 4;

    private readonly Dictionary<Id<Resident>, int> _residentOf;
    private readonly Dictionary<Id<School>, int> _siteOf;
    private readonly Dictionary<Id<Mentor>, int> _openingOf = [];
    private readonly Dictionary<string, int> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _languages = new(StringComparer.Ordinal);

    public Market(MatchingModel model)
    {
        (Model, Rules) = (model, model.Rules);
        Residents = Ordered(model.Residents, r => r.Id.Value, "resident");
        Sites = Ordered(model.Schools, s => s.Id.Value, "school");
        _residentOf = Numbered(Residents, r => r.Id);
        _siteOf = Numbered(Sites, s => s.Id);
        SiteCap = Array.ConvertAll(Sites, s => s.Most ?? (s.Seats.Count == 0 ? 0 : Unlimited));
        _fieldOf = Array.ConvertAll(Residents, r => Field(r.Subject));
        _speaks = Array.ConvertAll(Residents, r => Languages(r.Languages));
        _shortage = [.. model.Rules.ShortageFields.Select(Field)];
        _weights = model.Wishes.All.ToArray();
        ((Kinds, Openings, FirstOpening), (_homes, _rankedSites, _schoolRanks)) = Besides.Make(
            Open,
            () => (Array.ConvertAll(Residents, r => r.Home?.Unit), Rankings.Given(Residents, r => r.RanksSchools, _siteOf), Rankings.Received(Residents.Length, Sites, s => s.Ranks, _residentOf)));
        KindCap = Array.ConvertAll(Kinds, k => k.Seats);
        OpeningCap = Array.ConvertAll(Openings, o => o.Mentor?.AtATime ?? o.UnnamedSeats);
        (_pinnedOpening, _pinnedSite) = Pin();
        _places = Array.ConvertAll(Sites, s => s.Where?.Unit);
        SitesByPlace = FittingOpenings.ByPlace(Sites);
        _byField = ByField();
        _anyLanguages = Array.Exists(_speaks, l => l != 0) || Array.Exists(Openings, o => o.Languages != 0);
        _rankedOpenings = Rankings.Given(Residents, r => r.RanksMentors, _openingOf);
        _mentorRanks = Rankings.Received(Residents.Length, Openings, o => o.Mentor?.Ranks ?? [], _residentOf);
        _forbidden = Forbid();
        _laid = new(Sites.Length, Openings.Length);
    }

    public MatchingModel Model { get; }
    public MatchingRules Rules { get; }
    public ResidentToPlace[] Residents { get; }
    public HostSchool[] Sites { get; }

    /// <summary>The numbers of the sites, near ones together.</summary>
    public int[] SitesByPlace { get; }
    public SeatKind[] Kinds { get; }
    public Opening[] Openings { get; }

    /// <summary>The site's openings are those from its own first to before the next site's.</summary>
    public int[] FirstOpening { get; }

    /// <summary>What is left beside the pins; below zero where pins overfill.</summary>
    public int[] SiteCap { get; }
    public int[] KindCap { get; }
    public int[] OpeningCap { get; }

    public int ResidentOf(Id<Resident> id) => _residentOf.TryGetValue(id, out var r) ? r : throw new RuleBroken("matching-unknown", $"Resident {id} is not in this matching.");

    public int SiteOf(Id<School> id) => _siteOf.TryGetValue(id, out var s) ? s : throw new RuleBroken("matching-unknown", $"School {id} is not in this matching.");

    public bool Knows(Id<Resident> id, out int resident) => _residentOf.TryGetValue(id, out resident);

    public bool Knows(Id<Mentor> id, out int opening) => _openingOf.TryGetValue(id, out opening);

    public bool IsKind(SeatKind kind, string? subject, GradeSpan? grades) => kind.Grades == grades && kind.Field == (subject is null ? -1 : Field(subject));

    public bool KnowsSite(Id<School> id, out int site) => _siteOf.TryGetValue(id, out site);

    public int OpeningOf(Id<Mentor> id) => _openingOf.TryGetValue(id, out var o) ? o : throw new RuleBroken("matching-unknown", $"Mentor {id} is not in this matching.");

    /// <summary>The opening of a pairing; −1 where it stands no longer in the model.</summary>
    public int OpeningOf(Pairing pairing) => pairing.Mentor is { } mentor
        ? _openingOf.GetValueOrDefault(mentor, -1)
        : _siteOf.TryGetValue(pairing.School, out var s) ? Array.FindIndex(Openings, FirstOpening[s], FirstOpening[s + 1] - FirstOpening[s], o => o.Mentor is null) : -1;

    public Pairing PairingOf(int resident, int opening) => new(Residents[resident].Id, Sites[Openings[opening].Site].Id, Openings[opening].Mentor?.Id);

    /// <summary>The opening of the kind's seats without a mentor; −1 where mentors must be named.</summary>
    public int UnnamedOf(int kind) => Rules.MentorRequired ? -1 : Array.FindIndex(Openings, FirstOpening[Kinds[kind].Site], o => o.Kind == kind && o.Mentor is null);

    /// <summary>The opening to which the resident is pinned with a mentor: outside the market, with the seat taken; else −1.</summary>
    public int PinnedOpening(int resident) => _pinnedOpening is null ? -1 : _pinnedOpening[resident] - 1;

    public bool IsPinned(int resident) => _pinnedSite is not null && _pinnedSite[resident] != 0;

    /// <summary>In the order of the ids, which is that of their bytes: by the first eight, then, where those are the same, by all.</summary>
    private static T[] Ordered<T>(IReadOnlyList<T> items, Func<T, Guid> id, string noun)
    {
        var (heads, result) = (new ulong[items.Count], new T[items.Count]);
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = items[i];
            id(items[i]).TryWriteBytes(bytes, bigEndian: true, out _);
            heads[i] = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        }
        Array.Sort(heads, result);
        for (var (from, to) = (0, 1); from < result.Length; (from, to) = (to, to + 1))
        {
            while (to < result.Length && heads[to] == heads[from])
                to++;
            if (to == from + 1)
                continue;
            Array.Sort(result, from, to - from, Comparer<T>.Create((a, b) => id(a).CompareTo(id(b))));
            for (var i = from + 1; i < to; i++)
            {
                if (id(result[i]) == id(result[i - 1]))
                    throw new RuleBroken("matching-twice", $"The {noun} {id(result[i]):D} stands twice in this matching. Leave one out.");
            }
        }
        return result;
    }

    private static Dictionary<TKey, int> Numbered<T, TKey>(T[] items, Func<T, TKey> id) where TKey : notnull
    {
        var result = new Dictionary<TKey, int>(items.Length);
        for (var i = 0; i < items.Length; i++)
            result.Add(id(items[i]), i);
        return result;
    }

    private (SeatKind[], Opening[], int[]) Open()
    {
        var mentors = MentorsBySite();
        _openingOf.EnsureCapacity(Model.Mentors.Count);
        var (kinds, openings, first) = (new List<SeatKind>(), new List<Opening>(Model.Mentors.Count), new int[Sites.Length + 1]);
        for (var s = 0; s < Sites.Length; s++)
        {
            first[s] = openings.Count;
            var firstKind = kinds.Count;
            kinds.AddRange(KindsOf(s));
            foreach (var mentor in mentors[s])
            {
                var subject = Field(mentor.Subject);
                var kind = firstKind;
                while (kind < kinds.Count && !kinds[kind].Takes(subject, mentor.Grades))
                    kind++;
                if (kind == kinds.Count)
                {
                    // Not offered: a kind without seats, so that a pin or a suggestion has something to speak of.
                    kinds.Add(new(s, subject, mentor.Subject, null, 0, IsOffered: false));
                }
                var credentials = mentor.Credentials.Count == 0 ? [subject] : mentor.Credentials.Select(Field).Distinct().ToArray();
                _openingOf.Add(mentor.Id, openings.Count);
                openings.Add(new(s, kind, mentor, subject, mentor.Grades, credentials, Languages(mentor.Languages), 0));
            }
            for (var kind = firstKind; !Rules.MentorRequired && kind < kinds.Count && kinds[kind].IsOffered; kind++)
                openings.Add(new(s, kind, null, kinds[kind].Field, kinds[kind].Grades, kinds[kind].Field < 0 ? null : [kinds[kind].Field], 0, kinds[kind].Seats));
        }
        first[^1] = openings.Count;
        return ([.. kinds], [.. openings], first);
    }

    private List<HostMentor>[] MentorsBySite()
    {
        var result = new List<HostMentor>[Sites.Length];
        for (var s = 0; s < result.Length; s++)
            result[s] = [];
        foreach (var mentor in Ordered(Model.Mentors, m => m.Id.Value, "mentor"))
            result[_siteOf.TryGetValue(mentor.School, out var s) ? s : throw new RuleBroken("matching-unknown", $"{mentor.Name}'s school is not in this matching.")].Add(mentor);
        return result;
    }

    private IEnumerable<SeatKind> KindsOf(int s)
    {
        var school = Sites[s];
        if (school.Seats.Any(k => k.Seats < 0) || school.Most < 0)
            throw new RuleBroken("capacity-number", $"{school.Name}: give 0 or more seats.");
        if (school.Seats.Count == 0)
            return [new(s, -1, null, null, Unlimited)];
        return school.Seats.GroupBy(k => (Field: k.Subject is null ? -1 : Field(k.Subject), k.Grades))
            .Select(g => new SeatKind(s, g.Key.Field, g.Select(k => k.Subject).Order(StringComparer.Ordinal).First(), g.Key.Grades, g.Sum(k => k.Seats)))
            .OrderByDescending(k => (k.Field >= 0 ? 2 : 0) + (k.Grades is null ? 0 : 1)).ThenBy(k => SearchText.Of(k.Subject), StringComparer.Ordinal).ThenBy(k => k.Grades?.First).ThenBy(k => k.Grades?.Last);
    }

    private (int[]?, int[]?) Pin()
    {
        if (Model.Pinned.Count == 0)
            return (null, null);
        var (openings, sites) = (new int[Residents.Length], new int[Residents.Length]);
        foreach (var pin in Model.Pinned)
        {
            var r = ResidentOf(pin.Resident);
            if (sites[r] != 0)
                throw new RuleBroken("pinned-twice", $"{Residents[r].Name} is pinned twice. Take one pin out.");
            sites[r] = SiteOf(pin.School) + 1;
            if (pin.Mentor is not { } mentor)
                continue;
            var o = OpeningOf(mentor);
            if (Openings[o].Site + 1 != sites[r])
                throw new RuleBroken("pinned-elsewhere", $"{Residents[r].Name} is pinned to {Openings[o].Mentor!.Name}, who teaches at {Sites[Openings[o].Site].Name}. Pin to that school.");
            openings[r] = o + 1;
            OpeningCap[o]--;
            KindCap[Openings[o].Kind]--;
            SiteCap[Openings[o].Site]--;
        }
        return (openings, sites);
    }

    private int Field(string subject) => Number(_fields, subject);

    private ulong Languages(IReadOnlyList<string> names)
    {
        var result = 0UL;
        for (var i = 0; i < names.Count; i++)
            result |= 1UL << (Number(_languages, names[i]) % 64);
        return result;
    }

    /// <summary>Alike means alike to search; the words as typed are remembered, so that each is tidied once.</summary>
    private static int Number(Dictionary<string, int> known, string words)
    {
        if (known.TryGetValue(words, out var number))
            return number;
        var tidy = SearchText.Of(words);
        if (!known.TryGetValue(tidy, out number))
            known.Add(tidy, number = known.Count);
        known.TryAdd(words, number);
        return number;
    }
}

/// <summary>Seats of one kind at a site; field −1: any.</summary>
internal sealed record SeatKind(int Site, int Field, string? Subject, GradeSpan? Grades, int Seats, bool IsOffered = true)
{
    public bool Takes(int subject, GradeSpan? grades) => (Field < 0 || Field == subject) && (Grades is not { } mine || grades is not { } theirs || mine.Shared(theirs) > 0);
}

/// <summary>A mentor with room, or a kind of seat without a mentor. Credentials null: any.</summary>
internal sealed record Opening(int Site, int Kind, HostMentor? Mentor, int Field, GradeSpan? Grades, int[]? Credentials, ulong Languages, int UnnamedSeats);

using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Matching;

namespace ResidencyHub.Domain.Tests.Matching;

/// <summary>The rules of docs/matching.md written a second time, slowly and plainly, on the public model alone: what the engines are judged by.</summary>
internal sealed class Oracle
{
    private readonly MatchingModel _model;

    public Oracle(MatchingModel model)
    {
        _model = model;
        foreach (var school in model.Schools)
        {
            var kinds = school.Seats.GroupBy(k => (Subject: k.Subject is null ? null : SearchText.Of(k.Subject), k.Grades)).Select(g => new Kind(school, g.Key.Subject, g.Key.Grades, g.Sum(k => k.Seats)))
                .OrderByDescending(k => (k.Subject is null ? 0 : 2) + (k.Grades is null ? 0 : 1)).ThenBy(k => k.Subject ?? "", StringComparer.Ordinal).ThenBy(k => k.Grades?.First).ThenBy(k => k.Grades?.Last).ToList();
            if (kinds.Count == 0)
                kinds.Add(new(school, null, null, int.MaxValue));
            Places.AddRange(model.Mentors.Where(m => m.School == school.Id).OrderBy(m => m.Id).Select(m => new Place(school, m, kinds.Find(k => Takes(k, m)) ?? new(school, SearchText.Of(m.Subject), null, 0))));
            if (!model.Rules.MentorRequired)
                Places.AddRange(kinds.Select(k => new Place(school, null, k)));
        }
    }

    public List<Place> Places { get; } = [];

    public sealed record Kind(HostSchool School, string? Subject, GradeSpan? Grades, int Seats);

    public sealed record Place(HostSchool School, HostMentor? Mentor, Kind Kind)
    {
        public string Subject => Mentor is { } m ? SearchText.Of(m.Subject) : Kind.Subject ?? "";
        public GradeSpan? Grades => Mentor is { } m ? m.Grades : Kind.Grades;
    }

    public Pairing? PinOf(ResidentToPlace r) => _model.Pinned.FirstOrDefault(p => p.Resident == r.Id);

    public IEnumerable<ResidentToPlace> InMarket => _model.Residents.Where(r => PinOf(r)?.Mentor is null).OrderBy(r => r.Id);

    public Place PlaceOf(Pairing p) => Places.First(x => x.School.Id == p.School && x.Mentor?.Id == p.Mentor);

    public bool Allowed(ResidentToPlace r, Place at)
    {
        var pin = PinOf(r);
        var credential = at.Mentor is { } m ? (m.Credentials.Count == 0 ? [m.Subject] : m.Credentials).Select(SearchText.Of).Contains(SearchText.Of(r.Subject)) : at.Kind.Subject is null || at.Kind.Subject == SearchText.Of(r.Subject);
        var grades = r.Grades is not { } a || at.Grades is not { } b || (a.First <= b.Last && b.First <= a.Last);
        var forbidden = _model.Forbidden.Any(f => f.Resident == r.Id && (f.School is null || f.School == at.School.Id) && (f.Mentor is null || f.Mentor == at.Mentor?.Id));
        if (!credential || !grades || forbidden)
            return false;
        if (pin is not null)
            return pin.School == at.School.Id;
        var limit = Math.Max(Math.Min(r.TravelLimitMiles ?? int.MaxValue, _model.Rules.TravelLimitMiles ?? int.MaxValue), r.TravelException ?? 0);
        var near = Miles10(r, at) is not { } tenths || tenths <= limit * 10L;
        return near && (r.IsCleared || !_model.Rules.ClearanceRequired) && (!r.OnlyRanked || r.RanksSchools.Contains(at.School.Id));
    }

    /// <summary>Whether the seats suffice; pins with a mentor have taken theirs.</summary>
    public bool Fits(IReadOnlyCollection<Place> taken)
    {
        var pinned = _model.Pinned.Where(p => p.Mentor is not null).Select(PlaceOf).ToList();
        return taken.GroupBy(p => p).All(g => g.Count() + pinned.Count(x => x == g.Key) <= (g.Key.Mentor?.AtATime ?? g.Key.Kind.Seats))
            && taken.GroupBy(p => p.Kind).All(g => g.Count() + pinned.Count(x => x.Kind == g.Key) <= g.Key.Seats)
            && taken.GroupBy(p => p.School).All(g => g.Count() + pinned.Count(x => x.School == g.Key) <= (g.Key.Most ?? (g.Key.Seats.Count == 0 ? 0 : int.MaxValue)));
    }

    /// <summary>Whether so many more of the place's kind would find seats, whoever mentors them; pins count among those taken.</summary>
    public bool FitsSeats(List<Place> taken, Place at, int more) => taken.Count(p => p.Kind == at.Kind) + (long)more <= at.Kind.Seats
        && taken.Count(p => p.School == at.School) + (long)more <= (at.School.Most ?? (at.School.Seats.Count == 0 ? 0 : int.MaxValue));

    public long Cost(ResidentToPlace r, Place at)
    {
        var limit = Math.Min(r.TravelLimitMiles ?? int.MaxValue, _model.Rules.TravelLimitMiles ?? int.MaxValue);
        var speaks = r.Languages.Select(SearchText.Of).ToHashSet();
        var asks = (at.Mentor?.Languages ?? []).Select(SearchText.Of).ToHashSet();
        (Wish, int)[] shortfalls =
        [
            (Wish.ResidentRankedSchool, Rank(r.RanksSchools, at.School.Id)),
            (Wish.SchoolRankedResident, Rank(at.School.Ranks, r.Id)),
            (Wish.ResidentRankedMentor, at.Mentor is { } m ? Rank(r.RanksMentors, m.Id) : 100),
            (Wish.MentorRankedResident, at.Mentor is { } n ? Rank(n.Ranks, r.Id) : 100),
            (Wish.SubjectFits, at.Subject.Length == 0 || at.Subject == SearchText.Of(r.Subject) ? 0 : 100),
            (Wish.GradesFit, r.Grades is { } a && at.Grades is { } b ? 100 - (100 * (Math.Min(a.Last, b.Last) - Math.Max(a.First, b.First) + 1) / (b.Last - b.First + 1)) : 0),
            (Wish.LanguageFits, asks.Count == 0 ? (speaks.Count > 0 ? 50 : 0) : 100 * asks.Except(speaks).Count() / asks.Count),
            (Wish.CommunitySchool, at.School.IsCommunitySchool ? 0 : 100),
            (Wish.ShortageField, _model.Rules.ShortageFields.Contains(r.Subject) ? 0 : 100),
            (Wish.HostedLastYear, at.School.HostedLastYear ? 0 : 100),
            (Wish.NearHome, Miles10(r, at) is { } tenths ? (int)Math.Min(100, tenths * 100L / (limit is int.MaxValue or 0 ? 500 : limit * 10L)) : 50),
            (Wish.MentorNamed, at.Mentor is null ? 100 : 0),
        ];
        return shortfalls.Sum(s => (long)s.Item2 * _model.Wishes[s.Item1]);
    }

    /// <summary>The school's order, smaller first: its own ranking, the mentor's, the wishes, the id; who is pinned there comes before all.</summary>
    public (int, int, int, long, Id<Resident>) OrderOf(ResidentToPlace r, Place at) =>
        (PinOf(r) is null ? 1 : 0, At(at.School.Ranks, r.Id), at.Mentor is { } m ? At(m.Ranks, r.Id) : int.MaxValue, Cost(r, at), r.Id);

    public (int, int, long, int) PreferenceOf(ResidentToPlace r, Place at) =>
        (At(r.RanksSchools, at.School.Id), at.Mentor is { } m ? At(r.RanksMentors, m.Id) : int.MaxValue, Cost(r, at), Places.OrderBy(p => p.School.Id).ToList().IndexOf(at));

    /// <summary>Every matching that keeps the rules: for each resident in the market a place or none.</summary>
    public IEnumerable<Place?[]> All()
    {
        var residents = InMarket.ToArray();
        var chosen = new Place?[residents.Length];
        return From(0);

        IEnumerable<Place?[]> From(int r)
        {
            if (r == residents.Length)
            {
                yield return [.. chosen];
                yield break;
            }
            chosen[r] = null;
            foreach (var rest in From(r + 1))
                yield return rest;
            foreach (var place in Places.Where(p => Allowed(residents[r], p)))
            {
                chosen[r] = place;
                if (Fits([.. chosen[..(r + 1)].OfType<Place>()]))
                {
                    foreach (var rest in From(r + 1))
                        yield return rest;
                }
            }
            chosen[r] = null;
        }
    }

    private static bool Takes(Kind kind, HostMentor mentor) =>
        (kind.Subject is null || kind.Subject == SearchText.Of(mentor.Subject)) && (kind.Grades is not { } a || mentor.Grades is not { } b || (a.First <= b.Last && b.First <= a.Last));

    private static int? Miles10(ResidentToPlace r, Place at) => r.Home is { } a && at.School.Where is { } b ? a.TenthsOfMilesTo(b) : null;

    private static int At<T>(IReadOnlyList<T> ranking, T item) where T : notnull => Enumerable.Range(0, ranking.Count).Where(i => ranking[i].Equals(item)).DefaultIfEmpty(int.MaxValue).First();

    private static int Rank<T>(IReadOnlyList<T> ranking, T item) where T : notnull => At(ranking, item) is var at and not int.MaxValue ? Math.Min(90, at * 10) : 100;
}

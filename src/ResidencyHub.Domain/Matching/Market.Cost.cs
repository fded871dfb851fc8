using System.Numerics;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;

namespace ResidencyHub.Domain.Matching;

/// <summary>What a match falls short by.</summary>
internal sealed partial class Market
{
    public const int Wishes = 12;
    private const int UsualReachInTenths = 500;

    /// <summary>How far the pair falls short of each wish, 0 to 100.</summary>
    public int[] Shortfalls(int r, int o)
    {
        Begin(r);
        var result = new int[Wishes];
        Fill(result, r, o, Tenths(r, Openings[o].Site));
        End(r);
        return result;
    }

    /// <summary>The 1-based ranks that the resident gave: school, mentor; 0 where none.</summary>
    public (int School, int Mentor) Ranked(int r, int o)
    {
        Begin(r);
        var result = (_rankOfSite[Openings[o].Site], _rankOfOpening[o]);
        End(r);
        return result;
    }

    public int CostOf(int r, int o)
    {
        Begin(r);
        var cost = Cost(r, o, Tenths(r, Openings[o].Site));
        End(r);
        return cost;
    }

    private int Cost(int r, int o, int tenths)
    {
        Span<int> shortfalls = stackalloc int[Wishes];
        Fill(shortfalls, r, o, tenths);
        var cost = 0;
        for (var w = 0; w < Wishes; w++)
            cost += _weights[w] * shortfalls[w];
        return cost;
    }

    private void Fill(Span<int> by, int r, int o, int tenths)
    {
        var opening = Openings[o];
        var site = Sites[opening.Site];
        by[(int)Wish.ResidentRankedSchool] = OfRank(_rankOfSite[opening.Site]);
        by[(int)Wish.SchoolRankedResident] = OfRank(_rankBySite[opening.Site]);
        by[(int)Wish.ResidentRankedMentor] = OfRank(_rankOfOpening[o]);
        by[(int)Wish.MentorRankedResident] = OfRank(_rankByOpening[o]);
        by[(int)Wish.SubjectFits] = opening.Field < 0 || opening.Field == _fieldOf[r] ? 0 : 100;
        by[(int)Wish.GradesFit] = Residents[r].Grades is { } mine && opening.Grades is { } theirs ? 100 - (100 * mine.Shared(theirs) / (theirs.Last - theirs.First + 1)) : 0;
        by[(int)Wish.LanguageFits] = OfLanguage(_speaks[r], opening.Languages);
        by[(int)Wish.CommunitySchool] = site.IsCommunitySchool ? 0 : 100;
        by[(int)Wish.ShortageField] = Array.IndexOf(_shortage, _fieldOf[r]) >= 0 ? 0 : 100;
        by[(int)Wish.HostedLastYear] = site.HostedLastYear ? 0 : 100;
        by[(int)Wish.NearHome] = OfDistance(r, tenths);
        by[(int)Wish.MentorNamed] = opening.Mentor is null ? 100 : 0;
    }

    private static int OfRank(int rank) => rank == 0 ? 100 : Math.Min(90, (rank - 1) * 10);

    /// <summary>What the class asks for and the resident lacks weighs full; what the resident brings and the class does not need, half.</summary>
    private static int OfLanguage(ulong speaks, ulong asks)
    {
        var lacking = BitOperations.PopCount(asks & ~speaks);
        return lacking > 0 ? 100 * lacking / BitOperations.PopCount(asks) : asks == 0 && speaks != 0 ? 50 : 0;
    }

    private int OfDistance(int r, int tenths)
    {
        if (tenths < 0)
            return 50;
        var miles = UsualLimit(r);
        return (int)Math.Min(100, 100L * tenths / (miles > 0 ? miles * 10L : UsualReachInTenths));
    }

    private void Begin(int r)
    {
        Mark(Residents[r].RanksSchools, _siteOf, _rankOfSite);
        Mark(Residents[r].RanksMentors, _openingOf, _rankOfOpening);
        foreach (var (by, rank) in _schoolRanks.Of(r))
            _rankBySite[by] = _rankBySite[by] == 0 ? rank : _rankBySite[by];
        foreach (var (by, rank) in _mentorRanks.Of(r))
            _rankByOpening[by] = _rankByOpening[by] == 0 ? rank : _rankByOpening[by];
    }

    private void End(int r)
    {
        foreach (var school in Residents[r].RanksSchools)
            if (_siteOf.TryGetValue(school, out var s))
                _rankOfSite[s] = 0;
        foreach (var mentor in Residents[r].RanksMentors)
            if (_openingOf.TryGetValue(mentor, out var o))
                _rankOfOpening[o] = 0;
        foreach (var (by, _) in _schoolRanks.Of(r))
            _rankBySite[by] = 0;
        foreach (var (by, _) in _mentorRanks.Of(r))
            _rankByOpening[by] = 0;
    }

    private static void Mark<T>(IReadOnlyList<Id<T>> ranking, Dictionary<Id<T>, int> numbers, int[] ranks)
    {
        for (var i = 0; i < ranking.Count; i++)
        {
            if (numbers.TryGetValue(ranking[i], out var number) && ranks[number] == 0)
                ranks[number] = i + 1;
        }
    }

    /// <summary>The rankings that schools or mentors gave, turned round: for each resident who ranked them and where.</summary>
    private sealed class RanksByResident<T>
    {
        private readonly int[] _first;
        private readonly (int By, int Rank)[] _ranks;

        public RanksByResident(int residents, T[] rankers, Func<T, IReadOnlyList<Id<Resident>>> ranking, Dictionary<Id<Resident>, int> numbers)
        {
            var found = new List<(int Resident, int By, int Rank)>();
            _first = new int[residents + 1];
            for (var by = 0; by < rankers.Length; by++)
            {
                var list = ranking(rankers[by]);
                for (var i = 0; i < list.Count; i++)
                {
                    if (!numbers.TryGetValue(list[i], out var r))
                        continue;
                    found.Add((r, by, i + 1));
                    _first[r + 1]++;
                }
            }
            for (var r = 0; r < residents; r++)
                _first[r + 1] += _first[r];
            _ranks = new (int, int)[found.Count];
            var next = _first[..^1];
            foreach (var (r, by, rank) in found)
                _ranks[next[r]++] = (by, rank);
        }

        public ReadOnlySpan<(int By, int Rank)> Of(int r) => _ranks.AsSpan(_first[r].._first[r + 1]);

        /// <summary>1-based; 0 where unranked.</summary>
        public int Of(int r, int by)
        {
            var (low, high) = (_first[r], _first[r + 1]);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = _ranks[middle].By < by ? (middle + 1, high) : (low, middle);
            }
            return low < _first[r + 1] && _ranks[low].By == by ? _ranks[low].Rank : 0;
        }
    }
}

using System.Numerics;

namespace ResidencyHub.Domain.Matching;

/// <summary>What a match falls short by.</summary>
internal sealed partial class Market
{
    public const int Wishes = 12;
    private const int UsualReachInTenths = 500;

    private readonly int[] _fieldOf;
    private readonly ulong[] _speaks;
    private readonly bool _anyLanguages;
    private readonly int[] _shortage;
    private readonly int[] _weights;
    private readonly (double X, double Y, double Z)?[] _homes;
    private readonly (double X, double Y, double Z)?[] _places;
    private readonly LaidRankings _laid;              // of one resident at a time, for single pairs
    private readonly Rankings _rankedSites, _rankedOpenings, _schoolRanks, _mentorRanks;

    /// <summary>How far the pair falls short of each wish, 0 to 100.</summary>
    public int[] Shortfalls(int r, int o)
    {
        Lay(r, _laid);
        var result = new int[Wishes];
        Fill(result, r, o, Tenths(r, Openings[o].Site));
        Clear(r, _laid);
        return result;
    }

    /// <summary>The 1-based ranks that the resident gave: school, mentor; 0 where none.</summary>
    public (int School, int Mentor) Ranked(int r, int o)
    {
        Lay(r, _laid);
        var result = (_laid.OfSite[Openings[o].Site], _laid.OfOpening[o]);
        Clear(r, _laid);
        return result;
    }

    public int CostOf(int r, int o)
    {
        Lay(r, _laid);
        var cost = Cost(r, o, Tenths(r, Openings[o].Site));
        Clear(r, _laid);
        return cost;
    }

    /// <summary>What falls short whoever of that field and span of grades takes the opening, with nobody ranked: the part that <see cref="FittingOpenings"/> keeps.</summary>
    private int CostBeforeRankings(int field, GradeSpan? grades, int o)
    {
        Span<int> shortfalls = stackalloc int[Wishes];
        FillAlike(shortfalls, field, grades, o);
        shortfalls[(int)Wish.ResidentRankedSchool] = shortfalls[(int)Wish.SchoolRankedResident] = shortfalls[(int)Wish.ResidentRankedMentor] = shortfalls[(int)Wish.MentorRankedResident] = OfRank(0);
        return Weighed(shortfalls);
    }

    /// <summary>What is to be added for the site: distance, less what the two sides' rankings of resident and school gain.</summary>
    private int OfSite(LaidRankings laid, int site, int ofDistance) =>
        (_weights[(int)Wish.NearHome] * ofDistance) - Gained(Wish.ResidentRankedSchool, laid.OfSite[site]) - Gained(Wish.SchoolRankedResident, laid.BySite[site]);

    /// <summary>And for the opening.</summary>
    private int OfOpening(LaidRankings laid, int r, int o) =>
        (_anyLanguages ? _weights[(int)Wish.LanguageFits] * OfLanguage(_speaks[r], Openings[o].Languages) : 0) - Gained(Wish.ResidentRankedMentor, laid.OfOpening[o]) - Gained(Wish.MentorRankedResident, laid.ByOpening[o]);

    private int Gained(Wish wish, int rank) => rank == 0 ? 0 : _weights[(int)wish] * (OfRank(0) - OfRank(rank));

    private int Cost(int r, int o, int tenths)
    {
        Span<int> shortfalls = stackalloc int[Wishes];
        Fill(shortfalls, r, o, tenths);
        return Weighed(shortfalls);
    }

    private int Weighed(ReadOnlySpan<int> shortfalls)
    {
        var cost = 0;
        for (var w = 0; w < Wishes; w++)
            cost += _weights[w] * shortfalls[w];
        return cost;
    }

    private void Fill(Span<int> by, int r, int o, int tenths)
    {
        var site = Openings[o].Site;
        FillAlike(by, _fieldOf[r], Residents[r].Grades, o);
        by[(int)Wish.ResidentRankedSchool] = OfRank(_laid.OfSite[site]);
        by[(int)Wish.SchoolRankedResident] = OfRank(_laid.BySite[site]);
        by[(int)Wish.ResidentRankedMentor] = OfRank(_laid.OfOpening[o]);
        by[(int)Wish.MentorRankedResident] = OfRank(_laid.ByOpening[o]);
        by[(int)Wish.LanguageFits] = OfLanguage(_speaks[r], Openings[o].Languages);
        by[(int)Wish.NearHome] = OfDistance(tenths, ReachInTenths(r));
    }

    private void FillAlike(Span<int> by, int field, GradeSpan? grades, int o)
    {
        var opening = Openings[o];
        var site = Sites[opening.Site];
        by[(int)Wish.SubjectFits] = opening.Field < 0 || opening.Field == field ? 0 : 100;
        by[(int)Wish.GradesFit] = grades is { } mine && opening.Grades is { } theirs ? 100 - (100 * mine.Shared(theirs) / (theirs.Last - theirs.First + 1)) : 0;
        by[(int)Wish.CommunitySchool] = site.IsCommunitySchool ? 0 : 100;
        by[(int)Wish.ShortageField] = Array.IndexOf(_shortage, field) >= 0 ? 0 : 100;
        by[(int)Wish.HostedLastYear] = site.HostedLastYear ? 0 : 100;
        by[(int)Wish.MentorNamed] = opening.Mentor is null ? 100 : 0;
    }

    private static int OfRank(int rank) => rank == 0 ? 100 : Math.Min(90, (rank - 1) * 10);

    /// <summary>What the class asks for and the resident lacks weighs full; what the resident brings and the class does not need, half.</summary>
    private static int OfLanguage(ulong speaks, ulong asks)
    {
        var lacking = BitOperations.PopCount(asks & ~speaks);
        return lacking > 0 ? 100 * lacking / BitOperations.PopCount(asks) : asks == 0 && speaks != 0 ? 50 : 0;
    }

    /// <summary>Where a place is not known, half.</summary>
    public static int OfDistance(int tenths, int reach) => tenths < 0 ? 50 : tenths >= reach ? 100 : 100 * tenths / reach;

    /// <summary>The distance that falls short wholly.</summary>
    private int ReachInTenths(int r) => UsualLimit(r) is > 0 and var miles ? miles * 10 : UsualReachInTenths;

    /// <summary>Lays out the rankings that concern the resident; <see cref="Clear"/> takes them away.</summary>
    private void Lay(int r, LaidRankings laid)
    {
        _rankedSites.Lay(r, laid.OfSite);
        _rankedOpenings.Lay(r, laid.OfOpening);
        _schoolRanks.Lay(r, laid.BySite);
        _mentorRanks.Lay(r, laid.ByOpening);
    }

    private void Clear(int r, LaidRankings laid)
    {
        _rankedSites.Clear(r, laid.OfSite);
        _rankedOpenings.Clear(r, laid.OfOpening);
        _schoolRanks.Clear(r, laid.BySite);
        _mentorRanks.Clear(r, laid.ByOpening);
    }
}

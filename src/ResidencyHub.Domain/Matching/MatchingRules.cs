namespace ResidencyHub.Domain.Matching;

/// <summary>The hard rules that are rule data; the others (credential in the resident's field, grades in common, seats, mentors' limits, conflicts) always hold.</summary>
public sealed record MatchingRules
{
    /// <summary>By great circle, where both places are known; null: no limit.</summary>
    public int? TravelLimitMiles { get; init; }

    /// <summary>At which miles by great circle are told as minutes, too; null: no minutes are told. It decides nothing: the limit is miles.</summary>
    public int? MilesPerHour { get; init; }

    /// <summary>No resident is matched without clearance (California: no candidate with pupils without a certificate; domain.md §4).</summary>
    public bool ClearanceRequired { get; init; } = true;

    /// <summary>False: a seat may be filled before its mentor is named.</summary>
    public bool MentorRequired { get; init; } = true;

    /// <summary>The grouping rule: this many residents at a school, or none (clusters, NCTR; instruments.md). 1: no grouping. Only most-placed obeys it.</summary>
    public int AtLeastPerSchool { get; init; } = 1;

    /// <summary>Subjects that the district is short of.</summary>
    public IReadOnlyList<string> ShortageFields { get; init; } = [];
}

/// <summary>Something that a match fulfils wholly, in part or not.</summary>
public enum Wish
{
    ResidentRankedSchool,
    SchoolRankedResident,
    ResidentRankedMentor,
    MentorRankedResident,
    SubjectFits,
    GradesFit,
    LanguageFits,
    CommunitySchool,
    ShortageField,
    HostedLastYear,
    NearHome,
    MentorNamed,
}

/// <summary>How much each wish weighs, in whole numbers. A match costs, for each wish, the weight times what it falls short by, from 0 (fulfilled) to 100.</summary>
/// <remarks>A ranking falls short by 10 for each place below the first, by 90 at most, and by 100 where there is none.</remarks>
public sealed record WishWeights
{
    private static readonly int[] Usual = [30, 24, 12, 12, 20, 14, 12, 8, 6, 4, 10, 15];
    private readonly int[] _weights = Usual;

    public int this[Wish wish] => _weights[(int)wish];

    /// <summary>The same weights, but for one wish.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0 or above 150.</exception>
    public WishWeights With(Wish wish, int weight)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(weight);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(weight, 150);
        var changed = (int[])_weights.Clone();
        changed[(int)wish] = weight;
        return new(changed);
    }

    public WishWeights() { }

    private WishWeights(int[] weights) => _weights = weights;

    /// <summary>What a match costs that fulfils nothing.</summary>
    internal int Worst => 100 * _weights.Sum();

    internal ReadOnlySpan<int> All => _weights;

    public bool Equals(WishWeights? other) => other is not null && _weights.AsSpan().SequenceEqual(other._weights);

    public override int GetHashCode() => _weights.Aggregate(17, (sum, w) => (sum * 31) + w);
}

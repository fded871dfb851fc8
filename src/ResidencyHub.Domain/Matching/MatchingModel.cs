using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Matching;

/// <summary>Everything that a matching decides on, and nothing else: the same model gives the same answer, in whatever order its lists come.</summary>
/// <remarks>Seats and mentors that are taken already (by a standing placement, or by another program) are to be left out of the counts.</remarks>
public sealed record MatchingModel(IReadOnlyList<ResidentToPlace> Residents, IReadOnlyList<HostSchool> Schools, IReadOnlyList<HostMentor> Mentors)
{
    public MatchingRules Rules { get; init; } = new();
    public WishWeights Wishes { get; init; } = new();

    /// <summary>What the coordinator has settled by hand. A pin with a mentor stands whatever the rules say, and takes its seat; one without leaves the mentor open.</summary>
    public IReadOnlyList<Pairing> Pinned { get; init; } = [];
    public IReadOnlyList<ForbiddenPair> Forbidden { get; init; } = [];

    /// <summary>The model after the changes, one after another.</summary>
    public MatchingModel With(params IEnumerable<Change> changes) => changes.Aggregate(this, (model, change) => change.ApplyTo(model));
}

/// <summary>A resident at a school, beside a mentor or with the mentor still to be named.</summary>
public sealed record Pairing(Id<Resident> Resident, Id<School> School, Id<Mentor>? Mentor);

/// <summary>A resident who must not come to a school, or to a mentor.</summary>
/// <param name="IsConflict">A declared conflict of interest (a relative, a former teacher); else the coordinator's own no.</param>
public sealed record ForbiddenPair(Id<Resident> Resident, Id<School>? School, Id<Mentor>? Mentor, bool IsConflict = false);

/// <summary>A resident who needs a seat.</summary>
/// <param name="Subject">What the credential will be for.</param>
/// <param name="Grades">The grades of the credential; null: any.</param>
public sealed record ResidentToPlace(Id<Resident> Id, string Name, string Subject, GradeSpan? Grades = null)
{
    public Coordinates? Home { get; init; }

    /// <summary>The resident's own limit; the smaller of it and the program's holds.</summary>
    public int? TravelLimitMiles { get; init; }

    /// <summary>An exception: this resident may go so far, whatever the limits.</summary>
    public int? TravelException { get; init; }
    public bool IsCleared { get; init; } = true;

    /// <summary>First choice first.</summary>
    public IReadOnlyList<Id<School>> RanksSchools { get; init; } = [];
    public IReadOnlyList<Id<Mentor>> RanksMentors { get; init; } = [];

    /// <summary>Goes to no school outside the ranking; else the others come after the ranked ones.</summary>
    public bool OnlyRanked { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
}

/// <summary>A school that offers seats.</summary>
public sealed record HostSchool(Id<School> Id, string Name)
{
    public Coordinates? Where { get; init; }

    /// <summary>The whole-school maximum; null: as many as the kinds of seats add up to.</summary>
    public int? Most { get; init; }

    /// <summary>Seats by kind; empty: any kind, as many as <see cref="Most"/> says.</summary>
    public IReadOnlyList<SeatOffer> Seats { get; init; } = [];

    /// <summary>The residents the school ranked, first choice first.</summary>
    public IReadOnlyList<Id<Resident>> Ranks { get; init; } = [];
    public bool IsCommunitySchool { get; init; }
    public bool HostedLastYear { get; init; }
}

/// <summary>Seats of one kind. A mentor's class takes seats of one kind: the offer that names its subject and grades, else its subject, else its grades, else neither.</summary>
/// <param name="Subject">Null: any ("don't know" is a legal answer).</param>
/// <param name="Grades">Null: any.</param>
public sealed record SeatOffer(string? Subject, GradeSpan? Grades, int Seats);

/// <summary>A mentor who can take residents into the class.</summary>
/// <param name="Subject">What the class is in.</param>
/// <param name="Grades">The grades of the class; null: any.</param>
public sealed record HostMentor(Id<Mentor> Id, string Name, Id<School> School, string Subject, GradeSpan? Grades = null)
{
    /// <summary>The fields of the clear credential; empty: the class's subject.</summary>
    public IReadOnlyList<string> Credentials { get; init; } = [];

    /// <summary>Residents at a time.</summary>
    public int AtATime { get; init; } = 1;
    public IReadOnlyList<Id<Resident>> Ranks { get; init; } = [];

    /// <summary>Languages that the class asks for: a bilingual class.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];
}

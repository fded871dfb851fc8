using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Cohorts;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Domain.Matching;

/// <summary>Where a resident would like to be, in the resident's own words and order. Schools never read it.</summary>
public sealed class ResidentWishes
{
    private readonly List<RankedSchool> _schools = [];

    private ResidentWishes() { }

    public ResidentWishes(Resident resident)
    {
        Id = Id<ResidentWishes>.New();
        (ProgramId, CohortId, ResidentId) = (resident.ProgramId, resident.CohortId, resident.Id);
    }

    public Id<ResidentWishes> Id { get; private set; }
    public Id<PreparationProgram> ProgramId { get; private set; }
    public Id<Cohort> CohortId { get; private set; }
    public Id<Resident> ResidentId { get; private set; }

    /// <summary>To no school outside the ranking.</summary>
    public bool OnlyRanked { get; private set; }

    /// <summary>By great circle from home; null: the program's limit alone.</summary>
    public int? TravelLimitMiles { get; private set; }
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }

    /// <summary>"Spanish, Vietnamese": in what the resident could teach.</summary>
    public string? Languages { get; private set; }

    /// <summary>Parts of town, bus lines: for the coordinator to read.</summary>
    public string? Areas { get; private set; }

    /// <summary>An accessible building, a child to fetch at four: for the coordinator to read.</summary>
    public string? Needs { get; private set; }

    /// <summary>With whom the resident must not be placed, and why; the coordinator declares it.</summary>
    public string? Conflicts { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime SavedAt { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<RankedSchool> Schools => _schools;

    public Coordinates? Home => Latitude is { } latitude && Longitude is { } longitude ? new(latitude, longitude) : null;

    /// <summary>First choice first.</summary>
    public IReadOnlyList<Id<School>> Ranked => [.. _schools.OrderBy(s => s.Rank).Select(s => s.SchoolId)];

    /// <exception cref="RuleBroken">Outside the window.</exception>
    public void Say(PreferenceWindow window, WishesGiven given, DateOnly today, DateTime at)
    {
        window.DemandOpenOn(today);
        (OnlyRanked, TravelLimitMiles, Languages, Areas, Needs, Conflicts, SavedAt) = (given.OnlyRanked, given.TravelLimitMiles, given.Languages, given.Areas, given.Needs, given.Conflicts, at);
        (Latitude, Longitude) = (given.Home?.Latitude, given.Home?.Longitude);
        _schools.RemoveAll(s => !given.Schools.Contains(s.SchoolId));
        for (var i = 0; i < given.Schools.Count; i++)
        {
            var school = _schools.Find(s => s.SchoolId == given.Schools[i]);
            if (school is null)
                _schools.Add(school = new RankedSchool(Id, given.Schools[i]));
            school.Put(i + 1);
        }
    }
}

/// <summary>What a resident says, whole.</summary>
/// <param name="Schools">First choice first, each once.</param>
public sealed record WishesGiven(IReadOnlyList<Id<School>> Schools, bool OnlyRanked, int? TravelLimitMiles, Coordinates? Home, string? Languages, string? Areas, string? Needs, string? Conflicts);

/// <summary>A school in a resident's order.</summary>
public sealed class RankedSchool
{
    private RankedSchool() { }

    internal RankedSchool(Id<ResidentWishes> wishes, Id<School> school) => (Id, WishesId, SchoolId) = (Id<RankedSchool>.New(), wishes, school);

    public Id<RankedSchool> Id { get; private set; }
    public Id<ResidentWishes> WishesId { get; private set; }
    public Id<School> SchoolId { get; private set; }

    /// <summary>From 1.</summary>
    public int Rank { get; private set; }

    internal void Put(int rank) => Rank = rank;
}

using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Directory;

/// <summary>Facts of a school that people here may know better than the national list.</summary>
[Flags]
public enum SchoolFacts { None = 0, Name = 1, City = 2, Grades = 4, Phone = 8 }

/// <summary>A public school, from the national list or added by hand.</summary>
public sealed class School
{
    private School() { }

    public School(Id<District> district, string name, string state, string? ncesId = null)
    {
        Id = Id<School>.New();
        DistrictId = district;
        NcesId = ncesId;
        State = state;
        (Name, OfficialName) = (ncesId is null ? name : ReadableName.Of(name), name);
        Find();
    }

    public Id<School> Id { get; private set; }
    public Id<District> DistrictId { get; private set; }

    /// <summary>Twelve digits with their leading zeros, the district's seven first; null when added by hand.</summary>
    public string? NcesId { get; private set; }

    /// <summary>The name as people here use it: the official one, readable, unless edited here.</summary>
    public string Name { get; private set; } = "";
    /// <summary>As the national list has it, capitals and all.</summary>
    public string OfficialName { get; private set; } = "";
    public string? City { get; private set; }
    public string State { get; private set; } = "";

    /// <summary>As NCES says it: "Pre-K", "Kindergarten", "1" … "13", "Adult education", "Ungraded"; null when unknown.</summary>
    public string? LowestGrade { get; private set; }
    public string? HighestGrade { get; private set; }
    public bool IsCommunitySchool { get; private set; }

    /// <summary>Where it stands, in degrees; null where the list does not say.</summary>
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }

    /// <summary>The office's telephone, as typed.</summary>
    public string? Phone { get; private set; }
    public string SearchWords { get; private set; } = "";
    public DateOnly? EndedOn { get; private set; }

    /// <summary>What people here changed, and a newer national list therefore leaves alone.</summary>
    public SchoolFacts EditedHere { get; private set; }
    public int Version { get; private set; }

    /// <summary>Gives the school the name that people here use; a newer national list keeps it. Its official name gives it back to the list.</summary>
    public void Rename(string name)
    {
        Name = name;
        KeepsEdit(SchoolFacts.Name, name != OfficialName && name != ReadableName.Of(OfficialName));
        Find();
    }

    public void Describe(string? city, string? lowestGrade, string? highestGrade)
    {
        (City, LowestGrade, HighestGrade) = (city, lowestGrade, highestGrade);
        Find();
    }

    /// <summary>As <see cref="Describe"/>, by people here: what differs stays when a newer list comes.</summary>
    public void Correct(string? city, string? lowestGrade, string? highestGrade, string? phone)
    {
        KeepsEdit(SchoolFacts.City, EditedHere.HasFlag(SchoolFacts.City) || city != City);
        KeepsEdit(SchoolFacts.Grades, EditedHere.HasFlag(SchoolFacts.Grades) || (lowestGrade, highestGrade) != (LowestGrade, HighestGrade));
        KeepsEdit(SchoolFacts.Phone, EditedHere.HasFlag(SchoolFacts.Phone) || phone != Phone);
        Phone = phone;
        Describe(city, lowestGrade, highestGrade);
    }

    /// <summary>Takes what a newer list says, except where people here know better; null where the list says nothing.</summary>
    public void TakeOfficialFacts(string? city, string? lowestGrade, string? highestGrade, string? phone)
    {
        if (city is not null && !EditedHere.HasFlag(SchoolFacts.City))
            City = city;
        if ((lowestGrade ?? highestGrade) is not null && !EditedHere.HasFlag(SchoolFacts.Grades))
            (LowestGrade, HighestGrade) = (lowestGrade, highestGrade);
        if (phone is not null && !EditedHere.HasFlag(SchoolFacts.Phone))
            Phone = phone;
        Find();
    }

    /// <summary>Takes the place that a list gives; one without leaves it.</summary>
    public void Locate(double? latitude, double? longitude) => (Latitude, Longitude) = latitude is null || longitude is null ? (Latitude, Longitude) : (latitude, longitude);

    /// <summary>The school passed to another district in a newer list.</summary>
    public void MoveTo(Id<District> district) => DistrictId = district;

    public void Reach(string? phone) => Phone = phone;

    public void MarkCommunitySchool(bool isOne) => IsCommunitySchool = isOne;

    /// <summary>Takes the official name of a newer list and is open again; a name edited here stays.</summary>
    public void TakeOfficialName(string name)
    {
        if (!EditedHere.HasFlag(SchoolFacts.Name))
            Name = ReadableName.Of(name);
        OfficialName = name;
        EndedOn = null;
        Find();
    }

    public void End(DateOnly on) => EndedOn ??= on;

    private void KeepsEdit(SchoolFacts fact, bool edited) => EditedHere = edited ? EditedHere | fact : EditedHere & ~fact;

    private void Find() => SearchWords = SearchText.Words(Name, Name == OfficialName ? null : OfficialName, City, State, NcesId);
}

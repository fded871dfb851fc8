using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Directory;

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
        Name = OfficialName = name;
        Find();
    }

    public Id<School> Id { get; private set; }
    public Id<District> DistrictId { get; private set; }

    /// <summary>Twelve digits with their leading zeros, the district's seven first; null when added by hand.</summary>
    public string? NcesId { get; private set; }

    /// <summary>The name as people here use it; equal to <see cref="OfficialName"/> unless edited.</summary>
    public string Name { get; private set; } = "";
    public string OfficialName { get; private set; } = "";
    public string? City { get; private set; }
    public string State { get; private set; } = "";

    /// <summary>As NCES says it: "Pre-K", "Kindergarten", "1" … "13", "Adult education", "Ungraded"; null when unknown.</summary>
    public string? LowestGrade { get; private set; }
    public string? HighestGrade { get; private set; }
    public bool IsCommunitySchool { get; private set; }

    /// <summary>The office's telephone, as typed.</summary>
    public string? Phone { get; private set; }
    public string SearchWords { get; private set; } = "";
    public DateOnly? EndedOn { get; private set; }
    public int Version { get; private set; }

    public void Rename(string name)
    {
        Name = name;
        Find();
    }

    public void Describe(string? city, string? lowestGrade, string? highestGrade)
    {
        (City, LowestGrade, HighestGrade) = (city, lowestGrade, highestGrade);
        Find();
    }

    public void Reach(string? phone) => Phone = phone;

    public void MarkCommunitySchool(bool isOne) => IsCommunitySchool = isOne;

    /// <summary>Takes the official name of a newer list; a name edited here stays.</summary>
    public void TakeOfficialName(string name)
    {
        if (string.Equals(Name, OfficialName, StringComparison.Ordinal))
            Name = name;
        OfficialName = name;
        EndedOn = null;
        Find();
    }

    public void End(DateOnly on) => EndedOn ??= on;

    private void Find() => SearchWords = SearchText.Words(Name, Name == OfficialName ? null : OfficialName, City, State, NcesId);
}

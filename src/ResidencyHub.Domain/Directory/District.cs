using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Directory;

/// <summary>A public school district (Ed-Fi: local education agency), from the national list or added by hand.</summary>
public sealed class District
{
    private District() { }

    public District(string name, string state, string? ncesId = null)
    {
        Id = Id<District>.New();
        NcesId = ncesId;
        State = state;
        Name = OfficialName = name;
        Find();
    }

    public Id<District> Id { get; private set; }

    /// <summary>Seven digits with their leading zeros, as NCES gives them; null when added by hand.</summary>
    public string? NcesId { get; private set; }

    /// <summary>The name as people here use it; equal to <see cref="OfficialName"/> unless edited.</summary>
    public string Name { get; private set; } = "";
    public string OfficialName { get; private set; } = "";
    public string? Street { get; private set; }
    public string? City { get; private set; }

    /// <summary>Two letters, territories included (PR, GU).</summary>
    public string State { get; private set; } = "";
    public string? Zip { get; private set; }
    public string? County { get; private set; }
    public double? Latitude { get; private set; }
    public double? Longitude { get; private set; }

    /// <summary>NCES locale, 11 (large city) to 43 (remote rural).</summary>
    public int? Locale { get; private set; }
    public string SearchWords { get; private set; } = "";

    /// <summary>The day since which the national list no longer has it.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>True: placement requests go to the district's residency lead first, never straight to a school. Data of the district that every e-mail obeys.</summary>
    public bool RequestsGoThroughDistrict { get; private set; }
    public int Version { get; private set; }

    public void Rename(string name)
    {
        Name = name;
        Find();
    }

    public void Locate(string? street, string? city, string? zip, string? county, double? latitude, double? longitude, int? locale)
    {
        (Street, City, Zip, County, Latitude, Longitude, Locale) = (street, city, zip, county, latitude, longitude, locale);
        Find();
    }

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

    public void RouteRequests(bool throughDistrict) => RequestsGoThroughDistrict = throughDistrict;

    private void Find() => SearchWords = SearchText.Words(Name, Name == OfficialName ? null : OfficialName, City, State, NcesId);
}

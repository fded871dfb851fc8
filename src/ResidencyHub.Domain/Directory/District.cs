using ResidencyHub.Domain.Basics;

namespace ResidencyHub.Domain.Directory;

/// <summary>Facts of a district that people here may know better than the national list.</summary>
[Flags]
public enum DistrictFacts { None = 0, Name = 1, Address = 2 }

/// <summary>A public school district (Ed-Fi: local education agency), from the national list or added by hand.</summary>
public sealed class District
{
    private District() { }

    public District(string name, string state, string? ncesId = null)
    {
        Id = Id<District>.New();
        NcesId = ncesId;
        State = state;
        (Name, OfficialName) = (ncesId is null ? name : ReadableName.Of(name), name);
        Find();
    }

    public Id<District> Id { get; private set; }

    /// <summary>Seven digits with their leading zeros, as NCES gives them; null when added by hand.</summary>
    public string? NcesId { get; private set; }

    /// <summary>The name as people here use it: the official one, readable, unless edited here.</summary>
    public string Name { get; private set; } = "";
    /// <summary>As the national list has it, capitals and all.</summary>
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

    /// <summary>True: pictures may be evidence of observed lessons in its schools. No until the district says yes.</summary>
    public bool TakesPhotos { get; private set; }

    /// <summary>What people here changed, and a newer national list therefore leaves alone.</summary>
    public DistrictFacts EditedHere { get; private set; }
    public int Version { get; private set; }

    /// <summary>Gives the district the name that people here use; a newer national list keeps it. Its official name gives it back to the list.</summary>
    public void Rename(string name)
    {
        Name = name;
        KeepsEdit(DistrictFacts.Name, name != OfficialName && name != ReadableName.Of(OfficialName));
        Find();
    }

    public void Locate(string? street, string? city, string? zip, string? county, double? latitude, double? longitude, int? locale)
    {
        (Street, City, Zip, County, Latitude, Longitude, Locale) = (street, city, zip, county, latitude, longitude, locale);
        Find();
    }

    /// <summary>As <see cref="Locate"/>, by people here: a changed address stays when a newer list comes.</summary>
    public void CorrectAddress(string? street, string? city, string? zip)
    {
        KeepsEdit(DistrictFacts.Address, EditedHere.HasFlag(DistrictFacts.Address) || (Street, City, Zip) != (street, city, zip));
        Locate(street, city, zip, County, Latitude, Longitude, Locale);
    }

    /// <summary>Takes the place that a newer list says, except an address that people here know better; null where the list says nothing.</summary>
    public void TakeOfficialPlace(string? street, string? city, string? zip, string? county, double? latitude, double? longitude, int? locale)
    {
        var own = EditedHere.HasFlag(DistrictFacts.Address);
        Locate(own ? Street : street ?? Street, own ? City : city ?? City, own ? Zip : zip ?? Zip, county ?? County, latitude ?? Latitude, longitude ?? Longitude, locale ?? Locale);
    }

    /// <summary>Takes the official name of a newer list and is open again; a name edited here stays.</summary>
    public void TakeOfficialName(string name)
    {
        if (!EditedHere.HasFlag(DistrictFacts.Name))
            Name = ReadableName.Of(name);
        OfficialName = name;
        EndedOn = null;
        Find();
    }

    public void End(DateOnly on) => EndedOn ??= on;

    public void RouteRequests(bool throughDistrict) => RequestsGoThroughDistrict = throughDistrict;

    public void AllowPhotos(bool allowed) => TakesPhotos = allowed;

    private void KeepsEdit(DistrictFacts fact, bool edited) => EditedHere = edited ? EditedHere | fact : EditedHere & ~fact;

    private void Find() => SearchWords = SearchText.Words(Name, Name == OfficialName ? null : OfficialName, City, State, NcesId);
}

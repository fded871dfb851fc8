namespace ResidencyHub.Application.Directory;

internal enum DirectoryListKind { Districts, Schools }

/// <summary>Where the facts stand in an official file, whichever office wrote it: the Common Core of Data's own files, the Urban Institute's portal, or EDGE's geocode files.</summary>
internal sealed class DirectoryColumns
{
    private const string SchoolId = "NCESSCH", DistrictId = "LEAID";

    private readonly Dictionary<string, int> _at = new(StringComparer.OrdinalIgnoreCase);

    public DirectoryColumns(IReadOnlyList<string> headers)
    {
        for (var i = 0; i < headers.Count; i++)
            _at.TryAdd(headers[i].Trim().TrimStart('\uFEFF'), i);
        Kind = _at.ContainsKey(SchoolId) ? DirectoryListKind.Schools : DirectoryListKind.Districts;
        var found = string.Join(", ", headers.Take(8).Select(h => $"“{h}”")) + (headers.Count > 8 ? " …" : "");
        if (!_at.ContainsKey(SchoolId) && !_at.ContainsKey(DistrictId))
            Missing = $"No column holds NCES ids. A file of schools has NCESSCH, a file of districts LEAID; this one has {found}. Use the school or district directory of the Common Core of Data (CCD), or EDGE's geocode file, as NCES gives it.";
        else if (Find(NameColumns) is null)
            Missing = $"No column holds names: {string.Join(" or ", NameColumns)} is needed; this file has {found}.";
        else if (Find(States) is null)
            Missing = $"No column holds the state: {string.Join(" or ", States)} is needed; this file has {found}.";
    }

    public DirectoryListKind Kind { get; }

    /// <summary>What the file lacks, what it has and what is needed; null when it will do.</summary>
    public string? Missing { get; }

    public int IdLength => Kind is DirectoryListKind.Schools ? 12 : 7;

    private string[] NameColumns => Kind is DirectoryListKind.Schools ? ["SCH_NAME", "school_name", "SCHNAM", "NAME"] : ["LEA_NAME", "lea_name", "NAME"];

    // where the school stands, before where its letters go
    private static readonly string[] States = ["LSTATE", "state_location", "ST", "STATE", "STABR", "state_mailing"];
    private static readonly string[] Cities = ["LCITY", "city_location", "CITY"];

    public string Id(IReadOnlyList<string> cells) => Text(cells, Kind is DirectoryListKind.Schools ? SchoolId : DistrictId)?.TrimStart('\'') ?? "";

    public ListedSchool School(IReadOnlyList<string> cells)
    {
        var id = Id(cells);
        var district = Text(cells, DistrictId)?.TrimStart('\'');
        return new(
            id, district ?? (id.Length == 12 ? id[..7] : ""), Text(cells, NameColumns) ?? "", Text(cells, "LEA_NAME", "lea_name"), Text(cells, Cities), Text(cells, States)?.ToUpperInvariant() ?? "",
            Grade(Text(cells, "GSLO", "lowest_grade_offered")), Grade(Text(cells, "GSHI", "highest_grade_offered")), Text(cells, "PHONE", "phone"), IsOpen(Text(cells, "UPDATED_STATUS", "SY_STATUS", "school_status")),
            Number(Text(cells, "LAT", "latitude")), Number(Text(cells, "LON", "longitude")));
    }

    public ListedDistrict District(IReadOnlyList<string> cells) => new(
        Id(cells), Text(cells, NameColumns) ?? "", Text(cells, States)?.ToUpperInvariant() ?? "", Text(cells, "LSTREET1", "STREET", "street_location"), Text(cells, Cities),
        Text(cells, "LZIP", "ZIP", "zip_location"), Text(cells, "NMCNTY", "county_name"), Number(Text(cells, "LAT", "latitude")), Number(Text(cells, "LON", "longitude")),
        (int?)Number(Text(cells, "LOCALE", "urban_centric_locale")) is { } locale and >= 11 and <= 43 ? locale : null, IsOpen(Text(cells, "UPDATED_STATUS", "SY_STATUS", "agency_status")));

    /// <summary>CCD writes PK, KG, 01; the portal writes words, or −1 and 0 in its own files; one vocabulary here.</summary>
    internal static string? Grade(string? cell) => cell?.ToUpperInvariant() switch
    {
        null or "M" or "N" or "-2" or "-3" or "99" or "NOT APPLICABLE" or "MISSING" => null,
        "PK" or "-1" or "PRE-K" => "Pre-K",
        "KG" or "0" or "KINDERGARTEN" => "Kindergarten",
        "UG" or "15" or "UNGRADED" => "Ungraded",
        "AE" or "14" or "ADULT EDUCATION" => "Adult education",
        var grade when int.TryParse(grade, out var number) && number is >= 1 and <= 13 => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };

    // CCD's status codes: 2 closed, 6 inactive, 7 future; all others run
    private static bool IsOpen(string? status) => status?.ToUpperInvariant() is not ("2" or "6" or "7" or "CLOSED" or "INACTIVE" or "FUTURE");

    private static double? Number(string? cell) => double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private int? Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (_at.TryGetValue(name, out var at))
                return at;
        return null;
    }

    private string? Text(IReadOnlyList<string> cells, params ReadOnlySpan<string> names) =>
        Find(names) is { } at && at < cells.Count && cells[at].Trim() is { Length: > 0 } text && text is not ("†" or "‡" or "–") ? text : null;
}

/// <summary>A line of an official list of schools.</summary>
internal sealed record ListedSchool(string NcesId, string DistrictNcesId, string Name, string? DistrictName, string? City, string State, string? LowestGrade, string? HighestGrade, string? Phone, bool IsOpen, double? Latitude = null, double? Longitude = null);

/// <summary>A line of an official list of districts.</summary>
internal sealed record ListedDistrict(string NcesId, string Name, string State, string? Street, string? City, string? Zip, string? County, double? Latitude, double? Longitude, int? Locale, bool IsOpen);

/// <summary>How far a load is, for people who wait.</summary>
/// <param name="Doing">What is being done, in words.</param>
/// <param name="Share">Part of the whole, 0 to 1.</param>
public sealed record DirectoryProgress(string Doing, double Share);

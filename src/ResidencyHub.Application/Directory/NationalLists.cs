using System.IO.Compression;
using ResidencyHub.Application.Interchange.Sheets;
using ResidencyHub.Domain.Basics;
using ResidencyHub.Domain.Directory;

namespace ResidencyHub.Application.Directory;

/// <summary>The two national lists that come with the hub: NCES EDGE 2018–19 (districts) and NCES CCD 2019 by way of the Urban Institute's Education Data Portal, ODC-BY (schools).</summary>
internal static class NationalLists
{
    /// <summary>All districts and schools but those whose ids are known already; districts that only the list of schools names are made from it.</summary>
    public static (IReadOnlyList<District> Districts, IReadOnlyList<School> Schools) Read(IReadOnlyDictionary<string, Id<District>> knownDistricts, IReadOnlySet<string> knownSchools, CancellationToken stop)
    {
        var districts = new Dictionary<string, District>(20_500, StringComparer.Ordinal);
        foreach (var row in Rows("EDGE_GEOCODE_PUBLICLEA_1819", (columns, cells) => columns.District(cells), stop))
            if (!knownDistricts.ContainsKey(row.NcesId))
                districts[row.NcesId] = New(row);
        var schools = new List<School>(102_000);
        foreach (var row in Rows("schools_us_ccd2019", (columns, cells) => columns.School(cells), stop))
        {
            if (knownSchools.Contains(row.NcesId))
                continue;
            if (!knownDistricts.TryGetValue(row.DistrictNcesId, out var of))
            {
                if (!districts.TryGetValue(row.DistrictNcesId, out var district))
                    districts[row.DistrictNcesId] = district = new District(row.DistrictName ?? row.DistrictNcesId, row.State, row.DistrictNcesId);
                of = district.Id;
            }
            schools.Add(New(row, of));
        }
        return ([.. districts.Values], schools);
    }

    public static District New(ListedDistrict row)
    {
        var district = new District(row.Name, row.State, row.NcesId);
        district.Locate(ReadableName.OfPlace(row.Street), ReadableName.OfPlace(row.City), row.Zip, row.County, row.Latitude, row.Longitude, row.Locale);
        return district;
    }

    public static School New(ListedSchool row, Id<District> district)
    {
        var school = new School(district, row.Name, row.State, row.NcesId);
        school.TakeOfficialFacts(ReadableName.OfPlace(row.City), row.LowestGrade, row.HighestGrade, row.Phone);
        school.Locate(row.Latitude, row.Longitude);
        return school;
    }

    private static IEnumerable<T> Rows<T>(string list, Func<DirectoryColumns, IReadOnlyList<string>, T> read, CancellationToken stop)
    {
        var unpacked = new MemoryStream();
        using (var packed = typeof(NationalLists).Assembly.GetManifestResourceStream($"ResidencyHub.Application.Directory.National.{list}.csv.gz")!)
        using (var gzip = new GZipStream(packed, CompressionMode.Decompress))
            gzip.CopyTo(unpacked);
        unpacked.Position = 0;
        using var sheet = SheetReader.Open(unpacked, $"{list}.csv", SheetLimits.Default, new SheetChoice(), stop);
        var columns = new DirectoryColumns(sheet.Headers);
        foreach (var row in sheet.Rows(stop: stop))
            yield return read(columns, row.Cells);
    }
}
